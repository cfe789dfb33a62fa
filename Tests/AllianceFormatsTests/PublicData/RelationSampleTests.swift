import AllianceGraph
import Testing

@testable import AllianceFormats

/// Disputes, wars, votes and tables by year: the traps of each on a small sample that we made, in
/// the columns that the authors publish.
@Suite struct DisputeSampleTests {
  let sample = ImportSample()

  private static let facts =
    "dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,"
    + "mindur,hiact,hostlev,recip,numa,numb,ongo2014,version\r\n"

  /// The columns of MIDA 5.0: no nations, but how each dispute ended.
  @Test func theTableOfDisputesSaysHowTheyEnded() throws {
    let participants =
      Self.disputes
      + "2,\"USA\",2,-9,7,1902,24,1,1903,1,1,1,-9,0,0,7,3,1,5\r\n"
      + "2,\"UKG\",200,-9,7,1902,24,1,1903,0,0,0,-9,0,0,0,1,1,5\r\n"
    let facts =
      Self.facts + "2,-9,7,1902,24,1,1903,6,1,0,0,208,178,7,3,0,1,1,0,5\r\n"
      + "4,-9,7,1904,24,1,1904,-9,-9,-9,-9,208,178,7,3,0,1,1,0,5\r\n"
    for files in [[participants, facts], [facts, participants]] {
      let outcome = try sample.read(files[0], files[1])
      #expect(
        outcome.data.contents.ties.map(\.note) == ["MID 2: compromise; negotiated; no deaths"])
    }
    let alone = try sample.read(facts)
    #expect(alone.data.contents.nations.isEmpty && alone.data.contents.ties.isEmpty)
    #expect(alone.statement.remarks(.limit).count == 1)
    #expect(throws: InvalidInput.self) {
      try sample.read(Self.facts + "2,-9,7,1902,24,1,1903,17,1,0,0,208,178,7,3,0,1,1,0,5\r\n")
    }
  }

  private static let disputes =
    "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,"
    + "revtype2,fatality,fatalpre,hiact,hostlev,orig,version\r\n"

  @Test func participantsOfTwoSidesAreHostileWhileBothTakePart() throws {
    let outcome = try sample.read(
      Self.disputes
        + "2,\"USA\",2,-9,7,1902,24,1,1903,1,1,1,-9,0,0,7,3,1,5\r\n"
        + "2,\"UKG\",200,-9,7,1902,24,1,1903,0,0,0,-9,0,0,0,1,1,5\r\n"
        + "3,\"AUH\",300,2,5,1913,25,10,1913,1,0,0,-9,0,0,14,4,1,5\r\n"
        + "3,\"YUG\",345,2,5,1913,15,5,1913,0,1,1,-9,0,0,16,4,1,5\r\n"
        + "3,\"YUG\",345,1,10,1913,25,10,1913,0,1,1,-9,0,0,16,4,1,5\r\n"
        + "3,\"ITA\",325,1,1,1914,2,1,1914,0,1,1,-9,0,0,16,4,0,5\r\n")
    let ties = outcome.data.contents.ties
    #expect(ties.map(\.kind) == [.hostility, .hostility, .hostility])
    #expect(ties.map(\.strength) == [4, 4, 3])
    #expect(
      ties.map(\.period) == [
        Period(from: "1913-05-02", to: .on("1913-05-15")),
        Period(from: "1913-10-01", to: .on("1913-10-25")),
        Period(from: "1902-07", to: .on("1903-01-24")),
      ])
    #expect(ties.map(\.note) == ["MID 3", "MID 3", "MID 2"])
    #expect(outcome.statement.remarks(.changed).map(\.count) == [2])
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1])
    let snapshot = outcome.data.snapshot(on: "1902-08-01")
    let graph = snapshot.projected(Projection(kinds: .all)).graph
    #expect(graph.edgeCount == 1 && graph.negatives?[0] == true)
  }

  @Test func aDisputeByPairStandsOnceForAllItsYears() throws {
    let header =
      "disno,dyindex,statea,stateb,strtday,strtmnth,strtyr,year,endday,endmnth,endyear,outcome,"
      + "hihost\n"
    let outcome = try sample.read(
      header + "7,1,2,200,-9,7,1902,1902,24,1,1903,6,3\n7,1,2,200,-9,7,1902,1903,24,1,1903,6,3\n"
        + "7,2,200,2,-9,7,1902,1902,24,1,1903,6,3\n")
    #expect(outcome.data.contents.ties.count == 1)
    #expect(
      outcome.data.contents.ties.first?.period == Period(from: "1902-07", to: .on("1903-01-24")))
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [2])
  }

  private static let wars =
    "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,"
    + "EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,WhereFought,"
    + "Initiator,Outcome,TransTo,BatDeath,Version\r"

  /// The published file ends its lines with carriage returns alone.
  @Test func warsHaveTwoSpellsAndOldLineEnds() throws {
    let outcome = try sample.read(
      Self.wars
        + "100,First Balkan,1,640,Ottoman Empire,1,10,17,1912,4,19,1913,-8,-8,-8,-8,-8,-8,-8,2,2,2,"
        + "-8,30000,4\r"
        + "100,First Balkan,1,350,Greece,2,10,17,1912,12,3,1912,1,10,1913,4,19,1913,-8,2,2,1,-8,5000,"
        + "4\r"
        + "101,Endless,1,2,USA,1,1,-9,2007,-7,-7,-7,-8,-8,-8,-8,-8,-8,-8,2,1,1,-8,-9,4\r"
        + "101,Endless,1,645,Iraq,2,1,-9,2007,-7,-7,-7,-8,-8,-8,-8,-8,-8,-8,2,1,1,-8,-9,4\r")
    let ties = outcome.data.contents.ties
    #expect(
      ties.map(\.period) == [
        Period(from: "2007-01"), Period(from: "1912-10-17", to: .on("1912-12-03")),
        Period(from: "1913-01-10", to: .on("1913-04-19")),
      ])
    #expect(ties.map(\.strength) == [5, 5, 5])
    #expect(ties.map(\.note) == ["Endless", "First Balkan", "First Balkan"])
    #expect(outcome.statement.remarks(.changed).map(\.count).contains(nil))
  }
}

