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

  /// Reads bytes, as a file in memory: readers take paths.
  func read(_ bytes: [UInt8]) {
    let path = "/dev/shm/alliance-fuzz-\(getpid())"
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
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
    default: readGraph(path)
    }
    unlink(path)
  }

  /// Reads a graph; what can be read is written in every form, and read again in its own.
  private func readGraph(_ path: String) {
    let options = GraphReadingOptions(allowsNewNodes: true)
    guard let form = GraphForm(rawValue: rawValue),
      let graph = try? GraphFile.read(path, as: form, options)
    else { return }
    for other in GraphForm.allCases where other != form { _ = GraphFile.written(graph, as: other) }
    let written = GraphFile.written(graph, as: form)
    guard written.losses.isEmpty, let file = fopen(path, "w") else { return }
    fwrite(written.bytes, 1, written.bytes.count, file)
    fclose(file)
    guard let again = try? GraphFile.read(path, as: form, options) else {
      preconditionFailure("what was written without loss cannot be read")
    }
    precondition(again.edges.count == graph.edges.count, "edges were lost on the way")
  }
}
