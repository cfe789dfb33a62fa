import Foundation

/// Data beside the project that is not part of it; tests that want it are skipped where it is not.
enum SharedData {
  static func text(_ path: String) -> String? {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = root.deletingLastPathComponent().appendingPathComponent("shared/" + path)
    return try? String(contentsOf: url, encoding: .utf8)
  }
}
