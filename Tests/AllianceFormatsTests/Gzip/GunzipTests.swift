import RandomTestSupport
import Testing

@testable import AllianceFormats

@Suite struct GunzipTests {
  /// Made by Python's zlib 1.2.13: an empty file, one with the fixed code, a stored one, and an edge
  /// list with codes of its own.
  private static let empty = "1f8b080000000000020303000000000000000000"
  private static let hello = "1f8b0800000000000203cb48cdc9c957c840905c003b7c8adf12000000"
  private static let stored = "1f8b0800000000000403010600f9ff73746f7265640bf9435606000000"
  private static let edges =
    "1f8b08000000000002034dcdbb4d03511000c09c5aae09f6ed070c068af05942085b32f42f88acc9"
    + "269bf3edfabdfd5eb7afcfcbe9e1717bda4efb79bffcecff7ec607fc825ff111bfe177fc71777005"
    + "57700557700557700557702daec5b5b816d7e25a5c8b6b712daee44aaee44aaee44aaee44aaee42a"
    + "aee22aaee22aaee22aaee22aaee66aaee66aaee66aaee66aaee61aaee11aaee11aaee11aaee11aae"
    + "3f772bdcef01030000"

  private static func bytes(_ digits: String) -> [UInt8] {
    let values = digits.compactMap(\.hexDigitValue)
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
  }

  private func text(_ digits: String, limit: Int = 10_000) throws -> String {
    String(decoding: try Gunzip.contents(of: Self.bytes(digits), limit: limit), as: UTF8.self)
  }

  @Test func allKindsOfBlocksAreRead() throws {
    #expect(try text(Self.empty) == "")
    #expect(try text(Self.hello) == "hello hello hello\n")
    #expect(try text(Self.stored) == "stored")
    #expect(try text(Self.hello + Self.stored) == "hello hello hello\nstored")
    let edges = try text(Self.edges)
    var expected = "from,to,kind\n"
    for a in "ABCDEFG" { for b in "HIJKLMNOP" { expected += "\(a),\(b),defense\n" } }
    #expect(edges == expected)
  }

  /// Python's zlib and its gzip module, with all that a header can have before the data: text flag,
  /// checksum of the header, extra field, name, comment.
  private static let furnished =
    "1f8b081f0000000002030400616200006e616d652e637376006120636f6d6d656e740041ddcb48cdc9c957c8409"
    + "05c003b7c8adf12000000"

  @Test func everyFieldOfAHeaderIsPassedOver() throws {
    #expect(try text(Self.furnished) == "hello hello hello\n")
    let bytes = Self.bytes(Self.furnished)
    for count in 2..<bytes.count {
      #expect(throws: Gunzip.Failure.truncated, "\(count) bytes") {
        try Gunzip.contents(of: Array(bytes[..<count]), limit: 10_000)
      }
    }
  }

  /// Members follow each other, as `cat a.gz b.gz` makes them, empty ones among them; zeros behind
  /// them fill the block of a tape (RFC 1952 and the manual of gzip).
  @Test func membersFollowEachOtherAndZerosFillTheBlock() throws {
    let all = Self.empty + Self.hello + Self.empty + Self.stored + Self.furnished
    #expect(try text(all) == "hello hello hello\nstoredhello hello hello\n")
    #expect(try text(all + String(repeating: "00", count: 512)).count == 42)
    #expect(throws: Gunzip.Failure.tooLarge(41)) { try text(all, limit: 41) }
  }

  @Test func whatFollowsAndIsNoMemberIsDamage() throws {
    for garbage in ["41", "00000041", "1f", "1f8c08"] {
      #expect(throws: Gunzip.Failure.corrupt("something follows the compressed data"), "\(garbage)")
      { try text(Self.hello + garbage) }
    }
    // It begins as a member does, and is none.
    #expect(throws: Gunzip.Failure.truncated) { try text(Self.hello + "1f8b08") }
    #expect(throws: Gunzip.Failure.corrupt("the method of compression is not known")) {
      try text(Self.hello + "1f8b0700000000000003")
    }
  }

  /// The checksum and the length stand in the last eight bytes of a member.
  @Test func aWrongChecksumOrLengthIsDamage() throws {
    for (place, reason) in [(8, "the checksum is wrong"), (4, "the length is wrong")] {
      for member in [Self.empty, Self.hello, Self.stored, Self.edges] {
        var bytes = Self.bytes(member)
        bytes[bytes.count - place] ^= 1
        #expect(throws: Gunzip.Failure.corrupt(reason)) {
          try Gunzip.contents(of: bytes, limit: 10_000)
        }
        // Also where another member follows.
        #expect(throws: Gunzip.Failure.corrupt(reason)) {
          try Gunzip.contents(of: bytes + Self.bytes(Self.hello), limit: 10_000)
        }
      }
    }
  }

  @Test func damageIsToldWithTheFile() throws {
    let folder = ScratchFolder()
    for (bytes, words) in [
      (Self.bytes(Self.edges).dropLast(9), "breaks off"),
      (Self.bytes(Self.edges) + [7], "is damaged: something follows the compressed data"),
    ] {
      try FileReplacement.write(Array(bytes), to: folder.file("g.csv.gz"))
      let problem = #expect(throws: FileProblem.self) {
        try GraphFile.read(folder.file("g.csv.gz"))
      }
      #expect(problem?.message.hasSuffix(words) == true)
      #expect(problem?.path == folder.file("g.csv.gz"))
    }
  }

  @Test func whatBreaksOffOrIsDamagedIsTold() throws {
    let bytes = Self.bytes(Self.edges)
    let whole = try Gunzip.contents(of: bytes, limit: 10_000)
    for count in 10..<bytes.count {
      #expect(throws: Gunzip.Failure.self) {
        try Gunzip.contents(of: Array(bytes[..<count]), limit: 10_000)
      }
    }
    var random = SeededRandom(seed: 4)
    for _ in 0..<2_000 {
      var damaged = bytes
      damaged[Int.random(in: 10..<bytes.count, using: &random)] ^=
        UInt8(1) << UInt8.random(in: 0...7, using: &random)
      do {
        let found = try Gunzip.contents(of: damaged, limit: 10_000)
        // The last bits of the last byte mean nothing.
        #expect(found == whole, "damage went unnoticed")
      } catch {
        #expect(error != .tooLarge(0))
      }
    }
  }

  /// 1 MiB of zeros, a thousandth of that compressed.
  @Test func aBombStopsAtTheLimit() throws {
    let bomb = Self.bytes(
      "1f8b0800000000000203edc13101000000c2a0f54f6d085fa"
        + String(repeating: "00", count: 1016)
        + "03e031cea38a700001000")
    #expect(throws: Gunzip.Failure.tooLarge(100_000)) {
      try Gunzip.contents(of: bomb, limit: 100_000)
    }
    #expect(try Gunzip.contents(of: bomb, limit: 1 << 20).count == 1 << 20)
    let folder = ScratchFolder()
    try FileReplacement.write(bomb, to: folder.file("zeros.csv.gz"))
    var options = ReadingOptions()
    options.fileSizeLimit = 1 << 19
    let problem = #expect(throws: FileProblem.self) {
      try options.file(folder.file("zeros.csv.gz"))
    }
    #expect(problem?.cause == .tooLarge)
  }

  @Test func graphsAreReadThroughGzip() throws {
    let folder = ScratchFolder()
    try FileReplacement.write(Self.bytes(Self.edges), to: folder.file("g.csv.gz"))
    let graph = try GraphFile.read(folder.file("g.csv.gz"))
    #expect(graph.nodes.count == 16 && graph.edges.count == 63)
  }
}
