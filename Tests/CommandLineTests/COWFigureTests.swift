import Foundation
import Testing

/// Where the file and its figures are, if they are there: beside the project's folder.
enum COWFiles {
  static let table =
    "\(Program.project)/../shared/data/cow-alliances-4.1/alliance_v4.1_by_dyad.csv"
  static let figures = "\(Program.project)/../shared/reference/cow-4.1-networks.json"

  static var areThere: Bool {
    [table, figures].allSatisfy { FileManager.default.fileExists(atPath: $0) }
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
