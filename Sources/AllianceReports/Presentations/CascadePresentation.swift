import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// A cascade, told step by step, each with its treaty or with the mark that there is none.
  public init(_ cascade: Cascade, data: AllianceData) {
    let presenter = CascadePresenter(cascade: cascade, data: data)
    self.init(document: presenter.document, table: presenter.table, json: presenter.json)
  }
}

/// The sentences and rows of a cascade.
private struct CascadePresenter {
  let cascade: Cascade
  let data: AllianceData

  // MARK: Text

  var document: Document {
    var document = Document(title: title, subtitle: summary)
    for stage in 1...max(1, cascade.attacks.count) {
      if cascade.attacks.count > 1 {
        document.blocks.append(.heading(level: 2, "\(stage). \(attackSentence(stage))"))
      }
      document.blocks.append(.list(sentences(of: stage)))
    }
    append(
      "Pledges that contradict each other",
      cascade.contradictions.map(sentence), to: &document)
    append("Released from their pledges", cascade.released.map(sentence), to: &document)
    append(
      "Pledged to both sides, and still at peace", cascade.divided.map(sentence), to: &document)
    append(
      "What an attack on a guaranteed nation would do", cascade.prospects.map(sentence),
      to: &document)
    let cited = citedSources
    if !cited.isEmpty {
      document.blocks.append(.heading(level: 2, "Sources"))
      document.blocks.append(
        .list(cited.map { id in data.source(id).map(\.citation) ?? id.rawValue }))
    }
    document.blocks += cascade.scope.lines.map { .note($0) }
    return document
  }

  private func append(_ heading: String, _ lines: [String], to document: inout Document) {
    guard !lines.isEmpty else { return }
    document.blocks.append(.heading(level: 2, heading))
    document.blocks.append(.list(lines))
  }

  private var title: String {
    guard let first = cascade.attacks.first else { return "Cascade" }
    return "If \(name(first.attacker)) attacks \(name(first.victim))"
  }

  private var summary: String {
    let (one, other) = (cascade.nations(on: .attackers), cascade.nations(on: .attacked))
    return EnglishName.capitalized("\(list(one)) against \(list(other)).")
  }

  private func attackSentence(_ stage: Int) -> String {
    let attack = cascade.attacks[stage - 1]
    return EnglishName.capitalized("\(name(attack.attacker)) attacks \(name(attack.victim))")
  }

  private func sentences(of stage: Int) -> [String] {
    var lines: [String] = cascade.attacks.count > 1 ? [] : [attackSentence(1) + "."]
    for entry in cascade.entries where entry.stage == stage {
      if let line = sentence(entry) { lines.append(line) }
    }
    if lines.isEmpty { lines.append("Nobody new comes in.") }
    return lines
  }

  private func sentence(_ entry: Cascade.Entry) -> String? {
    let against = "against \(called(entry.opponent))"
    let nation = EnglishName.beginningSentence(entry.nation.name)
    switch entry.ground {
    case .victim: return nil
    case .attack:
      return entry.isWithoutTreaty
        ? "\(nation) comes in \(against) WITHOUT A TREATY." : nil
    case .rivalry(let tie):
      let since = tie.period.start.map { " since \($0)" } ?? ""
      return "\(nation) comes in"
        + (entry.helped.map { " for \(called($0))" } ?? "") + " \(against) WITHOUT A TREATY"
        + ": a rival of \(called(entry.opponent))\(since)."
    case .pledges(let pledges):
      let helped = entry.helped.map { " for \(called($0))" } ?? ""
      return "\(nation) is bound to come in\(helped) \(against), by "
        + pledges.map(words).joined(separator: " and by ") + "."
    }
  }

  /// The treaty with its date and condition: `the Dual Alliance (1879-10-07; if attacked)`.
  private func words(_ pledge: Cascade.Pledge) -> String {
    var inside: [String] = []
    if let date = signed(pledge.bond) ?? pledge.bond.since { inside.append(date.description) }
    switch pledge.bond.condition {
    case .attacked, nil: inside.append("if attacked")
    case .anyWar: inside.append("in any war")
    case .unconditional: inside.append("without condition")
    }
    if !pledge.against.isEmpty {
      inside.append("against \(pledge.against.map(name).joined(separator: ", "))")
    }
    let name = treaty(pledge.bond)
    return
      "the \(name.hasPrefix("The ") ? String(name.dropFirst(4)) : name) (\(inside.joined(separator: "; ")))"
  }

