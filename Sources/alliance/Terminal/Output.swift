import AllianceFormats
import Glibc
import TextForms

/// Results go to standard output or into a file, everything else to standard error.
enum Output {
  /// Writes a result to standard output. A reader that has gone away ends the program quietly.
  static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(STDOUT_FILENO, buffer.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno == EPIPE {
        exit(0)
      } else if errno != EINTR {
        let reason = String(cString: strerror(errno)).lowercased()
        throw CommandFailure(.inputOutput, "standard output: error: \(reason)")
      }
    }
  }

  /// Writes a result to standard output.
  static func write(_ text: String) throws(CommandFailure) {
    try write(Array(text.utf8))
  }

  /// Writes a result into a file, whole or not at all; `-` is standard output.
  static func write(
    _ bytes: [UInt8], to path: String, force: Bool = false
  ) throws(CommandFailure) {
    if path == "-" { return try write(bytes) }
    do {
      try FileReplacement.write(bytes, to: path, force ? .force : .careful)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Says something to the person, on standard error, a line of its own.
  static func complain(_ message: String) {
    let bytes = Array((message + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// The width of the terminal that results go to, or nil where they do not go to one.
  static var terminalWidth: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
