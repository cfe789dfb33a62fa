import AllianceGraph
import TextForms

/// Writes rows of comma-separated values cell by cell into bytes, for tables with many rows: no text
/// is made for a cell that is none.
struct RowWriter {
  /// The rows so far.
  private(set) var bytes: [UInt8] = []

  /// Makes a writer with room for some bytes.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Adds a cell of text; an empty one where there is none.
  mutating func cell(_ text: String?) {
    if let text { CSVText.append(field: text, to: &bytes) }
    bytes.append(UInt8(ascii: ","))
  }

  /// Adds a cell with a date.
  mutating func cell(_ date: CalendarDate?) {
    date?.append(to: &bytes)
    bytes.append(UInt8(ascii: ","))
  }

  /// Adds a cell with an end: `unknown`, or empty where it is open.
  mutating func cell(_ end: Period.End) {
    switch end {
    case .open: cell(nil as String?)
    case .unknown: cell("unknown")
    case .on(let date): cell(date)
    }
  }

  /// Adds a cell with a number.
  mutating func cell(_ number: Double?) {
    cell(number.map(DecimalText.shortest))
  }

  /// Adds a cell with texts that are separated by `;`.
  mutating func cell(_ texts: [String]) {
    cell(texts.count == 1 ? texts[0] : texts.joined(separator: ";"))
  }

  /// Ends a row.
  mutating func endRow() {
    bytes[bytes.count - 1] = 0x0A
  }
}
