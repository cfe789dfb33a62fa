/// The names of nodes in an edge list, told apart by their bytes where they stand in the file: no
/// text is made for a name that was seen before.
///
/// A hash table with linear probing; the hash is FNV-1a with a final mixing step.
struct NodeNames {
  private let bytes: [UInt8]
  private var fields: [CSVReader.Field] = []
  private var hashes: [UInt64] = []
  /// The number of a name plus one; 0 is free.
  private var slots: [UInt32]

  init(_ reader: CSVReader) {
    bytes = reader.bytes
    slots = [UInt32](repeating: 0, count: 1024)
  }

  /// The number of a name, in the order of first appearance.
  mutating func index(of field: CSVReader.Field) -> Int {
    let hash = hash(field)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if hashes[known] == hash, isEqual(fields[known], field) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    fields.append(field)
    hashes.append(hash)
    slots[slot] = UInt32(fields.count)
    if fields.count * 2 > slots.count { grow() }
    return fields.count - 1
  }

  /// The names as texts, by their numbers. Two of them can be equal as texts.
  func texts(_ reader: CSVReader) -> [String] {
    fields.map { reader.text(of: $0) }
  }

  // MARK: - Kernel

  private func hash(_ field: CSVReader.Field) -> UInt64 {
    let span = bytes.span
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in field.start..<field.end {
      hash = (hash ^ UInt64(span[index])) &* 0x100_0000_01B3
    }
    return hash ^ hash >> 29
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
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
