import AllianceGraph

/// How a table of ties is laid out that somebody made: what its columns mean and how it writes kinds
/// and dates. Nothing of it is guessed.
public struct SpreadsheetLayout: Sendable {
  /// What a column can mean.
  public enum Role: String, CaseIterable, Sendable {
    /// The nation that a tie goes from; either where mutual.
    case from
    /// The nation that it goes to.
    case to
    /// The kind of tie.
    case kind
    /// The first day, month or year.
    case start
    /// The last day, month or year; empty where it still holds.
    case end
    /// The year of which the row speaks, where a tie has a row for each year.
    case year
    /// Whether the tie goes one way: yes or no.
    case directed
    /// How far it has come.
    case stage
    /// How much it binds.
    case level
    /// How close it is: a number above 0.
    case strength
    /// When a pledge falls due.
    case condition
    /// How sure it is.
    case certainty
    /// Anything else to know.
    case note
  }

  /// In which order a date is written that is not 1882-05-20.
  public enum DateOrder: String, CaseIterable, Sendable {
    /// The year first: 1882-05-20.
    case yearFirst = "year-first"
    /// The day first: 20.5.1882.
    case dayFirst = "day-first"
    /// The month first: 5/20/1882.
    case monthFirst = "month-first"
  }

  /// Which column has which meaning, where it does not bear its name.
  public var columns: [Role: String]
  /// The kind of ties where no column tells it, or the cell is empty.
  public var kind: TieKind?
  /// What a text in the column of kinds means, where it is no name of a kind.
  public var kindNames: [String: TieKind]
  /// Texts that mean that nothing is known, other than an empty cell; not in the columns of nations.
  public var missing: Set<String>
  /// How dates are written.
  public var dates: DateOrder
  /// In which system nations are named.
  public var codes: CodeSystem

  /// Makes a layout.
  public init(
    columns: [Role: String] = [:], kind: TieKind? = nil, kindNames: [String: TieKind] = [:],
    missing: Set<String> = [], dates: DateOrder = .yearFirst, codes: CodeSystem = .any
  ) {
    self.columns = columns
    self.kind = kind
    self.kindNames = kindNames
    self.missing = missing
    self.dates = dates
    self.codes = codes
  }

  /// The column of each meaning among the names of a header: the one that was told, or the one that
  /// bears the name.
  func places(in header: [String]) -> [Role: Int] {
    var places: [Role: Int] = [:]
    for role in Role.allCases {
      places[role] =
        columns[role].map { header.firstIndex(of: $0) } ?? header.firstIndex(of: role.rawValue)
    }
    return places
  }
}
