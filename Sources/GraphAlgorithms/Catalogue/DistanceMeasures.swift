extension Measure {
  /// How far the vertices of a whole graph are from each other.
  static let distances: [Measure] = [
    Measure(
      "eccentricity", "The distance of a vertex to the one that is farthest from it.",
      range: "0…n − 1 by hops", unit: "edges or length", direction: Treatment.followed,
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E))", source: "Harary 1969, doi:10.1201/9780429493768",
      parameters: [.reach, .lengths, .outward]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .scores(
        try graph.eccentricities(
          arguments.reach, weighted: arguments.pathWeighting,
          direction: arguments.direction(.outgoing)))
    },
    Measure(
      "diameter", "The largest distance of two vertices.", shape: .graph,
      range: "0…n − 1 by hops", unit: "edges or length", direction: "followed",
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E))", source: "Harary 1969, doi:10.1201/9780429493768",
      parameters: [.reach, .lengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(try graph.diameter(arguments.reach, weighted: arguments.pathWeighting))
    },
    Measure(
      "radius", "The distance to the farthest from the vertex that is most central.",
      shape: .graph, range: "0…n − 1 by hops", unit: "edges or length", direction: "followed",
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E))", source: "Harary 1969, doi:10.1201/9780429493768",
      parameters: [.reach, .lengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(try graph.radius(arguments.reach, weighted: arguments.pathWeighting))
    },
    Measure(
      "average_path_length", "The mean distance of two vertices.", shape: .graph,
      range: "1…n − 1 by hops", unit: "edges or length", direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E))", source: "Watts, Strogatz 1998, doi:10.1038/30918",
      parameters: [.reach, .lengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(try graph.averagePathLength(arguments.reach, weighted: arguments.pathWeighting))
    },
    Measure(
      "global_efficiency", "The mean of the inverse distances.", shape: .graph,
      range: "0…1 by hops", unit: "1/distance", direction: "followed; pairs are ordered",
      weight: "lengths on request; " + Treatment.collapsed, sign: Treatment.positiveOnly,
      complexity: "O(V (V + E))",
      source: "Latora, Marchiori 2001, doi:10.1103/PhysRevLett.87.198701",
      parameters: [.lengths]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(try graph.globalEfficiency(weighted: arguments.pathWeighting))
    },
    Measure(
      "local_efficiency", "The mean efficiency among the neighbours of a vertex.", shape: .graph,
      range: "0…1", unit: "1/distance", direction: Treatment.ignored, weight: Treatment.simple,
      sign: Treatment.positiveOnly, complexity: "O(Σ d³)",
      source: "Latora, Marchiori 2001, doi:10.1103/PhysRevLett.87.198701"
    ) { graph, _ throws(GraphAlgorithmsError) in .value(try graph.localEfficiency()) },
    Measure(
      "distance_classes", "How many pairs are 1, 2, 3, 4 or more edges apart, or not connected.",
      shape: .table, range: "0…n(n − 1)/2, if directed twice that", unit: "pairs of vertices",
      direction: "followed; pairs are ordered", weight: Treatment.simple,
      sign: Treatment.positiveOnly, complexity: "O(V (V + E)), O(V²) space",
      source: "Li, Bradshaw, Clary, Cranmer 2017, doi:10.1126/sciadv.1601895"
    ) { graph, _ throws(GraphAlgorithmsError) in
      let census = try graph.hopDistances().census
      return .table(
        DistanceClass.allCases.map { distance in
          NamedValue(distance.rawValue, .defined(Double(census[distance] ?? 0)))
        })
    },
  ]
}
