import AllianceGraph
import Testing

@testable import AllianceFormats

@Suite struct DataPackageTests {
  let folder = ScratchFolder()

  private static let nations = """
    code,name,from,to,latitude,longitude
    FRA,France,,,48.85,2.35
    PRT,Portugal,,,,
    GMY,Germany,1871-01-18,1945-05-08,,
    GMY,Germany,1990-10-03,,,
    RUS,Russia,,,,

    """
  private static let sources = "id,title\nt,A treaty\n"

  private func inspect(_ files: [String: String]) throws -> DataPackage.Inspection {
    var all = ["nations.csv": Self.nations, "sources.csv": Self.sources]
    all["datapackage.json"] = #"{"name": "test", "resources": []}"#
    all.merge(files) { $1 }
    for (name, text) in all { try folder.write(text, to: name) }
    return try DataPackage.inspect(folder.path)
  }

  private func places(_ faults: [Fault]) -> [String] {
    faults.map { "\($0.file):\($0.line ?? 0):\($0.column ?? 0)" }
  }

  @Test func aPackageIsRead() throws {
    let inspection = try inspect([
      "ties.csv": "from,to,kind,start,end,source\nFRA,RUS,defense,1892-08-17,unknown,t\n",
      "datapackage.json": """
      {"name": "test", "title": "A test", "version": "1.2", "licenses": [{"name": "CC0-1.0"}],
       "coverage": {"from": "1815", "to": "1914-07-28"}, "resources": [
       {"path": "nations.csv"}, {"path": "ties.csv"}, {"path": "sources.csv"}]}
      """,
    ])
    #expect(inspection.errors.isEmpty && inspection.doubts.isEmpty, "\(inspection.errors)")
    let data = try #require(inspection.data)
    #expect(data.metadata.title == "A test")
    #expect(data.metadata.license == "CC0-1.0")
    #expect(data.metadata.coverage == Period(from: "1815", to: .on("1914-07-28")))
    #expect(data.nation("GMY")?.periods.count == 2)
    #expect(data.nation("FRA")?.capital == Nation.Place(latitude: 48.85, longitude: 2.35))
    #expect(data.contents.ties.first?.period.end == .unknown)
  }

