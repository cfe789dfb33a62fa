import AllianceGraph

/// Votes in the United Nations General Assembly, as positions: the topic is the roll call, the
/// stance yes, no or abstain.
///
/// Reference: Bailey, Strezhnev and Voeten, Journal of Conflict Resolution 61 (2017), 430–456.
extension ImportBuilder {
  /// Roll calls with Correlates of War numbers: 1 yes, 2 abstain, 3 no, 8 absent, 9 no member yet.
  /// A session is that of the year 1945 + its number where nothing better is given.
  mutating func readUNVotes(_ table: inout SourceTable) {
    let number = table.column("ccode")
    let call = table.column("rcid")
    let vote = table.column("vote")
    let session = table.column("session")
    let year = table.optionalColumn("year")
    let date = table.optionalColumn("date")
    let resolution = table.optionalColumn("unres")
    let abbreviation = table.optionalColumn("Country")
    let name = table.optionalColumn("Countryname")
    var tally = VoteTally()
    while table.next() {
      guard let code = table.requiredWhole(number, "the country code"),
        let id = table.requiredWhole(call, "the roll call"),
        let cast = table.requiredWhole(vote, "the vote")
      else { continue }
      guard let stance = tally.stance(of: cast) else {
        if !VoteTally.known.contains(cast) {
          table.refuse(vote, "\(cast) is no vote: 1, 2, 3, 8, 9")
        }
        continue
      }
      guard let when = table.voteDate(date: date, year: year, session: session) else { continue }
      let title = resolution.map { table.text($0) } ?? ""
      tally.add(
        Position(
          nation: nation(
            code, name: name.map { table.text($0) },
            abbreviation: abbreviation.map { table.text($0) }),
          topic: VoteTally.topic(id, title), stance: stance, date: when))
    }
    add(tally, .unVotes)
  }

  /// Roll calls with names: `yes`, `abstain`, `no`. Namibia's code is the two letters NA.
  mutating func readNamedUNVotes(_ table: inout SourceTable) {
    let name = table.column("country")
    let call = table.column("rcid")
    let vote = table.column("vote")
    var tally = VoteTally()
    while table.next() {
      guard let id = table.requiredWhole(call, "the roll call") else { continue }
      let stance = table.text(vote).lowercased()
      guard ["yes", "abstain", "no"].contains(stance), !table.isEmpty(name) else {
        table.refuse(vote, "“\(table.text(vote))” is no vote: yes, abstain, no")
        continue
      }
      tally.add(
        Position(
          nation: nation(named: table.text(name)), topic: VoteTally.topic(id, ""), stance: stance))
    }
    add(tally, .unVotesNamed)
    remark(
      .limit, nil,
      "the file has no dates; positions without a date hold on every date. The dates are in the file "
        + "of roll calls")
  }

  // MARK: - Kernel

  private mutating func add(_ tally: VoteTally, _ form: PublicDataForm) {
    let sources = source(form, tally.coverage)
    contents.positions += tally.positions.map {
      var position = $0
      position.sources = sources
      return position
    }
    remark(
      .understood, tally.positions.count, "votes as positions on \(tally.topicCount) roll calls")
    remark(.dropped, tally.absent, "absences (8): no stance")
    remark(.dropped, tally.outside, "votes of nations that were no members yet (9)")
    remark(.dropped, tally.repeated, "votes that stand twice")
  }
}

private struct VoteTally {
  static let known = [1, 2, 3, 8, 9]

  private(set) var positions: [Position] = []
  private(set) var absent = 0
  private(set) var outside = 0
  private(set) var repeated = 0
  private var seen: Set<Position> = []
  private var topics: Set<String> = []
  private var years: ClosedRange<Int>?

  var topicCount: Int { topics.count }

  var coverage: Period { years.map { Period(years: $0) } ?? Period() }

  static func topic(_ id: Int, _ resolution: String) -> String {
    resolution.isEmpty || resolution == "NA"
      ? "UN roll call \(id)" : "UN roll call \(id) (\(resolution))"
  }

  mutating func stance(of vote: Int) -> String? {
    switch vote {
    case 1: return "yes"
    case 2: return "abstain"
    case 3: return "no"
    case 8: absent += 1
    case 9: outside += 1
    default: break
    }
    return nil
  }

  mutating func add(_ position: Position) {
    guard seen.insert(position).inserted else {
      repeated += 1
      return
    }
    topics.insert(position.topic)
    if let year = position.date?.year {
      years = min(years?.lowerBound ?? year, year)...max(years?.upperBound ?? year, year)
    }
    positions.append(position)
  }
}

extension SourceTable {
  /// The day of a vote, or its year, or that of its session; R writes NA for what is missing.
  fileprivate mutating func voteDate(date: Int?, year: Int?, session: Int) -> CalendarDate? {
    if let date, let day = reader.date(date) { return day }
    if let year, !isEmpty(year), text(year) != "NA" {
      return requiredYear(year).flatMap { CalendarDate(year: $0) }
    }
    // Emergency sessions are numbered between two others, as 10.5.
    guard let number = number(session), number >= 1, number < 1_000 else {
      refuse(session, "neither a date, a year nor a session")
      return nil
    }
    return CalendarDate(year: 1945 + Int(number))
  }
}
