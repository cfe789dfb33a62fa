import TextForms

/// The quick way through an edge list as CSV or TSV whose rows say nothing but who is tied to whom and
/// how strongly: window after window, without a list of the fields.
///
/// It takes exactly what `CSVReader` takes without a fault, and gives up at all else: then the strict
/// reader says what is wrong, and where.
enum EdgeListScan {
  /// The edge list that a window shows from its beginning on; nil where it has a fault, directions or
  /// signs of its own, or attributes that are to be kept.
  static func read(
    _ source: consuming FileWindow, _ name: String, _ options: GraphReadingOptions
  ) -> EdgeList? {
    var window = source
    guard !window.hasFailed, let (roles, start) = header(window, name, options),
      let rows = RowScan(roles, options)
    else { return nil }
    var columns = Columns(hasWeights: roles.contains(.weight))
    var position = start
    while true {
      guard isUTF8(window.bytes.span.extracting(position..<window.end)),
        let next = columns.add(rows, window.bytes.span, position..<window.end)
      else { return nil }
      if window.isLast {
        guard next == window.end, !window.hasFailed else { return nil }
        return columns.list(isDirected: options.isDirected ?? false)
      }
      // A record that is longer than a window.
      guard next > 0 else { return nil }
      columns.reserve(share: window.fileSize / next + 1)
      window.move(to: next)
      position = 0
    }
  }

  // MARK: - Kernel

  /// What the columns mean, and where the first row begins.
  private static func header(
    _ window: borrowing FileWindow, _ name: String, _ options: GraphReadingOptions
  ) -> ([RowScan.Role], Int)? {
    let beginning = InputFile(name: name, bytes: Array(window.bytes[..<window.end]))
    var reader = CSVReader(
      beginning, CSVReader.Dialect(delimiter: options.reading.delimiter),
      limits: options.reading.tableLimits)
    guard reader.next(), reader.log.errorCount == 0 else { return nil }
    let header = reader.fields.indices.map { reader.text($0) }
    guard let columns = try? EdgeListCSV.Columns(header, &reader, options),
      columns.direction == nil || options.isDirected != nil, columns.others.isEmpty,
      columns.source != columns.target
    else { return nil }
    var roles = [RowScan.Role](repeating: .other, count: header.count)
    if let weight = columns.weight { roles[weight] = .weight }
    guard columns.weight != columns.source, columns.weight != columns.target else { return nil }
    roles[columns.source] = .source
    roles[columns.target] = .target
    return (roles, reader.recordEnd)
  }

  private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    let raw = bytes.bytes
    var all: UInt64 = 0
    var index = 0
    while index + 8 <= bytes.count {
      all |= raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < bytes.count {
      all |= UInt64(bytes[index])
      index += 1
    }
    return all & 0x8080_8080_8080_8080 == 0 || (try? UTF8Span(validating: bytes)) != nil
  }
}

/// The columns of an edge list while it is read.
private struct Columns {
  private var names = NameTable()
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  private var weights: [Double]?
  private var isReserved = false
  // Some rows at a time: their ends, the numbers of these, and the weights.
  private var keys = [NameTable.Key](repeating: NameTable.Key(), count: 2 * RowScan.rowLimit)
  private var numbers = [UInt32](repeating: 0, count: 2 * RowScan.rowLimit)
  private var strengths = [Double](repeating: 1, count: RowScan.rowLimit)

  init(hasWeights: Bool) { weights = hasWeights ? [] : nil }

  /// Adds rows until no other is whole, and tells where that begins; nil where something is wrong.
  mutating func add(_ rows: RowScan, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while true {
      let found = rows.scan(bytes, position..<range.upperBound, names, &keys, &strengths)
      guard let found else { return nil }
      if found.count == 0 { return position }
      position = found.end
      names.find(keys[..<(2 * found.count)], in: bytes, into: &numbers)
      for row in 0..<found.count {
        sources.append(numbers[2 * row])
        targets.append(numbers[2 * row + 1])
      }
      weights?.append(contentsOf: strengths[..<found.count])
    }
  }

  /// Makes room for all rows, when the first of so many shares of the file was read.
  mutating func reserve(share: Int) {
    if isReserved { return }
    isReserved = true
    let expected = sources.count * share
    sources.reserveCapacity(expected)
    targets.reserveCapacity(expected)
    weights?.reserveCapacity(expected)
  }

  /// The edge list, with the nodes in canonical order.
  consuming func list(isDirected: Bool) -> EdgeList {
    let order = NodeOrder(of: names)
    order.replace(&sources)
    order.replace(&targets)
    return EdgeList(
      isDirected: isDirected, nodes: order.nodes, sources: sources, targets: targets,
      weights: weights)
  }
}

/// Reads some rows at a time.
private struct RowScan {
  /// What a column means.
  enum Role { case other, source, target, weight }

  /// The most rows that are read before their names are looked up.
  static let rowLimit = 128

