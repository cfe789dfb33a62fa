import Glibc

/// A file that is written whole or not at all.
///
/// The bytes go to a temporary file beside the target, which is synchronised and then takes the
/// target's name: who reads the target sees the old file or the new one, never half of either.
/// Where writing fails the temporary file is removed and the target is as it was.
public struct FileReplacement {
  /// What a writer may do to what stands at the target.
  public enum Policy: Sendable {
    /// A regular file is replaced; a symbolic link, a device or a pipe is refused.
    case careful
    /// A symbolic link is replaced (not followed), a device or a pipe is written to.
    case force
  }

  private let path: String
  private var temporary: String?

  /// Writes a file.
  ///
  /// - Throws: `FileProblem`; the target is then as it was.
  public static func write(
    _ bytes: [UInt8], to path: String, _ policy: Policy = .careful
  ) throws(FileProblem) {
    try write([(path, bytes)], policy)
  }

  /// Writes several files: all are complete beside their targets before the first takes its name.
  ///
  /// - Throws: `FileProblem`; unless renaming itself fails half way, all targets are as they were.
  public static func write(
    _ files: [(path: String, bytes: [UInt8])], _ policy: Policy = .careful
  ) throws(FileProblem) {
    var prepared: [FileReplacement] = []
    do {
      for file in files {
        prepared.append(try FileReplacement(preparing: file.bytes, for: file.path, policy))
      }
      for index in prepared.indices { try prepared[index].commit() }
    } catch {
      for index in prepared.indices { prepared[index].discard() }
      throw error
    }
  }

  /// Writes several files into a folder, which is made where there is none.
  ///
  /// - Throws: `FileProblem`; the folder is then as it was, and not there where it was not.
  public static func write(
    _ files: [(name: String, bytes: [UInt8])], inFolder folder: String, _ policy: Policy = .careful
  ) throws(FileProblem) {
    let isNew = try makeFolder(folder)
    do {
      try write(files.map { ("\(folder)/\($0.name)", $0.bytes) }, policy)
    } catch {
      if isNew { rmdir(folder) }
      throw error
    }
  }

  /// Makes a folder where there is none; whether it did.
  @discardableResult
  public static func makeFolder(_ path: String) throws(FileProblem) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    let code = errno
    switch InputFile.kind(of: path) {
    case .folder where code == EEXIST: return false
    case .some where code == EEXIST:
      throw FileProblem(.cannotCreate, path, "is no folder; name another one")
    default: throw .system(.cannotCreate, path, code: code)
    }
  }

  // MARK: - Kernel

  private init(
    preparing bytes: [UInt8], for path: String, _ policy: Policy
  ) throws(FileProblem) {
    self.path = path
    var mode: mode_t?
    switch InputFile.kind(of: path, followingLinks: false) {
    case .folder: throw FileProblem(.cannotCreate, path, "is a folder; name a file in it")
    case .link where policy == .careful:
      throw FileProblem(
        .cannotCreate, path, "is a symbolic link; name the file itself, or replace it with --force")
    case .other:
      guard policy == .force else {
        throw FileProblem(
          .cannotCreate, path, "is not a regular file; write to it with --force")
      }
      try Self.writeThrough(bytes, path)
      return
    case .file:
      var status = stat()
      if stat(path, &status) == 0 { mode = status.st_mode & 0o777 }
    case .link, nil: break
    }
    temporary = try Self.writeBeside(bytes, path, mode: mode)
  }

  private mutating func commit() throws(FileProblem) {
    guard let temporary else { return }
    guard rename(temporary, path) == 0 else { throw .system(.cannotCreate, path) }
    self.temporary = nil
    let folder = open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  private mutating func discard() {
    if let temporary { unlink(temporary) }
    temporary = nil
  }

  private static func writeBeside(
    _ bytes: [UInt8], _ path: String, mode: mode_t?
  ) throws(FileProblem) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard !name.isEmpty else { throw FileProblem(.cannotCreate, path, "names no file") }
    let stem = "\(folder(of: path))/.\(name.prefix(200)).\(getpid())"
    if let temporary = try writeNameless(bytes, path, stem, mode: mode) { return temporary }
    var attempt = 0
    while true {
      let temporary = "\(stem)-\(attempt).tmp"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      if descriptor < 0, errno == EEXIST, attempt < 100 {
        attempt += 1
        continue
      }
      guard descriptor >= 0 else { throw .system(.cannotCreate, path) }
      var failure = fill(descriptor, bytes, mode: mode)
      if close(descriptor) != 0, failure == 0 { failure = errno }
      guard failure == 0 else {
        unlink(temporary)
        throw .system(.failed, path, code: failure)
      }
      return temporary
    }
  }

  /// Writes a file that has no name until it is whole, so that nothing is left of it where the program
  /// is stopped; nil where the file system knows no such files.
  private static func writeNameless(
    _ bytes: [UInt8], _ path: String, _ stem: String, mode: mode_t?
  ) throws(FileProblem) -> String? {
    // Linux's O_TMPFILE, which is a sum that Swift does not import.
    let nameless = 0o20_000_000 | O_DIRECTORY
    let descriptor = open(folder(of: path), O_WRONLY | nameless | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let failure = fill(descriptor, bytes, mode: mode)
    guard failure == 0 else { throw .system(.failed, path, code: failure) }
    for attempt in 0..<100 {
      let temporary = "\(stem)-\(attempt).tmp"
      let source = "/proc/self/fd/\(descriptor)"
      if linkat(AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 { return temporary }
      guard errno == EEXIST else { return nil }
    }
    return nil
  }

  /// Writes and synchronises all bytes; the code of the error, or 0.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], mode: mode_t?) -> Int32 {
    if let mode { fchmod(descriptor, mode) }
    let failure = writeAll(bytes, descriptor)
    if failure == 0, fsync(descriptor) != 0, errno != EINVAL { return errno }
    return failure
  }

  private static func writeThrough(_ bytes: [UInt8], _ path: String) throws(FileProblem) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.cannotCreate, path) }
    var failure = writeAll(bytes, descriptor)
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw .system(.failed, path, code: failure) }
  }

  /// Writes all bytes; the code of the error, or 0.
  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return count < 0 ? errno : EIO }
        done += count
      }
      return 0
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