@Suite struct VoteSampleTests {
  let sample = ImportSample()

  @Test func absencesAndNonMembersHaveNoStance() throws {
    let outcome = try sample.read(
      "rcid,ccode,member,vote,Country,Countryname,year,session\n"
        + "3,2,1,1,USA,United States of America,1946,1\n3,20,1,3,CAN,Canada,NA,1\n"
        + "3,365,1,2,RUS,Russia,,10.5\n3,40,1,8,CUB,Cuba,1946,1\n3,565,0,9,NAM,Namibia,1946,1\n"
        + "3,2,1,1,USA,United States of America,1946,1\n")
    let positions = outcome.data.contents.positions
    #expect(positions.map(\.nation) == ["CAN", "RUS", "USA"])
    #expect(positions.map(\.stance) == ["no", "abstain", "yes"])
    #expect(positions.map(\.date) == ["1946", "1955", "1946"])
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1, 1, 1])
    #expect(throws: InvalidInput.self) {
      try sample.read("rcid,ccode,vote,session\n3,2,4,1\n")
    }
  }

  @Test func theCodeOfNamibiaIsNoMissingValue() throws {
    let outcome = try sample.read(
      "rcid,country,country_code,vote\n3,Namibia,NA,yes\n3,Chile,CL,abstain\n")
    #expect(outcome.data.contents.positions.map(\.stance) == ["abstain", "yes"])
    #expect(outcome.data.contents.nations.map(\.name) == ["Chile", "Namibia"])
    #expect(throws: InvalidInput.self) {
      try sample.read("rcid,country,country_code,vote\n3,Namibia,NA,NA\n")
    }
  }
}

@Suite struct YearTableSampleTests {
  let sample = ImportSample()

