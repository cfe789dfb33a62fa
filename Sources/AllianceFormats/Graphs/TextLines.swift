/// A text file line by line, for formats that are made of lines and words.
struct TextLines {
  /// A word and where it stands in the file.
  struct Word {
    var text: String
    var range: Range<Int>
    /// Whether it stood in quotes.
    var isQuoted = false
  }

  /// A line.
  struct Line {
    let bytes: [UInt8]
    /// Where it begins and ends in the file, without its end of line.
    let range: Range<Int>
    /// Its number, from 1.
    let number: Int

    /// The text of the line.
    var text: String { String(decoding: bytes[range], as: UTF8.self) }

    /// The words between spaces and tabs. Where quotes are asked for, spaces between double quotes
    /// belong to a word, and a backslash before a quote makes it a part of it; where commas are asked
    /// for, they separate words as spaces do.
    func words(quotes: Bool = false, commas: Bool = false) -> [Word] {
      var words: [Word] = []
      var index = range.lowerBound
      while index < range.upperBound {
        if isSeparator(bytes[index], commas) {
          index += 1
          continue
        }
        let start = index
        if quotes, bytes[index] == 0x22 {
          var text: [UInt8] = []
          index += 1
          while index < range.upperBound, bytes[index] != 0x22 {
            if bytes[index] == 0x5C, index + 1 < range.upperBound,
              bytes[index + 1] == 0x22 || bytes[index + 1] == 0x5C
            {
              index += 1
            }
            text.append(bytes[index])
            index += 1
          }
          index = min(index + 1, range.upperBound)
          words.append(
            Word(
              text: String(decoding: text, as: UTF8.self), range: start..<index, isQuoted: true))
          continue
        }
        while index < range.upperBound, !isSeparator(bytes[index], commas) { index += 1 }
        words.append(
          Word(text: String(decoding: bytes[start..<index], as: UTF8.self), range: start..<index))
      }
      return words
    }

    private func isSeparator(_ byte: UInt8, _ commas: Bool) -> Bool {
      byte == 0x20 || byte == 0x09 || commas && byte == 0x2C
    }
  }

  let file: InputFile
  private var position: Int
  private(set) var number = 0
  private var lineStart = 0

  init(_ file: InputFile) {
    self.file = file
    position = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func next() -> Line? {
    guard position < file.bytes.count else { return nil }
    let start = position
    while position < file.bytes.count, file.bytes[position] != 0x0A { position += 1 }
    var end = position
    if end > start, file.bytes[end - 1] == 0x0D { end -= 1 }
    position += 1
    number += 1
    lineStart = number == 1 ? 0 : start
    return Line(bytes: file.bytes, range: start..<end, number: number)
  }

  /// A fault in the line that was read last.
  func fault(
    _ range: Range<Int>, _ message: String, remedy: String, limitOption: String? = nil
  ) -> Fault {
    file.fault(
      range, message, remedy: remedy, limitOption: limitOption,
      anchor: (lineStart, max(1, number)))
  }

  /// Throws where a number of nodes that stands at a place is too large. A file may announce nodes
  /// that it says nothing else of, but not so many that a line fills the memory.
  func require(
    _ count: Int, nodesAt range: Range<Int>, _ options: GraphReadingOptions
  ) throws(InvalidInput) {
    guard count - file.bytes.count > options.reading.announcedNodeLimit else { return }
    throw InvalidInput(faults: [
      fault(
        range, "\(count) nodes are announced in a file of \(file.bytes.count) bytes",
        remedy: "correct the number, or raise the limit with --max-nodes",
        limitOption: "--max-nodes")
    ])
  }
}
