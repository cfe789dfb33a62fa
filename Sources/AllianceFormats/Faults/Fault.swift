import TextForms

/// Something wrong or doubtful in a file, with its place and a remedy.
public struct Fault: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The data cannot be used.
    case error
    /// The data can be used, but somebody should look.
    case doubt
  }

  /// The file, as the reader was given it.
  public var file: String
  /// The line, from 1; nil where the file as a whole is meant.
  public var line: Int?
  /// The column in characters, from 1; nil where the line or the file as a whole is meant.
  public var column: Int?
  /// What is wrong.
  public var message: String
  /// The text that is wrong.
  public var offendingText: String
  /// The line that it stands in; empty where it is not known.
  public var sourceLine: String
  /// What would put it right.
  public var remedy: String
  /// How bad it is.
  public var severity: Severity
  /// The option that raises the limit that was met, where the fault is a limit.
  public var limitOption: String?

  /// Makes a fault.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, message: String,
    offendingText: String = "", sourceLine: String = "", remedy: String = "",
    severity: Severity = .error, limitOption: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.offendingText = offendingText
    self.sourceLine = sourceLine
    self.remedy = remedy
    self.severity = severity
    self.limitOption = limitOption
  }

  /// How many terminal columns the caret line underlines, at least one.
  public var caretLength: Int {
    max(1, TerminalText.width(of: TerminalText.shown(offendingText)))
  }
}

extension Fault: CustomStringConvertible {
  /// The fault as the command line prints it:
  /// ```
  /// ties.csv:41:5: error: nation “PRU” is not declared
  ///    41 | GMY,PRU,defense,1879-10-07
  ///       |     ^^^ add it to nations.csv, or did you mean “PRT” (Portugal)?
  /// ```
  public var description: String {
    var place = TerminalText.shown(file)
    if let line {
      place += ":\(line)"
      if let column { place += ":\(column)" }
    }
    let head = "\(place): \(severity.rawValue): \(TerminalText.shown(message))"
    guard let line, !sourceLine.isEmpty else {
      return remedy.isEmpty ? head : head + "; " + TerminalText.shown(remedy)
    }
    let (shownLine, indent) = excerpt
    let number = TerminalText.padded("\(line)", to: 5, .trailing)
    let margin = String(repeating: " ", count: number.count)
    let carets = String(repeating: "^", count: min(caretLength, 60))
    let hint = remedy.isEmpty ? "" : " " + TerminalText.shown(remedy)
    return """
      \(head)
      \(number) | \(shownLine)
      \(margin) | \(String(repeating: " ", count: indent))\(carets)\(hint)
      """
  }

  /// The source line as a terminal shows it, at most about 110 columns around the fault, and the
  /// width of what stands before the fault.
  private var excerpt: (String, Int) {
    let scalars = Array(sourceLine.unicodeScalars)
    let start = min(max(0, (column ?? 1) - 1), scalars.count)
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return TerminalText.shown(String(view))
    }
    let first = start > 80 ? start - 50 : 0
    let before = (first > 0 ? "…" : "") + text(first..<start)
    let rest = TerminalText.truncated(
      text(start..<min(scalars.count, start + 200)),
      to: max(30, 110 - TerminalText.width(of: before)))
    return (before + rest, TerminalText.width(of: before))
  }
}

/// Input that cannot be used: every fault that was found, at once.
public struct InvalidInput: Error, Sendable, CustomStringConvertible {
  /// The faults, by file, line and column.
  public let faults: [Fault]
  /// How many faults there are; more than `faults` holds where a file is full of them.
  public let count: Int

  /// Makes an error of faults.
  public init(faults: [Fault], count: Int? = nil) {
    self.faults = faults
    self.count = max(count ?? 0, faults.count)
  }

  /// The first twenty faults and the number of the others.
  public var description: String {
    var text = faults.prefix(20).map(\.description).joined(separator: "\n")
    if count > 20 { text += "\n\(count - 20) more" }
    return text
  }
}

/// Collects faults, the first thousand as they are and of the others the number.
package struct FaultLog: Sendable {
  /// The faults that were kept.
  package private(set) var faults: [Fault] = []
  /// The number of errors.
  package private(set) var errorCount = 0
  /// The number of doubts.
  package private(set) var doubtCount = 0
  private let limit = 1_000

  package init() {}

  /// Whether another fault would be kept, so that making one is worth the work.
  package var isOpen: Bool { faults.count < limit }

  /// Adds a fault.
  package mutating func add(_ fault: Fault) {
    switch fault.severity {
    case .error: errorCount += 1
    case .doubt: doubtCount += 1
    }
    if isOpen { faults.append(fault) }
  }

  /// Adds what another log holds.
  package mutating func add(_ other: FaultLog) {
    for fault in other.faults { add(fault) }
    errorCount += other.errorCount - other.faults.count { $0.severity == .error }
    doubtCount += other.doubtCount - other.faults.count { $0.severity == .doubt }
  }

  /// The errors among the faults.
  package var errors: [Fault] { faults.filter { $0.severity == .error } }
  /// The doubts among the faults.
  package var doubts: [Fault] { faults.filter { $0.severity == .doubt } }

  /// Throws where there is an error.
  package func throwErrors() throws(InvalidInput) {
    if errorCount > 0 { throw InvalidInput(faults: errors, count: errorCount) }
  }
}
