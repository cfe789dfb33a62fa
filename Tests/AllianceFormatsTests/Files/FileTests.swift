import Glibc
import Testing

@testable import AllianceFormats

/// A folder that is removed with everything in it when the test ends.
final class ScratchFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/alliance-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
    }
    precondition(!path.isEmpty, "no scratch folder")
  }

  deinit { Self.remove(path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws {
    try FileReplacement.write(Array(text.utf8), to: file(name))
  }

  func text(of name: String) throws -> String {
    String(decoding: try InputFile(reading: file(name)).bytes, as: UTF8.self)
  }

  var names: [String] { Self.names(in: path) }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    if InputFile.kind(of: path, followingLinks: false) == .folder {
      for name in names(in: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

@Suite struct FileTests {
  let folder = ScratchFolder()

  @Test func aFileIsReplacedWhole() throws {
    try folder.write("old", to: "a.csv")
    chmod(folder.file("a.csv"), 0o640)
    try folder.write("new text", to: "a.csv")
    #expect(try folder.text(of: "a.csv") == "new text")
    #expect(folder.names == ["a.csv"])
    var status = stat()
    stat(folder.file("a.csv"), &status)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test func linksFoldersAndDevicesAreRefused() throws {
    try folder.write("kept", to: "target")
    symlink(folder.file("target"), folder.file("link"))
    mkdir(folder.file("sub"), 0o777)
    mkfifo(folder.file("pipe"), 0o666)
    for name in ["link", "sub", "pipe"] {
      let problem = #expect(throws: FileProblem.self) { try folder.write("x", to: name) }
      #expect(problem?.cause == .cannotCreate)
    }
    #expect(try folder.text(of: "target") == "kept")
    try FileReplacement.write([120], to: folder.file("link"), .force)
    #expect(try folder.text(of: "target") == "kept")
    #expect(try folder.text(of: "link") == "x")
  }

  @Test func aFullDeviceIsReported() {
    let refused = #expect(throws: FileProblem.self) {
      try FileReplacement.write([1], to: "/dev/full")
    }
    #expect(refused?.message == "is not a regular file; write to it with --force")
    let full = #expect(throws: FileProblem.self) {
      try FileReplacement.write([1], to: "/dev/full", .force)
    }
    #expect(full?.message == "no space left on the device")
    #expect(full?.cause == .failed)
  }

  @Test func nothingIsWrittenWhereOneOfSeveralCannotBe() throws {
    try folder.write("old", to: "a")
    #expect(throws: FileProblem.self) {
      try FileReplacement.write([
        (folder.file("a"), Array("new".utf8)), (folder.file("no/such/b"), [1]),
      ])
    }
    #expect(try folder.text(of: "a") == "old")
    #expect(folder.names == ["a"])
  }

  @Test func whatCannotBeReadIsNamed() throws {
    func problem(_ path: String, limit: Int = 100) -> FileProblem? {
      #expect(throws: FileProblem.self) { try InputFile(reading: path, limit: limit) }
    }
    #expect(problem(folder.file("none"))?.message == "no such file or folder")
    #expect(problem(folder.path)?.message == "is a folder; name a file in it")
    #expect(problem("/dev/zero")?.cause == .tooLarge)
    try folder.write(String(repeating: "x", count: 101), to: "big")
    #expect(problem(folder.file("big"))?.cause == .tooLarge)
    #expect(try InputFile(reading: folder.file("big"), limit: 101).bytes.count == 101)
  }
}
