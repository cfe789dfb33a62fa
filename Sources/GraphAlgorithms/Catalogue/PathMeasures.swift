extension Measure {
  static let paths: [Measure] = [
    Measure(
      "shortest_path", "The first shortest path between two vertices.", shape: .paths,
      range: "a path or none", unit: "vertices", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V + E), with lengths · log V",
      source: "Dijkstra 1959, doi:10.1007/BF01386390",
      parameters: [.source, .target, .lengths, .outward]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let path = try graph.shortestPath(
        from: arguments.vertex("source"), to: arguments.vertex("target"),
        weighted: arguments.pathWeighting, direction: arguments.direction(.outgoing))
      return .paths(path.map { [$0] } ?? [], count: path == nil ? 0 : 1)
    },
    Measure(
      "all_shortest_paths", "All shortest paths between two vertices.", shape: .paths,
      range: "paths", unit: "vertices", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V + E) and the length of the list",
      source: "Dijkstra 1959, doi:10.1007/BF01386390",
      parameters: [
        .source, .target, .lengths, .outward,
        MeasureParameter("limit", .integer(1000), "How many paths to list."),
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let found = try graph.allShortestPaths(
        from: arguments.vertex("source"), to: arguments.vertex("target"),
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
  ]
}
