/// The forms in which data on alliances, capabilities, borders and missions are published, as their
/// authors distribute them. Each is recognised by its header.
public enum PublicDataForm: String, CaseIterable, Sendable {
  /// Correlates of War, Formal Alliances 4.1, a row for each member of an alliance.
  case cowMembers = "cow-alliances-by-member"
  /// Correlates of War, Formal Alliances 4.1, a row for each pair and spell.
  case cowDyads = "cow-alliances-by-dyad"
  /// Correlates of War, Formal Alliances 4.1, two rows for each pair and spell.
  case cowDirected = "cow-alliances-by-directed"
  /// Correlates of War, State System Membership.
  case cowStates = "cow-states"
  /// Correlates of War, Major Powers.
  case cowMajors = "cow-majors"
  /// Correlates of War, National Material Capabilities.
  case cowCapabilities = "cow-capabilities"
  /// Correlates of War, Direct Contiguity.
  case cowContiguity = "cow-contiguity"
  /// ATOP 5.1, a row for each alliance.
  case atopAlliances = "atop-alliances"
  /// ATOP 5.1, a row for each member of an alliance.
  case atopMembers = "atop-members"
  /// U.S. Diplomatic Mission Status.
  case usMissions = "us-missions"
  /// Geo-PKO, troop contributors by place and year.
  case geoPeacekeeping = "geo-pko"

  /// The title that a statement and a source name it by.
  public var title: String {
    switch self {
    case .cowMembers, .cowDyads, .cowDirected: "Correlates of War, Formal Alliances 4.1"
    case .cowStates: "Correlates of War, State System Membership v2016"
    case .cowMajors: "Correlates of War, Major Powers v2016"
    case .cowCapabilities: "Correlates of War, National Material Capabilities 5.0"
    case .cowContiguity: "Correlates of War, Direct Contiguity 3.2"
    case .atopAlliances, .atopMembers: "Alliance Treaty Obligations and Provisions (ATOP) 5.1"
    case .usMissions: "U.S. Diplomatic Mission Status (Kenkel)"
    case .geoPeacekeeping: "Geo-PKO (Cil, Fjelde, Hultman, Nilsson)"
    }
  }

  /// The columns that a file of this form has, all of them needed.
  public var columns: [String] {
    switch self {
    case .cowMembers:
      ["version4id", "ccode", "state_name"] + Self.dateColumns("mem_st")
        + Self.dateColumns("mem_end")
        + Self.dateColumns("all_st") + Self.dateColumns("all_end") + ["ss_type"] + Self.cowFlags
    case .cowDyads: Self.cowPair + ["asymmetric"]
    case .cowDirected: Self.cowPair
    case .cowStates:
      [
        "stateabb", "ccode", "statenme", "styear", "stmonth", "stday", "endyear", "endmonth",
        "endday",
      ]
    case .cowMajors:
      ["stateabb", "ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday"]
    case .cowCapabilities:
      [
        "stateabb", "ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc",
      ]
    case .cowContiguity:
      ["statelno", "statelab", "statehno", "statehab", "conttype", "begin", "end"]
    case .atopAlliances:
      [
        "atopid", "begyr", "begmo", "begday", "endyr", "endmo", "endday", "ineffect", "bilat",
        "maxphase", "defense", "offense", "neutral", "nonagg", "consul", "mem1", "mem2",
      ]
    case .atopMembers:
      [
        "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "ineffect",
        "bilat", "phase", "defense", "offense", "neutral", "nonagg", "consul",
      ]
    case .usMissions:
      [
        "country_abbrev_cow", "country_code_cow", "country_name_cow", "date_start", "date_end",
        "us_mission_status",
      ]
    case .geoPeacekeeping: ["mission", "year", "location", "No.TCC", "year.overview"]
    }
  }

  /// The form of a file with such a header, or nil where it is none of these. Where several fit, it
  /// is the one with the most columns: a file by dyad has all that one by directed dyad has.
  public static func recognized(header: [String]) -> PublicDataForm? {
    let names = Set(header)
    return allCases.filter { names.isSuperset(of: $0.columns) }.max {
      $0.columns.count < $1.columns.count
    }
  }

  private static let cowFlags = ["defense", "neutrality", "nonaggression", "entente"]

  private static let cowPair: [String] =
    ["version4id", "ccode1", "state_name1", "ccode2", "state_name2"] + dateColumns("dyad_st")
    + dateColumns("dyad_end") + cowFlags

  private static func dateColumns(_ stem: String) -> [String] {
    ["\(stem)_day", "\(stem)_month", "\(stem)_year"]
  }
}
