import Glibc

@testable import GraphvizExport

/// Writes pictures for the eye into the folder that `ALLIANCE_PICTURES` names.
enum Pictures {
  static var folder: String? { getenv("ALLIANCE_PICTURES").map { String(cString: $0) } }

  static func write(_ bytes: [UInt8], as name: String) {
    guard let folder, let file = fopen("\(folder)/\(name)", "wb") else { return }
    defer { fclose(file) }
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  }
}
