import AllianceFormats
import Glibc

/// The readers of `AllianceFormats` as functions of bytes.
enum FuzzedReader: String, CaseIterable {
  case csv, tsv, edges, json, graphml, gexf, pajek, gml, dl, hif, dot
  /// A table of ties of a data package.
  case package
  /// A published table, whose form its header tells, also compressed.
  case published
  /// A table of ties that somebody made.
  case spreadsheet
  /// Events by CAMEO class.
  case events
  /// A folder of tables: each with its name in its first line, and `cut` between them.
  case folder
  /// The descriptor of a data package, beside two tables.
  case descriptor
  /// A table of votes.
  case votes
  /// A gzip file.
  case gzip

  /// What separates the files of a folder: a byte that UTF-8 never has.
  static let cut: UInt8 = 0xFF

  /// Reads bytes, as a file in memory: readers take paths.
  func read(_ bytes: [UInt8]) {
    let path = "/dev/shm/alliance-fuzz-\(getpid())"
    if self == .folder || self == .descriptor { return readFolder(bytes, path) }
    guard Self.write(bytes, to: path) else { return }
    switch self {
    case .package: _ = try? DataPackage.inspect(path)
    case .published: _ = try? DataImport.read([path], ImportOptions(skipsBadRows: true))
    case .spreadsheet:
      let layout = SpreadsheetLayout(kind: .defense)
      _ = try? FileImport.read(
        [path], as: .spreadsheet, ImportOptions(skipsBadRows: true, spreadsheet: layout))
    case .events:
      for form in EventImport.Form.allCases {
        _ = try? FileImport.read([path], as: .events(form), ImportOptions(skipsBadRows: true))
      }
    case .votes: _ = try? VoteTable(reading: path)
    case .gzip:
      let reading = ReadingOptions(fileSizeLimit: 1 << 20)
      _ = try? GraphFile.read(path, as: .edges, GraphReadingOptions(reading: reading))
    default: readGraph(path)
    }
    unlink(path)
  }

  private static func write(_ bytes: some Collection<UInt8>, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let bytes = Array(bytes)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return true
  }

  /// Reads a folder of tables. What is read without fault is written and read again.
  private func readFolder(_ bytes: [UInt8], _ path: String) {
    mkdir(path, 0o700)
    var files: [(name: String, bytes: ArraySlice<UInt8>)] = []
    if self == .descriptor {
      let nations = ArraySlice("code,name\nA,A\nB,B\n".utf8)
      let ties = ArraySlice("from,to,kind\nA,B,defense\n".utf8)
      files = [("datapackage.json", bytes[...]), ("nations.csv", nations), ("ties.csv", ties)]
    } else {
      for part in bytes.split(separator: Self.cut, maxSplits: 12) {
        guard let end = part.firstIndex(of: 0x0A) else { continue }
        let name = String(decoding: part[..<end], as: UTF8.self)
        guard Self.names.contains(name) else { continue }
        files.append((name, part[(end + 1)...]))
      }
    }
    for file in files { _ = Self.write(file.bytes, to: "\(path)/\(file.name)") }
    if let data = try? DataPackage.inspect(path).data {
      for file in DataPackage.files(data.contents) {
        _ = Self.write(file.bytes, to: "\(path)/\(file.name)")
        files.append((file.name, []))
      }
      guard let again = try? DataPackage.read(path) else {
        preconditionFailure("what was written cannot be read")
      }
      precondition(
        again.contents.ties.count == data.contents.ties.count, "ties were lost on the way")
    }
    for file in files { unlink("\(path)/\(file.name)") }
    rmdir(path)
  }

  private static let names: Set<String> = [
    "datapackage.json", "nations.csv", "ties.csv", "agreements.csv", "members.csv", "stages.csv",
    "successions.csv", "positions.csv", "indicators.csv", "kinds.csv", "sources.csv",
  ]

  /// Reads a graph; what can be read is written in every form, and read again in its own.
  private func readGraph(_ path: String) {
    let options = GraphReadingOptions(allowsNewNodes: true)
    guard let form = GraphForm(rawValue: rawValue) else { return }
    compareColumns(path, form)
    guard let graph = try? GraphFile.read(path, as: form, options) else { return }
    for other in GraphForm.allCases where other != form { _ = GraphFile.written(graph, as: other) }
    let written = GraphFile.written(graph, as: form)
    guard written.losses.isEmpty, Self.write(written.bytes, to: path) else { return }
    guard let again = try? GraphFile.read(path, as: form, options) else {
      preconditionFailure("what was written without loss cannot be read")
    }
    precondition(again.edges.count == graph.edges.count, "edges were lost on the way")
  }

  /// What goes into columns is the graph that the other way reads.
  private func compareColumns(_ path: String, _ form: GraphForm) {
    let options = GraphReadingOptions(keepsAttributes: false)
    guard case .columns(let list)? = try? GraphFile.readColumns(path, as: form, options) else {
      return
    }
    guard let graph = try? GraphFile.read(path, as: form, options) else {
      preconditionFailure("what is wrong went into columns")
    }
    let columns = list.labelled
    precondition(columns.nodes == graph.nodes, "other nodes")
    precondition(columns.edges.count == graph.edges.count, "other edges")
    for (one, other) in zip(columns.edges, graph.edges) {
      let isSame = one.source == other.source && one.target == other.target
      precondition(isSame && one.weight ?? 1 == other.weight ?? 1, "another edge")
    }
  }
}
