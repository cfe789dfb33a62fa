import Glibc

/// A bar on standard error, where that is a terminal and something takes longer than a second.
enum ProgressBar {
  /// What draws the bar when it is called with a share from 0 to 1; nil where nobody would see it.
  static func drawing(_ what: String) -> (@Sendable (Double) -> Void)? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    let start = ContinuousClock.now
    return { share in
      guard ContinuousClock.now - start > .seconds(1) else { return }
      let width = 30
      let filled = Int(max(0, min(1, share)) * Double(width))
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      write("\r\(what) \(bar) \(Int(share * 100)) %")
    }
  }

  /// Removes the bar.
  static func clear() {
    if isatty(STDERR_FILENO) == 1 { write("\r\u{1B}[K") }
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
