/// The size of a node and where its parts lie, from the text metrics alone.
struct NodeShape: Hashable, Sendable {
  /// The whole extent.
  let width, height: Double
  /// The width of a chip's first cell.
  let chipWidth: Double
  /// The label after shortening, in lines of cells.
  let lines: [[String]]
  /// The width of one cell of a box of codes.
  let cellWidth: Double
  /// The type size of the chip's code or the hub's count.
  let smallSize: Double

  /// The widest that a name may be.
  static let longestName = 190.0

  /// The width of a band for those who lean to another bloc.
  static let bandWidth = 8.0

  init(_ node: Diagram.Node) {
    let size = node.fontSize
    let band = node.band == nil ? 0 : Self.bandWidth
    var chipWidth = 0.0
    var cellWidth = 0.0
    var smallSize = size
    switch node.content {
    case .name(let name):
      lines = [[Self.short(name, size)]]
      width = max(40, TextMetrics.width(lines[0][0], size: size) * 1.03 + 26) + band
      height = size * 1.2 + 15
    case .chip(let code, let name):
      smallSize = size - 1
      let code = Self.short(code, smallSize, bold: true)
      lines = [[code, Self.short(name, size)]]
      chipWidth = TextMetrics.width(code, size: smallSize, bold: true) * 1.03 + 9
      width = chipWidth + TextMetrics.width(lines[0][1], size: size) * 1.03 + 9 + band
      height = size * 1.2 + 6
    case .code(let code):
      lines = [[Self.short(code, size)]]
      width = max(20, TextMetrics.width(lines[0][0], size: size) * 1.03 + 7) + band
      height = size * 1.2 + 2.5
    case .hub(let name, let count):
      smallSize = max(9, min(10.5, size * 0.7))
      let words = Self.balanced(SafeText.cleaned(name), size)
      lines = words.map { [$0] } + (count.map { [[String($0)]] } ?? [])
      let counted = count.map { TextMetrics.width(String($0), size: smallSize) + 6 } ?? 0
      let widest = words.map { TextMetrics.width($0, size: size, bold: true) }.max() ?? 0
      width = widest * 1.03 + counted + 16
      height = size * 1.2 * Double(words.count) + 9
    case .codes(let codes):
      let columns = Self.columns(for: codes.count)
      let shown = codes.map { Self.short($0, size) }
      lines = stride(from: 0, to: shown.count, by: columns).map {
        Array(shown[$0..<min($0 + columns, shown.count)])
      }
      cellWidth = (shown.map { TextMetrics.width($0, size: size) }.max() ?? 0) * 1.03 + 6
      width = max(40, cellWidth * Double(min(columns, max(1, codes.count))) + 12)
      height = max(28, Double(lines.count) * size * 1.35 + 12)
    }
    self.chipWidth = chipWidth
    self.cellWidth = cellWidth
    self.smallSize = smallSize
  }

  /// A box a little wider than high, at most ten codes to a row.
  private static func columns(for count: Int) -> Int {
    max(1, min(10, Int((1.9 * Double(count)).squareRoot().rounded())))
  }

  /// A long name in two lines of about the same width.
  private static func balanced(_ name: String, _ size: Double) -> [String] {
    let whole = TextMetrics.width(name, size: size, bold: true)
    let limit = 9.5 * size
    guard whole > limit else { return [name] }
    // No line can be narrower than the longest word.
    let longest =
      name.split(separator: " ").map { TextMetrics.width(String($0), size: size, bold: true) }
      .max() ?? 0
    for share in [0.52, 0.58, 0.65, 0.75] where whole * share < limit * 1.35 {
      let width = max(whole * share, min(longest, limit * 1.35)) + 0.5
      let lines = TextMetrics.lines(name, width: width, size: size, bold: true)
      if lines.count <= 2 { return lines }
    }
    let lines = TextMetrics.lines(name, width: limit * 1.35, size: size, bold: true)
    guard lines.count > 3 else { return lines }
    return [
      lines[0],
      TextMetrics.fitting(
        lines[1...].joined(separator: " "), width: limit * 1.35, size: size, bold: true),
    ]
  }

  private static func short(_ text: String, _ size: Double, bold: Bool = false) -> String {
    TextMetrics.fitting(
      SafeText.cleaned(text), width: longestName * size / 14, size: size, bold: bold)
  }
}
