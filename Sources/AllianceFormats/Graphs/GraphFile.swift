import TextForms

/// What a reader of graphs is told.
public struct GraphReadingOptions: Sendable {
  /// Whether edges go one way, whatever the file says; nil leaves it to the file.
  public var isDirected: Bool?
  /// Whether an edge may name a node that the file does not declare.
  public var allowsNewNodes: Bool
  /// Which columns of an edge list are `from`, `to`, `weight` and `directed`.
  public var columns: [String: String]
  /// Whether columns of an edge list that have no other meaning become attributes; who only
  /// computes needs none.
  public var keepsAttributes: Bool
  /// How deep a file may be nested.
  public var depth: Int
  /// How bytes are read.
  public var reading: ReadingOptions

  /// Makes options.
  public init(
    isDirected: Bool? = nil, allowsNewNodes: Bool = false, columns: [String: String] = [:],
    keepsAttributes: Bool = true, depth: Int = 256, reading: ReadingOptions = ReadingOptions()
  ) {
    self.isDirected = isDirected
    self.allowsNewNodes = allowsNewNodes
    self.columns = columns
    self.keepsAttributes = keepsAttributes
    self.depth = depth
    self.reading = reading
  }

  var decimals: DecimalText.Grammar {
    DecimalText.Grammar(allowsBarePoint: true, point: reading.decimalPoint)
  }

  var xmlLimits: XMLScanner.Limits { XMLScanner.Limits(depth: depth) }
}

/// The forms in which graphs are exchanged.
public enum GraphForm: String, CaseIterable, Sendable {
  /// An edge list with a header, comma-separated.
  case csv
  /// An edge list with a header, tab-separated.
  case tsv
  /// An edge list of lines with two names and perhaps a weight.
  case edges
  /// Node-link JSON.
  case json
  /// GraphML.
  case graphml
  /// GEXF, the form of Gephi.
  case gexf
  /// A Pajek network.
  case pajek
  /// GML.
  case gml
  /// A DL file of UCINET.
  case dl
  /// Hypergraph interchange JSON.
  case hif
  /// The DOT language, as data.
  case dot

  /// The ends of file names that stand for the form.
  public var extensions: [String] {
    switch self {
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab"]
    case .edges: ["edges", "edgelist", "txt"]
    case .json: ["json"]
    case .graphml: ["graphml", "xml"]
    case .gexf: ["gexf"]
    case .pajek: ["net", "paj"]
    case .gml: ["gml"]
    case .dl: ["dl"]
    case .hif: ["hif", "hif.json"]
    case .dot: ["dot", "gv"]
    }
  }

  /// The form that the end of a file name stands for, with or without `.gz`.
  public init?(fileName: String) {
    var name = fileName.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let fitting = Self.allCases.flatMap { form in
      form.extensions.filter { name.hasSuffix("." + $0) }.map { (form, $0.count) }
    }
    guard let form = fitting.max(by: { $0.1 < $1.1 }) else { return nil }
    self = form.0
  }
}

/// Reads and writes graphs in exchange formats.
public enum GraphFile {
  /// What a writer made, and what it could not hold.
  public struct Written: Sendable {
    /// The file.
    public let bytes: [UInt8]
    /// What of the graph is not in it, in words; empty where all is.
    public let losses: [String]
  }

  /// Reads a graph; nodes and edges come in canonical order.
  ///
  /// - Parameter form: The form of the file; nil takes the one that its name ends with.
  /// - Throws: `InvalidInput` where the file is not of its form; `FileProblem` where it cannot be
  ///   read.
  public static func read(
    _ path: String, as form: GraphForm? = nil,
    _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws -> LabelledGraph {
    guard let form = form ?? GraphForm(fileName: path) else {
      throw InvalidInput(faults: [
        Fault(
          file: path, message: "the name of the file does not tell its form",
          remedy: "name it with --from: "
            + GraphForm.allCases.map(\.rawValue).joined(separator: ", "))
      ])
    }
    return try read(try options.reading.file(path), as: form, options)
  }

  /// Reads a graph of bytes.
  package static func read(
    _ file: InputFile, as form: GraphForm, _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws(InvalidInput) -> LabelledGraph {
    // The others tell the encoding themselves, with more than the first place or another remedy.
    if [.edges, .pajek, .gml, .dl, .dot].contains(form) { try file.requireUTF8() }
    switch form {
    case .csv: return try EdgeListCSV.read(file, options)
    case .tsv:
      var tabs = options
      tabs.reading.delimiter = 0x09
      return try EdgeListCSV.read(file, tabs)
    case .edges: return try EdgeListCSV.readLines(file, options)
    case .json: return try NodeLinkJSON.read(file, options)
    case .graphml: return try GraphML.read(file, options)
    case .gexf: return try GEXF.read(file, options)
    case .pajek: return try Pajek.read(file, options)
    case .gml: return try GML.read(file, options)
    case .dl: return try UCINET.read(file, options)
    case .hif: return try HIF.read(file, options)
    case .dot: return try DOT.read(file, options)
    }
  }

  /// The bytes of a graph in a form, and what the form could not hold.
  public static func written(_ graph: LabelledGraph, as form: GraphForm) -> Written {
    switch form {
    case .csv: EdgeListCSV.write(graph, delimiter: UInt8(ascii: ","))
    case .tsv: EdgeListCSV.write(graph, delimiter: 0x09)
    case .edges: EdgeListCSV.writeLines(graph)
    case .json: NodeLinkJSON.write(graph)
    case .graphml: GraphML.write(graph)
    case .gexf: GEXF.write(graph)
    case .pajek: Pajek.write(graph)
    case .gml: GML.write(graph)
    case .dl: UCINET.write(graph)
    case .hif: HIF.write(graph)
    case .dot: DOT.write(graph)
    }
  }
}
