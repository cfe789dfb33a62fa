import AllianceGraph
import Testing

@testable import AllianceFormats

/// Files that people really have: half empty, in another encoding, with columns twice.
@Suite struct ImportFaultTests {
  let folder = ScratchFolder()

  private func read(
    _ bytes: [UInt8], _ name: String = "t.csv", _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> DataImport.Outcome {
    try FileReplacement.write(bytes, to: folder.file(name))
    var options = ImportOptions(spreadsheet: SpreadsheetLayout(kind: .dialogue))
    change(&options)
    return try FileImport.read([folder.file(name)], as: nil, options)
  }

  private func read(
    _ text: String, _ name: String = "t.csv", _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> DataImport.Outcome {
    try read(Array(text.utf8), name, change)
  }

  private func wide(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      isBig
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  @Test(arguments: [(false, "utf-16le"), (true, "utf-16be")])
  func wideTextWithoutAMarkIsNamed(isBig: Bool, name: String) throws {
    let bytes = wide("from,to\nCôte,USA\n", isBig: isBig)
    let problem = #expect(throws: FileProblem.self) { try read(bytes) }
    #expect(problem?.cause == .unreadable)
    #expect(problem?.message.hasSuffix("--encoding \(name)") == true)
    let outcome = try read(bytes) {
      $0.reading.encoding = ReadingOptions.Encoding(rawValue: name) ?? .utf8
    }
    #expect(outcome.data.contents.ties.map(\.from) == ["Côte"])
  }

  @Test func aSingleNULIsAFaultWithItsPlace() throws {
    let error = #expect(throws: InvalidInput.self) { try read("from,to\na,b\u{0}\n") }
    #expect(error?.description.hasPrefix("\(folder.file("t.csv")):2:4: error: a NUL byte") == true)
  }

  @Test func aColumnThatStandsTwiceIsRefusedWhereItIsUsed() throws {
    let error = #expect(throws: InvalidInput.self) { try read("from,to,from\na,b,c\n") }
    #expect(error?.faults.map(\.message) == ["the column “from” stands twice"])
    #expect(error?.faults.map(\.column) == [9])
    #expect(try read("from,to,x,x\na,b,c,d\n").data.contents.ties.count == 1)
    let states = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,CCODE\n"
    let published = #expect(throws: InvalidInput.self) {
      try read(states + "USA,2,United States,1816,1,1,2016,12,31,3\n")
    }
    #expect(published?.faults.map(\.message) == ["the column “ccode” stands twice"])
  }

  @Test func rowsOfWhichNoneCanBeUsedMakeNoDataSet() throws {
    let rows = "from,to,start\na,b,1894-13-04\nc,d,yesterday\n"
    let error = #expect(throws: InvalidInput.self) { try read(rows) { $0.skipsBadRows = true } }
    #expect(error?.faults.first?.message == "none of the 2 rows can be used")
    #expect(error?.faults.count == 3)
    let outcome = try read(rows + "e,f,1900\n") { $0.skipsBadRows = true }
    #expect(outcome.data.contents.ties.count == 1 && outcome.rejectedCount == 2)
    #expect(outcome.rejections.map(\.remedy) == ["the row is left out", "the row is left out"])
  }

  @Test func anEmptyFirstLineIsNoHeader() throws {
    let error = #expect(throws: InvalidInput.self) { try read("\n\n") }
    #expect(error?.faults.map(\.message) == ["the first line is empty"])
  }

  @Test func aHeaderAloneIsSaid() throws {
    let outcome = try read("from,to\n")
    #expect(outcome.statement.remarks(.limit).map(\.text) == [ImportStatement.noRows])
    #expect(
      outcome.statement.description.hasPrefix("\(folder.file("t.csv")): a table of ties, 0 rows"))
  }

  /// Another order is offered only where the text could be a date in it.
  @Test(arguments: [
    ("1894-13-04", false), ("1900-02-29", false), ("4.1.1894", true), ("01/04/1894", true),
    ("yesterday", false),
  ])
  func anotherOrderOfDatesIsOfferedWhereItFits(text: String, isOffered: Bool) throws {
    let error = #expect(throws: InvalidInput.self) { try read("from,to,start\na,b,\(text)\n") }
    #expect(error?.faults.first?.message.contains("--dates") == isOffered)
  }

  /// What two rows tell differently is kept, told, and can be read again; what they tell twice is
  /// kept once.
  @Test func tiesThatAreToldDifferentlyAreKept() throws {
    let outcome = try read(
      "from,to,strength\na,b,2\na,b,3\na,b,3\nb,a,4\n", "t.csv")
    #expect(outcome.data.contents.ties.map(\.strength) == [2, 3, 4])
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1])
    #expect(outcome.statement.remarks(.limit).map(\.count) == [1])
    try DataPackage.write(outcome.data.contents, toNewFolder: folder.file("made"))
    let again = try DataPackage.inspect(folder.file("made"))
    #expect(again.data?.contents.ties.map(\.strength) == [2, 3, 4])
    #expect(again.doubts.map(\.line) == [3, 4])
  }

  @Test func parallelEdgesThatAreAlikeBecomeOneTie() throws {
    let outcome = try read(
      "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2 1\n1 2 1\n1 2 5\n2 1 5\n", "g.net")
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [2])
    try DataPackage.write(outcome.data.contents, toNewFolder: folder.file("made"))
    #expect(try DataPackage.read(folder.file("made")).contents.ties.count == 2)
  }

  @Test func whatAnEdgeSaysThatHasNoPlaceIsCounted() throws {
    let outcome = try read(
      "graph { a -- b [agreements=\"x;y\", weight=0]; b -- c [stage=someday, level=9, weight=2]; }",
      "g.dot")
    #expect(outcome.statement.remarks(.dropped).map(\.count) == [1, 1, 2])
    #expect(outcome.data.contents.ties.map(\.strength) == [nil, 2])
  }

  @Test func aFolderThatCouldNotBeFilledIsNotLeft() throws {
    let problem = #expect(throws: FileProblem.self) {
      try FileReplacement.write(
        [("a.csv", [1]), ("no/such/folder.csv", [2])], inFolder: folder.file("made"))
    }
    #expect(problem?.cause == .cannotCreate)
    #expect(InputFile.kind(of: folder.file("made")) == nil)
    try FileReplacement.makeFolder(folder.file("there"))
    #expect(throws: FileProblem.self) {
      try FileReplacement.write(
        [("a.csv", [1]), ("no/such/folder.csv", [2])], inFolder: folder.file("there"))
    }
    #expect(InputFile.kind(of: folder.file("there")) == .folder)
    #expect(InputFile.kind(of: folder.file("there/a.csv")) == nil)
  }
}

