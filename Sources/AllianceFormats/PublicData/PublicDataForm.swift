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
  /// Correlates of War, Formal Alliances 4.1, a row for each member and year.
  case cowMemberYears = "cow-alliances-by-member-yearly"
  /// Correlates of War, Formal Alliances 4.1, a row for each pair, or directed pair, and year.
  case cowPairYears = "cow-alliances-by-dyad-yearly"
  /// Correlates of War, Militarized Interstate Disputes 5.0, participants (MIDB).
  case cowDisputes = "cow-mid-participants"
  /// Correlates of War, Militarized Interstate Disputes 5.0, disputes (MIDA).
  case cowDisputeFacts = "cow-mid-disputes"
  /// Correlates of War, Militarized Interstate Disputes by pair 4.0.
  case cowDyadicDisputes = "cow-mid-dyadic"
  /// Correlates of War, Inter-State Wars 4.0, participants.
  case cowWars = "cow-inter-state-wars"
  /// Correlates of War, Diplomatic Exchange 2006.1.
  case diplomaticExchange = "cow-diplomatic-exchange"
  /// Correlates of War, Intergovernmental Organizations 3, by state and year.
  case cowOrganizations = "cow-igo-state-years"
  /// Correlates of War, Intergovernmental Organizations 3, by organisation and year.
  case cowOrganizationYears = "cow-igo-years"
  /// Defense Cooperation Agreement Dataset 1.0, by pair and year.
  case defenseCooperation = "dcad"
  /// ATOP 5.1, a row for each phase of an alliance.
  case atopPhases = "atop-phases"
  /// ATOP 5.1, a row for each pair and year.
  case atopDyadYears = "atop-dyad-years"
  /// ATOP 5.1, a row for each directed pair and year.
  case atopDirectedYears = "atop-directed-dyad-years"
  /// United Nations General Assembly votes, by Correlates of War number.
  case unVotes = "un-votes"
  /// United Nations General Assembly votes, by name.
  case unVotesNamed = "un-votes-by-name"

  /// The form of a file with such a header, or nil where it is none of these. Where several fit, it
  /// is the one with the most columns: a file by dyad has all that one by directed dyad has.
  ///
  /// Capitals do not matter: the same table is published with them as text and without as a Stata
  /// file, and programs write out what they have read.
  public static func recognized(header: [String]) -> PublicDataForm? {
    let names = columnNames(header)
    return allCases.filter { form in
      names.isSuperset(of: form.columns.map { $0.lowercased() })
        && names.isDisjoint(with: form.foreignColumns)
    }.max { $0.columns.count < $1.columns.count }
  }

  /// The names of the columns of a header in small letters, with those that one column stands for.
  static func columnNames(_ header: [String]) -> Set<String> {
    var names = Set(header.map { $0.lowercased() })
    // Editions of ATOP write the alliance and its phase as one number: 3430.1.
    if names.contains("atopidphase") { names.formUnion(["atopid", "phase"]) }
    return names
  }
}
