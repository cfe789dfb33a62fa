import AllianceAnalysis
import AllianceFormats
import ArgumentParser
import TextForms

struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Any measure of the catalogue on any graph file, as JSON.",
    discussion: """
      The graph is an edge list (CSV), node-link JSON, GraphML or another form that its name tells. \
      Parameters are given by name; “alliance measure --list” lists the measures with theirs. A \
      weight is a strength or a length as the parameter “weights” says; without it edges count one. \
      With --batch requests are read as JSON, a line each, and answered with a line each: \
      {"id": 1, "measure": "closeness", "graph": {"directed": false, "nodes": ["a", "b"], "edges": \
      [{"source": "a", "target": "b", "weight": 1.5, "sign": -1}], "attributes": {"a": {"region": \
      "x"}}}, "parameters": {"variant": "component"}}

      EXAMPLES
        alliance measure --list
        alliance measure --batch <<< '{"measure": "degree", "graph": {"edges": \
      [{"source": "a", "target": "b"}]}}'
      """)

  @Argument(help: "The name of the measure.")
  var name: String?

  @Argument(help: "The graph file.")
  var file: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A parameter, as in variant=component; again for more.", valueName: "name=value"))
  var parameter: [String] = []

  @Flag(name: .long, help: "Follow edges one way, whatever the file says.")
  var directed = false

  @Flag(name: .long, help: "List the catalogue instead.")
  var list = false

  @Flag(name: .long, help: "Answer requests from standard input, a line of JSON each.")
  var batch = false

  func validate() throws {
    guard list || batch || (name != nil && file != nil) else {
      throw ValidationError("give a measure and a graph file, or --list, or --batch")
    }
  }

  func run() throws {
    if list { return try Output.write(MeasureForm.catalogue.text(.pretty) + "\n") }
    if batch { return try answerLines() }
    let given = try parameter.map(MeasureForm.parameter)
    let graph = try readGraph(file ?? "")
    let answer = try answer(of: graph, given)
    try Output.write(answer.text(.pretty) + "\n")
  }

  private func answer(
    of graph: LabelledGraph, _ given: [MeasureValue.Field]
  ) throws(CommandFailure) -> JSONValue {
    do throws(MeasurementError) {
      let measurement = try Measurement(of: name ?? "", on: try graph.measured(), given)
      return MeasureForm.answer(name ?? "", measurement)
    } catch {
      throw CommandFailure(.badData, "alliance: error: \(error.description)")
    }
  }

  private func readGraph(_ path: String) throws -> LabelledGraph {
    do {
      return try GraphFile.read(
        path, GraphReadingOptions(isDirected: directed ? true : nil))
    } catch let error as InvalidInput {
      throw CommandFailure(error)
    } catch let error as FileProblem {
      throw CommandFailure(error)
    }
  }

  private func answerLines() throws {
    while let line = readLine() {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      try Output.write(MeasureForm.answer(line: line).text() + "\n")
    }
  }
}