  private let roles: [Role]
  private let delimiter: UInt8
  private let decimals: DecimalText.Grammar
  private let fieldLimit: Int

  /// Makes a reader of rows; nil where the delimiter or the decimal point is none that it knows.
  init?(_ roles: [Role], _ options: GraphReadingOptions) {
    self.roles = roles
    delimiter = options.reading.delimiter
    decimals = options.decimals
    fieldLimit = options.reading.fieldSizeLimit
    guard ![0, 0x0A, 0x0D, 0x22].contains(delimiter), [0x2C, 0x2E].contains(decimals.point) else {
      return nil
    }
  }

  /// Reads rows until there are enough or no other is whole: source and target of one after the other,
  /// and the weights, 1 where there is none.
  ///
  /// - Returns: How many rows, and where the next begins; nil where something is wrong.
  func scan(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ names: NameTable,
    _ keys: inout [NameTable.Key], _ weights: inout [Double]
  ) -> (count: Int, end: Int)? {
    var keys = keys.mutableSpan
    var weights = weights.mutableSpan
    var count = 0
    var position = range.lowerBound
    while count < Self.rowLimit, position < range.upperBound {
      var next = position
      for column in roles.indices {
        guard let field = field(next, bytes, range.upperBound) else { return nil }
        // A quote that is not closed here may be in the next window.
        guard field.stop < range.upperBound else { return (count, position) }
        let length = field.end - field.start
        if length > fieldLimit { return nil }
        switch roles[column] {
        case .other: break
        case .source, .target:
          if length == 0 { return nil }
          var key = names.key(field.start, length, in: bytes)
          key.hasDoubledQuotes = field.hasDoubledQuotes
          keys[2 * count + (roles[column] == .source ? 0 : 1)] = key
        case .weight:
          guard let weight = weight(field, bytes) else { return nil }
          weights[count] = weight
        }
        next = field.stop + 1
        let isLast = column == roles.count - 1
        if bytes[field.stop] == delimiter {
          if isLast { return nil }
        } else {
          guard isLast else { return nil }
          if bytes[field.stop] == 0x0D {
            guard bytes[next] == 0x0A else { return nil }
            next += 1
          }
        }
      }
      position = next
      count += 1
    }
    return (count, position)
  }

  // MARK: - Kernel

  private struct Field {
    var start: Int
    var end: Int
    /// The delimiter or line end after it; `Int.max` where there is none yet.
    var stop: Int
    var hasDoubledQuotes = false
  }

  @inline(__always)
  private func weight(_ field: Field, _ bytes: Span<UInt8>) -> Double? {
    let length = field.end - field.start
    if length == 0 { return 1 }
    if length <= 8 {
      let word = NameTable.word(field.start, length, in: bytes)
      if let value = DecimalText.short(word, count: length, point: decimals.point) { return value }
    }
    let number = DecimalText.parse(bytes.extracting(field.start..<field.end), decimals)
    guard case .success(let value) = number else { return nil }
    return value
  }

  @inline(__always)
  private func field(_ start: Int, _ bytes: Span<UInt8>, _ end: Int) -> Field? {
    if bytes[start] == 0x22 { return quotedField(start + 1, bytes, end) }
    var index = start
    while true {
      let stops = stops(word(index, bytes))
      if stops == 0 {
        index += 8
        continue
      }
      index += stops.trailingZeroBitCount >> 3
      let byte = bytes[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D {
        return Field(start: start, end: index, stop: index)
      }
      if byte == 0 || byte == 0x22 { return nil }
      index += 1
    }
  }

  /// A field in quotes that begins at a byte.
  private func quotedField(_ start: Int, _ bytes: Span<UInt8>, _ end: Int) -> Field? {
    var field = Field(start: start, end: start, stop: .max)
    var search = ByteSearch(for: 0x22, orBelow: 1, from: start)
    while let quote = search.next(in: bytes), quote + 1 < end {
      if bytes[quote] == 0 { return nil }
      if bytes[quote + 1] == 0x22 {
        field.hasDoubledQuotes = true
        search = ByteSearch(for: 0x22, orBelow: 1, from: quote + 2)
        continue
      }
      field.end = quote
      let byte = bytes[quote + 1]
      guard byte == delimiter || byte == 0x0A || byte == 0x0D else { return nil }
      field.stop = quote + 1
      return field
    }
    return field
  }

  /// The bytes of a word that can end a field or are wrong in it, and other controls; what is found
  /// first is right.
  @inline(__always)
  private func stops(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isDelimiter = word ^ ones &* UInt64(delimiter)
    let isQuote = word ^ ones &* 0x22
    let found =
      (isDelimiter &- ones) & ~isDelimiter | (isQuote &- ones) & ~isQuote
      | (word &- ones &* 0x0E) & ~word
    return found & 0x8080_8080_8080_8080
  }

  @inline(__always)
  private func word(_ index: Int, _ bytes: Span<UInt8>) -> UInt64 {
    precondition(index + 8 <= bytes.count, "beyond the window")
    return UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
