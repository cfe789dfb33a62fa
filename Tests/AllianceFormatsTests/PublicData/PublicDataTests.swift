import AllianceGraph
import Testing

@testable import AllianceFormats

/// Where the published files lie, if they are there: beside the project's folder.
enum PublishedFiles {
  static func path(_ name: String) -> String { "../shared/data/\(name)" }

  static func isThere(_ name: String) -> Bool { InputFile.kind(of: path(name)) == .file }

  static let byDyad = "cow-alliances-4.1/alliance_v4.1_by_dyad.csv"
  static let byDirected = "cow-alliances-4.1/alliance_v4.1_by_directed.csv"
  static let byMember = "cow-alliances-4.1/alliance_v4.1_by_member.csv"
  static let states = "cow-states/states2016.csv"
  static let majors = "cow-states/majors2016.csv"
  static let capabilities = "cow-nmc-5.0/NMC_5_0.csv"
  static let contiguity = "cow-contiguity-3.2/contdir.csv"
  static let atopAlliances = "atop-5.1/atop5_1a.csv"
  static let atopMembers = "atop-5.1/atop5_1m.csv"
  static let missions = "us-missions/mission_status_range_cow_v0.1.csv"
  static let peacekeeping = "geo-pko/TCCMap_v.2.3.csv"
}

/// The traps of published files, each on a small sample that we made.
@Suite struct PublicDataSampleTests {
  let folder = ScratchFolder()

  private func read(
    _ files: String..., options: ImportOptions = ImportOptions()
  ) throws -> DataImport.Outcome {
    var paths: [String] = []
    for (index, text) in files.enumerated() {
      try folder.write(text, to: "file\(index).csv")
      paths.append(folder.file("file\(index).csv"))
    }
    return try DataImport.read(paths, options)
  }

  private static let dyadHeader =
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,"
    + "dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
    + "nonaggression,entente"

  @Test func aBlankEndIsInForceWhenTheCoverageEnds() throws {
    let outcome = try read(
      Self.dyadHeader + ",asymmetric,version\n"
        + "1,200,\"United Kingdom\",235,\"Portugal\",1,1,1816,,,,1,1,1,0,1,0,0,4.1\n")
    let ties = outcome.data.contents.ties
    #expect(ties.map(\.kind) == [.defense, .nonaggression])
    #expect(ties[0].period == Period(from: "1816-01-01"))
    #expect(outcome.data.metadata.coverage.end == .on("2012-12-31"))
    #expect(outcome.data.contents.nations.map(\.name) == ["United Kingdom", "Portugal"])
    #expect(ties[0].agreement?.rawValue == "cow-1")
  }

