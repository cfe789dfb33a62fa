import Glibc
import TextForms

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

  /// The data sets that come with the program.
  static let names = [standard, "europe-1914"]

  /// Where a data set is that somebody named: a file or folder of that path, or else a bundled data
  /// set of that name. Which of the two is meant is told where there are both.
  ///
  /// - Throws: a failure with the nearest bundled names where there is neither.
  static func place(of name: String) throws(CommandFailure) -> String {
    guard !name.isEmpty else {
      throw CommandFailure(.usage, "alliance: error: the data set has no name; see --data")
    }
    let bundled = folder(of: name)
    if name == "-" || access(name, F_OK) == 0 {
      if let bundled, !isSame(name, bundled) {
        let here = isFolder(name) ? "folder" : "file"
        Output.complain(
          "Data set: the \(here) “\(name)” in this directory, not the bundled \(bundled)")
      }
      return name
    }
    if let bundled { return bundled }
    let near = name.contains("/") ? [] : NearMisses.of(name, in: names)
    guard near.isEmpty else {
      throw CommandFailure(
        .noInput,
        "alliance: error: no file, folder or bundled data set is named "
          + "“\(TerminalText.shown(name))”; did you mean \(near.joined(separator: " or "))?")
    }
    return name
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths lead to one place, as where the program is run beside its data.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0
      && first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

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