  @Test func defenceCooperationOfTheWiderCodingIsDisputed() throws {
    let header =
      "ccode1,abbrev1,ccode2,abbrev2,year,dcaGeneralV1,dcaGeneralV2,dcaSectorV1,dcaSectorV2,"
      + "dcaAnyV1,dcaAnyV2\n"
    let outcome = try sample.read(
      header + "2,USA,20,CAN,2007,1,1,0,0,1,1\n2,USA,20,CAN,2008,1,1,0,1,1,1\n"
        + "20,CAN,2,USA,2008,1,1,0,1,1,1\n2,USA,20,CAN,2009,0,0,,,0,0\n2,USA,20,CAN,2010,1,1,0,0,1,1\n"
    )
    let ties = outcome.data.contents.ties
    #expect(
      ties.map(\.period) == [
        Period(from: "2007", to: .on("2008")), Period(from: "2008", to: .on("2008")),
        Period(from: "2010"),
      ])
    #expect(ties.map(\.certainty) == [.confirmed, .disputed, .confirmed])
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [2])
    #expect(outcome.statement.remarks(.limit).map(\.count) == [1])
  }

  @Test func representationGoesFromTheSenderToTheHost() throws {
    let outcome = try sample.read(
      "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version\n2,200,1817,2,2,1,2006.1\n"
        + "2,200,1824,2,3,1,2006.1\n200,2,1824,3,2,1,2006.1\n2,220,1824,9,0,0,2006.1\n")
    let ties = outcome.data.contents.ties
    #expect(ties.map(\.from) == ["2", "2", "200", "220"])
    #expect(
      ties.map(\.level) == [
        .representation(.minister), .representation(.ambassador), .representation(.minister),
        .representation(.none),
      ])
    #expect(ties[2].period == Period(from: "1817"))
    #expect(ties[0].period == Period(from: "1817", to: .on("1817")))
    #expect(ties.map(\.stage).last == .contact)
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1, 2])
    #expect(outcome.statement.remarks(.changed).count == 1)
    #expect(throws: InvalidInput.self) {
      try sample.read("ccode1,ccode2,year,DR_at_1,DR_at_2\n2,200,1817,4,2\n")
    }
  }

  /// The columns of igo_year_formatv3: a row for each organisation and year, states under names of
  /// their own. With the table by state and year the same names get their numbers.
  @Test func organisationsByYearHaveTheirMembers() throws {
    let years =
      "ioname,orgname,year,usa,uk,wgermany,sdate,deaddate,dead,integrated,replaced,longorgname,ionum,"
      + "igocode,version,accuracyofpre1965membershipdates,sourcesandnotes,imputed,political,social,"
      + "economic\n"
      + "NATO,North Atl. Treaty Org.,1950,1,1,0,1949,,0,0,0,NATO,3095,1,2.1,,,0,1,0,0\n"
      + "NATO,North Atl. Treaty Org.,1955,1,1,1,1949,,0,0,0,NATO,3095,1,2.1,,,0,1,0,0\n"
      + "NATO,North Atl. Treaty Org.,1960,1,-9,-1,1949,,0,0,0,NATO,3095,1,2.1,,,0,1,0,0\n"
    let alone = try sample.read(years).data.contents
    #expect(alone.agreements.map(\.name) == ["North Atl. Treaty Org."])
    #expect(alone.memberships.map(\.nation) == ["uk", "usa", "wgermany"])
    #expect(
      alone.memberships.map(\.period) == [
        Period(from: "1950", to: .on("1955")), Period(from: "1950"),
        Period(from: "1955", to: .on("1955")),
      ])
    let states = "ccode,year,state,NATO,UN\n2,1950,usa,1,1\n2,1955,usa,1,1\n2,1960,usa,1,1\n"
    for files in [[years, states], [states, years]] {
      let both = try sample.read(files[0], files[1]).data.contents
      #expect(both.nations.map(\.code) == ["2", "uk", "wgermany"])
      #expect(both.memberships.count { $0.nation == "2" } == 2)
    }
    #expect(throws: InvalidInput.self) {
      try sample.read(years + "NATO,N,1965,7,1,1,1949,,0,0,0,NATO,3095,1,2.1,,,0,1,0,0\n")
    }
  }

  @Test func onlyFullMembersOfAnOrganisationAreTied() throws {
    let outcome = try sample.read(
      "ccode,year,state,NATO,UN,EMPTY\n2,1950,USA,1,1,0\n2,1955,USA,1,1,0\n2,1965,USA,1,1,0\n"
        + "20,1950,CAN,1,2,0\n20,1955,CAN,0,2,-9\n20,1965,CAN,1,3,-1\n")
    let members = outcome.data.contents.memberships
    #expect(outcome.data.contents.agreements.map(\.name) == ["NATO", "UN"])
    #expect(
      members.map(\.period) == [
        Period(from: "1950"), Period(from: "1950", to: .on("1950")), Period(from: "1965"),
        Period(from: "1950"), Period(from: "1950", to: .on("1955")), Period(from: "1965"),
      ])
    #expect(members.map(\.role) == [.party, .party, .party, .party, .partner, .observer])
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [5, 1, 1])
    func pairs(_ date: CalendarDate) -> Int {
      outcome.data.snapshot(on: date).projected().graph.edgeCount
    }
    #expect(pairs("1950-06-01") == 1 && pairs("1955-06-01") == 0)
  }

  private static let atopYears = "atopally,defense,offense,neutral,nonagg,consul"

  @Test func aPledgeOfOneSideIsKept() throws {
    let outcome = try sample.read(
      "ddyad,year,\(Self.atopYears),stateA,stateB,version\n"
        + "2200,1950,1,1,0,0,0,1,2,200,5.1\n200002,1950,1,0,0,0,0,1,200,2,5.1\n"
        + "2200,1951,1,1,0,0,0,0,2,200,5.1\n200002,1951,1,1,1,0,0,0,200,2,5.1\n")
    let ties = outcome.data.contents.ties
    #expect(ties.map(\.kind) == [.consultation, .defense, .defense])
    #expect(ties.map(\.isDirected) == [false, true, false])
    #expect(
      ties.map(\.period) == [
        Period(from: "1950", to: .on("1950")), Period(from: "1950", to: .on("1950")),
        Period(from: "1951"),
      ])
    let undirected = try sample.read(
      "dyad,year,\(Self.atopYears),atopid1,mem1,mem2,version\n"
        + "2200,1950,1,1,1,0,0,0,1005,2,200,5.1\n2200,1951,0,0,0,0,0,0,,2,200,5.1\n"
        + "2200,1952,1,0,0,0,0,0,1005,2,200,5.1\n")
    #expect(undirected.data.contents.ties.map(\.isDirected) == [false])
    #expect(undirected.statement.remarks(.dropped).map(\.count) == [1, 1])
  }

  @Test func thePhasesOfAnAllianceFollowEachOther() throws {
    let header =
      "atopid,begyr,begmo,begday,endyr,endmo,endday,ineffect,bilat,phase,defense,offense,neutral,"
      + "nonagg,consul,mem1,mem2,mem3\r\n"
    let outcome = try sample.read(
      header + "1005,1900,1,1,1910,5,,0,1,1,0,0,1,0,0,2,20,\r\n"
        + "1005,1910,6,1,0,0,0,1,1,2,1,0,0,0,0,2,20,70\r\n")
    #expect(outcome.data.contents.agreements.map(\.kinds) == [[.defense, .neutrality]])
    let members = outcome.data.contents.memberships
    #expect(members.map(\.nation) == ["2", "2", "20", "20", "70"])
    #expect(
      members.map(\.kinds) == [[.neutrality], [.defense], [.neutrality], [.defense], [.defense]])
    #expect(members[0].period == Period(from: "1900-01-01", to: .on("1910-05")))
    #expect(members[4].period == Period(from: "1910-06-01"))
  }

  private static let yearly =
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,"
    + "dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
    + "nonaggression,entente,year,version\n"

  @Test func aSpellStandsOnceForAllItsYears() throws {
    func row(_ one: Int, _ other: Int, _ year: Int, _ defense: String = "1") -> String {
      "5,\(one),\"A\(one)\",\(other),\"A\(other)\",1,1,1900,31,12,1902,0,0,\(defense),0,1,0,\(year),4.1\n"
    }
    let outcome = try sample.read(
      Self.yearly + row(1, 2, 1900) + row(1, 2, 1901) + row(1, 2, 1902) + row(1, 2, 1903))
    #expect(outcome.data.contents.ties.map(\.isDirected) == [false, false])
    #expect(outcome.statement.remarks(.understood).first?.count == 4)
    #expect(outcome.statement.remarks(.limit).first?.count == 1)
    let directed = try sample.read(
      Self.yearly + row(1, 2, 1900) + row(1, 2, 1901) + row(2, 1, 1900, "0") + row(2, 1, 1901, ""))
    #expect(directed.data.contents.ties.map(\.isDirected) == [true, false])
  }

  @Test func membersByYearAreMembersOfASpell() throws {
    let header =
      "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,"
      + "all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,"
      + "mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,year,version\n"
    func row(_ nation: Int, _ year: Int) -> String {
      "7,\(nation),A\(nation),1,1,1900,,,,\"Type I: Defense Pact\",1,1,1900,,,,0,1,1,0,0,0,\(year),4.1\n"
    }
    let outcome = try sample.read(
      header + row(1, 1900) + row(2, 1900) + row(1, 1901) + row(2, 1901))
    #expect(outcome.data.contents.memberships.count == 2)
    #expect(outcome.statement.parts.first?.form == .cowMemberYears)
  }
}

/// Rows that cannot be used.
@Suite struct BadRowTests {
  let sample = ImportSample()

  @Test func raggedRowsAreLeftOutToo() throws {
    let text =
      "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
      + "CHL,155,Chile,1839,1,1,2016,12,31,2016\nARG,160,Argentina,1841\n"
      + "PER,135,\"Pe\"ru,1839,1,1,2016,12,31,2016\nBOL,145,Bolivia,18x8,1,1,2016,12,31,2016\n"
    let error = #expect(throws: InvalidInput.self) { try sample.read(text) }
    #expect(error?.faults.map(\.line) == [3, 4, 5])
    let outcome = try sample.read(text, options: ImportOptions(skipsBadRows: true))
    #expect(outcome.data.contents.nations.map(\.code) == ["CHL"])
    #expect(outcome.rejections.map(\.line) == [3, 4, 5])
    let lines = String(decoding: outcome.rejected, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 4 && lines[1] == "ARG,160,Argentina,1841")
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [3])
  }
}
