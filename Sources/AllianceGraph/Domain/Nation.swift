/// A member of the state system, an organisation, or a participant that is no state.
public struct Nation: Hashable, Sendable {
  /// What a nation is: cyber norms and counter-terrorism are not made by states alone.
  public enum Kind: String, CaseIterable, Sendable {
    /// A member of the state system.
    case state
    /// An organisation of states.
    case organization
    /// A participant that is neither, such as a company or an armed group.
    case nonstate
  }

  /// Codes in other systems; text, since Namibia's is `NA` and some begin with zeros.
  public struct Codes: Hashable, Sendable {
    /// ISO 3166-1 alpha-2.
    public var iso2: String?
    /// ISO 3166-1 alpha-3.
    public var iso3: String?
    /// Correlates of War country number.
    public var cow: String?
    /// Gleditsch–Ward number.
    public var gw: String?

    /// Makes a set of codes.
    public init(
      iso2: String? = nil, iso3: String? = nil, cow: String? = nil, gw: String? = nil
    ) {
      self.iso2 = iso2
      self.iso3 = iso3
      self.cow = cow
      self.gw = gw
    }
  }

  /// A place on the globe, in degrees.
  public struct Place: Hashable, Sendable {
    /// Degrees north, −90 to 90.
    public var latitude: Double
    /// Degrees east, −180 to 180.
    public var longitude: Double

    /// Makes a place.
    public init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// The permanent code.
  public var code: NationCode
  /// The name that a reader sees.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// The region, in the data set's words.
  public var region: String?
  /// The part of the region, in the data set's words.
  public var subregion: String?
  /// Codes in other systems.
  public var codes: Codes
  /// Where its capital lies.
  public var capital: Place?
  /// When it was a member of the state system; outside of these it is not there, which is not the
  /// same as having no ties. Empty: always there.
  public var periods: [Period]
  /// Other names by which a reader may ask for it.
  public var aliases: [String]

  /// Makes a nation.
  public init(
    code: NationCode, name: String, kind: Kind = .state, region: String? = nil,
    subregion: String? = nil, codes: Codes = Codes(), capital: Place? = nil,
    periods: [Period] = [], aliases: [String] = []
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.region = region
    self.subregion = subregion
    self.codes = codes
    self.capital = capital
    self.periods = periods
    self.aliases = aliases
  }

  /// Whether the nation is in the state system as a date rule asks.
  public func isPresent(_ rule: DateRule) -> Bool { presence(rule) != nil }

  /// The days asked for from the first to the last on which the nation is there, or nil where it is
  /// not there as the rule asks.
  func presence(_ rule: DateRule) -> ClosedRange<Day>? {
    guard !periods.isEmpty else { return rule.days }
    let held = periods.compactMap {
      ($0.firstDay...max($0.firstDay, $0.lastDay)).intersection(rule.days)
    }
    .sorted { $0.lowerBound < $1.lowerBound }
    guard let first = held.first, let last = held.map(\.upperBound).max() else { return nil }
    guard case .everyDay(let days) = rule else { return first.lowerBound...last }
    // Periods that meet or overlap count as one.
    var missing = days.lowerBound
    for range in held where range.lowerBound <= missing {
      if range.upperBound == days.upperBound { return days }
      missing = max(missing, range.upperBound.next)
    }
    return nil
  }
}
