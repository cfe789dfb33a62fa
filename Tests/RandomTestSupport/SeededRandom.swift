/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014, doi:10.1145/2660193.2660195), so that every
/// run tests the same data.
package struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Makes a generator; equal seeds give equal numbers.
  package init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Whether something of that probability happens.
  package mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }
}

/// A short text of the characters that formats stumble over.
package func randomText(_ random: inout SeededRandom) -> String {
  let alphabet: [Character] = [
    "a", "B", "é", "e\u{301}", "\u{301}", ",", ";", "\"", "'", "\n", "\r\n", "\t", " ", "\\", "<",
    "/", "&", "\u{0}", "\u{1B}", "\u{2028}", "\u{202E}", "😀", "中", "=", "-", "1", "\u{FEFF}", "|",
  ]
  let count = Int.random(in: 0...6, using: &random)
  return String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] })
}