  @Test func repeatedAndReversedSpellsAreCounted() throws {
    let row = "234,345,\"Yugoslavia\",350,\"Greece\",9,8,1954,,,,0,1,1,0,0,0,0,4.1\n"
    let outcome = try read(
      Self.dyadHeader + ",asymmetric,version\n" + row + row
        + "199,678,\"YAR\",679,\"Yemen\",22,5,1990,21,5,1990,0,0,0,0,1,0,0,4.1\n")
    #expect(outcome.data.contents.ties.count == 2)
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1])
    #expect(outcome.data.contents.ties.last?.period == Period(from: "1990", to: .on("1990")))
    #expect(outcome.statement.remarks(.changed).map(\.count) == [1])
  }

  @Test func aMirrorRowThatDiffersMakesATieOfOneDirection() throws {
    let outcome = try read(
      Self.dyadHeader + ",version\n"
        + "5,1,\"A\",2,\"B\",1,1,1900,,,,0,1,1,0,1,0,4.1\n"
        + "5,2,\"B\",1,\"A\",1,1,1900,,,,0,1,0,,1,0,4.1\n")
    let ties = outcome.data.contents.ties
    #expect(ties.map(\.kind) == [.defense, .nonaggression])
    #expect(ties.map(\.isDirected) == [true, false])
    #expect(ties[0].from == "1" && ties[0].to == "2")
    #expect(outcome.statement.remarks(.limit).first?.count == 2)
  }

  @Test func flagsDecideAndNotTheLabel() throws {
    let header =
      "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,"
      + "all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,"
      + "mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version\n"
    let outcome = try read(
      header
        + "7,2,USA,1,1,1900,,,,\"Type IIa: Non-Aggression Pact\",1,1,1900,,,,0,1,0,1,0,0,4.1\n"
        + "7,20,Canada,1,1,1900,,,,\"Type I: Defense Pact\",1,1,1900,,,,0,1,0,0,0,0,4.1\n")
    #expect(outcome.data.contents.agreements.map(\.kinds) == [[.neutrality]])
    #expect(outcome.data.contents.memberships.map(\.role) == [.party, .beneficiary])
    #expect(outcome.statement.remarks(.limit).first?.count == 1)
  }

  @Test func anOngoingATOPAllianceIsWrittenWithZeros() throws {
    let header =
      "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,bilat,phase,defense,"
      + "offense,neutral,nonagg,consul\r\n"
    let outcome = try read(
      header + "1,8152,1950,1,,0,0,0,1,1,0,1,1,0,0,0\r\n2,2,1950,1,2,1960,3,,0,1,0,0,0,0,1,1\r\n"
        + "1,2,1950,1,2,0,0,0,1,1,0,0,0,0,0,0\r\n2,20,1950,1,2,1960,3,,0,1,0,0,0,0,1,1\r\n")
    let members = outcome.data.contents.memberships
    #expect(members.map(\.nation) == ["2", "8152", "2", "20"])
    #expect(members[1].period == Period(from: "1950-01"))
    #expect(members.map(\.role) == [.beneficiary, .party, .party, .party])
    #expect(members[2].period == Period(from: "1950-01-02", to: .on("1960-03")))
    #expect(
      outcome.data.contents.agreements.map(\.kinds) == [
        [.defense], [.nonaggression, .consultation],
      ])
    let snapshot = outcome.data.snapshot(on: "1955")
    let bonds = snapshot.bonds(
      between: try #require(snapshot.index(of: "2")),
      and: try #require(snapshot.index(of: "8152")), Projection())
    #expect(bonds.map(\.isMutual) == [false])
  }

  @Test func missingCapabilitiesAreMinusNine() throws {
    let header = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n"
    let outcome = try read(
      header + "\"USA\",2,1816,-9,17,80,254,8659,101,.0396975,2011\n"
        + "\"BHM\",31,1973,0,-9,0,0,9,,2.88e-06,2011\n")
    let indicators = outcome.data.contents.indicators
    #expect(indicators.count == 11)
    #expect(indicators.filter { $0.name == "cinc" }.map(\.value) == [2.88e-06, 0.0396975])
    #expect(indicators.first?.nation == "BHM")
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1, 1, 1])
  }

  @Test func contiguityIsDatedByMonth() throws {
    let header = "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n"
    let outcome = try read(
      header + "2020,2,USA,20,CAN,1,192001,201612,x,3.2\n2031,2,USA,31,BHM,4,197307,199001,x,3.2\n")
    #expect(
      outcome.data.contents.ties.map(\.period) == [
        Period(from: "1973-07", to: .on("1990-01")), Period(from: "1920-01"),
      ])
    #expect(throws: InvalidInput.self) {
      try read(header + "2020,2,USA,20,CAN,1,192013,201612,x,3.2\n")
    }
  }

  @Test func statesGiveCodesAndPeriods() throws {
    let states =
      "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
      + "GMY,255,Germany,1816,1,1,1945,5,8,2016\nGMY,255,Germany,1990,10,3,2016,12,31,2016\n"
      + "GFR,260,German Federal Republic,1955,5,5,1990,10,2,2016\n"
    let outcome = try read(
      Self.dyadHeader + ",asymmetric,version\n"
        + "1,255,\"Germany\",260,\"GFR\",1,1,1960,,,,1,1,1,0,0,0,0,4.1\n", states)
    #expect(outcome.data.contents.nations.map(\.code) == ["GFR", "GMY"])
    #expect(
      outcome.data.nation("GMY")?.periods == [
        Period(from: "1816-01-01", to: .on("1945-05-08")), Period(from: "1990-10-03"),
      ])
    #expect(outcome.data.contents.ties.first?.from == "GMY")
    #expect(outcome.data.nation("GFR")?.codes.cow == "260")
  }

  @Test func theStatusNoneIsNoMissingValue() throws {
    let header =
      "country_abbrev_cow,country_code_cow,country_name_cow,country_name_usdos,date_start,"
      + "date_end,us_mission_status\n"
    let outcome = try read(
      header + "AFG,700,Afghanistan,Afghanistan,1919-08-08,1935-05-03,None\n"
        + "AFG,700,Afghanistan,Afghanistan,1935-05-04,1942-06-05,Legation\n"
        + "AFG,700,Afghanistan,Afghanistan,1942-06-06,2024-12-31,Embassy\n")
    let ties = outcome.data.contents.ties
    #expect(ties.map(\.level) == [.representation(.minister), .representation(.ambassador)])
    #expect(ties.map(\.isDirected) == [true, true])
    #expect(ties[1].period == Period(from: "1942-06-06"))
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1])
    #expect(throws: InvalidInput.self) {
      try read(header + "AFG,700,A,A,1919-08-08,1935-05-03,Embasy\n")
    }
  }

  @Test func contributorsArePackedIntoOneCell() throws {
    let header = "mission,year,location,latitude,longitude,No.TCC,year.overview\n"
    let base = try read(
      "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
        + "CHL,155,Chile,1839,1,1,2016,12,31,2016\n")
    let outcome = try read(
      header + "MINUSTAH,2004,X,1,2,2,\"Argentina (150), Chile (1,075)\"\n"
        + "MINUSTAH,2005,X,1,2,2,\"Chile (75), Multinational\"\n"
        + "MINUSTAH,2005,Y,1,2,2,\"Chile (25), Nepal (size unknown)\"\n"
        + "MINUSTAH,2007,Y,1,2,2,Chile (25)\n",
      options: ImportOptions(base: base.data))
    let chile = outcome.data.contents.memberships.filter { $0.nation == "CHL" }
    #expect(
      chile.map(\.period) == [
        Period(from: "2004", to: .on("2005")), Period(from: "2007", to: .on("2007")),
      ])
    #expect(
      outcome.data.contents.indicators.filter { $0.nation == "CHL" }.map(\.value) == [
        1075, 100, 25,
      ])
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1, 1])
    #expect(outcome.statement.remarks(.changed).first?.count == 2)
  }

  @Test func badRowsAreErrorsUnlessTheyAreSkipped() throws {
    let text =
      Self.dyadHeader + ",asymmetric,version\n"
      + "1,200,\"United Kingdom\",235,\"Portugal\",1,1,1816,,,,1,1,1,0,1,0,0,4.1\n"
      + "1,2x0,\"United Kingdom\",235,\"Portugal\",1,1,1816,,,,1,1,1,0,1,0,0,4.1\n"
      + "1,200,\"United Kingdom\",235,\"Portugal\",30,2,1900,,,,1,1,1,0,1,0,0,4.1\n"
    let error = #expect(throws: InvalidInput.self) { try read(text) }
    #expect(error?.faults.map(\.line) == [3, 4])
    let outcome = try read(text, options: ImportOptions(skipsBadRows: true))
    #expect(outcome.data.contents.ties.count == 2)
    #expect(outcome.rejections.map(\.line) == [3, 4])
    let lines = String(decoding: outcome.rejected, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("1,2x0,") && lines[2].contains(",30,2,1900,"))
  }

  @Test func anUnknownHeaderIsToldWhatIsMissing() {
    let error = #expect(throws: InvalidInput.self) {
      try read("stateabb,ccode,year,milex,milper,irst,pec,tpop,upop\nUSA,2,1816,1,1,1,1,1,1\n")
    }
    #expect(error?.faults.first?.remedy.contains("cinc") == true)
  }
}

