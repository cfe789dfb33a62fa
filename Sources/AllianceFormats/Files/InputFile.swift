import Glibc
import TextForms

/// Why a file could not be read or written.
public struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What failed, which decides the exit code of the command line.
  public enum Cause: Sendable {
    /// There is no such file, or it must not be read.
    case noInput
    /// Reading or writing failed.
    case failed
    /// The file cannot be made.
    case cannotCreate
    /// The file is larger than allowed.
    case tooLarge
    /// The file is of a kind that cannot be read.
    case unreadable
  }

  /// What failed.
  public let cause: Cause
  /// The file.
  public let path: String
  /// What happened, and what to do.
  public let message: String

  /// The file and what happened.
  public var description: String { "\(TerminalText.shown(path)): error: \(message)" }

  init(_ cause: Cause, _ path: String, _ message: String) {
    self.cause = cause
    self.path = path
    self.message = message
  }

  /// A problem in the words of the operating system.
  static func system(_ cause: Cause, _ path: String, code: Int32 = errno) -> FileProblem {
    let words =
      switch code {
      case ENOENT: "no such file or folder"
      case EACCES, EPERM: "permission denied"
      case EISDIR: "is a folder"
      case ENOTDIR: "a part of the path is not a folder"
      case ENOSPC: "no space left on the device"
      case EROFS: "the file system is read-only"
      case ELOOP: "too many symbolic links"
      case EEXIST: "already exists"
      default: String(cString: strerror(code)).lowercased()
      }
    return FileProblem(cause, path, words)
  }
}

/// The bytes of a file with the name that messages call it by.
package struct InputFile: Sendable {
  /// The name in messages.
  package let name: String
  /// The contents.
  package let bytes: [UInt8]

  /// Takes contents that are already in memory.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The most that is read unless somebody asks for more: 4 GiB.
  package static let defaultLimit = 4 << 30

  /// Reads a file whole; `-` is standard input.
  ///
  /// - Throws: `FileProblem` where there is none, it is a folder, must not be read, fails, or is
  ///   larger than `limit` bytes.
  package init(
    reading path: String, name: String? = nil, limit: Int = defaultLimit
  ) throws(FileProblem) {
    self.name = name ?? (path == "-" ? "standard input" : path)
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.noInput, path) }
    defer { if descriptor != 0 { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(.noInput, path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileProblem(.noInput, path, "is a folder; name a file in it")
    }
    let expected = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 1 << 16
    if expected > limit { throw Self.tooLarge(path, limit) }
    bytes = try Self.contents(of: descriptor, path, expected: expected, limit: limit)
  }

  /// What stands at a path, without following a link; nil where nothing does.
  package enum Kind: Sendable {
    case file, folder, link, other
  }

  /// What stands at a path.
  package static func kind(of path: String, followingLinks: Bool = true) -> Kind? {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  // MARK: - Kernel

  private static func contents(
    of descriptor: Int32, _ path: String, expected: Int, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      guard MemoryRoom.isEnough(for: bytes.isEmpty ? room : bytes.count + 2 * room) else {
        throw FileProblem(
          .tooLarge, path,
          "needs more than \(bytes.count + room) bytes of memory, and there are not so many")
      }
      var count = 0
      var failure: Int32 = 0
      let more = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        while count < room {
          let got = read(descriptor, buffer.baseAddress?.advanced(by: count), room - count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { break }
          count += got
        }
        filled = count
      }
      if failure != 0 { throw .system(.failed, path, code: failure) }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      if bytes.count > limit { throw tooLarge(path, limit) }
      if count < room { return bytes }
      room = max(1 << 16, bytes.count)
    }
  }

  private static func tooLarge(_ path: String, _ limit: Int) -> FileProblem {
    FileProblem(
      .tooLarge, path, "larger than the limit of \(limit) bytes; raise it with --max-file-size")
  }
}

extension InputFile {
  /// How many line ends the file has.
  package var lineCount: Int {
    let bytes = bytes.span
    var count = 0
    for index in bytes.indices where bytes[index] == 0x0A { count += 1 }
    return count
  }

  /// The file with line feeds, and whether it had carriage returns alone, as very old programs wrote
  /// them.
  var withLineFeeds: (file: InputFile, hadOldLineEnds: Bool) {
    guard !bytes.contains(0x0A), bytes.contains(0x0D) else { return (self, false) }
    return (InputFile(name: name, bytes: bytes.map { $0 == 0x0D ? 0x0A : $0 }), true)
  }

  /// A fault at some bytes of the file.
  ///
  /// - Parameter anchor: A byte at or before the place whose line is known and begins there, to
  ///   save counting from the beginning.
  package func fault(
    _ range: Range<Int>, _ message: String, remedy: String = "",
    severity: Fault.Severity = .error, limitOption: String? = nil,
    anchor: (byte: Int, line: Int) = (0, 1)
  ) -> Fault {
    let target = min(range.lowerBound, bytes.count)
    let isAhead = anchor.byte <= target
    var line = isAhead ? anchor.line : 1
    var start = isAhead ? anchor.byte : 0
    for index in start..<target
    where bytes[index] == 0x0A
      || bytes[index] == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] != 0x0A)
    {
      line += 1
      start = index + 1
    }
    var end = target
    while end < bytes.count, end < target + 4_096, bytes[end] != 0x0A, bytes[end] != 0x0D {
      end += 1
    }
    let column = TextPosition.column(ofByte: target, lineStart: start, in: bytes)
    var sourceLine = String(decoding: bytes[start..<end], as: UTF8.self)
    if sourceLine.unicodeScalars.first == "\u{FEFF}" { sourceLine.unicodeScalars.removeFirst() }
    return Fault(
      file: name, line: line, column: column, message: message,
      offendingText: TextPosition.excerpt(
        target..<min(range.upperBound, max(end, target)), of: bytes),
      sourceLine: sourceLine, remedy: remedy, severity: severity, limitOption: limitOption)
  }
}
