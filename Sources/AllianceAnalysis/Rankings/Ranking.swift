import AllianceGraph
import GraphAlgorithms
import GraphCore

/// Nations by one or several measures.
public struct Ranking: Sendable {
  /// A measure that nations are ranked by, in words for a reader.
  public struct Criterion: Hashable, Sendable {
    /// The name in the catalogue.
    public let name: String
    /// What the number means.
    public let meaning: String
    /// The least and the largest value.
    public let range: String
    /// The unit.
    public let unit: String
    /// How ties are treated, and the parameters that were used.
    public let convention: String
    /// Where the definition is from.
    public let source: String
  }

  /// A nation and its values.
  public struct Row: Sendable {
    /// The nation.
    public let nation: Nation
    /// Its values, one for each criterion; nil where undefined.
    public let values: [Double?]
    /// Why a value is undefined, for each criterion; nil where it is defined.
    public let reasons: [String?]
    /// The places, one for each criterion, 1 for the largest value; equal values share a place and
    /// the places after them are skipped. Nil where undefined.
    public let places: [Int?]
  }

  /// What the ranking holds for.
  public let scope: Scope
  /// The measures, the first of which decides the order.
  public let criteria: [Criterion]
  /// The nations: by the first measure, largest first, undefined last; of equals by code.
  public let rows: [Row]
}

extension Snapshot {
  /// Nations by measures of the catalogue that give a number per vertex.
  ///
  /// Measures are computed on the projection's graph with their default parameters; the strength
  /// of a tie is the number of its instruments unless the projection merges otherwise. For measures
  /// of several kinds of tie every kind that the projection includes is a layer, by name. Measures of
  /// friendly and hostile ties see the hostile ones too where the projection takes all friendly kinds of
  /// all nations that are present.
  ///
  /// - Throws: `AnalysisError.unknownMeasure`, also for a measure that gives no number per nation
  ///   or needs parameters; `AnalysisError.algorithm` where a method refuses the graph.
  public func ranking(
    by names: [String], _ projection: Projection = Projection(merge: .count)
  ) throws(AnalysisError) -> Ranking {
    var projection = projection
    projection.agreements = .pairs
    let projected = projected(projection)
    let measures = try names.map { name throws(AnalysisError) in try Self.measure(name) }
    var scope = Scope(projected, method: names.joined(separator: ", "))
    let seesAll = projection.kinds == .positive && projection.nations == .present
    let signed = seesAll ? measures.filter(\.isSigned).map(\.name) : []
    if !signed.isEmpty {
      scope.notes.append("Hostile ties count for \(signed.joined(separator: ", ")).")
    }
    var columns: [Scores] = []
    for measure in measures {
      columns.append(
        try scores(of: measure, signed.contains(measure.name) ? self.signed(projected) : projected))
    }
    if Measure.all.contains(where: { names.contains($0.name) && $0.takesLayers }) {
      let kinds = layerKinds(projection).map(\.rawValue)
      scope.notes.append("Kinds of tie, in this order: \(kinds.joined(separator: ", ")).")
    }
    return Ranking(
      scope: scope, criteria: measures.map { Ranking.Criterion($0) },
      rows: Self.rows(projected, columns))
  }

  // MARK: - Kernel

  /// The graph of the same nations with their hostile ties.
  private func signed(_ projected: ProjectedGraph) -> ProjectedGraph {
    var projection = projected.projection
    projection.kinds = .all
    return self.projected(projection)
  }

  private static func measure(_ name: String) throws(AnalysisError) -> Measure {
    guard let measure = Measure.all.first(where: { $0.name == name }), measure.isRankable else {
      throw .unknownMeasure(name)
    }
    return measure
  }

  /// The kinds of tie that the projection includes and that some two nations have, by name.
  private func layerKinds(_ projection: Projection) -> [TieKind] {
    data.kinds.filter { projection.includes($0) }.map(\.kind).sorted { $0.rawValue < $1.rawValue }
      .filter { kind in
        var one = projection
        one.kinds = .only([kind])
        return projected(one).graph.edgeCount > 0
      }
  }

