/// The names that stand in the fields of a table again and again, told apart by their bytes and
/// numbered in the order of their first appearance: no text is made for a name that was seen before.
///
/// A hash table with linear probing. A name of at most eight bytes is a number itself and stands in
/// the table, so that finding it touches nothing else; of a longer one the hash stands there. What is
/// multiplied with to find a place is drawn anew for each table, so that no file can be made whose
/// names all want one place (Dietzfelbinger et al., A Reliable Randomized Algorithm for the
/// Closest-Pair Problem, J. Algorithms 1997, 10.1006/jagm.1997.0873); numbers do not depend on it.
struct NameTable {
  /// A name as it stands among other bytes, with what it is found by.
  struct Key {
    /// The bytes of a name of at most eight, the first of them lowest; the hash of a longer one.
    var word: UInt64 = 0
    /// The first byte.
    var start = 0
    /// How many bytes there are.
    var length: UInt32 = 0
    /// Whether quotes are doubled in it.
    var hasDoubledQuotes = false
  }

  private struct Slot {
    /// As in a key.
    var word: UInt64 = 0
    /// As in a key.
    var length: UInt32 = 0
    /// The number of the name plus one; 0 is free.
    var number: UInt32 = 0

    /// The number where the slot is that of a key, else 0.
    @inline(__always)
    func number(if key: Key) -> UInt32 {
      (word ^ key.word) | UInt64(length ^ key.length) == 0 ? number : 0
    }
  }

  /// Whether all names are of ASCII, without quotes: then their order is that of their bytes.
  private(set) var isPlain = true

  private let factor = UInt64.random(in: .min ... .max) | 1
  private var shift: UInt64 = 64 - 10
  private var slots = [Slot](repeating: Slot(), count: 1024)
  /// The bytes of all names, one after the other, and where each begins; one more entry than names.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// The names in which quotes are doubled.
  private var quoted: [Int] = []

  /// How many names there are.
  var count: Int { starts.count - 1 }

  /// The number of the name in a field.
  mutating func index(of field: CSVReader.Field, in reader: CSVReader) -> Int {
    let span = reader.file.bytes.span
    var key = key(field.start, field.end - field.start, in: span)
    key.hasDoubledQuotes = field.hasDoubledQuotes
    return number(of: key, in: span)
  }

  /// What a name is found by.
  @inline(__always)
  func key(_ start: Int, _ count: Int, in bytes: Span<UInt8>) -> Key {
    Key(
      word: count <= 8 ? Self.word(start, count, in: bytes) : hash(start, count, in: bytes),
      start: start, length: UInt32(truncatingIfNeeded: count))
  }

  /// The numbers of many names. Where they are expected is looked up for all of them first, since the
  /// memory answers many questions in the time of one.
  mutating func find(
    _ keys: ArraySlice<Key>, in bytes: Span<UInt8>, into numbers: inout [UInt32]
  ) {
    expect(keys.span, into: &numbers)
    for index in keys.indices {
      let key = keys[index]
      let guess = Int(numbers[index]) - 1
      let isFound =
        guess >= 0 && (key.length <= 8 || guess < count && isName(guess, key, in: bytes))
      numbers[index] = UInt32(isFound ? guess : number(of: key, in: bytes))
    }
  }

  /// The names as texts, by their numbers. Two of them can be equal as texts.
  func texts() -> [String] {
    var texts = (0..<count).map { text($0) }
    for number in quoted {
      texts[number] = String(
        decoding: Self.unquoted(bytes(of: number)), as: UTF8.self)
    }
    return texts
  }

  /// The text of a name without doubled quotes.
  func text(_ number: Int) -> String { String(decoding: bytes(of: number), as: UTF8.self) }

  /// The bytes of a name as they stand in the table.
  @inline(__always)
  func bytes(of number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

  // MARK: - Kernel

  /// The number plus one of each name that is in the first or second slot where it may be, else 0. No
  /// branch depends on what the memory holds.
  private func expect(_ keys: Span<Key>, into numbers: inout [UInt32]) {
    let slots = slots.span
    var numbers = numbers.mutableSpan
    for index in keys.indices {
      let key = keys[index]
      let place = place(key.word)
      numbers[index] =
        slots[place].number(if: key) | slots[(place + 1) & (slots.count - 1)].number(if: key)
    }
  }

  /// The number of a name, which is new where it was not seen.
  private mutating func number(of key: Key, in bytes: Span<UInt8>) -> Int {
    var place = place(key.word)
    while slots[place].number != 0 {
      let slot = slots[place]
      if slot.word == key.word, slot.length == key.length {
        let known = Int(slot.number) - 1
        if key.length <= 8 || isName(known, key, in: bytes) { return known }
      }
      place = (place + 1) & (slots.count - 1)
    }
    let number = add(key, in: bytes)
    slots[place] = Slot(word: key.word, length: key.length, number: UInt32(number + 1))
    if count * 2 > slots.count { grow() }
    return number
  }

  private mutating func add(_ key: Key, in span: Span<UInt8>) -> Int {
    for index in key.start..<key.start + Int(key.length) {
      let byte = span[index]
      if byte >= 0x80 || byte == 0x22 { isPlain = false }
      bytes.append(byte)
    }
    starts.append(bytes.count)
    if key.hasDoubledQuotes { quoted.append(count - 1) }
    return count - 1
  }

  private func isName(_ number: Int, _ key: Key, in span: Span<UInt8>) -> Bool {
    let own = bytes.span.extracting(starts[number]..<starts[number + 1])
    let start = key.start
    guard own.count == Int(key.length) else { return false }
    var index = 0
    while index + 8 <= own.count {
      if Self.word(index, 8, in: own) != Self.word(start + index, 8, in: span) { return false }
      index += 8
    }
    let rest = own.count - index
    return Self.word(index, rest, in: own) == Self.word(start + index, rest, in: span)
  }

  @inline(__always)
  private func place(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* factor) &>> shift)
  }

  private func hash(_ start: Int, _ count: Int, in bytes: Span<UInt8>) -> UInt64 {
    var hash = factor
    var index = start
    let end = start + count
    while index < end {
      let word = Self.word(index, min(8, end - index), in: bytes)
      hash = (hash ^ word) &* factor
      hash ^= hash &>> 32
      index += 8
    }
    return hash
  }

  /// At most eight bytes as a number, the first of them lowest.
  @inline(__always)
  static func word(_ start: Int, _ count: Int, in bytes: Span<UInt8>) -> UInt64 {
    if start + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
      return count == 8 ? word : word & ((1 &<< (8 &* UInt64(count))) &- 1)
    }
    var word: UInt64 = 0
    for offset in 0..<count { word |= UInt64(bytes[start + offset]) << (8 * UInt64(offset)) }
    return word
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.number != 0 {
      var place = place(slot.word)
      while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  /// Bytes in which quotes are doubled, with each quote once.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { result.append(byte) }
    }
    return result
  }
}
