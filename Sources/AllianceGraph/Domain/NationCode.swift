/// The permanent name of a nation inside a data set: `MYS`, `AUH`. Text, never a number.
public struct NationCode: RawRepresentable, Hashable, Comparable, Sendable {
  /// The code as it is written in files.
  public let rawValue: String

  /// Makes a code from its text.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Makes a code from its text.
  public init(_ text: String) {
    rawValue = text
  }

  /// Orders codes by their text.
  public static func < (left: NationCode, right: NationCode) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension NationCode: CustomStringConvertible, ExpressibleByStringLiteral {
  /// The code itself.
  public var description: String { rawValue }

  /// Makes a code from a literal.
  public init(stringLiteral text: String) {
    rawValue = text
  }
}
