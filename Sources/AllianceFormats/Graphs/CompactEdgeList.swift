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
  /// quarter of the time and of the memory.
  ///
  /// - Throws: `InvalidInput` where the file is not of its form; `FileProblem` where it cannot be
  ///   read; `LabelledGraph.Unusable` where a weight does not suit its role.
  public static func compactGraph(
    _ path: String, as form: GraphForm? = nil, weights: LabelledGraph.WeightRole = .strength,
    _ options: GraphReadingOptions = GraphReadingOptions()
  ) throws -> NamedGraph {
    var options = options
    options.keepsAttributes = false
    if let form = form ?? GraphForm(fileName: path), form == .csv || form == .tsv {
      let file = try options.reading.file(path)
      if form == .tsv { options.reading.delimiter = 0x09 }
      if let graph = try EdgeListCSV.compactGraph(file, weights, options) { return graph }
      return try named(try read(file, as: .csv, options), weights)
    }
    return try named(try read(path, as: form, options), weights)
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
  /// The graph of an edge list that has no directions and signs of its own, or nil where it has, or
  /// where a weight does not suit its role: who reads it otherwise finds out which.
  static func compactGraph(
    _ file: InputFile, _ role: LabelledGraph.WeightRole, _ options: GraphReadingOptions
  ) throws(InvalidInput) -> NamedGraph? {
    guard role != .length else { return nil }
    var reader = CSVReader(
      file, CSVReader.Dialect(delimiter: options.reading.delimiter),
      limits: options.reading.tableLimits)
    guard reader.next() else { return nil }
    let columns = try Columns(reader.fields.indices.map { reader.text($0) }, &reader, options)
    guard columns.direction == nil || options.isDirected != nil, columns.others.isEmpty else {
      return nil
    }
    var names = FieldNames(reader)
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var strengths: [Double] = []
    var negatives: [Bool] = []
    var isNegative = false
    let weight = role == .ignored ? nil : columns.weight
    while reader.next() {
      let ends = (reader.fields[columns.source], reader.fields[columns.target])
      if ends.0.isEmpty || ends.1.isEmpty { return nil }
      sources.append(UInt32(names.index(of: ends.0)))
      targets.append(UInt32(names.index(of: ends.1)))
      guard let weight else { continue }
      if reader.fields[weight].isEmpty {
        strengths.append(1)
        negatives.append(false)
        continue
      }
      guard case .success(let number) = reader.number(weight, options.decimals), number != 0 else {
        return nil
      }
      strengths.append(number.magnitude)
      negatives.append(number < 0)
      isNegative = isNegative || number < 0
    }
    guard reader.log.errorCount == 0 else { return nil }
    let (nodes, places) = canonical(names.texts(reader))
    return NamedGraph(
      nodes: nodes,
      graph: CompactGraph(
        vertexCount: nodes.count, directed: options.isDirected ?? false && !sources.isEmpty,
        sources: sources.map { places[Int($0)] }, targets: targets.map { places[Int($0)] },
        strengths: weight == nil ? nil : strengths, negatives: isNegative ? negatives : nil))
  }

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

  /// The names of nodes in canonical order, each once, and the place of each of the names that were
  /// given.
  private static func canonical(_ texts: [String]) -> ([String], [UInt32]) {
    var number: [String: Int] = [:]
    number.reserveCapacity(texts.count)
    var names: [String] = []
    let numbers = texts.map { text in
      if let known = number[text] { return known }
      number[text] = names.count
      names.append(text)
      return names.count - 1
    }
    let order = LabelledGraph.order(of: names)
    var places = [UInt32](repeating: 0, count: names.count)
    for (place, name) in order.enumerated() { places[name] = UInt32(place) }
    return (order.map { names[$0] }, numbers.map { places[$0] })
  }
}
