import AllianceAnalysis
import AllianceFormats
import AllianceGraph
import ArgumentParser
import TextForms

struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Any measure of the catalogue on any graph file or data set, as JSON.",
    discussion: """
      The graph is an edge list (CSV), node-link JSON, GraphML or another form that its name tells; \
      without a file it is that of a data set on a date, undirected, all of whose edges count one \
      unless “weights” says otherwise, then the number of instruments. Measures of hostile ties see \
      those of the data set unless --kind is given; for measures of layers each kind of tie is one. \
      Groups of nations are an attribute, as in attribute=region, subregion or coalition (that \
      “alliance coalitions” finds). \
      Parameters are given by name; “alliance measure --list” lists the measures with theirs. A \
      weight is a strength or a length as the parameter “weights” says; without it edges count one. \
      With --batch requests are read as JSON, a line each, and answered with a line each: \
      {"id": 1, "measure": "closeness", "graph": {"directed": false, "nodes": ["a", "b"], "edges": \
      [{"source": "a", "target": "b", "weight": 1.5, "sign": -1}], "attributes": {"a": {"region": \
      "x"}}}, "parameters": {"variant": "component"}}

      EXAMPLES
        alliance measure --list
        alliance measure transitivity --data europe-1914 --on 1914 --kind defense --tied
        alliance measure --batch <<< '{"measure": "degree", "graph": {"edges": \
      [{"source": "a", "target": "b"}]}}'
      """)

  @Argument(help: "The name of the measure.")
  var name: String?

  @Argument(help: "The graph file; without one a data set is measured.")
  var file: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions

  @Flag(name: .long, help: "Of a data set, only nations with a tie.")
  var tied = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A parameter, as in variant=component; again for more.", valueName: "name=value"))
  var parameter: [String] = []

  @Flag(
    name: .long,
    help:
      "Follow edges one way, whatever the file says; of a data set, keep the direction of pledges.")
  var directed = false

  @Option(name: .long, help: "The form of the graph file, where its name does not tell it.")
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which column of an edge list is from, to, weight or directed; once for each.",
      valueName: "meaning=column"))
  var column: [String] = []

  @Flag(name: .long, help: "Let edges name nodes that the file does not declare.")
  var allowNewNodes = false

  @Flag(name: .long, help: "Only the largest part that hangs together.")
  var largest = false

  @Option(
    name: .long,
    help: "How many threads a long measure may use, as many as there are cores unless given.")
  var threads: Int?

  @Flag(name: .long, help: "List the catalogue instead.")
  var list = false

  @Flag(name: .long, help: "Answer requests from standard input, a line of JSON each.")
  var batch = false

  func validate() throws {
    guard list || batch || name != nil else {
      throw ValidationError("give a measure, or --list, or --batch")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads is a number from 1 to 256, not \(threads)")
    }
    let isAsked = question.date.on != nil || question.kind != nil || tied || !source.data.isEmpty
    guard file == nil || !isAsked else {
      throw ValidationError(
        "a graph file has no --data, --on, --kind or --tied; leave one of them out")
    }
  }

  func run() throws {
    if list { return try Output.write(MeasureForm.catalogue.text(.pretty) + "\n") }
    try Measurement.using(threads: threads) { try batch ? answerLines() : answerOne() }
  }

  private func answerOne() throws {
    let given = try parameter.map(MeasureForm.parameter)
    let read = try file.map { try readGraph($0) } ?? .labelled(projectedGraph(for: given))
    let graph = largest ? .labelled(read.labelled.largestComponent()) : read
    let answer = try answer(of: graph, given)
    try Output.write(answer.text(.pretty) + "\n")
  }

  private func answer(
    of graph: GraphFile.ReadGraph, _ given: [MeasureValue.Field]
  ) throws(CommandFailure) -> JSONValue {
    do throws(MeasurementError) {
      let measurement = try MeasureForm.measurement(
        of: name ?? "", on: try graph.measured(), given)
      return MeasureForm.answer(name ?? "", measurement)
    } catch {
      let reason = try negativeLengths(of: graph, given) ?? error.description
      let code: CommandFailure.Code =
        switch error.cause {
        case .request: .usage
        case .graph: .badData
        case .limit: .limit
        }
      throw CommandFailure(code, "alliance: error: \(reason)")
    }
  }

  /// Which edges have a length below zero, where lengths were asked for and that is what is wrong:
  /// how many, the first of them, and its row where the file is a table.
  private func negativeLengths(
    of graph: GraphFile.ReadGraph, _ given: [MeasureValue.Field]
  ) throws(CommandFailure) -> String? {
    guard given.contains(where: { $0.name == "weights" && $0.value.label == "length" }) else {
      return nil
    }
    let graph = graph.labelled
    guard let first = graph.edges.first(where: { ($0.weight ?? 0) < 0 }) else {
      return nil
    }
    let count = graph.edges.count { ($0.weight ?? 0) < 0 }
    var place = "from “\(graph.nodes[first.source])” to “\(graph.nodes[first.target])”"
    var weight = first.weight ?? 0
    if let file,
      let row = try? GraphFile.row(
        of: file, as: from.flatMap { GraphForm(rawValue: $0) }, try graphOptions(),
        whereWeight: { $0 < 0 })
    {
      place = "row \(row.line)"
      weight = row.weight
    }
    return "\(name ?? "") needs distances of 0 or more; "
      + (count == 1 ? "1 tie has" : "\(count) ties have less, the first")
      + " \(DecimalText.shortest(weight)) (\(place))"
  }

  private func readGraph(_ path: String) throws -> GraphFile.ReadGraph {
    var form: GraphForm?
    if let from {
      form = GraphForm(rawValue: from)
      if form == nil {
        throw CommandFailure.unknown("form", from, among: GraphForm.allCases.map(\.rawValue))
      }
    }
    do {
      return try GraphFile.readColumns(path, as: form, try graphOptions())
    } catch let error as InvalidInput {
      throw CommandFailure(error)
    } catch let error as FileProblem {
      throw CommandFailure(error)
    }
  }

  private func graphOptions() throws(CommandFailure) -> GraphReadingOptions {
    GraphReadingOptions(
      isDirected: directed ? true : nil, allowsNewNodes: allowNewNodes, columns: try columns(),
      keepsAttributes: Measurement.usesEdgeAttributes(name ?? ""), depth: source.limits.maxDepth,
      reading: try source.text.reading(source.limits))
  }

  /// Which column of an edge list has which meaning.
  private func columns() throws(CommandFailure) -> [String: String] {
    let known = ["from", "to", "weight", "directed"]
    var columns: [String: String] = [:]
    for text in column {
      let (word, name) = try TableOptions.pair(text, "--column", "from=state_a")
      guard known.contains(word) else {
        throw CommandFailure.unknown("meaning", word, among: known)
      }
      columns[word] = name
    }
    return columns
  }

  /// The graph of a data set for the parameters of a measure.
  private func projectedGraph(
    for given: [MeasureValue.Field]
  ) throws(CommandFailure) -> LabelledGraph {
    let data = try source.read()
    var projection = try question.projection(for: data)
    projection.merge = .count
    projection.direction = directed ? .kept : .symmetricByAny
    projection.nations = tied ? .tied : .present
    if question.kind == nil, Measurement.isSigned(name ?? "") { projection.kinds = .all }
    let snapshot = try question.snapshot(of: data)
    var graph = LabelledGraph(snapshot.projected(projection))
    if given.contains(where: { $0.name == "attribute" && $0.value.label == "coalition" }) {
      graph.nodeAttributes.append(try coalitions(of: graph.nodes, snapshot, projection))
    }
    guard Measurement.usesEdgeAttributes(name ?? "") else { return graph }
    return layered(graph, snapshot, projection)
  }

  /// The number of the coalition of each nation, as “alliance coalitions” lists them; a nation without a
  /// tie has none.
  private func coalitions(
    of codes: [String], _ snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> LabelledGraph.Attribute {
    let list = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.coalitions(.leiden(resolution: 1, seed: 0), projection)
    }
    var numbers: [String: LabelledGraph.Value] = [:]
    for (number, coalition) in list.coalitions.enumerated() {
      for member in coalition.members { numbers[member.code.rawValue] = .text("\(number + 1)") }
    }
    return LabelledGraph.Attribute(name: "coalition", values: codes.map { numbers[$0] })
  }

  /// The graph of a data set with an edge of its own for each kind of tie, which its attribute `layer`
  /// names.
  private func layered(
    _ whole: LabelledGraph, _ snapshot: Snapshot, _ projection: Projection
  ) -> LabelledGraph {
    var graph = whole
    graph.edges = []
    var kinds: [LabelledGraph.Value?] = []
    let places = Dictionary(uniqueKeysWithValues: zip(whole.nodes, whole.nodes.indices))
    for definition in snapshot.data.kinds where projection.includes(definition) {
      var one = projection
      one.kinds = .only([definition.kind])
      let layer = LabelledGraph(snapshot.projected(one))
      for edge in layer.edges {
        guard let source = places[layer.nodes[edge.source]],
          let target = places[layer.nodes[edge.target]]
        else { continue }
        var moved = edge
        (moved.source, moved.target) = (source, target)
        graph.edges.append(moved)
        kinds.append(.text(definition.kind.rawValue))
      }
    }
    graph.edgeAttributes = [LabelledGraph.Attribute(name: "layer", values: kinds)]
    return graph
  }

  private func answerLines() throws {
    while let line = readLine() {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      try Output.write(MeasureForm.answer(line: line).text() + "\n")
    }
  }
}