/// The published files themselves; skipped where they are not there.
@Suite struct PublishedFileTests {
  private func read(_ names: String...) throws -> DataImport.Outcome {
    try DataImport.read(names.map { PublishedFiles.path($0) })
  }

  /// Figures that NetworkX 3.6.1 and igraph 1.0.0 found in the same file, by the rules stated with
  /// them: `cow-4.1-networks.json`.
  @Test(.enabled(if: PublishedFiles.isThere(PublishedFiles.byDyad), "the COW files are not there"))
  func theFiguresOfTheCOWFileByDyadAreReproduced() throws {
    let data = try read(PublishedFiles.byDyad).data
    func graph(_ rule: DateRule, _ kinds: [TieKind]) -> (Int, Int) {
      let graph = data.snapshot(rule).projected(
        Projection(kinds: .only(kinds), nations: .tied)
      ).graph
      return (graph.vertexCount, graph.edgeCount)
    }
    let any: [TieKind] = [.defense, .neutrality, .nonaggression, .consultation]
    func year(_ year: CalendarDate) -> DateRule { DateRule(year) }
    #expect(graph(year("1914"), [.defense]) == (13, 15))
    #expect(graph(year("1914"), any) == (21, 32))
    #expect(graph(year("2012"), [.defense]) == (122, 1161))
    #expect(graph(DateRule("1914-06-28"), [.defense]) == (11, 10))
    #expect(graph(DateRule("1914-06-28"), any) == (19, 27))
    #expect(graph(DateRule("2012-12-31"), [.defense]) == (122, 1161))
    #expect(graph(DateRule("2012-12-31"), any) == (141, 1275))
    // data-model.md: the defence network of 1939 by calendar year and on 31 August.
    #expect(graph(year("1939"), [.defense]).1 == 51)
    #expect(graph(DateRule("1939-08-31"), [.defense]).1 == 18)
  }

