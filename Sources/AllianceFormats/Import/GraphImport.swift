import AllianceGraph
import TextForms

/// Graphs of exchange formats as data sets: nodes become nations, edges ties.
///
/// What an export of ours says of nodes and edges comes back: names, codes and places; kinds, start
/// and end, agreements, stage, level and strength. Nodes whose `kind` is `agreement` become
/// agreements of the nodes that they are tied to.
enum GraphImport {
  /// Reads one graph.
  ///
  /// - Throws: `InvalidInput` with all errors; `FileProblem` where the file cannot be read.
  static func read(
    _ path: String, as form: GraphForm, _ options: ImportOptions
  ) throws -> DataImport.Outcome {
    let graph = try GraphFile.read(
      path, as: form,
      GraphReadingOptions(
        allowsNewNodes: options.allowsNewNodes, depth: options.depthLimit,
        reading: options.reading))
    var reader = GraphDataReader(graph, path, options)
    try reader.read()
    reader.dropRepeats()
    let data = try AllianceData(reader.contents)
    return DataImport.Outcome(
      data: data,
      statement: ImportStatement(
        file: path, title: "a graph (\(form.rawValue))", rowCount: graph.edges.count,
        remarks: reader.remarks),
      doubts: [], rejected: [], rejectedCount: 0, rejections: [])
  }
}

private struct GraphDataReader {
  let graph: LabelledGraph
  let path: String
  let options: ImportOptions
  var contents: AllianceData.Contents
  var remarks: [ImportStatement.Remark] = []
  private var log = FaultLog()
  private var codes: [NationCode] = []
  private var isAgreement: [Bool] = []
  private var kindNames: [String: TieKind] = [:]
  private var agreementPlaces: [AgreementID: Int] = [:]
  /// What of the edges has no place in a data set.
  private var left = (agreements: 0, weights: 0, words: 0)
  private static let source = SourceID(rawValue: "graph")

