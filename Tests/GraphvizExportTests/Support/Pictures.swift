import Glibc

@testable import GraphvizExport

/// Writes pictures for the eye into the folder that `ALLIANCE_PICTURES` names.
enum Pictures {
  static var folder: String? { getenv("ALLIANCE_PICTURES").map { String(cString: $0) } }

  /// Whether a picture is among those that `ALLIANCE_ONLY` names; all are without it.
  static func isWanted(_ name: String) -> Bool {
    guard let only = getenv("ALLIANCE_ONLY").map({ String(cString: $0) }) else { return true }
    return only.split(separator: ",").contains { name.hasPrefix($0) }
  }

  static func write(_ bytes: [UInt8], as name: String) {
    guard let folder, let file = fopen("\(folder)/\(name)", "wb") else { return }
    defer { fclose(file) }
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  }

  /// The processor's time for some work: what else a machine does is no fault
  /// of the work.
  static func processorTime(_ work: () throws -> Void) rethrows -> Duration {
    func now() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let start = now()
    try work()
    return now() - start
  }
}
