import AllianceGraph

/// Defence cooperation agreements and diplomatic exchange: tables that say year by year what holds
/// between two nations.
extension ImportBuilder {
  /// Defence cooperation by pair and year. What only the wider coding (V2) has is disputed; a blank
  /// means that nothing is known of that year.
  ///
  /// Reference: Kinne, Journal of Conflict Resolution 64 (2020), 729–755.
  mutating func readDefenseCooperation(_ table: inout SourceTable) {
    struct Key: Hashable {
      var one: Int
      var other: Int
      var sort: String
      var certainty: Certainty
    }
    let states = [table.column("ccode1"), table.column("ccode2")]
    let abbreviations = [table.optionalColumn("abbrev1"), table.optionalColumn("abbrev2")]
    let year = table.column("year")
    let sorts = ["General", "Sector"].map { name in
      (name.lowercased(), table.column("dca\(name)V1"), table.column("dca\(name)V2"))
    }
    var spells = YearlySpells<Key>()
    var blanks = 0
    var repeated = 0
    while table.next() {
      guard let (one, other) = table.pair(states[0], states[1]),
        let yearNumber = table.requiredYear(year)
      else { continue }
      spells.survey(yearNumber)
      for (code, column) in zip([one, other], abbreviations) {
        _ = nation(code, abbreviation: column.map { table.text($0) })
      }
      for (sort, strict, wide) in sorts {
        if table.isEmpty(strict), table.isEmpty(wide) { blanks += 1 }
        guard table.isSet(strict) || table.isSet(wide) else { continue }
        let key = Key(
          one: min(one, other), other: max(one, other), sort: sort,
          certainty: table.isSet(strict) ? .confirmed : .disputed)
        if !spells.note(key, in: yearNumber) { repeated += 1 }
      }
    }
    let sources = source(.defenseCooperation, spells.coverage.map { Period(years: $0) } ?? Period())
    let found = spells.spells()
    for (key, period) in found {
      contents.ties.append(
        Tie(
          from: NationCode("\(key.one)"), to: NationCode("\(key.other)"), kind: .cooperation,
          period: period, certainty: key.certainty, sources: sources,
          note: "defence cooperation, \(key.sort)"))
    }
    remark(.understood, found.count, "spells of defence cooperation, general and by sector")
    remark(
      .understood, found.count { $0.key.certainty == .disputed },
      "of them stand in the wider coding (V2) alone, and are marked as disputed")
    remark(.dropped, repeated, "rows that say the same of a pair in the other order")
    remark(.limit, blanks, "cells are blank: not known, not none")
  }

  /// Diplomatic representation by pair and year: 1 chargé d'affaires, 2 minister, 3 ambassador,
  /// 9 another. `DR_at_1` is that of the second nation at the first. Years are not consecutive.
  ///
  /// Reference: Bayer, Diplomatic Exchange Data set v2006.1, 2006.
  mutating func readDiplomaticExchange(_ table: inout SourceTable) {
    struct Key: Hashable {
      var sender: Int
      var host: Int
      var level: Int
    }
    let states = [table.column("ccode1"), table.column("ccode2")]
    let year = table.column("year")
    let levels = [table.column("DR_at_1"), table.column("DR_at_2")]
    var spells = YearlySpells<Key>()
    var seen: [[Int]: Int] = [:]
    var counts = (none: 0, repeated: 0, contradicted: 0)
    while table.next() {
      guard let (one, other) = table.pair(states[0], states[1]),
        let yearNumber = table.requiredYear(year),
        let at1 = table.requiredWhole(levels[0], "DR_at_1"),
        let at2 = table.requiredWhole(levels[1], "DR_at_2")
      else { continue }
      guard let bad = zip([at1, at2], levels).first(where: { ![0, 1, 2, 3, 9].contains($0.0) })
      else {
        spells.survey(yearNumber)
        for (sender, host, level) in [(other, one, at1), (one, other, at2)] {
          let (from, to) = (nation(sender), nation(host))
          _ = (from, to)
          if let known = seen.updateValue(level, forKey: [sender, host, yearNumber]) {
            counts.repeated += 1
            counts.contradicted += known == level ? 0 : 1
            if known != level, level == 0 { continue }
          }
          if level == 0 {
            counts.none += 1
          } else {
            spells.note(Key(sender: sender, host: host, level: level), in: yearNumber)
          }
        }
        continue
      }
      table.refuse(bad.1, "\(bad.0) is no representation: 0, 1, 2, 3, 9")
    }
    let sources = source(.diplomaticExchange, spells.coverage.map { Period(years: $0) } ?? Period())
    let found = spells.spells()
    for (key, period) in found {
      let (level, stage, note) = Self.representation(key.level)
      contents.ties.append(
        Tie(
          from: NationCode("\(key.sender)"), to: NationCode("\(key.host)"), kind: .diplomatic,
          isDirected: true, period: period, stage: stage, level: .representation(level),
          sources: sources, note: note))
    }
    remark(.understood, found.count, "spells of representation, from the sender to the host")
    remark(.dropped, counts.none, "years without representation (0)")
    remark(.dropped, counts.repeated, "cells that stand again in the row of the other order")
    remark(
      .limit, counts.contradicted, "of them say otherwise than that row; both levels are kept")
    if spells.hasGaps {
      remark(
        .changed, nil,
        "the file looks at some years only; what is the same in two neighbouring ones is taken to hold "
          + "between them")
    }
  }

  private static func representation(_ code: Int) -> (Representation, Stage, String?) {
    switch code {
    case 1: (.chargeDAffaires, .missionAccredited, nil)
    case 2: (.minister, .missionAccredited, nil)
    case 3: (.ambassador, .missionAccredited, nil)
    default: (.none, .contact, "other representation")
    }
  }
}
