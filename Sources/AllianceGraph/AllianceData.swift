/// A data set: nations, agreements with their members, ties, and what is known about them.
///
/// A value that obeys the rules of the model: every code that is referred to is declared, no name
/// is given twice, no period ends before it starts. `init(_:)` refuses contents that do not.
public struct AllianceData: Sendable {
  /// What a data set says about itself.
  public struct Metadata: Hashable, Sendable {
    /// The short name, as in `world`.
    public var name: String
    /// The name that a reader sees.
    public var title: String
    /// The version of the data.
    public var version: String
    /// The licence, as in `CC-BY-4.0`.
    public var license: String?
    /// The time that the data set vouches for. Past it the answer is *unknown*, not *no tie*.
    public var coverage: Period

    /// Makes a description.
    public init(
      name: String, title: String, version: String = "", license: String? = nil,
      coverage: Period = Period()
    ) {
      self.name = name
      self.title = title
      self.version = version
      self.license = license
      self.coverage = coverage
    }
  }

  /// The tables of a data set, before anybody has looked whether they agree.
  public struct Contents: Sendable, Equatable {
    /// What the data set says about itself.
    public var metadata: Metadata
    /// Nations, in any order.
    public var nations: [Nation] = []
    /// Agreements, in any order.
    public var agreements: [Agreement] = []
    /// Memberships, in any order.
    public var memberships: [Membership] = []
    /// Ties, in any order.
    public var ties: [Tie] = []
    /// Changes of stage, in any order.
    public var stages: [StageEvent] = []
    /// Successions, in any order.
    public var successions: [Succession] = []
    /// Positions, in any order.
    public var positions: [Position] = []
    /// Indicators, in any order.
    public var indicators: [Indicator] = []
    /// Kinds that the data set declares or redefines.
    public var kinds: [KindDefinition] = []
    /// Sources, in any order.
    public var sources: [Source] = []

    /// Makes empty contents.
    public init(metadata: Metadata) {
      self.metadata = metadata
    }
  }

  /// The tables.
  public let contents: Contents
  /// All kinds that can occur: the standard ones, then the declared, with redefinitions applied.
  public let kinds: [KindDefinition]

  let nationIndex: [NationCode: Int]
  let agreementIndex: [AgreementID: Int]
  let sourceIndex: [SourceID: Int]
  let kindIndex: [TieKind: Int]

  /// Takes contents that obey the rules of the model.
  ///
  /// - Throws: `InvalidData` with every rule that is broken, each with its table and row.
  public init(_ contents: Contents) throws(InvalidData) {
    let violations = contents.violations()
    guard violations.isEmpty else { throw InvalidData(violations: violations) }
    self.init(unchecked: contents)
  }

  /// Takes contents whose violations the caller has already listed and found empty.
  package init(unchecked contents: Contents) {
    self.contents = contents
    kinds = contents.effectiveKinds
    nationIndex = Self.index(contents.nations, by: \.code)
    agreementIndex = Self.index(contents.agreements, by: \.id)
    sourceIndex = Self.index(contents.sources, by: \.id)
    kindIndex = Self.index(kinds, by: \.kind)
  }

  /// What the data set says about itself.
  public var metadata: Metadata { contents.metadata }

  /// The nation of a code.
  public func nation(_ code: NationCode) -> Nation? {
    nationIndex[code].map { contents.nations[$0] }
  }

  /// The agreement of a name.
  public func agreement(_ id: AgreementID) -> Agreement? {
    agreementIndex[id].map { contents.agreements[$0] }
  }

  /// The source of a name.
  public func source(_ id: SourceID) -> Source? {
    sourceIndex[id].map { contents.sources[$0] }
  }

  /// What a kind means; a kind that nobody defined is positive, mutual and without commitment.
  public func definition(of kind: TieKind) -> KindDefinition {
    kindIndex[kind].map { kinds[$0] } ?? KindDefinition(kind, label: kind.rawValue)
  }

  private static func index<Element, Key: Hashable>(
    _ elements: [Element], by key: KeyPath<Element, Key>
  ) -> [Key: Int] {
    var index: [Key: Int] = [:]
    index.reserveCapacity(elements.count)
    for (position, element) in elements.enumerated() { index[element[keyPath: key]] = position }
    return index
  }
}

extension AllianceData.Contents {
  /// The standard kinds, then the declared ones; a declared kind of a standard name replaces it.
  package var effectiveKinds: [KindDefinition] {
    var effective = KindDefinition.standard
    for definition in kinds {
      if let place = effective.firstIndex(where: { $0.kind == definition.kind }) {
        effective[place] = definition
      } else {
        effective.append(definition)
      }
    }
    return effective
  }
}
