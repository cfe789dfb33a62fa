import GraphAlgorithms
import GraphCore

/// A measure as it is timed: all of its answer is made and handed back as numbers to be compared.
struct Kernel {
  let name: String
  let compute: @Sendable (CompactGraph) throws -> [Double]

  static func named(_ name: String) -> Kernel? { all.first { $0.name == name } }

  static let all: [Kernel] = [
    Kernel(name: "closeness") { numbers(try $0.closeness(.component)) },
    Kernel(name: "harmonic") { numbers(try $0.harmonic()) },
    Kernel(name: "diameter") { [try $0.diameter(.reachable).value ?? .nan] },
    Kernel(name: "betweenness") { numbers(try $0.betweenness()) },
    Kernel(name: "pagerank") { numbers(try $0.pageRank()) },
    Kernel(name: "eigenvector") { graph in
      do throws(GraphAlgorithmsError) {
        return numbers(try graph.eigenvector())
      } catch {
        // Refused where several components share the largest eigenvalue: nothing to compare.
        return [Double](repeating: .nan, count: graph.vertexCount)
      }
    },
    Kernel(name: "core_number") { numbers($0.coreNumbers()) },
    Kernel(name: "clustering") { numbers($0.clustering()) },
    Kernel(name: "triangles") { [$0.triangles().values.reduce(0) { $0 + ($1 ?? 0) } / 3] },
    Kernel(name: "constraint") { numbers(try $0.constraint()) },
    Kernel(name: "maximal_cliques") { graph in
      let cliques = try graph.maximalCliques()
      return [Double(cliques.count), Double(cliques.reduce(0) { $0 + $1.count })]
    },
    Kernel(name: "components") { [Double($0.components().count)] },
    Kernel(name: "bfs") { numbers(try $0.distances(from: 0)) },
    Kernel(name: "point_to_point") { graph in
      // The pairs of compare.py.
      try (0..<60).map { pair in
        let source = pair * graph.vertexCount / 60
        let target = (source * 7 + graph.vertexCount / 3) % graph.vertexCount
        return try graph.shortestPath(from: source, to: target)?.length ?? .nan
      }
    },
    Kernel(name: "sssp") { numbers(try $0.distances(from: 0, weighted: .lengths)) },
    // Single searches, as a peer makes them; as many as compare.py has a peer make, since one may be
    // lucky or not.
    Kernel(name: "leiden") { graph in
      let found = try (0..<UInt64(5)).map { seed in
        try graph.leiden(runs: 1, attempts: 0, seed: seed).modularity?.value ?? .nan
      }
      return [found.reduce(0, +) / Double(found.count)]
    },
  ]

  private static func numbers(_ scores: Scores) -> [Double] { scores.values.map { $0 ?? .nan } }
}
