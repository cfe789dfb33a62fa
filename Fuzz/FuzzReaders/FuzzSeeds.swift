import AllianceFormats
import AllianceGraph
import Glibc

/// What the fuzzer begins with: for each reader, files that our own writers make of a small data set
/// and a small graph, and for published tables a row under each header.
enum FuzzSeeds {
  /// Writes the seeds of a reader into a folder that is there.
  static func write(for reader: FuzzedReader, into folder: String) {
    for (number, bytes) in seeds(for: reader).enumerated() {
      guard let file = fopen("\(folder)/seed-\(number)", "w") else { continue }
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
  }

  // MARK: - Kernel

  private static func seeds(for reader: FuzzedReader) -> [[UInt8]] {
    if let form = GraphForm(rawValue: reader.rawValue) {
      return [graph, LabelledGraph(nodes: ["a"]), plain].map {
        GraphFile.written($0, as: form).bytes
      }
    }
    let files = DataPackage.files(contents)
    switch reader {
    case .package: return files.filter { $0.name == "ties.csv" }.map(\.bytes)
    case .descriptor: return files.filter { $0.name == "datapackage.json" }.map(\.bytes)
    case .folder:
      let parts = files.flatMap { Array("\($0.name)\n".utf8) + $0.bytes + [FuzzedReader.cut] }
      return [Array(parts.dropLast())]
    case .published:
      return PublicDataForm.allCases.map { form in
        let row = form.columns.indices.map { $0 == 1 ? "2" : "1" }
        return Array("\(form.columns.joined(separator: ","))\n\(row.joined(separator: ","))\n".utf8)
      }
    case .spreadsheet:
      return [
        "from,to,start,end,strength,directed\nFrance,Russia,1894-01-04,1917,2.5,yes\n",
        "from;to;year;kind\nFRA;DEU;1950;defence\nFRA;DEU;1951;defence\n",
      ].map { Array($0.utf8) }
    case .votes: return [Array("voter,votes,population\nFrance,29,0.8\n\"A, B\",3,1\n".utf8)]
    case .events: return [event(20, header: true), event(57), event(58), event(61)]
    case .gzip: return [stored(Array("a b 1\n".utf8)), fixed]
    default: return []
    }
  }

  /// A row of events with a source, a target, a date, a class and a score where forms have them.
  private static func event(_ count: Int, header: Bool = false) -> [UInt8] {
    var cells = (0..<count).map(String.init)
    let lines = header ? [cells] : []
    let known =
      header
      ? [1: "2018-06-01", 4: "France", 6: "040", 7: "1.0", 10: "Germany"]
      : [1: "20180601", 7: "FRA", 17: "DEU", 26: "040", 30: "1.0"]
    for (place, text) in known { cells[place] = text }
    return Array((lines + [cells]).map { $0.joined(separator: "\t") + "\n" }.joined().utf8)
  }

  private static let plain = LabelledGraph(
    nodes: ["a", "b", "c"], edges: [.init(0, 1), .init(1, 2), .init(0, 2)])

  private static let graph = LabelledGraph(
    title: "a \"small\" graph", isDirected: true, nodes: ["FRA", "RUS", "Ö & <x>", "a b"],
    edges: [
      .init(0, 1, isDirected: true, weight: 2.5), .init(1, 2, isDirected: true, weight: -1),
      .init(2, 3, isDirected: true, isNegative: true), .init(3, 0, isDirected: true),
    ],
    nodeAttributes: [
      .init(name: "name", values: [.text("France"), .text("Russia"), nil, .text("")]),
      .init(name: "latitude", values: [.number(48.85), .number(55.75), nil, nil]),
      .init(name: "great", values: [.flag(true), .flag(true), .flag(false), nil]),
    ],
    edgeAttributes: [
      .init(name: "start", values: [.text("1894-01-04"), nil, .text("1907"), nil]),
      .init(name: "end", values: [.text("1917-11-08"), nil, nil, .text("unknown")]),
      .init(name: "count", values: [.integer(1), .integer(-2), nil, nil]),
    ])

  private static var contents: AllianceData.Contents {
    var contents = AllianceData.Contents(
      metadata: .init(name: "small", title: "A small data set"))
    let sources = [SourceID(rawValue: "made")]
    contents.metadata.coverage = Period(from: CalendarDate("1815"), to: .open)
    contents.sources = [Source(id: sources[0], title: "Made for this")]
    contents.nations = [
      Nation(
        code: "FRA", name: "France", region: "Europe",
        codes: .init(iso2: "FR", iso3: "FRA", cow: "220", gw: "220"),
        capital: .init(latitude: 48.85, longitude: 2.35), aliases: ["French Republic", "Gaul"]),
      Nation(code: "RUS", name: "Russia"), Nation(code: "AUH", name: "Austria-Hungary"),
    ]
    contents.agreements = [
      Agreement(
        id: AgreementID(rawValue: "dual"), name: "Dual Alliance", kinds: [.defense],
        signed: CalendarDate("1892-08-17"), end: .unknown,
        sources: sources)
    ]
    contents.memberships = ["FRA", "RUS"].map {
      Membership(agreement: AgreementID(rawValue: "dual"), nation: $0)
    }
    contents.ties = [
      Tie(
        id: TieID(rawValue: "t1"), from: "FRA", to: "AUH", kind: .hostility,
        period: Period(from: CalendarDate("1914-08"), to: .unknown), strength: 1.5,
        sources: sources, note: "with a \"quote\", and more")
    ]
    contents.stages = [CalendarDate("1892-08-17"), CalendarDate("1894")].compactMap { $0 }.map {
      StageEvent(subject: "dual", stage: .signed, date: $0, sources: sources)
    }
    return contents
  }

  /// A gzip file of one stored block, with its checksum left at 0: what matters is before it.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let low = UInt8(bytes.count)
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    return header + [1, low, 0, ~low, 0xFF] + bytes + [0, 0, 0, 0, low, 0, 0, 0]
  }

  /// A gzip file of a block with the fixed codes: `a` and the end.
  private static let fixed: [UInt8] =
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x04, 0, 0x43, 0xBE, 0xB7, 0xE8, 1, 0, 0, 0]
}
