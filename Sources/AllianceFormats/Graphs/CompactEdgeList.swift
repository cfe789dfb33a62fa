import GraphCore
import TextForms

/// A graph for computation, with the names of its vertices.
public struct NamedGraph: Sendable {
  /// The names of the vertices, in canonical order.
  public let nodes: [String]
  /// The graph.
  public let graph: CompactGraph
}

extension GraphFile {
  /// Reads a graph to compute with: the graph that `read` and then `compact` give, without attributes.
  /// An edge list of CSV or TSV without columns of directions and signs goes into it directly, in a
  /// tenth of the time and a quarter of the memory.
  ///
  /// - Throws: `InvalidInput` where the file is not of its form; `FileProblem` where it cannot be
  ///   read; `LabelledGraph.Unusable` where a weight does not suit its role.
  public static func compactGraph(
    _ path: String, as form: GraphForm? = nil, weights: LabelledGraph.WeightRole = .strength,
    _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws -> NamedGraph {
    var options = options
    options.keepsAttributes = false
    switch try readColumns(path, as: form, options) {
    case .columns(let list):
      if let graph = list.compact(weights) { return NamedGraph(nodes: list.nodes, graph: graph) }
      return try named(list.labelled, weights)
    case .labelled(let graph): return try named(graph, weights)
    }
  }

  /// What `readColumns` found.
  public enum ReadGraph: Sendable {
    /// An edge list whose rows are nothing but two ends and perhaps a weight.
    case columns(EdgeList)
    /// Any other graph.
    case labelled(LabelledGraph)

    /// The graph, with labels in either case.
    public var labelled: LabelledGraph {
      switch self {
      case .columns(let list): list.labelled
      case .labelled(let graph): graph
      }
    }
  }

  /// Reads a graph, as columns where it is an edge list as CSV or TSV that has neither directions and
  /// signs of its own nor attributes that are to be kept.
  ///
  /// - Throws: as `read`.
  /// - Complexity: O(bytes), and for the names of nodes the time to sort them.
  public static func readColumns(
    _ path: String, as form: GraphForm? = nil,
    _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws -> ReadGraph {
    guard let form = form ?? GraphForm(fileName: path), form == .csv || form == .tsv else {
      return .labelled(try read(path, as: form, options))
    }
    var options = options
    if form == .tsv { options.reading.delimiter = 0x09 }
    if let window = options.reading.window(path) {
      if let list = EdgeListScan.read(window, path, options) { return .columns(list) }
      return .labelled(try read(try options.reading.file(path), as: .csv, options))
    }
    let file = try options.reading.file(path)
    if let list = EdgeListScan.read(FileWindow(file), path, options) { return .columns(list) }
    return .labelled(try read(file, as: .csv, options))
  }

  /// The first row of an edge list whose weight is as asked for, by its line in the file; nil where
  /// there is none, or the file is no table. Who computes with a graph knows edges only, in another
  /// order, and can tell with this where in the file one of them stands.
  ///
  /// - Throws: `InvalidInput` where the file is not of its form; `FileProblem` where it cannot be
  ///   read.
  public static func row(
    of path: String, as form: GraphForm? = nil,
    _ options: GraphReadingOptions = GraphReadingOptions(), whereWeight fits: (Double) -> Bool
  ) throws -> (line: Int, weight: Double)? {
    guard let form = form ?? GraphForm(fileName: path), form == .csv || form == .tsv,
      InputFile.kind(of: path) == .file
    else { return nil }
    var options = options
    if form == .tsv { options.reading.delimiter = 0x09 }
    return try EdgeListCSV.row(of: try options.reading.file(path), options, whereWeight: fits)
  }

  private static func named(
    _ graph: LabelledGraph, _ weights: LabelledGraph.WeightRole
  ) throws -> NamedGraph {
    NamedGraph(nodes: graph.nodes, graph: try graph.compact(weights))
  }
}

extension EdgeListCSV {
  /// The first row whose weight is as asked for.
  static func row(
    of file: InputFile, _ options: GraphReadingOptions, whereWeight fits: (Double) -> Bool
  ) throws(InvalidInput) -> (line: Int, weight: Double)? {
    var reader = CSVReader(
      file, CSVReader.Dialect(delimiter: options.reading.delimiter),
      limits: options.reading.tableLimits)
    guard reader.next() else { return nil }
    let columns = try Columns(reader.fields.indices.map { reader.text($0) }, &reader, options)
    guard let weight = columns.weight else { return nil }
    while reader.next() {
      if case .success(let number) = reader.number(weight, options.decimals), fits(number) {
        return (reader.line, number)
      }
    }
    return nil
  }
}
