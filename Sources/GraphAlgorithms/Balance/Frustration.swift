import GraphCore

/// How far a signed graph is from balance, with the proof.
public struct Frustration: Hashable, Sendable {
  /// Whether the best division into two camps is the only one.
  public enum Uniqueness: String, Hashable, Sendable {
    /// There is no other, but for naming the camps.
    case unique
    /// There are others.
    case several
    /// The search ended before it was known.
    case undecided
  }

  /// A cycle with an odd number of negative ties, and its weight in the proof.
  public struct WeightedCycle: Hashable, Sendable {
    /// The vertices of the cycle, each tied to the next and the last to the first.
    public let vertices: [Int]
    /// Its weight, above zero.
    public let weight: Double
  }

  /// The weight of the ties that are out of line in the best division that was found.
  public let index: Double
  /// What no division can do better than. Equal to `index` where the division is proven to be best.
  public let bound: Double
  /// The weight of all ties.
  public let total: Double
  /// The camp of each vertex, 0 or 1, nil for an isolated one. The least vertex of a component is in
  /// camp 0.
  public let camps: [Int?]
  /// The edges of the graph that are out of line in that division, ascending.
  public let violated: [Int]
  /// Whether another division is as good.
  public let uniqueness: Uniqueness
  /// What is more out of line if a vertex alone changes its camp; zero for one that could as well be
  /// in the other, nil for an isolated one.
  public let changeCosts: [Double?]
  /// Cycles each of which has a tie out of line in every division, with weights that no tie carries
  /// beyond its own: the sum of the weights, plus `cancelled`, is a bound that anybody can check.
  public let packing: [WeightedCycle]
  /// The weight of ties of both signs between the same two that cancels out; out of line in every
  /// division.
  public let cancelled: Double

  /// Whether the division is proven to be best.
  public var isProven: Bool { bound >= index }

  /// One minus the share out of line over the half that always suffices: 1 − 2 L / m; 1 if balanced.
  public var normalized: Score {
    total > 0 ? .defined(1 - 2 * index / total) : .undefined(.noEdges)
  }
}

extension CompactGraph {
  /// The frustration index: the least weight of ties that are out of line in a division into two
  /// camps, negative ones within a camp or positive ones between the camps.
  ///
  /// Exact unless the search meets its limit; then the best division and a bound are given.
  /// Direction plays no part: each arc counts as a tie. Loops are left out. Parallel ties count each;
  /// of ties of both signs between two vertices, one is out of line always.
  ///
  ///     let graph = CompactGraph(
  ///       vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2), Edge(0, 2, isNegative: true)])
  ///     try graph.frustration().index  // 1
  ///
  /// - Parameter searchLimit: how many steps of the linear program may be taken, those with a large
  ///   basis counting as several; a count, so that the answer is the same on any machine.
  /// - Throws: `invalidStrength`.
  /// - Complexity: exponential at worst. Networks of states and others with up to a quarter of 1,300
  ///   ties out of line are proven by packing cycles, in some rounds of a shortest path for each tie
  ///   out of line. A step of the linear program takes O(c²) for c ties in its basis.
  ///
  /// Reference: F. Harary, "On the measurement of structural balance", 1959,
  /// https://doi.org/10.1002/bs.3830040405; S. Aref, M. C. Wilson, "Balance and frustration in signed
  /// networks", 2019, https://doi.org/10.1093/comnet/cny015. First unbalanced cycles are packed, each
  /// of which has a tie out of line. Where that is no proof, there is a linear program with a variable
  /// for each tie and a row for each unbalanced cycle, found when it is needed: M. Grötschel,
  /// M. Jünger, G. Reinelt, "Facets of the linear ordering polytope", 1985, for the method of cuts.
  public func frustration(
    weighted: StrengthWeighting = .unweighted, searchLimit: Int = 20_000, seed: UInt64 = 0
  ) throws(GraphAlgorithmsError) -> Frustration {
    try requireStrengths(weighted)
    let pairs = SignedPairs(self, weighted: weighted)
    var search = FrustrationSearch(pairs, limit: searchLimit, seed: seed)
    search.run()
    if !search.isProven {
      let rows = simpleRows(
        .either, weight: weighted == .strengths ? .signedStrength : .sign)
      search.branch(
        overVerticesOf: components().members.filter { $0.count > 2 }.map {
          (rows.restricted(to: $0), $0)
        }, stepLimit: 100 * searchLimit)
    }
    let uniqueness =
      search.isProven
      ? OtherDivisions.uniqueness(
        of: search.best, pairs, proof: search.proof,
        limit: min(searchLimit - search.steps, 2 * search.steps + 1_500), seed: seed)
      : .undecided
    return Frustration(
      pairs, camps: search.best, bound: search.bound, uniqueness: uniqueness,
      packing: search.proof, violated: violatedEdges(search.best), isTied: tiedVertices)
  }

  /// Whether each vertex has a tie; ties of both signs that cancel out are ties.
  private var tiedVertices: [Bool] {
    var isTied = [Bool](repeating: false, count: vertexCount)
    for edge in 0..<edgeCount where edgeSources[edge] != edgeTargets[edge] {
      isTied[Int(edgeSources[edge])] = true
      isTied[Int(edgeTargets[edge])] = true
    }
    return isTied
  }

  private func violatedEdges(_ camps: [Bool]) -> [Int] {
    (0..<edgeCount).filter { edge in
      let (source, target) = (Int(edgeSources[edge]), Int(edgeTargets[edge]))
      return source != target
        && (camps[source] != camps[target]) != (negatives?[edge] ?? false)
    }
  }
}

// MARK: - Kernel

extension Frustration {
  fileprivate init(
    _ pairs: SignedPairs, camps: [Bool], bound: Double, uniqueness: Uniqueness,
    packing: CyclePacking?, violated: [Int], isTied: [Bool]
  ) {
    let roots = pairs.components()
    index = pairs.violation(of: camps) + pairs.cancelled
    self.bound = bound + pairs.cancelled
    total = pairs.total
    self.camps = roots.indices.map { vertex in
      isTied[vertex] ? (camps[vertex] == camps[roots[vertex]] ? 0 : 1) : nil
    }
    self.violated = violated
    self.uniqueness = uniqueness
    changeCosts = isTied.indices.map { vertex in
      isTied[vertex] ? pairs.changeCost(of: vertex, camps) : nil
    }
    self.packing =
      packing.map { packing in
        zip(packing.cycles, packing.weights).map {
          WeightedCycle(vertices: pairs.vertices(ofCycle: $0), weight: $1)
        }
      } ?? []
    cancelled = pairs.cancelled
  }
}

extension SignedPairs {
  /// What is more out of line if a vertex alone changes its camp.
  fileprivate func changeCost(of vertex: Int, _ camps: [Bool]) -> Double {
    row(of: vertex).reduce(0) { sum, slot in
      let pair = slots[slot]
      return sum + (isViolated(pair, camps) ? -weights[pair] : weights[pair])
    }
  }

  /// The vertices of a cycle in order, from its least one towards the lesser of its neighbours.
  fileprivate func vertices(ofCycle cycle: [Int]) -> [Int] {
    guard let start = cycle.map({ first[$0] }).min() else { return [] }
    var rest = cycle.sorted { (first[$0], second[$0]) < (first[$1], second[$1]) }
    var vertices = [start]
    var vertex = start
    while let place = rest.firstIndex(where: { first[$0] == vertex || second[$0] == vertex }) {
      vertex = other(rest.remove(at: place), than: vertex)
      if vertex == start { break }
      vertices.append(vertex)
    }
    return vertices
  }
}
