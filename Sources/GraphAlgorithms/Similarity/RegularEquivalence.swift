import GraphCore

extension CompactGraph {
  /// The maximal regular equivalence: vertices are equivalent if they are tied to, and from, the same
  /// classes of vertices, however many of each.
  ///
  /// Two generals are equivalent if each commands colonels and is commanded by nobody, though the
  /// colonels are others and more. Direction counts; in an undirected graph all vertices with a tie
  /// are equivalent unless they are told apart at the start. Friendly and hostile ties are different
  /// relations. Strengths, loops and parallel edges play no part.
  ///
  ///     let orders = CompactGraph(
  ///       vertexCount: 5, directed: true,
  ///       edges: [Edge(0, 1), Edge(0, 2), Edge(1, 3), Edge(2, 4)])
  ///     orders.regularEquivalence().members  // [[1, 2], [3, 4], [0]]
  ///
  /// - Parameter classes: a class for each vertex to start from, such as regions; nil for one class.
  /// - Returns: the coarsest partition within the classes in which the vertices of a class see the
  ///   same classes.
  /// - Complexity: O(E log V) a round, V rounds at most.
  ///
  /// Reference: D. R. White, K. P. Reitz, "Graph and semigroup homomorphisms on networks of
  /// relations", 1983, https://doi.org/10.1016/0378-8733(83)90025-4; S. P. Borgatti, M. G. Everett,
  /// "Two algorithms for computing regular equivalence", 1993,
  /// https://doi.org/10.1016/0378-8733(93)90012-A, whose CATREGE this is.
  public func regularEquivalence(from classes: [Int]? = nil) -> Partition {
    precondition(classes.map { $0.count == vertexCount } ?? true, "a class for each vertex")
    var ties = [[(relation: Int, other: Int)]](repeating: [], count: vertexCount)
    for edge in 0..<edgeCount where edgeSources[edge] != edgeTargets[edge] {
      let (source, target) = (Int(edgeSources[edge]), Int(edgeTargets[edge]))
      let sign = negatives?[edge] == true ? 1 : 0
      ties[source].append((sign, target))
      ties[target].append((isDirected ? 2 + sign : sign, source))
    }
    var labels = Partition(labels: classes ?? [Int](repeating: 0, count: vertexCount)).communities
    var count = (labels.max() ?? -1) + 1
    while true {
      var numbers: [[Int]: Int] = [:]
      let next = labels.indices.map { vertex in
        let seen = Set(ties[vertex].map { $0.relation * (count + 1) + labels[$0.other] }).sorted()
        let key = [labels[vertex]] + seen
        if let number = numbers[key] { return number }
        numbers[key] = numbers.count
        return numbers.count - 1
      }
      // Classes are only ever divided: as many as before are the same as before.
      guard numbers.count > count else { return Partition(labels: labels) }
      (labels, count) = (next, numbers.count)
    }
  }
}
