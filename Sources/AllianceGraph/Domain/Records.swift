/// A dated change of the stage of an agreement or of a tie. Renewals and withdrawals are events too.
public struct StageEvent: Hashable, Sendable {
  /// The id of the agreement or tie.
  public var subject: String
  /// The stage that it reached.
  public var stage: Stage
  /// When.
  public var date: CalendarDate
  /// What says so, beside the sources of the subject.
  public var sources: [SourceID]
  /// A remark.
  public var note: String?

  /// Makes an event.
  public init(
    subject: String, stage: Stage, date: CalendarDate, sources: [SourceID] = [],
    note: String? = nil
  ) {
    self.subject = subject
    self.stage = stage
    self.date = date
    self.sources = sources
    self.note = note
  }
}

/// One nation following another.
public struct Succession: Hashable, Sendable {
  /// The nation that went before.
  public var predecessor: NationCode
  /// The nation that came after.
  public var successor: NationCode
  /// When.
  public var date: CalendarDate
  /// How, in the data set's words: a dissolution, a union, a continuation.
  public var kind: String?
  /// What says so.
  public var sources: [SourceID]

  /// Makes a succession.
  public init(
    predecessor: NationCode, successor: NationCode, date: CalendarDate, kind: String? = nil,
    sources: [SourceID] = []
  ) {
    self.predecessor = predecessor
    self.successor = successor
    self.date = date
    self.kind = kind
    self.sources = sources
  }
}

/// A nation's stance on a topic: a vote, a designation, a signature. What "like-minded" means.
public struct Position: Hashable, Sendable {
  /// The nation.
  public var nation: NationCode
  /// What the stance is on.
  public var topic: String
  /// The stance, in the data set's words.
  public var stance: String
  /// When it was taken.
  public var date: CalendarDate?
  /// What says so.
  public var sources: [SourceID]

  /// Makes a position.
  public init(
    nation: NationCode, topic: String, stance: String, date: CalendarDate? = nil,
    sources: [SourceID] = []
  ) {
    self.nation = nation
    self.topic = topic
    self.stance = stance
    self.date = date
    self.sources = sources
  }
}

/// A dated number of a nation: a share of capabilities, troops, population.
public struct Indicator: Hashable, Sendable {
  /// The nation.
  public var nation: NationCode
  /// What is counted.
  public var name: String
  /// When.
  public var date: CalendarDate
  /// The number.
  public var value: Double
  /// What says so.
  public var sources: [SourceID]

  /// Makes an indicator.
  public init(
    nation: NationCode, name: String, date: CalendarDate, value: Double, sources: [SourceID] = []
  ) {
    self.nation = nation
    self.name = name
    self.date = date
    self.value = value
    self.sources = sources
  }
}

/// Something that a reader can look up: a treaty, an article, a register, an official list.
public struct Source: Hashable, Sendable {
  /// The permanent name.
  public var id: SourceID
  /// The title.
  public var title: String
  /// Who published it.
  public var publisher: String?
  /// The year of publication.
  public var year: Int?
  /// Where it can be read.
  public var url: String?
  /// The time that it covers. What only it supports, and was open at its end, is unknown after it.
  public var coverage: Period
  /// A remark.
  public var note: String?

  /// Makes a source.
  public init(
    id: SourceID, title: String, publisher: String? = nil, year: Int? = nil, url: String? = nil,
    coverage: Period = Period(), note: String? = nil
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.year = year
    self.url = url
    self.coverage = coverage
    self.note = note
  }
}
