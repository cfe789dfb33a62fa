extension PublicDataForm {
  /// The title that a statement and a source name it by.
  public var title: String {
    switch self {
    case .cowMembers, .cowDyads, .cowDirected, .cowMemberYears, .cowPairYears:
      "Correlates of War, Formal Alliances 4.1"
    case .cowStates: "Correlates of War, State System Membership v2016"
    case .cowMajors: "Correlates of War, Major Powers v2016"
    case .cowCapabilities: "Correlates of War, National Material Capabilities 5.0"
    case .cowContiguity: "Correlates of War, Direct Contiguity 3.2"
    case .cowDisputes, .cowDisputeFacts:
      "Correlates of War, Militarized Interstate Disputes 5.0"
    case .cowDyadicDisputes: "Correlates of War, Dyadic Militarized Interstate Disputes 4.0"
    case .cowWars: "Correlates of War, Inter-State Wars 4.0"
    case .diplomaticExchange: "Correlates of War, Diplomatic Exchange 2006.1"
    case .cowOrganizations, .cowOrganizationYears:
      "Correlates of War, Intergovernmental Organizations 3"
    case .defenseCooperation: "Defense Cooperation Agreement Dataset (DCAD) 1.0"
    case .atopAlliances, .atopMembers, .atopPhases, .atopDyadYears, .atopDirectedYears:
      "Alliance Treaty Obligations and Provisions (ATOP) 5.1"
    case .usMissions: "U.S. Diplomatic Mission Status (Kenkel)"
    case .geoPeacekeeping: "Geo-PKO (Cil, Fjelde, Hultman, Nilsson)"
    case .unVotes, .unVotesNamed: "United Nations General Assembly Voting Data (Voeten)"
    }
  }

  /// The name of the source in the data set.
  var sourceName: String {
    switch self {
    case .cowMembers, .cowDyads, .cowDirected, .cowMemberYears, .cowPairYears: "cow-alliances-4.1"
    case .cowStates: "cow-states-2016"
    case .cowMajors: "cow-majors-2016"
    case .cowCapabilities: "cow-nmc-5.0"
    case .cowContiguity: "cow-contiguity-3.2"
    case .cowDisputes, .cowDisputeFacts: "cow-mid-5.0"
    case .cowDyadicDisputes: "cow-dyadic-mid-4.0"
    case .cowWars: "cow-wars-4.0"
    case .diplomaticExchange: "cow-diplomatic-exchange-2006.1"
    case .cowOrganizations, .cowOrganizationYears: "cow-igo-3"
    case .defenseCooperation: "dcad-1.0"
    case .atopAlliances, .atopMembers, .atopPhases, .atopDyadYears, .atopDirectedYears: "atop-5.1"
    case .usMissions: "us-missions"
    case .geoPeacekeeping: "geo-pko"
    case .unVotes, .unVotesNamed: "un-votes"
    }
  }

  /// Who publishes it.
  var publisher: String {
    switch sourceName {
    case "atop-5.1": "Leeds, Ritter, Mitchell, Long"
    case "us-missions": "Kenkel"
    case "geo-pko": "Uppsala University"
    case "dcad-1.0": "Kinne"
    case "un-votes": "Voeten, Strezhnev, Bailey"
    default: "Correlates of War Project"
    }
  }

  /// Where it can be had.
  var address: String? {
    switch sourceName {
    case "atop-5.1": "http://www.atopdata.org"
    case "us-missions": "https://github.com/brentonk/us_diplomatic_missions"
    case "geo-pko": "https://www.uu.se/en/department/peace-and-conflict-research"
    case "un-votes": "https://doi.org/10.7910/DVN/LEJUQZ"
    default: "https://correlatesofwar.org"
    }
  }
}
