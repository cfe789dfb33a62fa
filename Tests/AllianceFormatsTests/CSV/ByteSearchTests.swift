import RandomTestSupport
import Testing

@testable import AllianceFormats

/// Eight bytes at a time find what a loop over bytes finds.
@Suite struct ByteSearchTests {
  @Test(arguments: 0..<200)
  func agreesWithALoop(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
      // Few values, so that neighbours are equal, one apart and above 0x7F.
      [0x00, 0x01, 0x21, 0x22, 0x23, 0x2B, 0x2C, 0x2D, 0x7F, 0x80, 0xAC, 0xFF].randomElement(
        using: &random) ?? 0 as UInt8
    }
    for (wanted, bound) in [(0x2C, 0x23), (0x22, 0x01), (0x09, 0x23), (0x00, 0x00)]
      as [(UInt8, UInt8)]
    {
      for start in 0...bytes.count {
        var search = ByteSearch(for: wanted, orBelow: bound, from: start)
        var found: [Int] = []
        while let place = search.next(in: bytes.span) { found.append(place) }
        #expect(found == (start..<bytes.count).filter { bytes[$0] == wanted || bytes[$0] < bound })
      }
    }
  }
}
