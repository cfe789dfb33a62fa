extension PublicDataForm {
  /// The columns that a file of this form has, all of them needed.
  public var columns: [String] {
    switch self {
    case .cowMembers: Self.cowMember
    case .cowMemberYears: Self.cowMember + ["year"]
    case .cowDyads: Self.cowPair + ["asymmetric"]
    case .cowDirected: Self.cowPair
    case .cowPairYears: Self.cowPair + ["year"]
    case .cowStates: ["stateabb", "ccode", "statenme"] + Self.stateDates
    case .cowMajors: ["stateabb", "ccode"] + Self.stateDates
    case .cowCapabilities:
      ["stateabb", "ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"]
    case .cowContiguity:
      ["statelno", "statelab", "statehno", "statehab", "conttype", "begin", "end"]
    case .cowDisputes:
      ["dispnum", "stabb", "ccode"] + Self.stateDates2 + ["sidea", "hostlev"]
    case .cowDisputeFacts:
      ["dispnum"] + Self.stateDates2 + ["outcome", "settle", "fatality", "hostlev", "numa", "numb"]
    case .cowDyadicDisputes:
      [
        "disno", "statea", "stateb", "strtday", "strtmnth", "strtyr", "endday", "endmnth",
        "endyear", "hihost",
      ]
    case .cowWars: Self.warColumns
    case .diplomaticExchange: ["ccode1", "ccode2", "year", "DR_at_1", "DR_at_2"]
    case .cowOrganizations: ["ccode", "year", "state", "UN", "NATO"]
    case .cowOrganizationYears: ["ioname", "orgname", "year", "sdate", "deaddate"]
    case .defenseCooperation:
      [
        "ccode1", "ccode2", "year", "dcaGeneralV1", "dcaGeneralV2", "dcaSectorV1", "dcaSectorV2",
      ]
    case .atopAlliances: Self.atopAlliance + ["maxphase"]
    case .atopPhases: Self.atopAlliance + ["phase"]
    case .atopMembers: Self.atopMember
    case .atopDyadYears: ["mem1", "mem2", "year", "atopally"] + Self.atopFlags
    case .atopDirectedYears: ["stateA", "stateB", "year", "atopally"] + Self.atopFlags
    case .usMissions:
      [
        "country_abbrev_cow", "country_code_cow", "country_name_cow", "date_start", "date_end",
        "us_mission_status",
      ]
    case .geoPeacekeeping: ["mission", "year", "location", "No.TCC", "year.overview"]
    case .unVotes: ["rcid", "ccode", "vote", "session"]
    case .unVotesNamed: ["rcid", "country", "country_code", "vote"]
    }
  }

  /// Columns that a file of this form never has: with one of them it is another file, whose rows
  /// mean something else.
  var foreignColumns: Set<String> {
    switch self {
    case .cowMembers, .cowDyads, .cowDirected: ["year"]
    case .atopAlliances: ["phase"]
    default: []
    }
  }

  // MARK: - Kernel

  private static let cowFlags = ["defense", "neutrality", "nonaggression", "entente"]

  private static let atopFlags = ["defense", "offense", "neutral", "nonagg", "consul"]

  private static let cowMember: [String] =
    ["version4id", "ccode", "state_name"] + dateColumns("mem_st") + dateColumns("mem_end")
    + dateColumns("all_st") + dateColumns("all_end") + ["ss_type"] + cowFlags

  private static let cowPair: [String] =
    ["version4id", "ccode1", "state_name1", "ccode2", "state_name2"] + dateColumns("dyad_st")
    + dateColumns("dyad_end") + cowFlags

  private static let stateDates = ["styear", "stmonth", "stday", "endyear", "endmonth", "endday"]

  private static let stateDates2 = ["styear", "stmon", "stday", "endyear", "endmon", "endday"]

  private static let warColumns: [String] =
    ["WarNum", "WarName", "ccode", "StateName", "Side"]
    + ["1", "2"].flatMap { spell in
      ["StartYear", "StartMonth", "StartDay", "EndYear", "EndMonth", "EndDay"].map { $0 + spell }
    }

  private static let atopAlliance: [String] =
    ["atopid", "begyr", "begmo", "begday", "endyr", "endmo", "endday", "ineffect", "bilat"]
    + atopFlags + ["mem1", "mem2"]

  private static let atopMember: [String] =
    [
      "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "ineffect",
      "bilat", "phase",
    ] + atopFlags

  private static func dateColumns(_ stem: String) -> [String] {
    ["\(stem)_day", "\(stem)_month", "\(stem)_year"]
  }
}
