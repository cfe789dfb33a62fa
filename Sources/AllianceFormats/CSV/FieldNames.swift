/// The names that stand in the fields of a table again and again, told apart by their bytes where
/// they stand in the file: no text is made for a name that was seen before.
///
/// A hash table with linear probing. A name of at most eight bytes is a number itself and stands in
/// the table, so that finding it touches nothing else; of a longer one the hash stands there (FNV-1a
/// by words of eight bytes).
struct FieldNames {
  private struct Slot {
    /// The bytes of a short name, or the hash of a long one.
    var key: UInt64 = 0
    /// The number of the name plus one; 0 is free.
    var number: UInt32 = 0
    /// The length of a short name; `long` for others.
    var length: UInt32 = 0
  }

  private static let long = UInt32.max

  private let bytes: [UInt8]
  private var fields: [CSVReader.Field] = []
  private var slots: [Slot]

  init(_ reader: CSVReader) {
    bytes = reader.bytes
    slots = [Slot](repeating: Slot(), count: 1024)
  }

  /// The number of a name, in the order of first appearance.
  mutating func index(of field: CSVReader.Field) -> Int {
    let (key, length) = key(field)
    var place = Self.place(key, length, slots.count)
    while slots[place].number != 0 {
      let slot = slots[place]
      if slot.key == key, slot.length == length {
        let known = Int(slot.number) - 1
        if length != Self.long || isEqual(fields[known], field) { return known }
      }
      place = (place + 1) & (slots.count - 1)
    }
    fields.append(field)
    slots[place] = Slot(key: key, number: UInt32(fields.count), length: length)
    if fields.count * 2 > slots.count { grow() }
    return fields.count - 1
  }

  /// The names as texts, by their numbers. Two of them can be equal as texts.
  func texts(_ reader: CSVReader) -> [String] {
    fields.map { reader.text(of: $0) }
  }

  // MARK: - Kernel

  private func key(_ field: CSVReader.Field) -> (UInt64, UInt32) {
    let span = bytes.span
    let count = field.end - field.start
    var word: UInt64 = 0
    if count <= 8, !field.hasDoubledQuotes {
      // The first byte is the lowest, whether the word is loaded at once or put together.
      if field.start + 8 <= span.count {
        let loaded = span.bytes.unsafeLoadUnaligned(
          fromByteOffset: field.start, as: UInt64.self)
        let mask: UInt64 = count == 8 ? .max : (1 << (8 * UInt64(count))) &- 1
        return (UInt64(littleEndian: loaded) & mask, UInt32(count))
      }
      for offset in 0..<count { word |= UInt64(span[field.start + offset]) << (8 * UInt64(offset)) }
      return (word, UInt32(count))
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var filled = 0
    for index in field.start..<field.end {
      word = word << 8 | UInt64(span[index])
      filled += 1
      if filled == 8 {
        hash = (hash ^ word) &* 0x100_0000_01B3
        hash ^= hash >> 32
        (word, filled) = (0, 0)
      }
    }
    hash = (hash ^ word ^ UInt64(count) << 56) &* 0x100_0000_01B3
    return (hash ^ hash >> 29, Self.long)
  }

  private static func place(_ key: UInt64, _ length: UInt32, _ count: Int) -> Int {
    var mixed = (key ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    return Int(truncatingIfNeeded: mixed) & (count - 1)
  }

  private func isEqual(_ one: CSVReader.Field, _ other: CSVReader.Field) -> Bool {
    let count = one.end - one.start
    guard count == other.end - other.start, one.hasDoubledQuotes == other.hasDoubledQuotes else {
      return false
    }
    let span = bytes.span
    for offset in 0..<count where span[one.start + offset] != span[other.start + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 4)
    for slot in old where slot.number != 0 {
      var place = Self.place(slot.key, slot.length, slots.count)
      while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }
}
