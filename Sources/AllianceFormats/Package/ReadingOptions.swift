import TextForms

/// What a reader is told about a file, where it is not what it would be by default.
public struct ReadingOptions: Sendable {
  /// How bytes stand for characters.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8.
    case utf8 = "utf-8"
    /// ISO 8859-1.
    case latin1
  }

  /// How bytes stand for characters.
  public var encoding: Encoding
  /// What stands between fields.
  public var delimiter: UInt8
  /// What stands between the whole and the fraction of a number.
  public var decimalPoint: UInt8
  /// The most bytes that a file may have.
  public var fileSizeLimit: Int

  /// Makes options; by default UTF-8, commas and points.
  public init(
    encoding: Encoding = .utf8, delimiter: UInt8 = UInt8(ascii: ","),
    decimalPoint: UInt8 = UInt8(ascii: "."), fileSizeLimit: Int = 4 << 30
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimalPoint = decimalPoint
    self.fileSizeLimit = fileSizeLimit
  }

  /// Reads a file and makes it UTF-8.
  func file(_ path: String, name: String? = nil) throws(FileProblem) -> InputFile {
    let file = try InputFile(reading: path, name: name, limit: fileSizeLimit)
    guard encoding == .latin1 else { return file }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count + file.bytes.count / 16)
    for byte in file.bytes {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        bytes.append(0xC0 | byte >> 6)
        bytes.append(0x80 | byte & 0x3F)
      }
    }
    return InputFile(name: file.name, bytes: bytes)
  }
}