  /// 60,372 undirected pair-years: counted from the file with Python's csv module, and stated with
  /// the task.
  @Test(.enabled(if: PublishedFiles.isThere(PublishedFiles.byDyad), "the COW files are not there"))
  func thePairYearsOfTheCOWFileByDyadAreAll() throws {
    let data = try read(PublishedFiles.byDyad).data
    var pairYears: Set<[String]> = []
    for tie in data.contents.ties {
      guard let start = tie.period.start else { continue }
      var last = 2012
      if case .on(let end) = tie.period.end { last = end.year }
      let pair = [tie.from.rawValue, tie.to.rawValue].sorted()
      for year in start.year...last { pairYears.insert(pair + ["\(year)"]) }
    }
    #expect(pairYears.count == 60_372)
  }

  /// 484 rows differ from their mirror rows, 478 with blanks as 0, as data-model.md has it.
  @Test(
    .enabled(if: PublishedFiles.isThere(PublishedFiles.byDirected), "the COW files are not there"))
  func mirrorRowsThatDifferAreTold() throws {
    let outcome = try read(PublishedFiles.byDirected)
    #expect(outcome.statement.remarks(.limit).first?.count == 478)
  }

  @Test(
    .enabled(if: PublishedFiles.isThere(PublishedFiles.byMember), "the COW files are not there"))
  func theCOWFileByMemberArrivesWhole() throws {
    let contents = try read(PublishedFiles.byMember).data.contents
    #expect(contents.agreements.count == 414)
    #expect(contents.memberships.count == 1_221)
  }

  /// 789 alliances, 2,510 memberships: the rows of the two files, as their SOURCE.md counts them.
  @Test(
    .enabled(
      if: PublishedFiles.isThere(PublishedFiles.atopMembers), "the ATOP files are not there"),
    arguments: [
      [PublishedFiles.atopAlliances, PublishedFiles.atopMembers],
      [PublishedFiles.atopMembers, PublishedFiles.atopAlliances], [PublishedFiles.atopMembers],
    ])
  func atopArrivesWhole(_ names: [String]) throws {
    let outcome = try DataImport.read(names.map { PublishedFiles.path($0) })
    #expect(outcome.data.contents.agreements.count == 789)
    #expect(outcome.data.contents.memberships.count == 2_510)
  }

  /// 15,171 rows of 7 numbers, less those that are −9 (2065 + 418 + 26 + 466 + 68, counted with
  /// Python).
  @Test(
    .enabled(if: PublishedFiles.isThere(PublishedFiles.capabilities), "the COW files are not there")
  )
  func capabilitiesArriveWhole() throws {
    let contents = try read(PublishedFiles.capabilities).data.contents
    #expect(contents.indicators.count == 15_171 * 7 - 3_043)
    let shares = contents.indicators.filter { $0.name == "cinc" && $0.date.year == 2012 }
    #expect((1.006..<1.007).contains(shares.map(\.value).reduce(0, +)))
  }

  @Test(.enabled(if: PublishedFiles.isThere(PublishedFiles.missions), "the file is not there"))
  func missionsAndPeacekeepersArriveWhole() throws {
    let missions = try read(PublishedFiles.missions)
    #expect(missions.statement.parts[0].rowCount == 656)
    #expect(missions.data.contents.ties.count == 656 - 183)
    let peacekeepers = try read(PublishedFiles.peacekeeping, PublishedFiles.states)
    #expect(peacekeepers.statement.parts[0].rowCount == 4_927)
    #expect(peacekeepers.data.contents.agreements.count == 34)
  }

  @Test(.enabled(if: PublishedFiles.isThere(PublishedFiles.states), "the file is not there"))
  func statesAndContiguityArriveWhole() throws {
    let contents = try read(
      PublishedFiles.states, PublishedFiles.majors, PublishedFiles.contiguity
    ).data.contents
    #expect(contents.nations.flatMap(\.periods).count == 243)
    #expect(contents.ties.count == 847)
    #expect(contents.positions.count { $0.stance == "yes" } == 14)
  }
}
