import AllianceFormats
import AllianceGraph
import Testing

@testable import GraphvizExport

/// The pictures that are drawn, measured and looked at.
enum Gallery {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var data: String
    var date: (Int, Int, Int)
    var theme = Theme.light
    /// Crossings at most; nil where the data decides them.
    var crossings: Int?
    var kilobytes = 250
    /// A published data set beside the project, in place of a bundled one.
    var published: String?
    var change: @Sendable (inout DrawingOptions) -> Void = { _ in }

    var testDescription: String { name }

    /// The data; nil where a published data set is not there.
    func read() throws -> AllianceData? {
      guard let published else { return try Worlds.bundled(data) }
      return try Worlds.published(published)
    }
  }

  private static let asean: [NationCode] = [
    "IDN", "MYS", "SGP", "THA", "PHL", "VNM", "LAO", "KHM", "MMR", "BRN", "AUS", "NZL", "GBR",
    "USA", "JPN",
  ]
  private static let europe: [NationCode] = [
    "ALB", "AUT", "BEL", "BGR", "CHE", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA",
    "GBR", "GRC", "HRV", "HUN", "IRL", "ISL", "ITA", "LTU", "LUX", "LVA", "MLT", "MNE", "MKD",
    "NLD", "NOR", "POL", "PRT", "ROU", "SRB", "SVK", "SVN", "SWE", "TUR", "UKR",
  ]
  private static let powers: [NationCode] = [
    "USA", "CAN", "GBR", "FRA", "DEU", "POL", "TUR", "AUS", "NZL", "JPN", "KOR", "PHL", "IND",
    "PAK", "CHN", "PRK", "RUS", "BLR", "KAZ", "ISR", "EGY", "SAU", "ARE", "IRN",
  ]
  static let world = (2024, 12, 31)
  private static let july = (1914, 6, 28)

  static let cases: [Case] = [
    Case(name: "1914", data: "europe-1914", date: july, crossings: 12),
    Case(name: "1914-dark", data: "europe-1914", date: july, theme: .dark),
    Case(name: "1914-print", data: "europe-1914", date: july, theme: .print),
    Case(name: "1914-defence", data: "europe-1914", date: july, crossings: 2) {
      $0.kinds = [.defense]
    },
    Case(name: "1914-blocs", data: "europe-1914", date: july) {
      $0.kinds = [.defense, .diplomatic, .hostility, .consultation]
      $0.blocs = [
        DrawingOptions.Bloc(name: "Triple Alliance", members: ["DEU", "AUH", "ITA"]),
        DrawingOptions.Bloc(name: "Triple Entente", members: ["GBR", "FRA", "RUS"]),
      ]
    },
    Case(name: "1914-hubs", data: "europe-1914", date: july) { $0.style = .hubs },
    Case(name: "1914-chips", data: "europe-1914", date: july) { $0.style = .chips },
    Case(name: "1914-matrix", data: "europe-1914", date: july) { $0.style = .matrix },
    Case(name: "1914-map", data: "europe-1914", date: july) { $0.style = .map },
    Case(name: "1914-britain", data: "europe-1914", date: july) {
      $0.focus = ["GBR"]
      $0.style = .partners
    },
    Case(name: "1914-britain-rings", data: "europe-1914", date: july) {
      $0.focus = ["GBR"]
      $0.style = .rings
    },
    Case(name: "1914-table", data: "europe-1914", date: july) {
      $0.agreements = .hubs
      $0.style = .table
    },
    Case(name: "1914-overview", data: "europe-1914", date: july) {
      $0.agreements = .hubs
      $0.style = .overview
      $0.split = ["GBR"]
    },
    Case(name: "1914-camps", data: "europe-1914", date: july) {
      $0.marksFrustration = true
      $0.blocs = [
        DrawingOptions.Bloc(
          name: "camp A", members: ["DEU", "AUH", "ITA", "ROU"], swing: ["ITA"]),
        DrawingOptions.Bloc(
          name: "camp B", members: ["GBR", "FRA", "RUS", "JPN", "SRB", "GRC", "MNE", "PRT", "ESP"]
        ),
      ]
    },
    Case(name: "1914-power", data: "europe-1914", date: july) {
      $0.kinds = [.defense, .hostility, .diplomatic]
      let cinc = DrawingOptions.Sizes(
        label: "CINC",
        values: [
          "AUH": 0.045, "DEU": 0.143, "FRA": 0.068, "GBR": 0.113, "ITA": 0.034, "JPN": 0.034,
          "RUS": 0.116,
        ])
      $0.sizes = cinc
      $0.shades = cinc
      $0.widths = .level
    },
    Case(name: "1882", data: "europe-1914", date: (1883, 12, 31)),
    Case(name: "world", data: "world", date: world, crossings: 10, kilobytes: 100),
    Case(name: "world-dark", data: "world", date: world, theme: .dark, kilobytes: 150),
    Case(name: "world-print", data: "world", date: world, theme: .print, kilobytes: 150),
    Case(name: "world-chips", data: "world", date: world, crossings: 150, kilobytes: 250) {
      $0.kinds = [.defense]
      $0.style = .chips
    },
    Case(name: "world-table", data: "world", date: world) {
      $0.kinds = [.defense]
      $0.style = .table
    },
    Case(name: "world-matrix", data: "world", date: world, kilobytes: 800) {
      $0.style = .matrix
    },
    Case(name: "world-defence-matrix", data: "world", date: world, kilobytes: 800) {
      $0.kinds = [.defense]
      $0.style = .matrix
    },
    Case(name: "world-map", data: "world", date: world, kilobytes: 300) {
      $0.kinds = [.defense, .hostility]
      $0.style = .map
    },
    Case(name: "world-cyber", data: "world", date: world) { $0.kinds = [.cyber] },
    Case(name: "world-counterterrorism", data: "world", date: world) {
      $0.kinds = [.counterterrorism]
    },
    Case(name: "world-intelligence", data: "world", date: world) { $0.kinds = [.intelligence] },
    Case(name: "world-hostility", data: "world", date: world) { $0.kinds = [.hostility] },
    Case(name: "world-1962", data: "world", date: (1962, 12, 31)) { $0.kinds = [.defense] },
    Case(name: "world-split", data: "world", date: world, crossings: 20, kilobytes: 150) {
      $0.kinds = [.defense]
      $0.split = ["USA"]
    },
    Case(name: "world-map-dark", data: "world", date: world, theme: .dark, kilobytes: 300) {
      $0.kinds = [.defense]
      $0.style = .map
    },
    Case(name: "europe", data: "world", date: world) {
      $0.kinds = [.defense]
      $0.nations = europe
    },
    Case(name: "europe-map", data: "world", date: world, kilobytes: 300) {
      $0.kinds = [.defense, .intelligence]
      $0.nations = europe
      $0.style = .map
    },
    Case(name: "powers", data: "world", date: world, crossings: 40, kilobytes: 100) {
      $0.kinds = [.defense, .intelligence, .hostility]
      $0.nations = powers
    },
    Case(name: "powers-paths", data: "world", date: world, crossings: 40, kilobytes: 100) {
      $0.kinds = [.defense, .intelligence, .hostility]
      $0.nations = powers
      $0.style = .hubs
      $0.paths = [["NZL", "USA", "IND", "KAZ"], ["NZL", "USA", "PAK", "KAZ"]].map {
        (path: [NationCode]) in
        zip(path, path.dropFirst()).map { DrawingOptions.Leg(from: $0, to: $1) }
      }
    },
    Case(name: "powers-path", data: "world", date: world, kilobytes: 100) {
      $0.kinds = [.defense, .intelligence, .hostility]
      $0.nations = powers
      $0.paths = [
        [
          DrawingOptions.Leg(from: "NZL", to: "AUS"), DrawingOptions.Leg(from: "AUS", to: "USA"),
          DrawingOptions.Leg(from: "USA", to: "POL"),
        ]
      ]
    },
    Case(name: "cow-1962", data: "", date: (1962, 7, 1), published: "cow-alliances-4.1"),
    Case(name: "cow-2012", data: "", date: (2012, 7, 1), published: "cow-alliances-4.1"),
    Case(
      name: "cow-1962-matrix", data: "", date: (1962, 7, 1), kilobytes: 800,
      published: "cow-alliances-4.1"
    ) { $0.style = .matrix },
    Case(
      name: "cow-2012-matrix", data: "", date: (2012, 7, 1), kilobytes: 800,
      published: "cow-alliances-4.1"
    ) { $0.style = .matrix },
    Case(
      name: "cow-2012-chips", data: "", date: (2012, 7, 1), published: "cow-alliances-4.1"
    ) {
      $0.style = .chips
      $0.kinds = [.defense]
    },
    Case(name: "malaysia", data: "world", date: world) { $0.focus = ["MYS"] },
    Case(name: "united-states", data: "world", date: world) {
      $0.focus = ["USA"]
      $0.kinds = [.defense, .intelligence]
    },
    Case(name: "nigeria", data: "world", date: world) { $0.focus = ["NGA"] },
    Case(name: "southeast-asia", data: "world", date: world, crossings: 40) { $0.nations = asean },
    Case(name: "southeast-asia-chips", data: "world", date: world) {
      $0.nations = asean
      $0.style = .chips
      $0.kinds = [.defense, .consultation, .nonaggression]
    },
    Case(name: "southeast-asia-overview", data: "world", date: world) {
      $0.nations = asean
      $0.style = .overview
      $0.kinds = [.defense, .consultation, .nonaggression]
    },
    Case(name: "southeast-asia-table", data: "world", date: world) {
      $0.nations = asean
      $0.style = .table
    },
    Case(name: "southeast-asia-matrix", data: "world", date: world) {
      $0.nations = asean
      $0.style = .matrix
    },
    Case(name: "southeast-asia-map", data: "world", date: world) {
      $0.nations = asean
      $0.kinds = [.defense, .intelligence, .consultation]
      $0.style = .map
    },
    Case(name: "southeast-asia-names", data: "world", date: world) {
      $0.nations = asean
      $0.style = .names
      $0.kinds = [.defense, .intelligence]
    },
    Case(name: "southeast-asia-hubs", data: "world", date: world) {
      $0.nations = asean
      $0.style = .hubs
      $0.kinds = [.defense, .intelligence]
    },
    Case(name: "southeast-asia-partners", data: "world", date: world) {
      $0.nations = asean
      $0.focus = ["MYS"]
      $0.style = .partners
    },
    Case(name: "southeast-asia-rings", data: "world", date: world) {
      $0.nations = asean
      $0.focus = ["MYS"]
      $0.style = .rings
      $0.kinds = [.defense, .consultation]
    },
    Case(name: "southeast-asia-path", data: "world", date: world) {
      $0.nations = asean
      $0.style = .path
      $0.paths = [
        [
          DrawingOptions.Leg(from: "BRN", to: "AUS"), DrawingOptions.Leg(from: "AUS", to: "USA"),
          DrawingOptions.Leg(from: "USA", to: "THA"),
        ]
      ]
    },
    Case(name: "malaysia-rings", data: "world", date: world) {
      $0.focus = ["MYS"]
      $0.style = .rings
      $0.kinds = [.defense, .cyber]
    },
    Case(name: "malaysia-chips", data: "world", date: world) {
      $0.focus = ["MYS"]
      $0.style = .chips
      $0.kinds = [.defense, .consultation, .nonaggression]
    },
    Case(name: "malaysia-matrix", data: "world", date: world, kilobytes: 800) {
      $0.focus = ["MYS"]
      $0.style = .matrix
    },
    Case(name: "malaysia-table", data: "world", date: world) {
      $0.focus = ["MYS"]
      $0.style = .table
    },
    Case(name: "malaysia-overview", data: "world", date: world) {
      $0.focus = ["MYS"]
      $0.style = .overview
      $0.kinds = [.defense, .consultation, .nonaggression]
    },
    Case(name: "malaysia-map", data: "world", date: world, kilobytes: 300) {
      $0.focus = ["MYS"]
      $0.style = .map
      $0.kinds = [.defense, .consultation, .nonaggression]
    },
    Case(name: "world-peacekeeping-chips", data: "world", date: world, crossings: 150) {
      $0.style = .chips
      $0.kinds = [.peacekeeping]
    },
    Case(name: "world-intelligence-chips", data: "world", date: world, crossings: 150) {
      $0.style = .chips
      $0.kinds = [.intelligence]
    },
    Case(name: "world-1962-chips", data: "world", date: (1962, 12, 31), crossings: 150) {
      $0.style = .chips
      $0.kinds = [.defense]
    },
    Case(name: "world-chips-dark", data: "world", date: world, theme: .dark) {
      $0.style = .chips
      $0.kinds = [.defense]
    },
    Case(name: "world-chips-print", data: "world", date: world, theme: .print) {
      $0.style = .chips
      $0.kinds = [.defense]
    },
    Case(
      name: "world-matrix-dark", data: "world", date: world, theme: .dark, kilobytes: 800
    ) {
      $0.style = .matrix
      $0.kinds = [.defense, .counterterrorism, .peacekeeping, .hostility]
    },
    Case(name: "world-map-print", data: "world", date: world, theme: .print, kilobytes: 300) {
      $0.kinds = [.defense]
      $0.style = .map
    },
    Case(
      name: "cow-1962-chips", data: "", date: (1962, 7, 1), published: "cow-alliances-4.1"
    ) {
      $0.style = .chips
      $0.kinds = [.defense]
    },
    Case(
      name: "cow-1962-table", data: "", date: (1962, 7, 1), published: "cow-alliances-4.1"
    ) { $0.style = .table },
    Case(
      name: "cow-2012-table", data: "", date: (2012, 7, 1), published: "cow-alliances-4.1"
    ) { $0.style = .table },
    Case(
      name: "cow-1962-overview", data: "", date: (1962, 7, 1), published: "cow-alliances-4.1"
    ) {
      $0.style = .overview
      $0.kinds = [.defense]
    },
    Case(
      name: "cow-2012-overview", data: "", date: (2012, 7, 1), published: "cow-alliances-4.1"
    ) {
      $0.style = .overview
      $0.kinds = [.defense]
    },
    Case(name: "path", data: "world", date: world) {
      $0.paths = [["AUS", "GBR", "PHL"].map { NationCode($0) }].flatMap { $0 }.map { via in
        [
          DrawingOptions.Leg(from: "MYS", to: via), DrawingOptions.Leg(from: via, to: "USA"),
          DrawingOptions.Leg(from: "USA", to: "KOR"),
        ]
      }
    },
    Case(name: "path-1914", data: "europe-1914", date: july) {
      $0.paths = [
        [
          DrawingOptions.Leg(from: "PRT", to: "GBR"), DrawingOptions.Leg(from: "GBR", to: "RUS"),
        ]
      ]
    },
  ]
}
