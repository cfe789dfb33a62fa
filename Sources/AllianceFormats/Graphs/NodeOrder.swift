/// The names of nodes in canonical order, each once, and where the names of a table stand in it.
struct NodeOrder {
  /// The names: in the order of the numbers that all of them are, or of the texts.
  let nodes: [String]
  /// The place of each name of the table, by its number.
  let places: [UInt32]

  /// Orders the names of a table.
  ///
  /// - Complexity: O(bytes of names) where they are plain and differ soon, else O(n log n) texts.
  init(of names: NameTable) {
    guard names.isPlain else {
      (nodes, places) = Self.ordered(names.texts())
      return
    }
    let order = Self.order(of: names)
    var places = [UInt32](repeating: 0, count: names.count)
    for (place, number) in order.enumerated() { places[Int(number)] = UInt32(place) }
    nodes = order.map { names.text(Int($0)) }
    self.places = places
  }

  /// Replaces the numbers of names by their places.
  func replace(_ numbers: inout [UInt32]) {
    for index in numbers.indices { numbers[index] = places[Int(numbers[index])] }
  }

  // MARK: - Kernel

  private struct Entry {
    var key: UInt64
    var number: UInt32
  }

  /// The order of texts of which some can be equal though their bytes differ.
  private static func ordered(_ texts: [String]) -> ([String], [UInt32]) {
    var number: [String: Int] = [:]
    number.reserveCapacity(texts.count)
    var names: [String] = []
    let numbers = texts.map { text in
      if let known = number[text] { return known }
      number[text] = names.count
      names.append(text)
      return names.count - 1
    }
    let order = LabelledGraph.order(of: names)
    var places = [UInt32](repeating: 0, count: names.count)
    for (place, name) in order.enumerated() { places[name] = UInt32(place) }
    return (order.map { names[$0] }, numbers.map { places[$0] })
  }

  /// The order of plain names: by numbers where all are whole numbers, else by bytes.
  private static func order(of names: NameTable) -> [UInt32] {
    var entries: [Entry] = []
    entries.reserveCapacity(names.count)
    for number in 0..<names.count {
      guard let value = integer(names.bytes(of: number)) else { break }
      entries.append(
        Entry(key: UInt64(bitPattern: Int64(value)) ^ 1 << 63, number: UInt32(number)))
    }
    if entries.count == names.count {
      sort(&entries)
      return entries.map(\.number)
    }
    let shared = sharedPrefix(of: names)
    entries.removeAll(keepingCapacity: true)
    for number in 0..<names.count {
      entries.append(
        Entry(key: prefix(of: names.bytes(of: number), from: shared), number: UInt32(number)))
    }
    sort(&entries)
    orderRuns(&entries, names)
    return entries.map(\.number)
  }

  /// A whole number as `Int` reads one, with a sign or without.
  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits =
      bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
      ? bytes.dropFirst() : bytes
    guard digits.first.map({ $0 &- 0x30 < 10 }) ?? false else { return nil }
    if bytes.count < 19 {
      var value = 0
      for byte in digits {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte &- 0x30)
      }
      return bytes.first == UInt8(ascii: "-") ? -value : value
    }
    return Int(String(decoding: bytes, as: UTF8.self))
  }

  /// How many bytes all names begin with alike.
  private static func sharedPrefix(of names: NameTable) -> Int {
    guard names.count > 0 else { return 0 }
    let first = names.bytes(of: 0)
    var length = first.count
    for number in 1..<max(1, names.count) where length > 0 {
      let name = names.bytes(of: number)
      length = min(length, name.count)
      var same = 0
      while same < length, name[name.startIndex + same] == first[first.startIndex + same] {
        same += 1
      }
      length = same
    }
    return length
  }

  /// Eight bytes of a name, the first of them highest, zeros after its end.
  private static func prefix(of name: ArraySlice<UInt8>, from start: Int) -> UInt64 {
    var key: UInt64 = 0
    for offset in start..<start + 8 {
      key = key << 8 | (offset < name.count ? UInt64(name[name.startIndex + offset]) : 0)
    }
    return key
  }

  /// Sorts by the key; entries of one key keep their order. A counting sort for each byte of the
  /// keys that is not the same in all.
  private static func sort(_ entries: inout [Entry]) {
    guard let first = entries.first else { return }
    let differing = entries.reduce(into: UInt64(0)) { $0 |= $1.key ^ first.key }
    var other = entries
    for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xFF != 0 {
      var next = [Int](repeating: 0, count: 257)
      for entry in entries { next[Int(entry.key >> shift & 0xFF) + 1] += 1 }
      for byte in 0..<256 { next[byte + 1] += next[byte] }
      for entry in entries {
        let byte = Int(entry.key >> shift & 0xFF)
        other[next[byte]] = entry
        next[byte] += 1
      }
      swap(&entries, &other)
    }
  }

  /// Orders names whose keys are equal by all of their bytes.
  private static func orderRuns(_ entries: inout [Entry], _ names: NameTable) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      if end - start > 1 {
        entries[start..<end].sort {
          names.bytes(of: Int($0.number)).lexicographicallyPrecedes(
            names.bytes(of: Int($1.number)))
        }
      }
      start = end
    }
  }
}
