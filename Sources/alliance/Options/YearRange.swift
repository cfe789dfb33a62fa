import ArgumentParser

/// Years as a person writes them: `1914`, or `1871-1914`.
struct YearRange: ExpressibleByArgument {
  let years: ClosedRange<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
      (1...9999).contains(first), (first...9999).contains(last)
    else { return nil }
    years = first...last
  }
}
