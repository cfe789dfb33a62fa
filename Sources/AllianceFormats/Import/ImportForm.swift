import TextForms

/// What a file can be that is imported.
public enum ImportForm: Hashable, Sendable {
  /// A table as its authors publish it.
  case published(PublicDataForm)
  /// Events by CAMEO class.
  case events(EventImport.Form)
  /// A table of ties that somebody made.
  case spreadsheet
  /// A graph in an exchange format.
  case graph(GraphForm)

  /// The forms that can be named, with what they are.
  public static var all: [(form: ImportForm, name: String, title: String)] {
    PublicDataForm.allCases.map { (.published($0), $0.rawValue, $0.title) }
      + EventImport.Form.allCases.map { (.events($0), $0.rawValue, $0.title) }
      + [(.spreadsheet, "table", "A table of ties; --column says what its columns mean")]
      + GraphForm.allCases.filter { ![.csv, .tsv].contains($0) }
      .map { (.graph($0), $0.rawValue, $0.title) }
  }

  /// The form of a name.
  public init?(name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known.form
  }

  /// The name that a person types.
  public var name: String { Self.all.first { $0.form == self }?.name ?? "table" }

  /// The form of a file: by its header, by the look of its rows, or by the end of its name. A table
  /// of columns that belong to nothing published is a table of ties.
  ///
  /// - Throws: `FileProblem` where it cannot be read.
  static func found(_ path: String, _ options: ImportOptions) throws(FileProblem) -> ImportForm {
    if let graph = GraphForm(fileName: path), ![.csv, .tsv, .edges].contains(graph) {
      return .graph(graph)
    }
    if path.hasSuffix(".edges") || path.hasSuffix(".edgelist") { return .graph(.edges) }
    let looked = try LookedAtFile(path, options)
    var reader = looked.reader()
    guard reader.next() else { return .spreadsheet }
    let header = reader.fields.indices.map { reader.text($0) }
    if let form = PublicDataForm.recognized(header: header) { return .published(form) }
    if looked.delimiter == 0x09, let form = EventImport.Form.recognized(firstLine: header) {
      return .events(form)
    }
    let places = options.spreadsheet.places(in: header)
    if places[.from] != nil || places[.to] != nil || !options.spreadsheet.columns.isEmpty {
      return .spreadsheet
    }
    // A header that is nearly that of a published table is told what it lacks.
    return .published(.cowDyads)
  }
}

extension GraphForm {
  /// What the form is called.
  public var title: String {
    switch self {
    case .csv: "Edge list, comma-separated"
    case .tsv: "Edge list, tab-separated"
    case .edges: "Edge list of lines with two names and perhaps a weight"
    case .json: "Node-link JSON"
    case .graphml: "GraphML"
    case .gexf: "GEXF, the form of Gephi"
    case .pajek: "Pajek network"
    case .gml: "GML"
    case .dl: "UCINET DL"
    case .hif: "Hypergraph interchange JSON (HIF)"
    case .dot: "DOT, the language of Graphviz"
    }
  }
}

extension EventImport.Form {
  /// What the form is called.
  public var title: String {
    switch self {
    case .icews: "ICEWS coded events, tab-separated"
    case .gdelt1: "GDELT 1.0 events, tab-separated"
    case .gdelt2: "GDELT 2.0 events, tab-separated"
    }
  }

  /// The form of a file whose first line has such cells; nil where it is none.
  static func recognized(firstLine: [String]) -> EventImport.Form? {
    if firstLine.count == 20, firstLine[0] == "Event ID", firstLine[6] == "CAMEO Code" {
      return .icews
    }
    guard firstLine.count > 56, Int(firstLine[0]) != nil, Int(firstLine[1]) != nil,
      firstLine[1].count == 8
    else { return nil }
    switch firstLine.count {
    case 57, 58: return .gdelt1
    case 61: return .gdelt2
    default: return nil
    }
  }
}
