import Foundation
import Testing

/// Where the file and its figures are, if they are there: beside the project's folder.
enum COWFiles {
  static let table =
    "\(Program.project)/../shared/data/cow-alliances-4.1/alliance_v4.1_by_dyad.csv"
  static let states = "\(Program.project)/../shared/data/cow-states/states2016.csv"
  static let figures = "\(Program.project)/../shared/reference/cow-4.1-networks.json"
  static let nodes = "\(Program.project)/../shared/reference/cow-4.1-network-nodes.csv"

  static var areThere: Bool {
    [table, states, figures, nodes].allSatisfy { FileManager.default.fileExists(atPath: $0) }
  }
}

/// The figures of `cow-4.1-networks.json`, which NetworkX 3.6.1 and igraph 1.0.0 found in the file of
/// the Correlates of War by pair: each by one command with the date rule of that file. Skipped where
/// the files are not beside the project.
@Suite(
  .enabled(if: COWFiles.areThere, "../shared with the COW files is not there"))
struct COWFigureTests {
  typealias Object = [String: Any]

  /// The graphs of the file: kinds and year.
  static let graphs = [
    ("defense_1914", "defense", "1914"),
    ("any_1914", "defense,neutrality,nonaggression,consultation", "1914"),
    ("defense_2012", "defense", "2012"),
  ]

  private static func reference() throws -> Object {
    let data = try Data(contentsOf: URL(filePath: COWFiles.figures))
    return try #require(try JSONSerialization.jsonObject(with: data) as? Object)
  }

  private func values(
    _ measure: String, _ kinds: String, _ date: String, _ more: String...
  ) throws -> Any {
    let run = try Program.run(
      ["measure", measure, "--data", COWFiles.table, "--kind", kinds, "--on", date, "--tied"] + more
    )
    try #require(run.code == 0, "\(measure): \(run.complaint)")
    let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
    return try #require(answer?["values"], "\(measure)")
  }

  private func scores(_ measure: String, _ kinds: String, _ date: String, _ more: String...) throws
    -> [String: Double]
  {
    let run = try Program.run(
      ["measure", measure, "--data", COWFiles.table, "--kind", kinds, "--on", date, "--tied"] + more
    )
    let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
    return try #require(answer?["values"] as? [String: Double], "\(measure): \(run.complaint)")
  }

  private func isNear(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-6 }

  private func texts(_ list: Any?) -> [[String]] {
    (list as? [[Any]] ?? []).map { $0.map { "\($0)" }.sorted() }.sorted {
      $0.description < $1.description
    }
  }

