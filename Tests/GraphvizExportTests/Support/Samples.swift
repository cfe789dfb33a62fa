@testable import GraphvizExport

/// Diagrams made by hand, after the pictures that the design was judged by.
enum Samples {
  /// Europe on 28 June 1914: 13 nations, 23 ties, two blocs.
  static let europe1914: Diagram = {
    let names: [(String, String, Int)] = [
      ("GBR", "Great Britain", 1), ("FRA", "France", 1), ("RUS", "Russia", 1),
      ("DEU", "Germany", 0), ("AUH", "Austria-Hungary", 0), ("ITA", "Italy", 0),
      ("ROU", "Romania", 2), ("JPN", "Japan", 3), ("PRT", "Portugal", 3), ("SRB", "Serbia", 4),
      ("MNE", "Montenegro", 4), ("GRC", "Greece", 4), ("BEL", "Belgium", 4),
    ]
    let nodes = names.map { code, name, bloc in
      switch bloc {
      case 0, 1:
        Diagram.Node(
          id: code, content: .name(name), fill: Palette.blocs[bloc].strong,
          ink: Palette.onStrong, tooltip: name)
      case 2, 3:
        Diagram.Node(
          id: code, content: .name(name), fill: Palette.blocs[bloc - 2].tint, tooltip: name)
      default: Diagram.Node(id: code, content: .name(name), tooltip: name)
      }
    }
    let ties: [(String, String, String, String?)] = [
      ("DEU", "AUH", "defense", "1879"), ("DEU", "ITA", "defense", "1882"),
      ("AUH", "ITA", "defense", "1882"), ("AUH", "ROU", "defense", "1883"),
      ("DEU", "ROU", "defense", "1883"), ("FRA", "RUS", "defense", "1894"),
      ("GBR", "FRA", "diplomatic", "1904"), ("GBR", "RUS", "diplomatic", "1907"),
      ("GBR", "JPN", "defense", "1902"), ("GBR", "PRT", "defense", "1373"),
      ("SRB", "GRC", "defense", "1913"), ("SRB", "MNE", "defense", "1912"),
      ("FRA", "ITA", "nonaggression", "1902"), ("RUS", "JPN", "diplomatic", "1907"),
      ("FRA", "JPN", "diplomatic", "1907"), ("RUS", "ITA", "diplomatic", "1909"),
      ("GBR", "BEL", "neutrality", "1839"), ("FRA", "BEL", "neutrality", nil),
      ("DEU", "BEL", "neutrality", nil), ("RUS", "BEL", "neutrality", nil),
      ("AUH", "BEL", "neutrality", nil), ("AUH", "SRB", "hostility", nil),
      ("FRA", "DEU", "hostility", nil),
    ]
    let labels = [
      "defense": "Mutual defence", "diplomatic": "Diplomatic / entente",
      "nonaggression": "Non-aggression", "neutrality": "Guarantee of neutrality",
      "hostility": "Rivalry / hostile",
    ]
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1.0, $0) })
    let edges = ties.compactMap { from, to, kind, year -> Diagram.Edge? in
      guard let tail = index[from], let head = index[to] else { return nil }
      return Diagram.Edge(
        tail: tail, head: head, mark: .mark(forKind: kind), kind: kind,
        isDirected: kind == "neutrality", plate: year,
        tooltip: "\(names[tail].1) – \(names[head].1): \(labels[kind] ?? kind) (\(year ?? ""))",
        length: kind == "defense" ? 100 : kind == "diplomatic" ? 110 : 130)
    }
    return Diagram(
      title: "The alliance system on the eve of war",
      subtitle:
        "Treaties, ententes and guarantees in force, 28 June 1914; the year is that of signature",
      source:
        "Source: ATOP / COW formal-alliance records; standard histories. Rivalries shown for context are not treaties.",
      summary: "13 nations and 23 ties. Triple Alliance: Germany, Austria-Hungary, Italy.",
      nodes: nodes, edges: edges,
      hulls: [
        Diagram.Hull(
          name: "Triple Alliance", paint: Palette.blocs[0].strong, members: [3, 4, 5]),
        Diagram.Hull(
          name: "Triple Entente", paint: Palette.blocs[1].strong, members: [0, 1, 2]),
      ],
      legend: ["defense", "diplomatic", "nonaggression", "neutrality", "hostility"].map {
        .line(label: labels[$0] ?? $0, mark: .mark(forKind: $0), kind: $0)
      } + [
        .swatch(label: "Triple Alliance", paint: Palette.blocs[0].strong),
        .swatch(label: "Triple Entente", paint: Palette.blocs[1].strong),
      ],
      arrangement: Diagram.Arrangement(.stress, starts: 24, separation: 14, clearance: 5))
  }()

  /// 24 nations of today with seven agreements as hubs and bilateral ties.
  static let network24: Diagram = {
    let nations: [(code: String, iso: String, name: String, region: Int)] = [
      ("USA", "US", "United States", 0), ("CAN", "CA", "Canada", 0),
      ("GBR", "GB", "United Kingdom", 1), ("FRA", "FR", "France", 1),
      ("DEU", "DE", "Germany", 1), ("POL", "PL", "Poland", 1), ("TUR", "TR", "Türkiye", 5),
      ("AUS", "AU", "Australia", 3), ("NZL", "NZ", "New Zealand", 3), ("JPN", "JP", "Japan", 2),
      ("KOR", "KR", "South Korea", 2), ("PHL", "PH", "Philippines", 2), ("IND", "IN", "India", 2),
      ("PAK", "PK", "Pakistan", 2), ("CHN", "CN", "China", 2), ("PRK", "KP", "North Korea", 2),
      ("RUS", "RU", "Russia", 6), ("BLR", "BY", "Belarus", 6), ("KAZ", "KZ", "Kazakhstan", 6),
      ("IRN", "IR", "Iran", 5), ("ISR", "IL", "Israel", 5), ("EGY", "EG", "Egypt", 5),
      ("SAU", "SA", "Saudi Arabia", 5), ("ARE", "AE", "UAE", 5),
    ]
    let hubs: [(String, String, [String])] = [
      ("NATO", "defense", ["USA", "CAN", "GBR", "FRA", "DEU", "POL", "TUR"]),
      ("CSTO", "defense", ["RUS", "BLR", "KAZ"]),
      (
        "SCO", "counterterrorism",
        ["RUS", "CHN", "IND", "PAK", "KAZ", "IRN", "BLR"]
      ), ("Five Eyes", "intelligence", ["USA", "CAN", "GBR", "AUS", "NZL"]),
      ("AUKUS", "cyber", ["USA", "GBR", "AUS"]),
      (
        "MFO Sinai", "peacekeeping",
        ["USA", "CAN", "GBR", "FRA", "AUS", "NZL", "JPN", "EGY", "ISR"]
      ), ("Arab League", "defense", ["EGY", "SAU", "ARE"]),
    ]
    let ties: [(String, String, String)] = [
      ("USA", "JPN", "defense"), ("USA", "JPN", "intelligence"), ("USA", "KOR", "defense"),
      ("USA", "KOR", "intelligence"), ("USA", "KOR", "cyber"), ("USA", "PHL", "defense"),
      ("USA", "IND", "intelligence"), ("USA", "IND", "counterterrorism"),
      ("USA", "AUS", "defense"), ("NZL", "AUS", "defense"), ("FRA", "GBR", "defense"),
      ("FRA", "DEU", "defense"), ("POL", "GBR", "defense"), ("JPN", "KOR", "intelligence"),
      ("RUS", "BLR", "defense"), ("RUS", "PRK", "defense"), ("CHN", "PRK", "defense"),
      ("RUS", "CHN", "cyber"), ("RUS", "CHN", "nonaggression"), ("CHN", "PAK", "nonaggression"),
      ("IND", "PAK", "nonaggression"), ("IND", "PAK", "hostility"),
      ("EGY", "ISR", "nonaggression"), ("ISR", "ARE", "diplomatic"),
      ("SAU", "IRN", "diplomatic"), ("ISR", "IRN", "hostility"), ("USA", "IRN", "hostility"),
      ("USA", "PRK", "hostility"), ("USA", "ISR", "intelligence"), ("USA", "ISR", "cyber"),
    ]
    var degree = Dictionary(uniqueKeysWithValues: nations.map { ($0.code, 0) })
    for hub in hubs { for member in hub.2 { degree[member, default: 0] += 1 } }
    for tie in ties { degree[tie.0, default: 0] += 1; degree[tie.1, default: 0] += 1 }
    let most = Double(degree.values.max() ?? 1)
    var nodes = nations.map { nation in
      Diagram.Node(
        id: nation.code, content: .chip(code: nation.iso, name: nation.name),
        fontSize: (10 + 6 * (Double(degree[nation.code] ?? 0) / most).squareRoot()).rounded(),
        fill: Palette.regions[nation.region].tint,
        chipFill: Palette.regions[nation.region].strong,
        tooltip: "\(nation.name) – \(degree[nation.code] ?? 0) ties")
    }
    for hub in hubs {
      let mark = TieMark.mark(forKind: hub.1)
      nodes.append(
        Diagram.Node(
          id: hub.0, content: .hub(hub.0, count: nil), fontSize: 12, fill: Palette.canvas,
          ink: mark.paint, outline: mark.paint, outlineWidth: 2, tooltip: hub.0,
          classes: ["agreement"]))
    }
    let index = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
    var edges: [Diagram.Edge] = []
    for hub in hubs {
      for member in hub.2 {
        guard let tail = index[member], let head = index[hub.0] else { continue }
        edges.append(
          Diagram.Edge(
            tail: tail, head: head, mark: TieMark.mark(forKind: hub.1).spoke, kind: hub.1,
            classes: ["membership"], tooltip: "\(member) – \(hub.0)", length: 94))
      }
    }
    for tie in ties {
      guard let tail = index[tie.0], let head = index[tie.1] else { continue }
      edges.append(
        Diagram.Edge(
          tail: tail, head: head, mark: .mark(forKind: tie.2), kind: tie.2,
          tooltip: "\(tie.0) – \(tie.1): \(tie.2)", length: tie.2 == "hostility" ? 165 : 144))
    }
    let kinds = TieMark.kinds.filter { kind in edges.contains { $0.kind == kind } }
    return Diagram(
      title: "Who is tied to whom: a 24-nation security network",
      subtitle:
        "Bilateral ties and selected multilateral agreements, status 31 December 2024; label size grows with number of ties",
      source:
        "Source: public treaty texts. Multilateral agreements are drawn as labelled hubs, not as cliques.",
      summary: "24 nations.", nodes: nodes, edges: edges,
      legend: kinds.map { .line(label: $0, mark: .mark(forKind: $0), kind: $0) }
        + [
          (0, "Americas"), (1, "Europe"), (2, "Asia"), (3, "Oceania"), (5, "Middle East"),
          (6, "Eurasia"),
        ]
        .map { .swatch(label: $0.1, paint: Palette.regions[$0.0].strong) },
      arrangement: Diagram.Arrangement(.stress, starts: 16, separation: 20, clearance: 6))
  }()
}
