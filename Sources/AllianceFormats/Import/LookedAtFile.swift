/// A text file whose form was found by looking at it, where nothing was told.
struct LookedAtFile {
  /// The file in UTF-8 with line feeds.
  let file: InputFile
  /// What separates its fields.
  let delimiter: UInt8
  /// What was found, where it is not what one expects.
  let remarks: [String]
  private let limits: CSVReader.Limits

  /// Reads a file. A byte order mark tells the encoding; the first line tells the delimiter, unless
  /// one is told. Decimal commas are never found: they have to be told.
  init(_ path: String, _ options: ImportOptions) throws(FileProblem) {
    var remarks: [String] = []
    var reading = options.reading
    if reading.encoding == .utf8 {
      // A byte order mark stands in the first bytes, also of what a gzip file holds.
      let raw = try reading.rawFile(path)
      if Encoding.marked(raw.bytes) == .utf16 {
        reading.encoding = .utf16
        remarks.append("the file is UTF-16, as its byte order mark says")
      }
      self.init(try reading.decoded(raw, path), options, remarks)
    } else {
      self.init(try reading.file(path), options, remarks)
    }
  }

  private typealias Encoding = ReadingOptions.Encoding

  private init(_ raw: InputFile, _ options: ImportOptions, _ notes: [String]) {
    var remarks = notes
    limits = options.reading.tableLimits
    let (file, hadOldLineEnds) = raw.withLineFeeds
    if hadOldLineEnds {
      remarks.append("lines end with carriage returns alone; they are taken as lines")
    }
    self.file = file
    if options.findsDelimiter {
      delimiter = Delimiter.found(in: file.bytes)
      if delimiter != options.reading.delimiter {
        remarks.append("\(Delimiter.name(delimiter)) separate the fields, as the first line shows")
      }
    } else {
      delimiter = options.reading.delimiter
    }
    self.remarks = remarks
  }

  /// A reader that stands before the header.
  func reader() -> CSVReader {
    CSVReader(file, CSVReader.Dialect(delimiter: delimiter), limits: limits)
  }
}
