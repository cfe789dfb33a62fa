import AllianceGraph
import Testing

@testable import AllianceFormats

@Suite struct EventsTests {
  let folder = ScratchFolder()

  private static let header =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    + "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    + "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n"

  private func icews(_ source: String, _ target: String, _ date: String, _ code: String) -> String {
    "1\t\(date)\tA\tB\t\(source)\tConsult\t\(code)\t2.5\tC\tD\t\(target)\t1\t1\tP\tX\tNA\t\tY\t1\t2\n"
  }

  @Test func eventsOfAPairBecomeOneTie() throws {
    try folder.write(
      Self.header + icews("France", "Germany", "2018-06-01", "040")
        + icews("France", "Germany", "2018-06-03", "042")
        + icews("France", "NA", "2018-06-03", "040") + icews("", "Germany", "2018-06-03", "040")
        + icews("France", "France", "2018-06-03", "040")
        + icews("France", "Germany", "2018-06-03", "010")
        + icews("Germany", "France", "2018-06-02", "190")
        + icews("Germany", "France", "2018-06-02", "40"), to: "events.tab")
    let (data, remarks) = try EventImport.read([folder.file("events.tab")], as: .icews)
    let ties = data.contents.ties
    #expect(ties.map(\.kind) == [.dialogue, .hostility])
    #expect(ties[0].strength == 2 && ties[0].from == "France")
    #expect(ties[0].period == Period(from: "2018-06-01", to: .on("2018-06-03")))
    #expect(ties[0].note == "mean Goldstein score 2.5")
    // The last one is about France and Germany, which no data set was given to find in.
    #expect(remarks.map(\.count) == [3, 2, 2, 1, 2])
  }

  @Test func gdeltMixesTwoWidths() throws {
    func row(_ count: Int, _ code: String) -> String {
      var cells = [String](repeating: "", count: count)
      cells[1] = "19790101"
      cells[7] = "FRA"
      cells[17] = "DEU"
      cells[26] = code
      cells[30] = "-10"
      return cells.joined(separator: "\t") + "\n"
    }
    try folder.write(row(57, "190") + row(58, "051"), to: "gdelt.csv")
    let (data, _) = try EventImport.read([folder.file("gdelt.csv")], as: .gdelt1)
    #expect(data.contents.ties.map(\.kind) == [.dialogue, .hostility])
    try folder.write(row(57, "190") + row(60, "051"), to: "bad.csv")
    let error = #expect(throws: InvalidInput.self) {
      try EventImport.read([folder.file("bad.csv")], as: .gdelt1)
    }
    #expect(error?.faults.first?.line == 2)
    let skipped = try EventImport.read(
      [folder.file("bad.csv")], as: .gdelt1, EventOptions(), ImportOptions(skipsBadRows: true))
    #expect(skipped.remarks.filter { $0.kind == .dropped }.map(\.count) == [1])
  }

  /// The samples have 3,705 events of ICEWS and 100 rows of each GDELT, as their SOURCE.md counts.
  @Test(
    .enabled(
      if: PublishedFiles.isThere("events/icews_events.2018.sample.tab"), "the files are not there"))
  func theSamplesAreReadWhole() throws {
    func total(_ name: String, _ form: EventImport.Form) throws -> Int {
      try EventImport.read([PublishedFiles.path("events/\(name)")], as: form).remarks
        .filter { $0.kind != .changed }.reduce(0) { $0 + ($1.count ?? 0) }
    }
    #expect(try total("icews_events.2018.sample.tab", .icews) == 3_705)
    #expect(try total("gdelt_raw_events.csv", .gdelt2) == 100)
    #expect(try total("gdelt_raw_events1.csv", .gdelt1) == 100)
  }
}
