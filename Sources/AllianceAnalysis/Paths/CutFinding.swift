import AllianceGraph
import GraphAlgorithms
import GraphCore

/// What must go for two nations to lose each other, with the chains that prove it.
public struct CutAnswer: Sendable {
  /// What goes.
  public enum Kind: String, CaseIterable, Sendable {
    /// Nations leave.
    case nations
    /// Ties of pairs end, with all their treaties.
    case ties
  }

  /// A pair whose ties end.
  public struct Pair: Sendable {
    /// The nation nearer to the first.
    public let from: Nation
    /// The nation nearer to the second.
    public let to: Nation
    /// What ties the two.
    public let bonds: [Bond]
  }

  /// What the answer holds for.
  public let scope: Scope
  /// What goes.
  public let kind: Kind
  /// The first nation.
  public let from: Nation
  /// The second nation.
  public let to: Nation
  /// Whether the two are tied to each other; where nations leave, that tie must end as well.
  public let areTied: Bool
  /// The nations that must leave, the fewest that do, the ones nearest to the first nation.
  public let nations: [Nation]
  /// The pairs whose ties must end, the fewest that do, the ones nearest to the first nation.
  public let pairs: [Pair]
  /// As many chains as must be broken, which share no nation between their ends, or no pair.
  public let chains: [[Nation]]
  /// Why there is no answer; nil where there is one.
  public let obstacle: PathObstacle?
}

extension Snapshot {
  /// Who must leave, or which pairs must be untied, for one nation no longer to reach another, as few
  /// as can be; and as many chains that share none of them, which prove that fewer do not suffice.
  ///
  /// Every pair counts one, however many treaties it has. Where nothing connects the two, nothing
  /// must go.
  ///
  /// - Throws: `AnalysisError.undeclaredNation`; `AnalysisError.algorithm`.
  /// - Complexity: O(V² E), much less on the graphs of this package.
  public func cut(
    _ kind: CutAnswer.Kind, from: NationCode, to: NationCode,
    _ projection: Projection = Projection()
  ) throws(AnalysisError) -> CutAnswer {
    let ends = try (data.declared(from), data.declared(to))
    var projection = friendly(projection).widened(for: [ends.0, ends.1])
    projection.agreements = .pairs
    let projected = projected(projection)
    let scope = Scope(
      projected,
      method: kind == .nations
        ? "fewest nations that separate the two (Menger)"
        : "fewest tied pairs that separate the two (Ford and Fulkerson)")
    let absent = [ends.0, ends.1].filter { index(of: $0.code) == nil }
    let obstacle: PathObstacle? =
      coverage == .outside
      ? .notCovered(data.metadata.coverage) : absent.isEmpty ? nil : .absent(absent)
    guard obstacle == nil, let source = projected.vertex(of: from),
      let target = projected.vertex(of: to)
    else {
      return CutAnswer(
        scope: scope, kind: kind, from: ends.0, to: ends.1, areTied: false, nations: [], pairs: [],
        chains: [], obstacle: obstacle)
    }
    do throws(GraphAlgorithmsError) {
      return try projected.cut(kind, source, target, scope, ends)
    } catch {
      throw .algorithm(error)
    }
  }
}

// MARK: - Kernel

extension ProjectedGraph {
  fileprivate func cut(
    _ kind: CutAnswer.Kind, _ source: Int, _ target: Int, _ scope: Scope, _ ends: (Nation, Nation)
  ) throws(GraphAlgorithmsError) -> CutAnswer {
    let areTied = graph.outgoing.row(of: source).contains {
      Int(graph.outgoing.neighbors[$0]) == target
    }
    // No nation lies on the direct tie, so the rest is looked at without it.
    let rest = kind == .nations && areTied ? without(source, target) : graph
    let cut = try rest.minimumCut(
      kind == .nations ? .vertices : .edges, from: source, to: target)
    let chains = try rest.disjointPaths(
      kind == .nations ? .vertices : .edges, from: source, to: target)
    let pairs = cut.edges.map { edge in
      let (one, other) = (Int(rest.edgeSources[edge]), Int(rest.edgeTargets[edge]))
      let isForth = chains.contains { chain in
        zip(chain, chain.dropFirst()).contains { $0 == one && $1 == other }
      }
      return isForth ? (one, other) : (other, one)
    }
    return CutAnswer(
      scope: scope, kind: kind, from: ends.0, to: ends.1, areTied: areTied,
      nations: cut.vertices.compactMap { nation(at: $0) },
      pairs: pairs.compactMap { one, other in
        guard let from = nation(at: one), let to = nation(at: other) else { return nil }
        return CutAnswer.Pair(
          from: from, to: to, bonds: bonds(between: one, and: other).inReadingOrder)
      },
      chains: chains.map { $0.compactMap { nation(at: $0) } }, obstacle: nil)
  }

  private func without(_ source: Int, _ target: Int) -> CompactGraph {
    let edges = (0..<graph.edgeCount).compactMap { edge -> Edge? in
      let (one, other) = (Int(graph.edgeSources[edge]), Int(graph.edgeTargets[edge]))
      let joins =
        (one == source && other == target)
        || (!graph.isDirected && one == target && other == source)
      return joins ? nil : Edge(one, other)
    }
    return CompactGraph(
      vertexCount: graph.vertexCount, directed: graph.isDirected, edges: edges)
  }
}