  /// The ties of each kind, among the vertices of the projected graph.
  private func layers(_ whole: ProjectedGraph) -> [EdgeLayer] {
    layerKinds(whole.projection).map { kind in
      var projection = whole.projection
      projection.kinds = .only([kind])
      projection.nations = .present
      let layer = projected(projection)
      let edges = (0..<layer.graph.edgeCount).compactMap { edge -> Edge? in
        guard let from = layer.nation(at: Int(layer.graph.edgeSources[edge])),
          let to = layer.nation(at: Int(layer.graph.edgeTargets[edge])),
          let source = whole.vertex(of: from.code), let target = whole.vertex(of: to.code)
        else { return nil }
        return Edge(
          source, target, strength: layer.graph.strengths?[edge] ?? 1,
          isNegative: layer.graph.negatives?[edge] ?? false)
      }
      return EdgeLayer(name: kind.rawValue, edges: edges)
    }
  }

  private func scores(
    of measure: Measure, _ projected: ProjectedGraph
  ) throws(AnalysisError) -> Scores {
    let result: MeasureResult
    do {
      result = try measure.evaluate(
        projected.graph, measure.takesLayers ? ["layers": .layers(layers(projected))] : [:])
    } catch {
      throw .algorithm(error)
    }
    guard case .scores(let scores) = result else { throw .unknownMeasure(measure.name) }
    return scores
  }

  private static func rows(_ projected: ProjectedGraph, _ columns: [Scores]) -> [Ranking.Row] {
    let places = columns.map { Self.places(of: $0.values) }
    let order = projected.vertices.indices.sorted { first, second in
      switch (columns.first?[first], columns.first?[second]) {
      case (let one?, let other?) where one != other: one > other
      case (_?, nil): true
      case (nil, _?): false
      default: first < second
      }
    }
    return order.compactMap { vertex in
      guard let nation = projected.nation(at: vertex) else { return nil }
      return Ranking.Row(
        nation: nation, values: columns.map { $0[vertex] },
        reasons: columns.map { $0.reason(for: vertex).map { NationWords.of($0.sentence) } },
        places: places.map { $0[vertex] })
    }
  }

  /// Places 1224: equal values share the best place of their group.
  private static func places(of values: [Double?]) -> [Int?] {
    let sorted = values.compactMap { $0 }.sorted(by: >)
    var first: [Double: Int] = [:]
    for (place, value) in sorted.enumerated() where first[value] == nil {
      first[value] = place + 1
    }
    return values.map { $0.flatMap { first[$0] } }
  }
}

extension Ranking.Criterion {
  /// The measures that nations can be ranked by, by name.
  public static let all: [Ranking.Criterion] =
    Measure.all.filter(\.isRankable).map { Ranking.Criterion($0) }

  fileprivate init(_ measure: Measure) {
    let defaults = measure.parameters.compactMap { parameter in
      parameter.defaultText.map { "\(parameter.name) \($0)" }
    }
    self.init(
      name: measure.name, meaning: NationWords.of(measure.meaning),
      range: NationWords.of(measure.range), unit: NationWords.of(measure.unit),
      convention: NationWords.of(
        (["direction: \(measure.direction)", "weight: \(measure.weight)"] + defaults)
          .joined(separator: "; ")),
      source: measure.source)
  }
}

extension Measure {
  /// Whether the measure looks at several kinds of tie.
  fileprivate var takesLayers: Bool { parameters.contains { $0.name == "layers" } }

  /// Whether the measure gives a number per nation without being told more than the graph.
  fileprivate var isRankable: Bool {
    shape == .vertices
      && parameters.allSatisfy { parameter in
        switch parameter.kind {
        case .vertex, .groups, .labels, .numbers: false
        default: true
        }
      }
  }
}
