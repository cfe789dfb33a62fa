import AllianceGraph
import Testing

@Suite("Stages, levels, roles and kinds")
struct DomainTests {
  @Test func stagesAreOrderedUpToForce() {
    let order: [Stage] = [.contact, .negotiation, .signed, .inForce]
    for (place, stage) in order.enumerated() {
      for (other, least) in order.enumerated() {
        #expect(stage.isAtLeast(least) == (place >= other))
      }
    }
    #expect(Stage.recognition.isAtLeast(.signed) && Stage.missionAccredited.isAtLeast(.inForce))
  }

  @Test(arguments: [Stage.suspended, .ended, .severed])
  func whatIsOverIsNotAtLeastAnything(stage: Stage) {
    for least in Stage.allCases where least != stage {
      #expect(!stage.isAtLeast(least))
      #expect(!least.isAtLeast(stage))
    }
    #expect(stage.isAtLeast(stage))
  }

  @Test func levelsReadWhatTheyWrite() {
    for text in Level.texts { #expect(Level(text)?.text == text) }
    for text in ["", "4", "-1", "three", "Ambassador", " 3"] { #expect(Level(text) == nil) }
    #expect(Commitment.defense > .neutralityOrConsultation)
    #expect(Representation.ambassador > .minister && Representation.minister > .chargeDAffaires)
    #expect(Representation.chargeDAffaires > .none)
  }

  /// The pledges of each role, written out.
  @Test func rolesPledge() {
    let pledges: [Membership.Role: Set<Membership.Role>] = [
      .party: [.party, .contributor, .beneficiary],
      .contributor: [.party, .contributor],
      .guarantor: [.beneficiary],
      .beneficiary: [], .observer: [], .partner: [],
    ]
    for role in Membership.Role.allCases {
      for other in Membership.Role.allCases {
        #expect(
          role.isPledged(to: other) == (pledges[role]?.contains(other) == true),
          "\(role) to \(other)")
      }
      #expect(role.makesTies == (role != .observer && role != .partner))
    }
  }

  @Test func aDeclaredKindReplacesTheStandardOneOfItsName() throws {
    var sample = Sample("A", "B")
    sample.contents.kinds = [
      KindDefinition(.mediation, label: "Good offices"),
      KindDefinition(TieKind(rawValue: "embargo"), label: "Embargo", sign: .negative),
    ]
    let data = try sample.data()
    #expect(data.kinds.count == KindDefinition.standard.count + 1)
    #expect(data.definition(of: .mediation).label == "Good offices")
    #expect(data.definition(of: .mediation).isDirected == false)
    #expect(data.kinds.last?.label == "Embargo")
    #expect(data.definition(of: TieKind(rawValue: "nobody's")).sign == .positive)
  }
}
