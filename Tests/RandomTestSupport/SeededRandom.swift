/// SplitMix64 (Steele, Lea, Flood 2014): small, fast and the same everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A short text of the characters that formats stumble over.
func randomText(_ random: inout SeededRandom) -> String {
  let alphabet: [Character] = [
    "a", "B", "é", "e\u{301}", "\u{301}", ",", ";", "\"", "'", "\n", "\r\n", "\t", " ", "\\", "<",
    "/", "&", "\u{0}", "\u{1B}", "\u{2028}", "\u{202E}", "😀", "中", "=", "-", "1", "\u{FEFF}", "|",
  ]
  let count = Int.random(in: 0...6, using: &random)
  return String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] })
}
