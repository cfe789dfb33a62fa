import TextForms

/// What a reader is told about a file, where it is not what it would be by default.
public struct ReadingOptions: Sendable {
  /// How bytes stand for characters.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8.
    case utf8 = "utf-8"
    /// ISO 8859-1.
    case latin1
    /// Windows-1252, as Excel for Windows saves plain CSV in Western Europe.
    case windows1252 = "windows-1252"
    /// UTF-16 with a byte order mark, as Excel saves “Unicode text”; without one little-endian.
    case utf16 = "utf-16"
    /// UTF-16 with the low byte of each unit first.
    case utf16LittleEndian = "utf-16le"
    /// UTF-16 with the high byte of each unit first.
    case utf16BigEndian = "utf-16be"
  }

  /// How bytes stand for characters.
  public var encoding: Encoding
  /// What stands between fields.
  public var delimiter: UInt8
  /// What stands between the whole and the fraction of a number.
  public var decimalPoint: UInt8
  /// The most bytes that a file may have.
  public var fileSizeLimit: Int
  /// How many times as large as itself a compressed file may become.
  public var compressionRatioLimit: Int
  /// The most columns that a table may have.
  public var columnLimit = 10_000
  /// The most bytes that a cell may have.
  public var fieldSizeLimit = 1 << 20
  /// The most nodes that a graph file may announce by their number alone, beside one for each of its
  /// bytes: a file of twenty bytes must not fill the memory.
  public var announcedNodeLimit = 100_000
  /// What has been read already of standard input and of pipes, which can be read only once.
  private var held: [String: InputFile] = [:]

  /// Makes options; by default UTF-8, commas and points.
  public init(
    encoding: Encoding = .utf8, delimiter: UInt8 = UInt8(ascii: ","),
    decimalPoint: UInt8 = UInt8(ascii: "."), fileSizeLimit: Int = 4 << 30,
    compressionRatioLimit: Int = 200
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimalPoint = decimalPoint
    self.fileSizeLimit = fileSizeLimit
    self.compressionRatioLimit = compressionRatioLimit
  }

  /// Reads a file, decompresses it where it is a gzip file, and makes it UTF-8.
  func file(_ path: String, name: String? = nil) throws(FileProblem) -> InputFile {
    try decoded(try rawFile(path, name: name), path)
  }

  /// Reads those of the paths now that can be read only once, standard input and pipes, for every
  /// reader that is given them from now on: who looks at a file to find its form and then reads it
  /// would find nothing the second time.
  ///
  /// - Throws: `FileProblem` where one cannot be read.
  package mutating func hold(_ paths: [String]) throws(FileProblem) {
    for path in paths where path == "-" || InputFile.kind(of: path) == .other {
      if held[path] == nil { held[path] = try InputFile(reading: path, limit: fileSizeLimit) }
    }
  }

  /// The bytes of a file as they are, of one that was read before without reading it again.
  func unchangedFile(_ path: String, name: String? = nil) throws(FileProblem) -> InputFile {
    if let file = held[path] { return file }
    return try InputFile(reading: path, name: name, limit: fileSizeLimit)
  }

  /// A window on a file that needs neither to be decompressed nor decoded; nil where it is none, and
  /// where it is too large or cannot be read, which `file` says.
  func window(_ path: String) -> FileWindow? {
    guard encoding == .utf8, held[path] == nil, let window = FileWindow(reading: path),
      window.fileSize <= fileSizeLimit
    else { return nil }
    let beginning = Array(window.bytes[..<window.end])
    guard !Gunzip.isCompressed(beginning), ForeignFile.remedy(for: beginning) == nil,
      Encoding.unmarkedWide(beginning) == nil
    else { return nil }
    return window
  }

  /// Reads a file and decompresses it where it is a gzip file.
  func rawFile(_ path: String, name: String? = nil) throws(FileProblem) -> InputFile {
    try decompressed(try unchangedFile(path, name: name), path)
  }

  /// A file in UTF-8.
  func decoded(_ file: InputFile, _ path: String) throws(FileProblem) -> InputFile {
    if let remedy = ForeignFile.remedy(for: file.bytes) {
      throw FileProblem(.unreadable, path, remedy)
    }
    guard encoding != .utf8 else {
      if let wide = Encoding.unmarkedWide(file.bytes) {
        throw FileProblem(
          .unreadable, path,
          "is UTF-16 without a byte order mark, as its NUL bytes show; say so: --encoding "
            + wide.rawValue)
      }
      return file
    }
    guard let bytes = encoding.decoded(file.bytes) else {
      throw FileProblem(.unreadable, path, "is not \(encoding.rawValue); name another --encoding")
    }
    return InputFile(name: file.name, bytes: bytes)
  }

  /// The contents of a gzip file, unless it becomes too large for itself or for any file.
  private func decompressed(_ file: InputFile, _ path: String) throws(FileProblem) -> InputFile {
    guard Gunzip.isCompressed(file.bytes) else { return file }
    let limit = min(fileSizeLimit, max(1 << 20, file.bytes.count * compressionRatioLimit))
    do throws(Gunzip.Failure) {
      return InputFile(name: file.name, bytes: try Gunzip.contents(of: file.bytes, limit: limit))
    } catch {
      switch error {
      case .truncated: throw FileProblem(.failed, path, "the compressed file breaks off")
      case .corrupt(let reason):
        throw FileProblem(.failed, path, "the compressed file is damaged: \(reason)")
      case .tooLarge:
        throw FileProblem(
          .tooLarge, path,
          "decompresses to more than \(limit) bytes; decompress it yourself if you trust it, or "
            + "raise --max-file-size or --max-ratio")
      case .noMemory(let bytes):
        throw FileProblem(
          .tooLarge, path,
          "decompresses to what needs \(bytes) bytes of memory at once, and there are not so many; "
            + "lower --max-ratio if you do not trust it")
      }
    }
  }

  /// What a table may be at most.
  var tableLimits: CSVReader.Limits {
    var limits = CSVReader.Limits()
    limits.columns = columnLimit
    limits.fieldBytes = fieldSizeLimit
    return limits
  }
}
