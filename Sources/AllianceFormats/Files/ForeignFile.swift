/// Files that are no text, told by how they begin, with the way to make a text of them.
enum ForeignFile {
  /// What a file is and how to save it as text; nil where it may be a text.
  static func remedy(for bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return isWorkbook(bytes) ? workbook : "is a zip archive; unpack it and name a file in it"
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return workbook }
    if bytes.starts(with: Array("SQLite format 3".utf8)) {
      return "is an SQLite database; write a table of it as CSV: sqlite3 -csv -header FILE "
        + "'SELECT * FROM …'"
    }
    if bytes.starts(with: Array("PAR1".utf8)) {
      return "is a Parquet file; write it as CSV, as with pandas: read_parquet(…).to_csv(…)"
    }
    if bytes.starts(with: Array("<stata_dta>".utf8)) {
      return
        "is a Stata file; write it as CSV: export delimited, or pandas: read_stata(…).to_csv(…)"
    }
    if bytes.starts(with: Array("$FL2".utf8)) || bytes.starts(with: Array("$FL3".utf8)) {
      return "is an SPSS file; write it as CSV: Save As → CSV"
    }
    return nil
  }

  private static let workbook =
    "is an Excel workbook, which cannot be read; save the sheet as text: in Excel File → Save As → "
    + "“CSV UTF-8 (comma delimited)”, in LibreOffice File → Save As → “Text CSV” with UTF-8. Write "
    + "dates as 1882-05-20 first"

  /// Whether a zip archive has the parts of a workbook; their names stand in it as they are.
  private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    [Array("xl/".utf8), Array("[Content_Types].xml".utf8), Array("content.xml".utf8)].contains {
      name in
      let end = min(bytes.count, 1 << 16) - name.count
      return end > 0 && (0..<end).contains { bytes[$0..<$0 + name.count].elementsEqual(name) }
    }
  }
}
