import AllianceGraph

/// ATOP by pair and year, and by phase of an alliance.
extension ImportBuilder {
  /// By pair and year, undirected (`mem1`, `mem2`): every obligation makes a mutual tie. Who of the
  /// two is bound is not in that file.
  mutating func readATOPDyadYears(_ table: inout SourceTable) {
    readATOPYears(&table, .atopDyadYears, ("mem1", "mem2"))
    remark(
      .limit, nil,
      "the undirected file does not say who is bound; the directed one (ddyr) keeps pledges of one "
        + "side")
  }

  /// By directed pair and year (`stateA`, `stateB`): what A owes to B. Where B owes the same to A the
  /// tie is mutual.
  mutating func readATOPDirectedYears(_ table: inout SourceTable) {
    readATOPYears(&table, .atopDirectedYears, ("stateA", "stateB"))
  }

  /// By phase: the terms of an alliance from one change of them to the next, with its members.
  mutating func readATOPPhases(_ table: inout SourceTable) {
    let sources = source(.atopPhases, Self.atopCoverage)
    let columns = ATOPColumns(table, entry: "beg", exit: "end", suffixes: ["yr", "mo", "day"])
    let bilateral = table.column("bilat")
    let members = (1...80).compactMap { table.optionalColumn("mem\($0)") }
    var rows: [ATOPMemberRow] = []
    var phases = 0
    while table.next() {
      guard let id = columns.id(&table), let period = columns.period(&table) else { continue }
      let number = columns.phase(&table)
      phases += 1
      let kinds = columns.kinds(table)
      for column in members {
        guard let code = table.whole(column) else { continue }
        rows.append(
          ATOPMemberRow(
            alliance: id, nation: code, period: period, kinds: kinds,
            isBilateral: table.isSet(bilateral), phase: number))
      }
    }
    remark(.understood, phases, "phases of alliances, each with the terms and members of its time")
    guard !isRead(.atopMembers) else {
      remark(.changed, nil, "the file by member says more, and is used for the members")
      return
    }
    addATOPMembers(rows, sources)
    remarkATOPLimits()
  }

  // MARK: - Kernel

  private mutating func readATOPYears(
    _ table: inout SourceTable, _ form: PublicDataForm, _ names: (String, String)
  ) {
    struct Key: Hashable {
      var from: Int
      var to: Int
      var kind: TieKind
    }
    let states = [table.column(names.0), table.column(names.1)]
    let year = table.column("year")
    let flags = ATOPColumns.flags(table)
    var pledges = YearlySpells<Key>()
    var counts = (unallied: 0, unflagged: 0, repeated: 0)
    let ally = table.column("atopally")
    while table.next() {
      guard let (one, other) = table.pair(states[0], states[1]),
        let yearNumber = table.requiredYear(year)
      else { continue }
      pledges.survey(yearNumber)
      let kinds = Set(flags.filter { table.isSet($0.column) }.map(\.kind))
      if kinds.isEmpty {
        if table.isSet(ally) { counts.unflagged += 1 } else { counts.unallied += 1 }
      }
      _ = (nation(one), nation(other))
      for kind in kinds {
        let key =
          form == .atopDirectedYears
          ? Key(from: one, to: other, kind: kind)
          : Key(from: min(one, other), to: max(one, other), kind: kind)
        if !pledges.note(key, in: yearNumber) { counts.repeated += 1 }
      }
    }
    let sources = source(form, pledges.coverage.map { Period(years: $0) } ?? Period())
    var mutual = YearlySpells<Key>()
    var oneWay = YearlySpells<Key>()
    if let years = pledges.coverage {
      for year in years { mutual.survey(year); oneWay.survey(year) }
    }
    for key in pledges.keys {
      let back =
        form == .atopDirectedYears
        ? pledges.years(of: Key(from: key.to, to: key.from, kind: key.kind)) : nil
      for year in pledges.years(of: key) {
        if back?.contains(year) ?? true {
          if key.from < key.to { mutual.note(key, in: year) }
        } else {
          oneWay.note(key, in: year)
        }
      }
    }
    for (spells, isDirected) in [(mutual.spells(), false), (oneWay.spells(), true)] {
      for (key, period) in spells {
        contents.ties.append(
          Tie(
            from: NationCode("\(key.from)"), to: NationCode("\(key.to)"), kind: key.kind,
            isDirected: isDirected, period: period, sources: sources))
      }
      remark(
        .understood, spells.count,
        isDirected ? "spells of an obligation of one side" : "spells of a mutual obligation")
    }
    remark(.dropped, counts.unallied, "years of pairs without an alliance")
    remark(.dropped, counts.unflagged, "years of allied pairs without one of the five obligations")
    remark(.dropped, counts.repeated, "rows that stand twice")
    remark(
      .limit, nil,
      "the file numbers the treaties of a pair (atopid1 to atopid9) but not which obligation is from "
        + "which; ties name none: use the file by member for that")
  }
}
