/// What goes into a measurement and comes out of it, as exchange formats hold it.
public indirect enum MeasureValue: Sendable, Equatable {
  /// Nothing: a parameter that is not given, a number that is not defined.
  case none
  /// Yes or no.
  case flag(Bool)
  /// A number.
  case number(Double)
  /// A whole number that names a node.
  case integer(Int)
  /// A text.
  case text(String)
  /// A list.
  case list([MeasureValue])
  /// Named values, in order.
  case record([Field])

  /// A value with a name.
  public struct Field: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: MeasureValue

    /// Makes a field.
    public init(_ name: String, _ value: MeasureValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value as the name of a node or a group: a whole number without its fraction.
  public var label: String? {
    switch self {
    case .text(let text): text
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .integer(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .none, .list, .record: nil
    }
  }

  /// The elements of a list, nothing for other values.
  public var elements: [MeasureValue] {
    if case .list(let values) = self { values } else { [] }
  }

  /// The field of a record of that name.
  public subscript(name: String) -> MeasureValue? {
    guard case .record(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }
}