/// Headers as programs write them that have read the published files, and files beside those that
/// are read. Columns as published: see Documentation/formats.md.
@Suite struct PublishedHeaderTests {
  let sample = ImportSample()

  @Test func capitalsDoNotMatter() throws {
    for header in [
      "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version", "CCODE1,ccode2,Year,dr_at_1,dr_at_2",
    ] {
      #expect(
        PublicDataForm.recognized(header: header.split(separator: ",").map(String.init))
          == .diplomaticExchange)
    }
    let outcome = try sample.read(
      "ccode1,ccode2,year,dr_at_1,dr_at_2,de,version\n2,200,1914,3,2,1,2006.1\n")
    #expect(outcome.data.contents.ties.count == 2)
    // As the package igoR has it, from the Stata file: all in small letters.
    let states = try sample.read("ccode,year,state,aaaid,nato,un\n2,2000,usa,0,1,1\n")
    #expect(states.data.contents.agreements.map(\.id.rawValue) == ["igo-nato", "igo-un"])
  }

  /// The published file is called .csv and separated by tabs.
  @Test func organisationsByYearAreSeparatedByTabs() throws {
    let header =
      "ioname\torgname\tyear\tcanada\tusa\tsdate\tdeaddate\tdead\tintegrated\treplaced\tlongorgname\t"
      + "ionum\tigocode\tversion\taccuracyofpre1965membershipdates\tsourcesandnotes\timputed\tpolitical"
      + "\tsocial\teconomic\n"
    let outcome = try sample.read(
      header
        + "NATO\tNorth Atlantic Treaty Org.\t2000\t1\t1\t1949\t.\t0\t0\t0\tNorth Atlantic Treaty "
        + "Organization\t3095\t307\t3\t\t\t0\t1\t0\t0\n")
    #expect(outcome.data.contents.memberships.count == 2)
    #expect(outcome.data.contents.agreements.count == 1)
  }

  /// Editions of ATOP number the phases behind the alliance, and truncate to join.
  @Test func phasesMayStandBehindTheNumberOfTheAlliance() throws {
    let header =
      "atopidphase,begyr,begmo,begday,endyr,endmo,endday,ineffect,bilat,defense,offense,neutral,"
      + "nonagg,consul,mem1,mem2\n"
    let outcome = try sample.read(
      header
        + "3430.1,1969,5,5,1971,1,1,0,1,1,0,0,0,1,2,20\n3430.2,1971,1,2,0,0,0,1,1,0,0,0,0,1,2,20\n")
    #expect(outcome.data.contents.agreements.map(\.id.rawValue) == ["atop-3430"])
    #expect(outcome.data.contents.memberships.count == 4)
    #expect(
      Set(outcome.data.contents.memberships.compactMap(\.note)) == ["phase 1", "phase 2"])
    #expect(throws: InvalidInput.self) {
      try sample.read(header + "x.1,1969,5,5,1971,1,1,0,1,1,0,0,0,1,2,20\n")
    }
  }

  @Test func theListOfDefenceAgreementsIsToldApart() throws {
    let error = #expect(throws: InvalidInput.self) {
      try sample.read(
        "ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,DCAid\n"
          + "2,United States,20,Canada,1,1,1990,1,1,1991,1,1\n")
    }
    #expect(error?.faults.first?.remedy.contains("DCAD-v1.0-dyadic.csv") == true)
  }

  @Test func contributorsWithoutANameAreCounted() throws {
    let outcome = try sample.read(
      "mission,year,location,No.TCC,year.overview\n"
        + "MINURCAT,2008,X,1,\"TCC name unknown (3685), Chad (10)\"\n")
    #expect(outcome.data.contents.nations.map(\.name) == ["Chad"])
    #expect(outcome.statement.remarks(.dropped).map(\.count).contains(1))
  }
}