  @Test(arguments: graphs)
  func structureIsReproduced(name: String, kinds: String, year: String) throws {
    let graphs = try #require(try Self.reference()["graphs"] as? [String: Object])
    let known = try #require(graphs[name])
    func number(_ key: String) throws -> Double {
      try #require((known[key] as? NSNumber)?.doubleValue, "\(key)")
    }
    let degrees = try scores("degree", kinds, year)
    #expect(Double(degrees.count) == (try number("nodes_with_ties")))
    #expect(degrees.values.reduce(0, +) / 2 == (try number("edges")))
    for (measure, key, more) in [
      ("density", "density", []), ("transitivity", "transitivity", []),
      ("mean_clustering", "average_local_clustering", ["-p", "over=all"]),
      ("diameter", "giant_diameter", ["--largest"]),
      ("average_path_length", "giant_average_path_length", ["--largest"]),
      ("assortativity", "degree_assortativity", []),
    ] as [(String, String, [String])] {
      let run = try Program.run(
        ["measure", measure, "--data", COWFiles.table, "--kind", kinds, "--on", year, "--tied"]
          + more)
      let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
      let found = try #require((answer?["values"] as? NSNumber)?.doubleValue, "\(measure)")
      #expect(isNear(found, try number(key)), "\(measure): \(found)")
    }
    let triangles = try scores("triangles", kinds, year).values.reduce(0, +) / 3
    #expect(triangles == (try number("triangles")))
    let cores = try scores("core_number", kinds, year)
    #expect(cores.values.max() == (try number("max_core")))
    let components = texts(try values("components", kinds, year))
    #expect(Double(components.count) == (try number("components")))
    if known["component_members"] != nil {
      #expect(components == texts(known["component_members"]))
    }
    let cliques = texts(try values("maximal_cliques", kinds, year))
    #expect(Double(cliques.count) == (try number("maximal_cliques")))
    let largest = cliques.map(\.count).max()
    #expect(largest.map(Double.init) == (try number("largest_clique_size")))
    #expect(cliques.filter { $0.count == largest } == texts(known["largest_cliques"]))
    let sizes = Dictionary(cliques.map { ("\($0.count)", 1) }, uniquingKeysWith: +)
    #expect(sizes == known["maximal_cliques_size_histogram"] as? [String: Int])
    #expect(
      components.map(\.count).sorted(by: >) == (known["component_sizes"] as? [Int] ?? []))
    let bridges = texts(try values("bridges", kinds, year))
    #expect(bridges == texts(known["bridges"]))
    let cuts = try #require(try values("articulation_points", kinds, year) as? [String])
    let knownCuts = try #require(known["articulation_points"] as? [Int])
    #expect(Set(cuts) == Set(knownCuts.map(String.init)))
  }

  @Test(arguments: graphs)
  func rankingsAreReproduced(name: String, kinds: String, year: String) throws {
    let graphs = try #require(try Self.reference()["graphs"] as? [String: Object])
    let known = try #require(graphs[name])
    for (key, measure, more) in [
      ("top10_degree", "degree", []), ("top10_betweenness_raw", "betweenness", []),
      ("top10_betweenness_norm", "betweenness", ["-p", "normalized=true"]),
      ("top10_closeness_wf_improved", "closeness", ["-p", "variant=wf"]),
    ] as [(String, String, [String])] {
      let rows = try #require(known[key] as? [Object], "\(key)")
      let run = try Program.run(
        ["measure", measure, "--data", COWFiles.table, "--kind", kinds, "--on", year, "--tied"]
          + more)
      let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
      let found = try #require(
        answer?["values"] as? [String: Double], "\(key): \(run.complaint)")
      for row in rows {
        let code = "\(try #require(row["ccode"] as? Int))"
        let value = try #require((row["value"] as? NSNumber)?.doubleValue)
        #expect(isNear(found[code] ?? .nan, value), "\(key) of \(code)")
      }
    }
  }

  /// Modularity by both methods is within what the other tools found, and never above the optimum;
  /// where it is the best that they found, the communities are theirs.
  @Test(arguments: graphs, ["leiden", "louvain"])
  func modularityIsReproduced(graph: (String, String, String), method: String) throws {
    let (name, kinds, year) = graph
    let graphs = try #require(try Self.reference()["graphs"] as? [String: Object])
    let known = try #require(graphs[name]?["modularity"] as? Object)
    let run = try Program.run([
      "coalitions", "--data", COWFiles.table, "--kind", kinds, "--on", year, "--method", method,
      "--format", "json",
    ])
    let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
    let found = try #require((answer?["modularity"] as? NSNumber)?.doubleValue, "\(run.complaint)")
    func number(_ key: String) -> Double? { (known[key] as? NSNumber)?.doubleValue }
    let best = try #require(number("max_modularity_found"))
    #expect(found >= (try #require(number("louvain_min"))) - 1e-6)
    #expect(found <= (number("exact_optimum") ?? best) + 1e-6)
    guard method == "leiden" else { return }
    #expect(isNear(found, best))
    let coalitions = try #require(answer?["coalitions"] as? [Object])
    let members = texts(coalitions.compactMap { $0["members"] })
    #expect(members == texts(known["communities_in_best"]))
    #expect(members.count == known["number_of_communities_in_best"] as? Int)
  }

  /// Distance, number and first of the shortest paths; or why there is none.
  @Test(arguments: graphs)
  func shortestPathsAreReproduced(name: String, kinds: String, year: String) throws {
    let graphs = try #require(try Self.reference()["graphs"] as? [String: Object])
    let rows = try #require(graphs[name]?["shortest_paths"] as? [Object])
    for row in rows {
      let ends = try ["source", "target"].map { "\(try #require(row[$0] as? Int))" }
      let run = try Program.run([
        "measure", "all_shortest_paths", "--data", COWFiles.table, "--kind", kinds, "--on", year,
        "--tied", "-p", "source=\(ends[0])", "-p", "target=\(ends[1])",
      ])
      guard let distance = row["distance"] as? Int else {
        if row["reason"] as? String == "absent" {
          #expect(run.code == 64, "\(ends) are not both in the graph")
        } else {
          #expect(run.code == 0 && run.output.contains("\"values\": []"), "\(run.output)")
        }
        continue
      }
      let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
      let paths = try #require(answer?["values"] as? [[String]], "\(ends): \(run.complaint)")
      #expect(paths.allSatisfy { $0.count == distance + 1 })
      #expect(paths.count == row["number_of_shortest_paths"] as? Int)
      let first = paths.map { $0.compactMap { Int($0) } }.min { $0.lexicographicallyPrecedes($1) }
      #expect(first == row["lexicographically_first_by_ccode"] as? [Int])
    }
  }

  /// Members of the state system without a tie: the list of states is laid beside the alliances.
  @Test(arguments: graphs)
  func isolatesAreReproduced(name: String, kinds: String, year: String) throws {
    let graphs = try #require(try Self.reference()["graphs"] as? [String: Object])
    let known = try #require(graphs[name])
    let run = try Program.run([
      "measure", "degree", "--data", COWFiles.table, "--data", COWFiles.states, "--kind", kinds,
      "--on", year,
    ])
    let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
    let degrees = try #require(answer?["values"] as? [String: Double], "\(run.complaint)")
    #expect(degrees.count == known["state_system_members"] as? Int)
    #expect(degrees.values.count { $0 == 0 } == known["isolates_in_state_system"] as? Int)
    let outside = try #require(known["ties_outside_state_system"] as? [Int])
    let tied = try scores("degree", kinds, year).count
    #expect(tied - outside.count == degrees.values.count { $0 > 0 })
  }

  /// Every column of the file of nodes.
  @Test(arguments: graphs)
  func nodesAreReproduced(name: String, kinds: String, year: String) throws {
    let lines = try String(contentsOfFile: COWFiles.nodes, encoding: .utf8)
      .split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    let rows = lines.dropFirst().filter { $0[0] == name }
    #expect(!rows.isEmpty)
    let measures: [(column: Int, measure: String, more: [String])] = [
      (4, "degree", []), (5, "strength", []), (6, "betweenness", []),
      (7, "betweenness", ["-p", "normalized=true"]), (8, "closeness", ["-p", "variant=wf"]),
      (9, "harmonic", ["-p", "normalized=false"]), (10, "pagerank", []), (11, "core_number", []),
      (12, "clustering", ["-p", "undefined=0"]), (13, "eigenvector", ["--largest"]),
    ]
    for (column, measure, more) in measures {
      let run = try Program.run(
        ["measure", measure, "--data", COWFiles.table, "--kind", kinds, "--on", year, "--tied"]
          + more)
      let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
      let values = try #require(
        answer?["values"] as? [String: Double], "\(measure): \(run.complaint)")
      for row in rows where !row[column].isEmpty {
        let known = try #require(Double(row[column]))
        #expect(isNear(values[row[1]] ?? .nan, known), "\(measure) of \(row[2])")
      }
    }
    let components = texts(try values("components", kinds, year))
    for component in components {
      let numbers = Set(rows.filter { component.contains($0[1]) }.map { $0[14] })
      #expect(numbers.count == 1, "\(component)")
    }
    #expect(Set(rows.map { $0[14] }).count == components.count)
  }

  /// The strength of an edge is the number of distinct alliances behind it.
  @Test(arguments: graphs)
  func anAllianceCountsOnce(name: String, kinds: String, year: String) throws {
    let graphs = try #require(try Self.reference()["graphs"] as? [String: Object])
    let known = try #require(
      graphs[name]?["edge_weight_histogram_number_of_distinct_alliances"] as? [String: Int])
    let run = try Program.run([
      "export", "--data", COWFiles.table, "--kind", kinds, "--on", year, "--to", "edges", "-o", "-",
    ])
    var histogram: [String: Int] = [:]
    for line in run.output.split(separator: "\n") {
      histogram["\(Int(Double(line.split(separator: "\t")[2]) ?? 0))", default: 0] += 1
    }
    #expect(histogram == known)
  }

  /// Nodes, edges, components and alliances on a day. An edge that would not count if the last day
  /// were outside is one that no longer holds on the next day.
  @Test func theFiguresOfDaysAreReproduced() throws {
    let days = try #require(try Self.reference()["as_of_date"] as? [String: [String: Object]])
    for (day, kinds) in days {
      for (kind, figures) in kinds {
        let names = kind == "any" ? "defense,neutrality,nonaggression,consultation" : kind
        let degrees = try scores("degree", names, day)
        #expect(degrees.count == figures["nodes"] as? Int)
        #expect(Int(degrees.values.reduce(0, +)) / 2 == figures["edges"] as? Int)
        let components = texts(try values("components", names, day))
        #expect(components.map(\.count).sorted(by: >) == figures["component_sizes"] as? [Int])
        #expect(components.count == figures["components"] as? Int)
        let run = try Program.run([
          "export", "--data", COWFiles.table, "--kind", names, "--on", day, "--to", "json", "-o",
          "-",
        ])
        let graph = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object
        let edges = try #require((graph?["edges"] ?? graph?["links"]) as? [Object])
        let alliances = edges.flatMap {
          ($0["agreements"] as? String ?? "").split(separator: ";").map(String.init)
        }
        #expect(Set(alliances).count == figures["alliances_active"] as? Int)
        guard day == "1914-06-28" else {
          #expect(figures["edges_if_end_day_exclusive"] as? Int == figures["edges"] as? Int)
          continue
        }
        func pairs(_ graph: Object?) throws -> Set<[String]> {
          let edges = try #require((graph?["edges"] ?? graph?["links"]) as? [Object])
          return Set(edges.map { ["\($0["source"] ?? "")", "\($0["target"] ?? "")"].sorted() })
        }
        let next = try Program.run([
          "export", "--data", COWFiles.table, "--kind", names, "--on", "1914-06-29", "--to", "json",
          "-o", "-",
        ])
        let later = try JSONSerialization.jsonObject(with: Data(next.output.utf8)) as? Object
        let lasting = try pairs(graph).intersection(try pairs(later))
        #expect(lasting.count == figures["edges_if_end_day_exclusive"] as? Int)
      }
    }
  }

  /// Edges on a day if an end were not inside of its spell: by the line of the documentation, from all
  /// spells with their days.
  @Test func edgesWithoutTheLastDayAreReproduced() throws {
    let days = try #require(try Self.reference()["as_of_date"] as? [String: [String: Object]])
    for (day, kinds) in days {
      for (kind, figures) in kinds {
        let names = kind == "any" ? "defense,neutrality,nonaggression,consultation" : kind
        let run = try Program.shell(
          """
          alliance export --data '\(COWFiles.table)' --kind \(names) --dated --to tsv -o - |
            awk -F'\\t' -v day=\(day) 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
              $at["start"] <= day && ($at["end"] == "" || $at["end"] > day) { print $1, $2 }' |
            sort -u | wc -l
          """)
        let count = Int(run.output.filter { !$0.isWhitespace })
        #expect(count == figures["edges_if_end_day_exclusive"] as? Int, "\(day) \(kind)")
      }
    }
  }

  /// 60,372 undirected pair-years, as Python's csv module counts them in the file.
  @Test func theFileExpandsToPairYears() throws {
    let run = try Program.run([
      "export", "--data", COWFiles.table, "--years", "1816-2012", "--to", "csv", "-o", "-",
    ])
    #expect(run.output.split(separator: "\n").count == 60_372 + 1)
  }
}