  private func sentence(_ contradiction: Cascade.Contradiction) -> String {
    let pledge = contradiction.pledge
    let promise =
      "\(EnglishName.beginningSentence(pledge.pledged.name)) is pledged to "
      + "\(called(pledge.protected)) by \(words(pledge))"
    switch contradiction.conflict {
    case .onTheOtherSide:
      return
        "\(promise), which is due against \(called(contradiction.opponent)), but stands on the "
        + "other side."
    case .attackedItsWard: return "\(promise), and attacks it."
    case .brokeNeutrality:
      return "\(promise), to spare it or to stay neutral, and goes to war with it."
    }
  }

  private func sentence(_ released: Cascade.Released) -> String {
    let pledge = released.pledge
    let reason: String
    switch released.reason {
    case .beganTheWar:
      reason = "a pact for defence only, and \(called(pledge.protected)) attacked first"
    case .onTheSideThatBegan:
      reason =
        "a pact for defence only, and \(called(pledge.protected)) stands with the nation that attacked "
        + "first"
    case .directedAgainstOthers:
      reason = "it is directed against others than those who attacked"
    case .notAttacked:
      reason = "\(called(pledge.protected)) came in itself and was not attacked"
    }
    return "\(EnglishName.beginningSentence(pledge.pledged.name)) owes "
      + "\(called(pledge.protected)) nothing by \(words(pledge)): \(reason)."
  }

  private func sentence(_ divided: (nation: Nation, pledges: [Cascade.Pledge])) -> String {
    "\(divided.nation.name): "
      + divided.pledges.map { "\(words($0)) with \(called($0.protected))" }.joined(separator: "; ")
      + "."
  }

  private func sentence(_ prospect: Cascade.Prospect) -> String {
    var pacts: [(words: String, nations: [Nation])] = []
    for pledge in prospect.newcomers {
      let words = words(pledge)
      if let known = pacts.firstIndex(where: { $0.words == words }) {
        pacts[known].nations.append(pledge.pledged)
      } else {
        pacts.append((words, [pledge.pledged]))
      }
    }
    return "If \(prospect.attackers.map(called).joined(separator: " or ")) attacked "
      + "\(called(prospect.victim)): "
      + pacts.map { "\(list($0.nations)) would come in by \($0.words)" }.joined(separator: "; ")
      + "."
  }

  private func name(_ code: NationCode) -> String {
    data.nation(code).map(called) ?? code.rawValue
  }

  /// What a sentence calls a nation.
  private func called(_ nation: Nation) -> String { EnglishName.withArticle(nation.name) }

  private func list(_ nations: [Nation]) -> String {
    nations.isEmpty ? "nobody" : nations.map(called).joined(separator: ", ")
  }

  private func treaty(_ bond: Bond) -> String {
    switch bond.instrument {
    case .agreement(let agreement): agreement.name
    case .tie(let tie):
      tie.agreement.flatMap { data.agreement($0)?.name } ?? tie.note
        ?? data.definition(of: tie.kind).label
    }
  }

  private func signed(_ bond: Bond) -> CalendarDate? {
    bond.agreementID.flatMap { data.agreement($0) }.flatMap { $0.signed ?? $0.inForce }
  }

  private var citedSources: [SourceID] {
    var cited: Set<SourceID> = []
    for entry in cascade.entries {
      switch entry.ground {
      case .pledges(let pledges): for pledge in pledges { cited.formUnion(pledge.bond.sources) }
      case .rivalry(let tie): cited.formUnion(tie.sources)
      case .attack, .victim: break
      }
    }
    for released in cascade.released { cited.formUnion(released.pledge.bond.sources) }
    for contradiction in cascade.contradictions {
      cited.formUnion(contradiction.pledge.bond.sources)
    }
    return cited.sorted()
  }

  // MARK: Rows

  var table: Table {
    Table(
      caption: "\(title), step by step",
      columns: [
        Table.Column("stage", "Attack", isNumeric: true),
        Table.Column("step", "Step", isNumeric: true), Table.Column("nation", "Code"),
        Table.Column("name", "Nation"), Table.Column("side", "Side"),
        Table.Column("against", "Against"), Table.Column("helps", "Helps"),
        Table.Column("ground", "Ground"), Table.Column("agreements", "Agreements"),
        Table.Column("since", "Since"), Table.Column("condition", "Condition"),
      ],
      rows: cascade.entries.map { entry in
        [
          .integer(entry.stage), .integer(entry.step), .text(entry.nation.code.rawValue),
          .text(entry.nation.name), .text(entry.side.rawValue),
          .text(entry.opponent.code.rawValue),
          entry.helped.map { .text($0.code.rawValue) } ?? .empty, .text(entry.ground.word),
        ] + evidence(entry)
      })
  }

