import ArgumentParser

/// Years as a person writes them: `1914`, or `1871-1914`.
struct YearRange {
  let years: ClosedRange<Int>

  /// - Throws: a sentence that says what is wrong with the text.
  init(_ text: String) throws {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2 else {
      throw ValidationError("write years as 1914 or as 1871-1914")
    }
    guard (1...9999).contains(first), (1...9999).contains(last) else {
      throw ValidationError("years lie in 1 to 9999")
    }
    guard first <= last else { throw ValidationError("\(first) is after \(last)") }
    years = first...last
  }
}
