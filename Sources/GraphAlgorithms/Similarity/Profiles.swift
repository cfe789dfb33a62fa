/// Profiles of levels, one for each of some actors, ready to be compared two by two.
///
/// A level of a profile is a row of bits, so that the table of two profiles is a few dozen counts of
/// bits however long they are.
public struct Profiles: Sendable {
  /// The number of profiles.
  public let count: Int
  /// The number of entries of each.
  public let length: Int
  /// The largest level there can be.
  public let largest: Int
  private let wordCount: Int
  /// The bits of the entries at each level above zero, level after level, profile after profile.
  private var bits: [UInt64]
  /// The levels themselves, for weighted tables.
  private var levels: [UInt8]
  /// What each entry weighs; nil where each weighs one.
  private let weights: [Double]?

  /// Makes profiles of levels zero.
  ///
  /// - Parameter largest: the largest level, 1 to 3.
  /// - Parameter weights: what each entry weighs; nil for one each.
  public init(count: Int, length: Int, largest: Int = 3, weights: [Double]? = nil) {
    precondition((1...3).contains(largest), "levels are 0 to 3")
    precondition(weights?.count ?? length == length, "a weight for each entry")
    self.count = count
    self.length = length
    self.largest = largest
    self.weights = weights
    wordCount = (length + 63) / 64
    bits = [UInt64](repeating: 0, count: count * 3 * wordCount)
    levels = [UInt8](repeating: 0, count: count * length)
  }

  /// A level of a profile.
  public subscript(profile: Int, entry: Int) -> Int {
    get { Int(levels[profile * length + entry]) }
    set {
      precondition((0...largest).contains(newValue), "level out of range")
      let old = Int(levels[profile * length + entry])
      let mask: UInt64 = 1 << UInt64(entry & 63)
      if old > 0 { bits[(profile * 3 + old - 1) * wordCount + entry >> 6] &= ~mask }
      if newValue > 0 { bits[(profile * 3 + newValue - 1) * wordCount + entry >> 6] |= mask }
      levels[profile * length + entry] = UInt8(newValue)
    }
  }

  /// The table of two profiles.
  ///
  /// - Complexity: O(entries / 64) without weights, O(entries) with them.
  public func table(_ first: Int, _ second: Int) -> AgreementTable {
    var table = AgreementTable(largest: largest)
    if let weights {
      for entry in 0..<length {
        table.cells[
          4 * Int(levels[first * length + entry]) + Int(levels[second * length + entry])] +=
          weights[entry]
      }
    } else {
      count(first, second, &table)
    }
    return table
  }

  // MARK: - Kernel

  /// Counts the nine cells of levels above zero, and derives the others from the marginals.
  private func count(_ first: Int, _ second: Int, _ table: inout AgreementTable) {
    var total = 0
    var (rows, columns) = (SIMD4<Int>.zero, SIMD4<Int>.zero)
    let span = bits.span
    for i in 1...3 {
      let start = (first * 3 + i - 1) * wordCount
      for word in 0..<wordCount { rows[i] += span[start + word].nonzeroBitCount }
      let other = (second * 3 + i - 1) * wordCount
      for word in 0..<wordCount { columns[i] += span[other + word].nonzeroBitCount }
    }
    var (leftOver, above) = (rows, columns)
    for i in 1...3 where rows[i] > 0 {
      let start = (first * 3 + i - 1) * wordCount
      for j in 1...3 where columns[j] > 0 {
        let other = (second * 3 + j - 1) * wordCount
        var shared = 0
        for word in 0..<wordCount {
          shared += (span[start + word] & span[other + word]).nonzeroBitCount
        }
        table.cells[4 * i + j] = Double(shared)
        leftOver[i] -= shared
        above[j] -= shared
        total += shared
      }
    }
    for i in 1...3 {
      table.cells[4 * i] = Double(leftOver[i])
      table.cells[i] = Double(above[i])
      total += leftOver[i] + above[i]
    }
    table.cells[0] = Double(length - total)
  }
}
