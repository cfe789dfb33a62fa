extension Measure {
  static let paths: [Measure] = [
    Measure(
      "shortest_path", "The first shortest path between two vertices.", shape: .path,
      range: "a path or none", unit: "vertices", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V + E), with lengths · log V",
      source: "Dijkstra 1959, doi:10.1007/BF01386390",
      parameters: [.source, .target, .lengths, .outward, .avoided, .passed]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let (source, target) = (arguments.vertex("source"), arguments.vertex("target"))
      let avoided = arguments.vertices("avoid") ?? []
      if let passed = arguments.vertices("through"), !passed.isEmpty {
        return .path(
          try graph.shortestPaths(
            from: source, to: target, through: passed, avoiding: avoided,
            weighted: arguments.pathWeighting, direction: arguments.direction(.outgoing), limit: 1
          ).paths.first)
      }
      return .path(
        try graph.shortestPath(
          from: source, to: target, avoiding: avoided, weighted: arguments.pathWeighting,
          direction: arguments.direction(.outgoing)))
    },
    Measure(
      "all_shortest_paths", "All shortest paths between two vertices.", shape: .paths,
      range: "paths", unit: "vertices", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V + E) and the length of the list",
      source: "Dijkstra 1959, doi:10.1007/BF01386390",
      parameters: [
        .source, .target, .lengths, .outward,
        MeasureParameter("limit", .integer(1000), "How many paths to list."), .avoided, .passed,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try graph.shortestPaths(
        from: arguments.vertex("source"), to: arguments.vertex("target"),
        through: arguments.vertices("through") ?? [], avoiding: arguments.vertices("avoid") ?? [],
        weighted: arguments.pathWeighting, direction: arguments.direction(.outgoing),
        limit: arguments.integer("limit") ?? 1000)
      return .paths(found.paths, count: found.count)
    },
    Measure(
      "shortest_path_lengths", "The distance from one vertex to every vertex.",
      range: "0 or more; undefined where no path leads", unit: "edges or length",
      direction: Treatment.followed, weight: "lengths on request; " + Treatment.collapsed,
      sign: Treatment.positiveOnly, complexity: "O(V + E), with lengths · log V",
      source: "Dijkstra 1959, doi:10.1007/BF01386390",
      parameters: [.source, .lengths, .outward]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.distances(
          from: arguments.vertex("source"), weighted: arguments.pathWeighting,
          direction: arguments.direction(.outgoing)))
    },
    Measure(
      "k_shortest_paths", "The shortest paths between two vertices that visit none twice.",
      shape: .paths, range: "paths", unit: "vertices", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(k V (V + E) log V)", source: "Yen 1971, doi:10.1287/mnsc.17.11.712",
      parameters: [
        .source, .target, MeasureParameter("k", .integer(3), "How many paths."), .lengths, .outward,
        .avoided, .passed,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let paths = try graph.shortestPaths(
        from: arguments.vertex("source"), to: arguments.vertex("target"),
        count: arguments.integer("k") ?? 3, through: arguments.vertices("through") ?? [],
        avoiding: arguments.vertices("avoid") ?? [],
        weighted: arguments.pathWeighting, direction: arguments.direction(.outgoing))
      return .paths(paths, count: Double(paths.count))
    },
    Measure(
      "simple_paths", "The paths between two vertices that visit none twice, up to a length.",
      shape: .paths, range: "paths", unit: "vertices", direction: Treatment.followed,
      weight: "parallel edges count as one, loops are ignored", sign: Treatment.positiveOnly,
      complexity: "O(V + E) a path", source: "Tarjan 1972, doi:10.1137/0201010",
      parameters: [
        .source, .target, MeasureParameter("cutoff", .integer(nil), "The most edges of a path."),
        MeasureParameter("limit", .integer(1_000_000), "How many paths there may be."), .outward,
        .avoided, .passed,
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let paths = try graph.simplePaths(
        from: arguments.vertex("source"), to: arguments.vertex("target"),
        longest: arguments.integer("cutoff"), avoiding: arguments.vertices("avoid") ?? [],
        direction: arguments.direction(.outgoing),
        limit: arguments.integer("limit") ?? 1_000_000
      ).filter { (arguments.vertices("through") ?? []).allSatisfy($0.vertices.contains) }
      return .paths(paths, count: Double(paths.count))
    },
    Measure(
      "widest_path", "The path whose weakest edge is strongest.", shape: .path,
      range: "a path or none", unit: "vertices", direction: Treatment.followed,
      weight: "strengths; of parallel edges the strongest", sign: Treatment.positiveOnly,
      complexity: "O((V + E) log V)", source: "Pollack 1960, doi:10.1287/opre.8.5.733",
      parameters: [.source, .target, .outward, .avoided, .passed]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .path(
        try graph.widestPath(
          from: arguments.vertex("source"), to: arguments.vertex("target"),
          through: arguments.vertices("through") ?? [],
          avoiding: arguments.vertices("avoid") ?? [],
          direction: arguments.direction(.outgoing)))
    },
  ]
}