  private func evidence(_ entry: Cascade.Entry) -> [Table.Cell] {
    guard case .pledges(let pledges) = entry.ground else { return [.empty, .empty, .empty] }
    return [
      .list(pledges.map { $0.bond.agreementID?.rawValue ?? treaty($0.bond) }),
      .list(pledges.map { (signed($0.bond) ?? $0.bond.since)?.description ?? "" }),
      .list(pledges.map { ($0.bond.condition ?? .attacked).rawValue }),
    ]
  }

  var json: JSONValue {
    [
      "schema": "alliance.cascade/1",
      "scope": cascade.scope.json(),
      "attacks": .array(
        cascade.attacks.map {
          ["attacker": .string($0.attacker.rawValue), "victim": .string($0.victim.rawValue)]
        }),
      "entries": .array(cascade.entries.map(json)),
      "contradictions": .array(
        cascade.contradictions.map {
          [
            "pledge": json($0.pledge), "conflict": .string($0.conflict.word),
            "opponent": .string($0.opponent.code.rawValue), "text": .string(sentence($0)),
          ]
        }),
      "released": .array(
        cascade.released.map {
          [
            "pledge": json($0.pledge), "reason": .string($0.reason.word),
            "text": .string(sentence($0)),
          ]
        }),
      "divided": .array(
        cascade.divided.map {
          [
            "nation": .string($0.nation.code.rawValue),
            "pledges": .array($0.pledges.map(json)),
          ]
        }),
      "prospects": .array(
        cascade.prospects.map {
          [
            "victim": .string($0.victim.code.rawValue),
            "attackers": .array($0.attackers.map { .string($0.code.rawValue) }),
            "newcomers": .array($0.newcomers.map(json)),
          ]
        }),
    ]
  }

  private func json(_ entry: Cascade.Entry) -> JSONValue {
    var pledges: [Cascade.Pledge] = []
    if case .pledges(let due) = entry.ground { pledges = due }
    return [
      "stage": .integer(entry.stage),
      "step": .integer(entry.step),
      "nation": .string(entry.nation.code.rawValue),
      "side": .string(entry.side.rawValue),
      "against": .string(entry.opponent.code.rawValue),
      "helps": entry.helped.map { .string($0.code.rawValue) } ?? .null,
      "ground": .string(entry.ground.word),
      "withoutTreaty": .bool(entry.isWithoutTreaty),
      "pledges": .array(pledges.map(json)),
      "text": sentence(entry).map { .string($0) } ?? .null,
    ]
  }

  private func json(_ pledge: Cascade.Pledge) -> JSONValue {
    [
      "pledged": .string(pledge.pledged.code.rawValue),
      "protected": .string(pledge.protected.code.rawValue),
      "agreement": pledge.bond.agreementID.map { .string($0.rawValue) } ?? .null,
      "name": .string(treaty(pledge.bond)),
      "signed": signed(pledge.bond).map { .string($0.description) } ?? .null,
      "condition": pledge.bond.condition.map { .string($0.rawValue) } ?? .null,
      "against": .array(pledge.against.map { .string($0.rawValue) }),
      "level": .string(pledge.bond.level.text),
      "sources": .array(pledge.bond.sources.map { .string($0.rawValue) }),
    ]
  }
}

extension Cascade.Ground {
  fileprivate var word: String {
    switch self {
    case .attack: "attack"
    case .victim: "attacked"
    case .pledges: "treaty"
    case .rivalry: "without_treaty"
    }
  }
}

extension Cascade.Release {
  fileprivate var word: String {
    switch self {
    case .beganTheWar: "began_the_war"
    case .onTheSideThatBegan: "on_the_side_that_began"
    case .directedAgainstOthers: "directed_against_others"
    case .notAttacked: "not_attacked"
    }
  }
}

extension Cascade.Contradiction.Conflict {
  fileprivate var word: String {
    switch self {
    case .onTheOtherSide: "on_the_other_side"
    case .attackedItsWard: "attacked_its_ward"
    case .brokeNeutrality: "broke_neutrality"
    }
  }
}
