import Glibc

/// Where the data sets that come with the program are.
///
/// Installed they stand in `share/alliance/graphs` beside the program's `bin`; in a checkout in
/// `graphs` of a folder above the program.
enum BundledData {
  /// The folder of a bundled data set, or nil where there is none of that name.
  static func folder(of name: String) -> String? {
    guard !name.isEmpty, !name.contains("/"), name != ".", name != ".." else { return nil }
    return roots.lazy
      .map { "\($0)/\(name)" }
      .first { access("\($0)/datapackage.json", R_OK) == 0 }
  }

  /// The data set that is read where none is named.
  static let standard = "world"

  /// The folders that may hold data sets, the nearest first.
  static var roots: [String] {
    guard let program = programPath else { return [] }
    var folders = program.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    var roots: [String] = []
    let prefix = "/" + folders.dropLast().joined(separator: "/")
    roots.append("\(prefix)/share/alliance/graphs")
    while !folders.isEmpty {
      roots.append("/" + folders.joined(separator: "/") + "/graphs")
      folders = folders.dropLast()
    }
    return roots
  }

  private static var programPath: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return -1 }
      return readlink("/proc/self/exe", start, bytes.count)
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }
}
