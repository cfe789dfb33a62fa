import GraphCore

/// How often each of the sixteen kinds of triad occurs, by the names of Holland and Leinhardt: the
/// numbers of mutual, asymmetric and null dyads, with D, U, T, C for down, up, transitive, cyclic.
public struct TriadCensus: Hashable, Sendable {
  /// The names in their usual order.
  public static let names = [
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D",
    "120U", "120C", "210", "300",
  ]
  /// How often each occurs, in the order of the names; reals, since they grow with n³.
  public let counts: [Double]

  /// How often the triad of a name occurs, or nil where no triad has the name.
  public subscript(name: String) -> Double? {
    Self.names.firstIndex(of: name).map { counts[$0] }
  }
}

extension CompactGraph {
  /// The triad census: all triples of vertices by the ties among them; the counts add up to
  /// n(n − 1)(n − 2)/6.
  ///
  /// In an undirected graph every tie is mutual. Signs, strengths, loops and parallel edges play no
  /// part.
  ///
  ///     let cycle = CompactGraph(
  ///       vertexCount: 3, directed: true, edges: [Edge(0, 1), Edge(1, 2), Edge(2, 0)])
  ///     cycle.triadCensus()["030C"]  // 1
  ///
  /// - Complexity: O(E d), d the largest degree.
  ///
  /// Reference: V. Batagelj, A. Mrvar, "A subquadratic triad census algorithm for large sparse
  /// networks with small maximum degree", 2001, https://doi.org/10.1016/S0378-8733(01)00035-1.
  public func triadCensus() -> TriadCensus {
    var counting = TriadCounting(
      either: simpleRows(.either), outgoing: simpleRows(.outgoing))
    counting.run()
    return TriadCensus(counts: counting.counts)
  }

  /// How many pairs of vertices are tied in both directions, in one, in neither.
  ///
  /// In an undirected graph every tie is mutual.
  ///
  /// - Complexity: O(V + E).
  public func dyadCensus() -> (mutual: Double, asymmetric: Double, null: Double) {
    let pairs = Double(vertexCount) * Double(vertexCount - 1) / 2
    let tied = Double(simpleRows(.either).neighbors.count / 2)
    let arcs = Double(simpleRows(.outgoing).neighbors.count)
    return (arcs - tied, 2 * tied - arcs, pairs - tied)
  }
}

// MARK: - Kernel

/// The kind of each of the 64 patterns of a triad (v, u, w): v→u 1, u→v 2, v→w 4, w→v 8, u→w 16,
/// w→u 32; the table of the paper.
private let triadKinds = [
  0, 1, 1, 2, 1, 3, 5, 7, 1, 5, 4, 6, 2, 7, 6, 10, 1, 5, 3, 7, 4, 8, 8, 12, 5, 9, 8, 13, 6, 13, 11,
  14, 1, 4, 5, 6, 5, 8, 9, 13, 3, 8, 8, 11, 7, 12, 13, 14, 2, 6, 7, 10, 6, 11, 13, 14, 7, 13, 12,
  14, 10, 14, 14, 15,
]

private struct TriadCounting {
  let either: SimpleRows
  let outgoing: SimpleRows
  var counts = [Double](repeating: 0, count: 16)
  private var mark: [UInt32]

  init(either: SimpleRows, outgoing: SimpleRows) {
    self.either = either
    self.outgoing = outgoing
    mark = [UInt32](repeating: .max, count: either.vertexCount)
  }

  mutating func run() {
    let n = Double(either.vertexCount)
    for v in 0..<either.vertexCount {
      for slot in either.row(of: v) where Int(either.neighbors[slot]) > v {
        count(v, Int(either.neighbors[slot]))
      }
    }
    counts[0] = n * (n - 1) * (n - 2) / 6 - counts.dropFirst().reduce(0, +)
  }

  /// The triads whose first tied pair is (v, u): each is counted at one pair only.
  private mutating func count(_ v: Int, _ u: Int) {
    var others = 0
    let pair = (hasArc(v, u) ? 1 : 0) + (hasArc(u, v) ? 2 : 0)
    for slot in either.row(of: v) { mark[Int(either.neighbors[slot])] = UInt32(v) }
    for slot in either.row(of: u) where Int(either.neighbors[slot]) != v {
      let w = Int(either.neighbors[slot])
      others += 1
      if w > u || (w > v && w < u && mark[w] != UInt32(v)) { add(v, u, w, pair: pair) }
    }
    for slot in either.row(of: v) where Int(either.neighbors[slot]) != u {
      let w = Int(either.neighbors[slot])
      guard !either.hasNeighbor(w, of: u) else { continue }
      others += 1
      if w > u { add(v, u, w, pair: pair) }
    }
    counts[pair == 3 ? 2 : 1] += Double(either.vertexCount - others - 2)
  }

  private mutating func add(_ v: Int, _ u: Int, _ w: Int, pair: Int) {
    let code =
      pair + (hasArc(v, w) ? 4 : 0) + (hasArc(w, v) ? 8 : 0) + (hasArc(u, w) ? 16 : 0)
      + (hasArc(w, u) ? 32 : 0)
    counts[triadKinds[code]] += 1
  }

  private func hasArc(_ source: Int, _ target: Int) -> Bool {
    outgoing.hasNeighbor(target, of: source)
  }
}

extension SimpleRows {
  /// Whether a vertex stands in the row of another, by bisection.
  package func hasNeighbor(_ neighbor: Int, of vertex: Int) -> Bool {
    slot(of: neighbor, in: vertex) != nil
  }

  /// The position of a vertex in the row of another, by bisection.
  package func slot(of neighbor: Int, in vertex: Int) -> Int? {
    var (low, high) = (Int(offsets[vertex]), Int(offsets[vertex + 1]))
    while low < high {
      let middle = (low + high) / 2
      if Int(neighbors[middle]) < neighbor { low = middle + 1 } else { high = middle }
    }
    return low < Int(offsets[vertex + 1]) && Int(neighbors[low]) == neighbor ? low : nil
  }
}
