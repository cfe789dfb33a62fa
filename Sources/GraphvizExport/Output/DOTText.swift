/// Writes the DOT language: attributes from a closed list, strings quoted and
/// split where Graphviz's reader has a limit.
struct DOTText {
  /// The value of an attribute.
  enum Value: ExpressibleByStringInterpolation {
    /// Goes between quotes; must be escaped for the attribute already.
    case text(String)
    /// An HTML-like label; goes between angle brackets.
    case html(String)

    init(stringLiteral value: String) { self = .text(value) }
  }

  typealias Attributes = [(String, Value)]

  private(set) var text: String

  /// Opens a graph; the name is always the same, since Graphviz counts
  /// anonymous graphs for the whole process.
  init(graph: Attributes) {
    text = "graph alliance {\n"
    write("graph", graph)
  }

  /// Defaults of nodes or edges.
  mutating func defaults(_ kind: String, _ attributes: Attributes) {
    write(kind, attributes)
  }

  /// A node by its number.
  mutating func node(_ index: Int, _ attributes: Attributes) {
    write("n\(index)", attributes)
  }

  /// A node of the frame: title, legend, source.
  mutating func node(named name: String, _ attributes: Attributes) {
    write(name, attributes)
  }

  /// An edge between numbered nodes.
  mutating func edge(_ tail: Int, _ head: Int, _ attributes: Attributes) {
    write("n\(tail) -- n\(head)", attributes)
  }

  /// An edge between named nodes.
  mutating func edge(named tail: String, _ head: String, _ attributes: Attributes) {
    write("\(tail) -- \(head)", attributes)
  }

  /// The whole text.
  func finished() -> String { text + "}\n" }

  /// A number with at most two decimals and never an exponent.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return "\(sign)\(whole).\(digits)"
  }

  /// A place as Graphviz writes it: y upwards.
  static func position(_ point: Point) -> String { "\(number(point.x)),\(number(-point.y))" }

  /// A string in quotes; long ones in parts, since the reader's limit is 16,384
  /// bytes for each.
  static func quoted(_ value: String) -> String {
    guard value.utf8.count > partLimit else { return "\"\(value)\"" }
    var parts: [String] = []
    var part = ""
    var length = 0
    var isEscape = false
    for scalar in value.unicodeScalars {
      let bytes = Unicode.UTF8.width(scalar)
      // A backslash stays with what it escapes.
      if length + bytes > partLimit, !isEscape {
        parts.append("\"\(part)\"")
        part = ""
        length = 0
      }
      isEscape = scalar == "\\" ? !isEscape : false
      part.unicodeScalars.append(scalar)
      length += bytes
    }
    parts.append("\"\(part)\"")
    return parts.joined(separator: " + ")
  }

  private static let partLimit = 15_000

  private mutating func write(_ subject: String, _ attributes: Attributes) {
    let list = attributes.map { name, value in
      switch value {
      case .text(let text): "\(name)=\(Self.quoted(text))"
      case .html(let html): "\(name)=<\(html)>"
      }
    }
    text += " \(subject) [\(list.joined(separator: ","))]\n"
  }
}