  init(_ graph: LabelledGraph, _ path: String, _ options: ImportOptions) {
    self.graph = graph
    self.path = path
    self.options = options
    contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: options.name, title: options.title))
    contents.sources = [
      Source(id: Self.source, title: graph.title.map { "\(path): \($0)" } ?? path)
    ]
    for definition in KindDefinition.standard {
      kindNames[definition.kind.rawValue] = definition.kind
    }
    for (name, kind) in options.spreadsheet.kindNames { kindNames[name] = kind }
  }

  mutating func read() throws(InvalidInput) {
    readNodes()
    var selfTies = 0
    var ties = 0
    for row in graph.edges.indices {
      let edge = graph.edges[row]
      if isAgreement[edge.source] || isAgreement[edge.target] {
        join(edge, row)
      } else if codes[edge.source] == codes[edge.target] {
        selfTies += 1
      } else {
        ties += add(edge, row)
      }
    }
    try log.throwErrors()
    completeAgreements()
    remark(.understood, codes.count - isAgreement.count { $0 }, "nodes as nations")
    remark(.understood, isAgreement.count { $0 }, "nodes as agreements")
    remark(.understood, ties, "ties, one for each edge and kind")
    remark(.dropped, selfTies, "edges from a node to itself")
    remark(
      .dropped, left.agreements,
      "edges name several agreements, not which tie rests on which; their ties name none")
    remark(.dropped, left.weights, "weights of 0 or without a limit, which are no strength")
    remark(.dropped, left.words, "words that are none of ours, for stages, levels and roles")
    let used = Set([
      "name", "kind", "region", "subregion", "iso2", "iso3", "cow", "gw", "latitude", "longitude",
    ])
    let unused = graph.nodeAttributes.map(\.name).filter { !used.contains($0) }
    let known = Set([
      "kinds", "kind", "agreements", "start", "end", "stage", "level", "note", "since",
      "role",
    ])
    let others = graph.edgeAttributes.map(\.name).filter { !known.contains($0) }
    for (what, names) in [("nodes", unused), ("edges", others)] where !names.isEmpty {
      remarks.append(
        ImportStatement.Remark(
          kind: .dropped, count: nil,
          text: "attributes of \(what) that are not used: \(names.joined(separator: ", "))"))
    }
    contents.sortCanonically()
  }

  // MARK: - Kernel

  private mutating func remark(
    _ kind: ImportStatement.Remark.Kind, _ count: Int, _ text: String
  ) {
    if count > 0 { remarks.append(ImportStatement.Remark(kind: kind, count: count, text: text)) }
  }

  private func text(_ attributes: [LabelledGraph.Attribute], _ name: String, _ row: Int) -> String?
  {
    attributes.first { $0.name == name }?.values[row]?.text
  }

  private func number(_ name: String, _ node: Int) -> Double? {
    graph.nodeAttribute(name)?[node]?.asNumber
  }

  private mutating func readNodes() {
    var taken: Set<NationCode> = []
    for (node, name) in graph.nodes.enumerated() {
      let kind = text(graph.nodeAttributes, "kind", node)
      isAgreement.append(kind == "agreement")
      var code = NationCode(Self.code(name))
      while !taken.insert(code).inserted { code = NationCode(code.rawValue + "′") }
      codes.append(code)
      let title = text(graph.nodeAttributes, "name", node) ?? name
      if kind == "agreement" {
        agreementPlaces[AgreementID(rawValue: code.rawValue)] = contents.agreements.count
        contents.agreements.append(
          Agreement(
            id: AgreementID(rawValue: code.rawValue), name: title.isEmpty ? name : title, kinds: [],
            sources: [Self.source]))
        continue
      }
      var nation = Nation(
        code: code, name: title.isEmpty ? code.rawValue : title,
        kind: kind.flatMap { Nation.Kind(rawValue: $0) } ?? .state,
        region: text(graph.nodeAttributes, "region", node),
        subregion: text(graph.nodeAttributes, "subregion", node),
        codes: Nation.Codes(
          iso2: text(graph.nodeAttributes, "iso2", node),
          iso3: text(graph.nodeAttributes, "iso3", node),
          cow: text(graph.nodeAttributes, "cow", node), gw: text(graph.nodeAttributes, "gw", node)))
      if let north = number("latitude", node), let east = number("longitude", node),
        abs(north) <= 90, abs(east) <= 180
      {
        nation.capital = Nation.Place(latitude: north, longitude: east)
      }
      contents.nations.append(nation)
    }
  }

  /// A name as a code: without `;` and without spaces around it.
  private static func code(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { scalars.append(scalar == ";" ? "," : scalar) }
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return scalars.isEmpty ? "?" : String(scalars)
  }

  private mutating func fault(_ row: Int, _ message: String, _ remedy: String) {
    let edge = graph.edges[row]
    log.add(
      Fault(
        file: path,
        message:
          "the edge from “\(graph.nodes[edge.source])” to “\(graph.nodes[edge.target])”: \(message)",
        remedy: remedy))
  }

  private mutating func kinds(_ edge: LabelledGraph.Edge, _ row: Int) -> [TieKind] {
    let told = text(graph.edgeAttributes, "kinds", row) ?? text(graph.edgeAttributes, "kind", row)
    guard let told, !told.isEmpty else {
      if edge.isNegative || (edge.weight ?? 1) < 0 { return [.hostility] }
      if let kind = options.spreadsheet.kind { return [kind] }
      fault(row, "nothing says of which kind it is", "name the kind of all: --kind defense")
      return []
    }
    var kinds: [TieKind] = []
    for name in told.split(separator: ";").map(String.init) {
      if let kind = kindNames[name] {
        kinds.append(kind)
      } else {
        let near = NearMisses.of(name, in: KindDefinition.standard.map(\.kind.rawValue)).first
        fault(
          row, "“\(name)” is no kind" + (near.map { " (\($0)?)" } ?? ""),
          "say which it is: --kind-name '\(name)=cooperation'")
      }
    }
    return kinds
  }

  private mutating func period(_ row: Int) -> Period {
    var period = Period()
    if let start = text(graph.edgeAttributes, "start", row)
      ?? text(graph.edgeAttributes, "since", row)
    {
      period.start = CalendarDate(start)
      if period.start == nil { fault(row, "the start “\(start)” is no date", "write 1882-05-20") }
    }
    guard let end = text(graph.edgeAttributes, "end", row) else { return period }
    if end == "unknown" {
      period.end = .unknown
    } else if let date = CalendarDate(end) {
      period.end = .on(date)
    } else {
      fault(row, "the end “\(end)” is no date", "write 1882-05-20")
    }
    if period.isReversed { fault(row, "the end \(end) is before the start", "correct one of them") }
    return period
  }

  /// Adds the ties of an edge; how many.
  private mutating func add(_ edge: LabelledGraph.Edge, _ row: Int) -> Int {
    let kinds = kinds(edge, row)
    let period = period(row)
    let names = text(graph.edgeAttributes, "agreements", row) ?? ""
    if names.contains(";") { left.agreements += 1 }
    let agreement = names.contains(";") || names.isEmpty ? nil : AgreementID(rawValue: names)
    if let agreement {
      if agreementPlaces[agreement] == nil {
        agreementPlaces[agreement] = contents.agreements.count
        contents.agreements.append(
          Agreement(id: agreement, name: agreement.rawValue, kinds: [], sources: [Self.source]))
      }
      addKinds(kinds, to: agreement)
    }
    let strength = edge.weight.map(\.magnitude).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    if edge.weight != nil, strength == nil { left.weights += 1 }
    let stage = word("stage", row) { Stage(rawValue: $0) }
    let level = word("level", row) { Level($0) }
    for kind in kinds {
      contents.ties.append(
        Tie(
          from: codes[edge.source], to: codes[edge.target], kind: kind, isDirected: edge.isDirected,
          period: period, stage: stage, level: level,
          strength: strength, agreement: agreement, sources: [Self.source],
          note: text(graph.edgeAttributes, "note", row)))
    }
    return kinds.count
  }

  /// What a word of an edge means; nil where there is none, or one that is not known, which is counted.
  private mutating func word<Word>(
    _ name: String, _ row: Int, _ meaning: (String) -> Word?
  ) -> Word? {
    guard let text = text(graph.edgeAttributes, name, row), !text.isEmpty else { return nil }
    let word = meaning(text)
    if word == nil { left.words += 1 }
    return word
  }

  /// Makes a node a member of the agreement at the other end.
  private mutating func join(_ edge: LabelledGraph.Edge, _ row: Int) {
    let (member, hub) =
      isAgreement[edge.source] ? (edge.target, edge.source) : (edge.source, edge.target)
    guard !isAgreement[member] else {
      fault(row, "two agreements are tied to each other", "tie nations to agreements")
      return
    }
    let id = AgreementID(rawValue: codes[hub].rawValue)
    let kinds = kinds(edge, row)
    addKinds(kinds, to: id)
    let role = word("role", row) { Membership.Role(rawValue: $0) }
    contents.memberships.append(
      Membership(
        agreement: id, nation: codes[member], period: period(row), role: role ?? .party,
        kinds: kinds))
  }

  /// Leaves of ties that say the very same the first: a data set has each once.
  mutating func dropRepeats() {
    contents.sortCanonically()
    let count = contents.ties.count
    contents.ties.removeRepeats()
    guard contents.ties.count < count else { return }
    remarks.append(
      ImportStatement.Remark(
        kind: .dropped, count: count - contents.ties.count,
        text: "ties that stand twice, of edges that are parallel and alike"))
  }

  private mutating func addKinds(_ kinds: [TieKind], to agreement: AgreementID) {
    guard let place = agreementPlaces[agreement] else { return }
    for kind in kinds where !contents.agreements[place].kinds.contains(kind) {
      contents.agreements[place].kinds.append(kind)
    }
  }

  /// Gives agreements without a tie a kind, and members the kinds of all where they have all.
  private mutating func completeAgreements() {
    for place in contents.agreements.indices where contents.agreements[place].kinds.isEmpty {
      contents.agreements[place].kinds = [options.spreadsheet.kind ?? .cooperation]
    }
    for index in contents.memberships.indices {
      let membership = contents.memberships[index]
      let whole = agreementPlaces[membership.agreement].map { contents.agreements[$0].kinds } ?? []
      if Set(whole) == Set(membership.kinds) { contents.memberships[index].kinds = [] }
    }
  }
}
