/// How far a tie has come: from first contact to force, and for diplomatic relations to a mission.
///
/// Two tracks share one measure of progress. Suspended, ended and severed stand outside of the
/// order: a tie that is "at least signed" is never an ended one.
public enum Stage: String, CaseIterable, Sendable {
  /// Officials speak to each other.
  case contact
  /// Terms are negotiated.
  case negotiation
  /// One state recognises the other (diplomatic relations).
  case recognition
  /// Signed, not yet in force.
  case signed
  /// Relations established by treaty or exchange of notes (diplomatic relations).
  case relationsEstablished = "relations_established"
  /// In force.
  case inForce = "in_force"
  /// A mission is accredited (diplomatic relations).
  case missionAccredited = "mission_accredited"
  /// In being, without effect for a time.
  case suspended
  /// Over.
  case ended
  /// Broken off (diplomatic relations).
  case severed

  /// The place in the order, 1 to 5, or nil outside of it.
  public var progress: Int? {
    switch self {
    case .contact: 1
    case .negotiation: 2
    case .recognition, .signed: 3
    case .relationsEstablished, .inForce: 4
    case .missionAccredited: 5
    case .suspended, .ended, .severed: nil
    }
  }

  /// Whether a tie at this stage satisfies a demand for at least another.
  public func isAtLeast(_ least: Stage) -> Bool {
    guard let progress, let wanted = least.progress else { return self == least }
    return progress >= wanted
  }

  /// The stage in words.
  public var label: String {
    switch self {
    case .contact: "in contact"
    case .negotiation: "under negotiation"
    case .recognition: "recognised"
    case .signed: "signed, not in force"
    case .relationsEstablished: "relations established"
    case .inForce: "in force"
    case .missionAccredited: "mission accredited"
    case .suspended: "suspended"
    case .ended: "ended"
    case .severed: "severed"
    }
  }
}
