import AllianceGraph
import RandomTestSupport
import Testing

@testable import AllianceFormats

@Suite struct SQLiteExportTests {
  /// Whether SQLite's library is there.
  private static var isInstalled: Bool {
    (try? SQLiteLibrary(for: "test")) != nil
  }

  @Test(
    .enabled(if: isInstalled, "SQLite's library is not installed"), arguments: 0..<5)
  func aDatabaseHoldsEveryRow(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let data = try AllianceData(RandomData.contents(&random))
    let bytes = try SQLiteExport.bytes(data)
    // The header of the file format, https://www.sqlite.org/fileformat2.html, section 1.3.
    #expect(bytes.starts(with: Array("SQLite format 3\u{0}".utf8)))
    #expect(bytes.count % 4096 == 0)
    #expect(try SQLiteExport.bytes(data) == bytes)
  }

  @Test(.enabled(if: isInstalled, "SQLite's library is not installed"))
  func keysHold() throws {
    let database = try SQLiteDatabase(for: "test")
    try database.run("CREATE TABLE a (x INTEGER PRIMARY KEY)")
    try database.insert("a", columns: 1, rows: [[.integer(1)]])
    var message = ""
    do throws(FileProblem) {
      try database.insert("a", columns: 1, rows: [[.integer(1)]])
    } catch {
      message = error.message
    }
    #expect(message.contains("UNIQUE constraint failed"))
  }
}
