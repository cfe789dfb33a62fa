import AllianceGraph

/// The tables of a data package and their columns, as they are written and as they may be read.
struct TableSchema: Sendable {
  /// One column.
  struct Column: Sendable {
    /// What a cell holds, in the words of the Frictionless standard.
    enum Content: Sendable {
      /// Any text.
      case text
      /// `1882`, `1882-05` or `1882-05-20`.
      case date
      /// The same, or `unknown`.
      case end
      /// A number, perhaps within bounds.
      case number(minimum: Double?, maximum: Double?)
      /// A whole number.
      case integer
      /// One of some words.
      case word([String])
      /// `yes` or `no`.
      case flag
      /// Texts separated by `;`.
      case list
    }

    let name: String
    let isRequired: Bool
    let content: Content
  }

  /// The table.
  let table: Violation.Table
  /// What it holds, for the descriptor.
  let description: String
  /// The columns, in the order in which they are written.
  let columns: [Column]

  /// The name of the file.
  var fileName: String { table.rawValue + ".csv" }

  /// The tables in the order in which they are read and listed.
  static let all: [TableSchema] = [
    nations, agreements, members, ties, stages, successions, positions, indicators, kinds, sources,
  ]

  /// The columns that only some tables have and others may not.
  private static func required(_ name: String, _ content: Column.Content = .text) -> Column {
    Column(name: name, isRequired: true, content: content)
  }

  private static func optional(_ name: String, _ content: Column.Content = .text) -> Column {
    Column(name: name, isRequired: false, content: content)
  }

  private static let level = Column.Content.word(Level.texts)
  private static let stage = Column.Content.word(Stage.allCases.map(\.rawValue))
  private static let condition = Column.Content.word(PledgeCondition.allCases.map(\.rawValue))
  private static let certainty = Column.Content.word(Certainty.allCases.map(\.rawValue))

  static let nations = TableSchema(
    table: .nations, description: "Nations, one row for each period of presence.",
    columns: [
      required("code"), required("name"),
      optional("kind", .word(Nation.Kind.allCases.map(\.rawValue))), optional("region"),
      optional("subregion"), optional("iso2"), optional("iso3"), optional("cow"), optional("gw"),
      optional("latitude", .number(minimum: -90, maximum: 90)),
      optional("longitude", .number(minimum: -180, maximum: 180)), optional("from", .date),
      optional("to", .end), optional("aliases", .list),
    ])

  static let agreements = TableSchema(
    table: .agreements, description: "Treaties, pacts, organisations, norm bodies and missions.",
    columns: [
      required("id"), required("name"), required("kinds", .list),
      optional("form", .word(Agreement.Form.allCases.map(\.rawValue))), optional("signed", .date),
      optional("in_force", .date), optional("ended", .end), optional("level", level),
      optional("condition", condition), optional("against", .list), optional("secret", .flag),
      optional("certainty", certainty), optional("source", .list), optional("note"),
    ])

  static let members = TableSchema(
    table: .members, description: "Who belongs to an agreement, from when to when.",
    columns: [
      required("agreement"), required("nation"), optional("joined", .date), optional("left", .end),
      optional("role", .word(Membership.Role.allCases.map(\.rawValue))), optional("kinds", .list),
      optional("level", level), optional("condition", condition), optional("source", .list),
      optional("note"),
    ])

  static let ties = TableSchema(
    table: .ties, description: "Ties of two nations that rest on no multilateral agreement.",
    columns: [
      required("from"), required("to"), required("kind"), optional("id"),
      optional("directed", .flag), optional("start", .date), optional("end", .end),
      optional("stage", stage), optional("level", level),
      optional("strength", .number(minimum: 0, maximum: nil)), optional("condition", condition),
      optional("agreement"), optional("secret", .flag), optional("certainty", certainty),
      optional("source", .list), optional("note"),
    ])

  static let stages = TableSchema(
    table: .stages, description: "Dated stages of agreements and ties.",
    columns: [
      required("subject"), required("stage", stage), required("date", .date),
      optional("source", .list), optional("note"),
    ])

  static let successions = TableSchema(
    table: .successions, description: "Which nation followed which.",
    columns: [
      required("predecessor"), required("successor"), required("date", .date), optional("kind"),
      optional("source", .list),
    ])

  static let positions = TableSchema(
    table: .positions, description: "Stances of nations on topics.",
    columns: [
      required("nation"), required("topic"), required("stance"), optional("date", .date),
      optional("source", .list),
    ])

  static let indicators = TableSchema(
    table: .indicators, description: "Dated numbers of nations.",
    columns: [
      required("nation"), required("indicator"), required("date", .date),
      required("value", .number(minimum: nil, maximum: nil)), optional("source", .list),
    ])

  static let kinds = TableSchema(
    table: .kinds, description: "Kinds of tie that this data set declares.",
    columns: [
      required("kind"), required("label"),
      required("sign", .word(KindDefinition.Sign.allCases.map(\.rawValue))),
      optional("directed", .flag),
      optional("level", .word(Commitment.allCases.map { String($0.rawValue) })), optional("color"),
    ])

  static let sources = TableSchema(
    table: .sources, description: "What the rows of the other tables cite.",
    columns: [
      required("id"), required("title"), optional("publisher"), optional("year", .integer),
      optional("url"), optional("from", .date), optional("to", .end), optional("note"),
    ])
}
