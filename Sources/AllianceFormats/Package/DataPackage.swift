import AllianceGraph
import Glibc
import TextForms

/// The native form of a data set on disk: a folder with `datapackage.json` and CSV tables, or a
/// single CSV file of ties.
///
/// ```swift
/// let data = try DataPackage.read("graphs/europe-1914")
/// try DataPackage.write(data.contents, to: "copy")
/// ```
public enum DataPackage {
  /// What looking at a data set found.
  public struct Inspection: Sendable {
    /// The data, where nothing is wrong with it.
    public let data: AllianceData?
    /// What is wrong, by file, line and column; the first thousand of each file.
    public let errors: [Fault]
    /// What is doubtful, in the same order.
    public let doubts: [Fault]
    /// How many errors there are.
    public let errorCount: Int
    /// How many doubts there are.
    public let doubtCount: Int
  }

  /// Reads a data set: a folder, or a single CSV file of ties, whose nations are those that its ties
  /// name.
  ///
  /// - Throws: `InvalidInput` with all errors of all files; `FileProblem` where a file cannot be
  ///   read.
  public static func read(
    _ path: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> AllianceData {
    let reader = try reader(path, options, lookingForDoubts: false)
    if let data = reader.data { return data }
    let (errors, _) = reader.sortedFaults()
    throw InvalidInput(faults: errors, count: reader.log.errorCount)
  }

  /// Reads a data set and tells everything that is wrong or doubtful with it.
  ///
  /// - Throws: `FileProblem` where a file cannot be read.
  public static func inspect(
    _ path: String, _ options: ReadingOptions = ReadingOptions()
  ) throws(FileProblem) -> Inspection {
    let reader = try reader(path, options, lookingForDoubts: true)
    let (errors, doubts) = reader.sortedFaults()
    return Inspection(
      data: reader.data, errors: errors, doubts: doubts, errorCount: reader.log.errorCount,
      doubtCount: reader.log.doubtCount)
  }

  // MARK: - Kernel

  private struct Outcome {
    var data: AllianceData?
    var log: FaultLog
    var files: [String]

    /// The errors and the doubts, each by file in the order of tables, then by line and column.
    func sortedFaults() -> ([Fault], [Fault]) {
      let order = Dictionary(
        files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      func sorted(_ faults: [Fault]) -> [Fault] {
        faults.enumerated()
          .sorted {
            (order[$0.1.file] ?? -1, $0.1.line ?? 0, $0.1.column ?? 0, $0.0)
              < (order[$1.1.file] ?? -1, $1.1.line ?? 0, $1.1.column ?? 0, $1.0)
          }
          .map(\.element)
      }
      return (sorted(log.errors), sorted(log.doubts))
    }
  }

  private static func reader(
    _ path: String, _ options: ReadingOptions, lookingForDoubts: Bool
  ) throws(FileProblem) -> Outcome {
    InputFile.kind(of: path) == .folder
      ? try readFolder(path, options, lookingForDoubts)
      : try readTies(path, options, lookingForDoubts)
  }

  private static func readFolder(
    _ path: String, _ options: ReadingOptions, _ lookingForDoubts: Bool
  ) throws(FileProblem) -> Outcome {
    let names = try fileNames(in: path)
    let folderName = lastComponent(of: path)
    var log = FaultLog()
    var metadata = AllianceData.Metadata(name: folderName, title: folderName)
    let schemas = TableSchema.all.filter { names.contains($0.fileName) }
    if names.contains(Descriptor.fileName) {
      metadata = Descriptor.metadata(
        of: try InputFile(reading: "\(path)/\(Descriptor.fileName)", name: Descriptor.fileName),
        folderName: folderName, tables: Set(schemas.map(\.fileName)), &log)
    } else {
      log.add(
        Fault(
          file: path, message: "the folder has no \(Descriptor.fileName)",
          remedy: "add one with name, title and coverage", severity: .doubt))
    }
    checkFiles(names, in: path, &log)
    guard log.errorCount == 0 || !schemas.isEmpty else { return Outcome(log: log, files: []) }
    var package = PackageReader(metadata: metadata)
    for schema in schemas {
      let file = try options.file("\(path)/\(schema.fileName)", name: schema.fileName)
      package.read(file, schema, options)
    }
    package.log = log
    return finish(&package, requiringSources: true, lookingForDoubts)
  }

  private static func readTies(
    _ path: String, _ options: ReadingOptions, _ lookingForDoubts: Bool
  ) throws(FileProblem) -> Outcome {
    let file = try options.file(path)
    let name = lastComponent(of: file.name)
    let title = name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
    var package = PackageReader(metadata: AllianceData.Metadata(name: title, title: title))
    package.read(file, .ties, options)
    let codes = Set(package.contents.ties.flatMap { [$0.from, $0.to] })
    package.contents.nations = codes.sorted().map { Nation(code: $0, name: $0.rawValue) }
    return finish(&package, requiringSources: false, lookingForDoubts)
  }

  /// Checks what was read against the rules of the model, and puts it in canonical order.
  private static func finish(
    _ package: inout PackageReader, requiringSources: Bool, _ lookingForDoubts: Bool
  ) -> Outcome {
    package.reportViolations(requiringSources: requiringSources)
    // Ties first: dropping mirrors renumbers the rows that doubts are about.
    package.reportRepeats()
    if lookingForDoubts { package.reportDoubts() }
    var outcome = Outcome(log: package.log, files: [Descriptor.fileName])
    for schema in TableSchema.all {
      guard let table = package.tables[schema.table] else { continue }
      outcome.log.add(table.log)
      outcome.files.append(table.reader.file.name)
    }
    guard outcome.log.errorCount == 0 else { return outcome }
    package.contents.sortCanonically()
    outcome.data = AllianceData(unchecked: package.contents)
    return outcome
  }

  /// Reports tables that must be there and are not, and files that look like misspelt tables.
  private static func checkFiles(_ names: Set<String>, in path: String, _ log: inout FaultLog) {
    let known = TableSchema.all.map(\.fileName)
    let misspelt = names.filter { $0.hasSuffix(".csv") && !known.contains($0) }
    for name in misspelt.sorted() {
      log.add(
        Fault(
          file: name, message: "no table of a data package has this name; it is not read",
          remedy: TableReader.remedy(for: name, among: known.filter { !names.contains($0) }),
          severity: .doubt))
    }
    func require(_ name: String) {
      guard !names.contains(name) else { return }
      log.add(
        Fault(
          file: name, message: "the file is missing in “\(path)”",
          remedy: "“alliance init” makes a package with all files"))
    }
    require("nations.csv")
    if names.contains("agreements.csv") {
      require("members.csv")
    } else if names.contains("members.csv") {
      require("agreements.csv")
    } else if !names.contains("ties.csv") {
      log.add(
        Fault(
          file: "ties.csv", message: "neither ties.csv nor agreements.csv is in “\(path)”",
          remedy: "“alliance init” makes a package with all files"))
    }
  }

  static func fileNames(in path: String) throws(FileProblem) -> Set<String> {
    guard let folder = opendir(path) else { throw .system(.noInput, path) }
    defer { closedir(folder) }
    var names: Set<String> = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { String(cString: $0) }
      }
      names.insert(name)
    }
    return names
  }

  /// Whether there is nothing in a folder.
  static func isEmpty(_ folder: String) throws(FileProblem) -> Bool {
    try fileNames(in: folder).isSubset(of: [".", ".."])
  }

  static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
