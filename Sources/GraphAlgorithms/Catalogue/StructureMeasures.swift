extension Measure {
  static let structure: [Measure] = [
    Measure(
      "density", "The share of the possible pairs that are tied.", shape: .graph, range: "0…1",
      unit: "share of pairs", direction: "pairs are ordered where directed",
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Wasserman, Faust 1994, doi:10.1017/CBO9780511815478"
    ) { graph, _ throws(GraphAlgorithmsError) in .value(graph.density()) },
    Measure(
      "components", "The largest sets of vertices that are connected.", shape: .partition,
      range: "1…n sets", unit: "vertices", direction: "followed either way unless strong",
      weight: Treatment.ignored, sign: Treatment.signBlind, complexity: "O(V + E)",
      source: "Tarjan 1972, doi:10.1137/0201010",
      parameters: [
        MeasureParameter(
          "mode", .choice(["weak", "strong"], "weak"),
          "Whether edges are followed either way, or along their direction.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .partition(
        arguments.choice("mode") == "strong" ? graph.strongComponents() : graph.components())
    },
    Measure(
      "triangles", "How many triangles a vertex belongs to.", range: "0 or more",
      unit: "triangles", direction: Treatment.ignored, weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(E √E)",
      source: "Watts, Strogatz 1998, doi:10.1038/30918"
    ) { graph, _ throws(GraphAlgorithmsError) in .scores(graph.triangles()) },
    Measure(
      "clustering", "The share of the pairs of a vertex's neighbours that are tied themselves.",
      range: "0…1", unit: "share of pairs", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(E √E)",
      source: "Watts, Strogatz 1998, doi:10.1038/30918",
      parameters: [
        MeasureParameter(
          "undefined", .choice(["null", "0"], "null"),
          "What a vertex with fewer than two neighbours scores.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      let scores = graph.clustering()
      return .scores(
        arguments.choice("undefined") == "0" ? Scores(scores.values.map { $0 ?? 0 }) : scores)
    },
    Measure(
      "mean_clustering", "The mean of local clustering.", shape: .graph, range: "0…1",
      unit: "share of pairs", direction: Treatment.ignored, weight: Treatment.simple,
      sign: Treatment.signBlind, complexity: "O(E √E)",
      source: "Watts, Strogatz 1998, doi:10.1038/30918",
      parameters: [
        MeasureParameter(
          "over", .choice(["defined", "all"], "defined"),
          "Whether vertices with fewer than two neighbours are left out or count zero.")
      ]
    ) { graph, arguments throws(GraphAlgorithmsError) in
      .value(graph.meanClustering(arguments.choice("over") == "all" ? .overAll : .overDefined))
    },
    Measure(
      "transitivity", "The share of the paths of two edges whose ends are tied.", shape: .graph,
      range: "0…1", unit: "share of paths", direction: Treatment.ignored,
      weight: Treatment.simple, sign: Treatment.signBlind, complexity: "O(E √E)",
      source: "Luce, Perry 1949, doi:10.1007/BF02289146"
    ) { graph, _ throws(GraphAlgorithmsError) in .value(graph.transitivity()) },
  ]
}
