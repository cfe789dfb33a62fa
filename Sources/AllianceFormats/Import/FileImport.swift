import AllianceGraph
import TextForms

/// Any file that can become a data set: published tables, events, tables of ties, graphs.
///
/// ```swift
/// let imported = try FileImport.read(["network.graphml"])
/// print(imported.statement)
/// ```
public enum FileImport {
  /// Reads files into one data set. Several published tables become one data set, as do several files
  /// of events of one form, or several tables of ties; a graph stands alone.
  ///
  /// - Parameter form: The form of all files; nil looks at each.
  /// - Throws: `InvalidInput` with all errors of all files; `FileProblem` where one cannot be read.
  public static func read(
    _ paths: [String], as form: ImportForm? = nil, _ options: ImportOptions = ImportOptions()
  ) throws -> DataImport.Outcome {
    guard let first = paths.first else { throw InvalidInput(faults: []) }
    var options = options
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw InvalidInput(faults: [
        Fault(
          file: "-", message: "standard input stands twice", remedy: "it can be read once only")
      ])
    }
    try options.reading.hold(paths)
    var forms: [ImportForm] = []
    for path in paths { forms.append(try form ?? ImportForm.found(path, options)) }
    let family = Self.family(forms[0])
    if let other = forms.firstIndex(where: { Self.family($0) != family }) {
      throw InvalidInput(faults: [
        Fault(
          file: paths[other],
          message: "this is \(forms[other].name), and \(first) is \(forms[0].name)",
          remedy: "import each into a folder of its own, and lay them over each other with --data "
            + "twice")
      ])
    }
    let outcome = try read(paths, forms[0], options)
    let rowCount = outcome.statement.parts.reduce(0) { $0 + $1.rowCount }
    guard outcome.rejectedCount < rowCount || rowCount == 0 else {
      throw InvalidInput(
        faults: [
          Fault(
            file: first, message: "none of the \(rowCount) rows can be used",
            remedy: "nothing is written")
        ] + outcome.rejections)
    }
    return outcome
  }

  private static func read(
    _ paths: [String], _ form: ImportForm, _ options: ImportOptions
  ) throws -> DataImport.Outcome {
    switch form {
    case .published: return try DataImport.read(paths, options)
    case .events(let form): return try EventImport.outcome(paths, as: form, options)
    case .spreadsheet: return try SpreadsheetImport.read(paths, options)
    case .graph(let form):
      guard paths.count == 1 else {
        throw InvalidInput(faults: [
          Fault(
            file: paths[1], message: "a graph is imported by itself",
            remedy: "import each into a folder of its own")
        ])
      }
      return try GraphImport.read(paths[0], as: form, options)
    }
  }

  /// What is read together.
  private static func family(_ form: ImportForm) -> String {
    switch form {
    case .published: "published"
    case .events(let form): form.rawValue
    case .spreadsheet: "table"
    case .graph: "graph"
    }
  }
}