  /// Twenty faults of twenty kinds in seven files; each is told once, in its place.
  @Test func twentyFaultsGiveTwentyMessages() throws {
    let inspection = try inspect([
      "datapackage.json": """
      {"name": "test",
       "coverage": {"from": "1900-02-29"}}
      """,
      "nations.csv": """
      code,name,from,to,latitude,longitude,kind
      FRA,France,,,91,2.35,state
      PRT,Portugal,,,12.5,,state
      GMY,Germany,1945,1871,,,state
      RUS,Russia,,,,,stat
      SPN,Spain,
      FRA,France,,,,,

      """,
      "ties.csv": """
      from,to,kind,start,end,strength,directed,agreement,source
      PRU,FRA,defense,,,,,,t
      FRA,FRA,defense,,,,,,t
      FRA,RUS,defence,,,,,,t
      FRA,SPN,defense,1900-02-30,,,,,t
      FRA,GMY,defense,,,1e400,,,t
      FRA,GMY,hostility,,,,maybe,,t
      FRA,PRT,dialogue,,,,,pact,t
      FRA,RUS,dialogue,1914,,,,,
      ,RUS,defense,,,,,,t

      """,
      "agreements.csv": "id,name,kinds,source,secert\na,A,defense,t,\nb,C,,t,\n",
      "members.csv": "agreement,nation,role\na,FRA,party\na,RUS,guarantee\nb,FRA,\nb,RUS,\n",
      "sources.csv": "id,title\nt,A treaty\nt\"x,Y\n",
    ])
    #expect(
      places(inspection.errors) == [
        "datapackage.json:2:23", "nations.csv:2:14", "nations.csv:3:21", "nations.csv:4:18",
        "nations.csv:5:16", "nations.csv:6:11", "nations.csv:7:1", "agreements.csv:1:22",
        "agreements.csv:3:5", "members.csv:3:7", "ties.csv:2:1", "ties.csv:3:5", "ties.csv:4:9",
        "ties.csv:5:17", "ties.csv:6:19", "ties.csv:7:22", "ties.csv:8:22", "ties.csv:9:1",
        "ties.csv:10:1", "sources.csv:3:2",
      ])
    #expect(inspection.errorCount == 20)
    #expect(inspection.data == nil)
    #expect(throws: InvalidInput.self) { try DataPackage.read(folder.path) }
  }

  @Test func theMessageOfTheManualIsPrinted() throws {
    let inspection = try inspect([
      "ties.csv": "from,to,kind,start,source\nGMY,PRU,defense,1879-10-07,t\n"
    ])
    #expect(
      inspection.errors.map(\.description) == [
        """
        ties.csv:2:5: error: nation “PRU” is not declared
            2 | GMY,PRU,defense,1879-10-07,t
              |     ^^^ add it to nations.csv, or did you mean “PRT” (Portugal)?
        """
      ])
  }

  @Test(arguments: [
    ("from,to,kind,source\nFRA,RUS,defence,t\n", "2:9", "defense"),
    ("from,to,kind,stage,source\nFRA,RUS,defense,in force,t\n", "2:17", "in_force"),
    ("from,to,kind,level,source\nFRA,RUS,defense,ambasador,t\n", "2:17", "ambassador"),
    ("from,to,kind,condition,source\nFRA,RUS,defense,atacked,t\n", "2:17", "attacked"),
    ("form,to,kind,source\nFRA,RUS,defense,t\n", "1:1", "from"),
    ("from,to,kind,source\nfrance,RUS,defense,t\n", "2:1", "“FRA” (France)"),
    ("from,to,kind,source\nFRA,RUS,defense,t;u\n", "2:19", "sources.csv"),
    ("from,to,kind,start,source\nFRA,RUS,defense,07.10.1879,t\n", "2:17", "year first"),
    ("from,to,kind,strength,source\nFRA,RUS,defense,\"1,5\",t\n", "2:17", "--decimal"),
    ("from,to,kind,start,source\nFRA,RUS,defense,0000,t\n", "2:17", "1882"),
    ("from,to,kind,start,source\nFRA,RUS,defense,99999-01-01,t\n", "2:17", "1882"),
    ("from,to,kind,start,source\nFRA,RUS,defense,-0044-03-15,t\n", "2:17", "1882"),
    ("from,to,kind,start,end,source\nFRA,RUS,defense,1914,1913,t\n", "2:22", "dates"),
    ("from,to,kind,source\nFRA ,RUS,defense,t\n", "2:1", "remove them"),
  ])
  func aRemedyIsGiven(_ ties: String, place: String, remedy: String) throws {
    let inspection = try inspect(["ties.csv": ties])
    let fault = try #require(inspection.errors.first)
    #expect("\(fault.line ?? 0):\(fault.column ?? 0)" == place, "\(fault)")
    #expect(fault.remedy.contains(remedy), "\(fault)")
    #expect(inspection.errors.count == 1, "\(inspection.errors)")
  }

  @Test func aReversedPeriodNamesBothDates() throws {
    let inspection = try inspect([
      "ties.csv": "from,to,kind,start,end,source\nFRA,RUS,defense,1914-05,1913,t\n"
    ])
    #expect(inspection.errors.first?.message == "the end 1913 is before the start 1914-05")
  }

  @Test func whatRefersToALostRowIsNoFaultOfItsOwn() throws {
    let inspection = try inspect([
      "nations.csv": "code,name\nFRA,France,x\nRUS,Russia\n",
      "ties.csv": "from,to,kind,source\nFRA,RUS,defense,t\n",
    ])
    #expect(places(inspection.errors) == ["nations.csv:2:12"])
  }

  @Test func mirroredTiesAreOneTieAndOneNotice() throws {
    let inspection = try inspect([
      "ties.csv":
        "from,to,kind,source,directed\nFRA,RUS,defense,t,\nRUS,FRA,defense,t,\n"
        + "FRA,RUS,mediation,t,\nRUS,FRA,mediation,t,\nFRA,RUS,cyber,t,yes\nRUS,FRA,cyber,t,yes\n"
    ])
    #expect(inspection.errors.isEmpty)
    #expect(places(inspection.doubts.filter { $0.file == "ties.csv" }) == ["ties.csv:3:1"])
    #expect(inspection.data?.contents.ties.count == 5)
  }

  @Test func aRowThatStandsTwiceIsAFault() throws {
    let inspection = try inspect([
      "ties.csv": "from,to,kind,source\nFRA,RUS,defense,t\nFRA,RUS,defense,t\n",
      "agreements.csv": "id,name,kinds,source\na,A,defense,t\n",
      "members.csv": "agreement,nation,joined,left\na,FRA,1900,1910\na,RUS,,\na,FRA,1905,\n"
        + "a,GMY,1900,1910\na,GMY,1910,1920\na,RUS,,\n",
    ])
    #expect(places(inspection.errors) == ["members.csv:7:3", "ties.csv:3:1"])
    #expect(places(inspection.doubts).contains("members.csv:4:3"))
    #expect(!places(inspection.doubts).contains("members.csv:6:3"))
  }

  @Test func doubtsAreLocated() throws {
    let inspection = try inspect([
      "datapackage.json": #"{"name": "t", "coverage": {"to": "2000"}}"#,
      "nations.csv":
        "code,name\nFRA,France\nfra,Francia\nCUB,\u{421}uba\nRUS,Rus\u{200B}sia\nGMY,Germany\n",
      "ties.csv": "from,to,kind,start,source\nFRA,RUS,defense,2001,t\n",
      "agreements.csv": "id,name,kinds,source\na,A,defense,t\n",
      "members.csv": "agreement,nation\na,FRA\n",
      "tie.csv": "x\n",
    ])
    #expect(inspection.errors.isEmpty, "\(inspection.errors)")
    #expect(
      places(inspection.doubts) == [
        "tie.csv:0:0", "nations.csv:3:1", "nations.csv:4:5", "nations.csv:5:8",
        "agreements.csv:2:1", "ties.csv:2:17",
      ])
    #expect(inspection.data?.contents.nations.count == 5)
  }

  @Test func aTieOutsideTheStateSystemIsDoubtful() throws {
    let inspection = try inspect([
      "ties.csv": "from,to,kind,start,end,source\nFRA,GMY,defense,1950,1960,t\n"
    ])
    #expect(places(inspection.doubts).suffix(1) == ["ties.csv:2:5"])
  }

  @Test func missingFilesAreNamed() throws {
    try folder.write("agreement,nation\n", to: "members.csv")
    let inspection = try DataPackage.inspect(folder.path)
    #expect(inspection.errors.map(\.file) == ["nations.csv", "agreements.csv"])
    #expect(throws: FileProblem.self) { try DataPackage.read(folder.file("none")) }
  }

  @Test func aSingleFileOfTiesIsADataSet() throws {
    try folder.write(
      "\u{FEFF}from,to,kind\r\nNA,002,defense\r\n\"x,y\",NA,dialogue", to: "my ties.csv")
    let data = try DataPackage.read(folder.file("my ties.csv"))
    #expect(data.metadata.name == "my ties")
    #expect(data.contents.nations.map(\.code.rawValue) == ["002", "NA", "x,y"])
    #expect(data.contents.ties.count == 2)
    try folder.write("a;b;1,5\nx;y;1\n", to: "semicolons.csv")
    let inspection = try DataPackage.inspect(folder.file("semicolons.csv"))
    #expect(inspection.errors.contains { $0.remedy.contains("--delimiter") })
    try FileReplacement.write(
      Array("from,to,kind\nC".utf8) + [0xF4] + Array("te,X,defense\n".utf8),
      to: folder.file("latin.csv"))
    let latin = try DataPackage.read(folder.file("latin.csv"), ReadingOptions(encoding: .latin1))
    #expect(latin.contents.nations.map(\.code) == ["Côte", "X"])
  }

  @Test func namesInTheDataChooseNoPath() throws {
    let inspection = try inspect([
      "datapackage.json": #"{"name": "../../x", "resources": [{"path": "../../etc/passwd"}]}"#,
      "ties.csv": "from,to,kind,source\nFRA,RUS,defense,t\n",
    ])
    #expect(inspection.doubts.contains { $0.message.contains("../../etc/passwd") })
    let data = try #require(inspection.data)
    #expect(
      DataPackage.files(data.contents).map(\.name) == [
        "datapackage.json", "nations.csv", "ties.csv", "sources.csv",
      ])
  }

  @Test func aNewFolderMustBeEmpty() throws {
    let contents = AllianceData.Contents(metadata: .init(name: "n", title: "N"))
    try DataPackage.write(contents, toNewFolder: folder.file("new"))
    let problem = #expect(throws: FileProblem.self) {
      try DataPackage.write(contents, toNewFolder: folder.file("new"))
    }
    #expect(problem?.message == "is not empty; name a new folder")
  }
}

extension CalendarDate: ExpressibleByStringLiteral {
  /// A date of a literal in a test.
  public init(stringLiteral text: String) {
    guard let date = CalendarDate(text) else { preconditionFailure("no date: \(text)") }
    self = date
  }
}
