/// The name of an agreement inside a data set.
public struct AgreementID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The name as it is written in files.
  public let rawValue: String

  /// Makes a name from its text.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Orders names by their text.
  public static func < (left: AgreementID, right: AgreementID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The name of a tie inside a data set; only ties that others refer to need one.
public struct TieID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The name as it is written in files.
  public let rawValue: String

  /// Makes a name from its text.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Orders names by their text.
  public static func < (left: TieID, right: TieID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The name of a source inside a data set.
public struct SourceID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The name as it is written in files.
  public let rawValue: String

  /// Makes a name from its text.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Orders names by their text.
  public static func < (left: SourceID, right: SourceID) -> Bool {
    left.rawValue < right.rawValue
  }
}
