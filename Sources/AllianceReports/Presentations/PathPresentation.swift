import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Shortest diplomatic paths, leg by leg, with the treaties; or why there is none.
  public init(_ answer: PathAnswer, data: AllianceData) {
    let presenter = PathPresenter(answer: answer, data: data)
    self.init(document: presenter.document, table: presenter.table, json: presenter.json)
  }
}

/// Names and sources of the bonds of a path.
private struct PathPresenter {
  let answer: PathAnswer
  let data: AllianceData

  private static let bondsShown = 12

  var document: Document {
    var document = Document(
      title: "\(EnglishName.beginningSentence(answer.from.name)) to "
        + EnglishName.withArticle(answer.to.name), subtitle: summary)
    for (number, path) in answer.paths.enumerated() {
      let heading = path.nations.map(\.name).joined(separator: " → ")
      document.blocks.append(
        .heading(level: 2, answer.paths.count > 1 ? "\(number + 1). \(heading)" : heading))
      if let remark = remark(on: path) { document.blocks.append(.paragraph(remark)) }
      document.blocks += path.legs.map { .table(table(of: $0)) }
    }
    if case .separate(let separation) = answer.obstacle, separation.nearTieCount > 0 {
      document.blocks.append(.heading(level: 2, "What nearly ties the two sides"))
      document.blocks.append(.list(nearTies(separation)))
    }
    let cited = citedSources
    if !cited.isEmpty {
      document.blocks.append(.heading(level: 2, "Sources"))
      document.blocks.append(
        .list(cited.map { id in data.source(id).map(\.citation) ?? id.rawValue }))
    }
    document.blocks += answer.scope.lines.map { .note($0) }
    return document
  }

  private var summary: String {
    if let obstacle = answer.obstacle {
      return obstacle.sentence(from: answer.from, to: answer.to, on: answer.scope.dates)
    }
    var text = found
    if Double(answer.paths.count) < answer.pathCount {
      text +=
        "; the \(EnglishCount.first(answer.paths.count)) "
        + (answer.paths.count == 1 ? "is listed" : "are listed")
    }
    return text + "."
  }

  /// What was found, in a phrase.
  private var found: String {
    let lengths = answer.paths.map(\.legs.count)
    let (least, most) = (lengths.min() ?? 0, lengths.max() ?? 0)
    let legs = (least == most ? "" : "\(least) to ") + EnglishCount.of(most, "leg")
    let count = DecimalText.rounded(answer.pathCount)
    let isOne = answer.pathCount == 1
    if answer.paths.first?.legs.first?.day != nil {
      return isOne
        ? "One path whose legs hold one after the other, \(legs)"
        : "Two paths whose legs hold one after the other: the first has the fewest legs, the second "
          + "is complete sooner; \(legs)"
    }
    switch answer.question.search {
    case .shortest: return "\(isOne ? "One shortest path" : "\(count) shortest paths"), \(legs)"
    case .ranked: return isOne ? "The only path, \(legs)" : "The \(count) shortest paths, \(legs)"
    case .every(let longest):
      return
        "\(isOne ? "One path" : "\(count) paths") of at most \(EnglishCount.of(longest, "leg"))"
    case .widest:
      let width = answer.paths.first.map(\.length) ?? 0
      let level = Commitment(rawValue: Int(width) - 1) ?? .none
      return "The weakest leg of the strongest path is at the level “\(level.label)”, \(legs)"
    }
  }

  /// What a reader should know of a path beside its legs.
  private func remark(on path: DiplomaticPath) -> String? {
    let names = path.repeated.map { EnglishName.withArticle($0.name) }.joined(separator: ", ")
    let repetition = names.isEmpty ? nil : "Passes \(names) more than once"
    if let last = path.legs.last?.day?.date {
      return "Complete on \(last)." + (repetition.map { " \($0)." } ?? "")
    }
    return repetition.map {
      $0 + ", since no shorter way leads through all that were asked for."
    }
  }

  private func table(of leg: DiplomaticPath.Leg) -> Table {
    let shown = leg.bonds.prefix(Self.bondsShown)
    var caption = "\(leg.from.name) – \(leg.to.name)"
    if let agreement = leg.agreement { caption += ", through \(agreement.name)" }
    if let day = leg.day?.date { caption += ", from \(day)" }
    if shown.count < leg.bonds.count {
      caption += " (the first \(shown.count) of \(leg.bonds.count) ties)"
    }
    return Table(
      caption: caption,
      columns: [
        Table.Column("tie", caption), Table.Column("kind", "Kind"),
        Table.Column("since", "Since"), Table.Column("stage", "Stage"),
        Table.Column("sources", "Sources"),
      ],
      rows: shown.map { bond in
        [
          .text(name(of: bond, leg)), .text(data.definition(of: bond.kind).label),
          bond.since.map { .text($0.description) } ?? .empty, .text(bond.stage.label),
          .list(bond.sources.map(\.rawValue)),
        ]
      })
  }

  private func name(of bond: Bond, _ leg: DiplomaticPath.Leg) -> String {
    let name: String
    switch bond.instrument {
    case .agreement(let agreement): name = agreement.name
    case .tie(let tie):
      name =
        tie.agreement.flatMap { data.agreement($0)?.name } ?? tie.note
        ?? data.definition(of: tie.kind).label
    }
    guard !bond.isMutual else { return name }
    let ends = leg.ends(of: bond)
    return "\(name) (\(ends.pledged.name) to \(ends.protected.name))"
  }

  private func nearTies(_ separation: PathObstacle.Separation) -> [String] {
    var lines = separation.nearTies.map { near in
      let name =
        near.bond.agreementID.flatMap { data.agreement($0)?.name }
        ?? data.definition(of: near.bond.kind).label
      return "\(near.from.name) – \(near.to.name): \(name), \(near.shortfall.words(data))"
    }
    if separation.nearTieCount > lines.count {
      lines.append("and \(separation.nearTieCount - lines.count) more")
    }
    return lines
  }

  private var citedSources: [SourceID] {
    var cited: [SourceID] = []
    for path in answer.paths {
      for leg in path.legs {
        for bond in leg.bonds.prefix(Self.bondsShown) {
          for source in bond.sources where !cited.contains(source) { cited.append(source) }
        }
      }
    }
    return cited.sorted()
  }

  // MARK: Rows

  var table: Table {
    var rows: [[Table.Cell]] = []
    for (number, path) in answer.paths.enumerated() {
      for (step, leg) in path.legs.enumerated() {
        for bond in leg.bonds {
          rows.append(
            [
              .integer(number + 1), .integer(step + 1), .text(leg.from.code.rawValue),
              .text(leg.to.code.rawValue), .text(bond.kind.rawValue),
              bond.agreementID.map { .text($0.rawValue) } ?? .empty,
              bond.since.map { .text($0.description) } ?? .empty, .text(bond.stage.rawValue),
              .text(bond.level.text), leg.day?.date.map { .text($0.description) } ?? .empty,
              .list(bond.sources.map(\.rawValue)),
            ])
        }
      }
    }
    return Table(
      caption: "Shortest paths from \(EnglishName.withArticle(answer.from.name)) to "
        + "\(EnglishName.withArticle(answer.to.name)), tie by tie",
      columns: [
        Table.Column("path", "Path", isNumeric: true), Table.Column("leg", "Leg", isNumeric: true),
        Table.Column("from", "From"), Table.Column("to", "To"), Table.Column("kind", "Kind"),
        Table.Column("agreement", "Agreement"), Table.Column("since", "Since"),
        Table.Column("stage", "Stage"), Table.Column("level", "Level"),
        Table.Column("day", "Day"), Table.Column("sources", "Sources"),
      ], rows: rows)
  }

  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("schema", "alliance.path/1"),
      ("scope", answer.scope.json()),
      ("from", .string(answer.from.code.rawValue)),
      ("to", .string(answer.to.code.rawValue)),
      ("count", .number(answer.pathCount)),
      ("paths", .array(answer.paths.map(json(of:)))),
    ]
    if let obstacle = answer.obstacle {
      members.append(
        (
          "reason",
          .string(obstacle.sentence(from: answer.from, to: answer.to, on: answer.scope.dates))
        ))
      if case .separate(let separation) = obstacle {
        members.append(("components", json(of: separation)))
      }
    }
    return .object(members)
  }

  private func json(of path: DiplomaticPath) -> JSONValue {
    let length: JSONValue =
      path.length == path.length.rounded() && path.length.magnitude < 1e15
      ? .integer(Int(path.length)) : .number(path.length)
    return [
      "nations": .array(path.nations.map { .string($0.code.rawValue) }),
      "length": length,
      "legs": .array(
        path.legs.map { leg in
          [
            "from": .string(leg.from.code.rawValue),
            "to": .string(leg.to.code.rawValue),
            "agreement": leg.agreement.map { .string($0.id.rawValue) } ?? .null,
            "day": leg.day?.date.map { .string($0.description) } ?? .null,
            "ties": .array(leg.bonds.map(json(of:))),
          ]
        }),
    ]
  }

  private func json(of bond: Bond) -> JSONValue {
    let name: JSONValue =
      bond.agreementID.flatMap { data.agreement($0) }.map { .string($0.name) } ?? .null
    return [
      "kind": .string(bond.kind.rawValue),
      "agreement": bond.agreementID.map { .string($0.rawValue) } ?? .null,
      "name": name,
      "since": bond.since.map { .string($0.description) } ?? .null,
      "stage": .string(bond.stage.rawValue),
      "level": .string(bond.level.text),
      "mutual": .bool(bond.isMutual),
      "sources": .array(bond.sources.map { .string($0.rawValue) }),
    ]
  }

  private func json(of separation: PathObstacle.Separation) -> JSONValue {
    func codes(_ side: [Nation]) -> JSONValue { .array(side.map { .string($0.code.rawValue) }) }
    return [
      "reachable": codes(separation.reachable),
      "reaching": codes(separation.reaching),
      "nearTies": .array(
        separation.nearTies.map { near in
          [
            "from": .string(near.from.code.rawValue),
            "to": .string(near.to.code.rawValue),
            "kind": .string(near.bond.kind.rawValue),
            "agreement": near.bond.agreementID.map { .string($0.rawValue) } ?? .null,
            "stage": .string(near.bond.stage.rawValue),
            "lacks": .string(near.shortfall.words(data)),
          ]
        }),
      "nearTieCount": .integer(separation.nearTieCount),
    ]
  }
}

extension PathObstacle.NearTie.Shortfall {
  /// What a tie lacks, in words.
  fileprivate func words(_ data: AllianceData) -> String {
    switch self {
    case .stage(let stage): "but it is \(stage.label)"
    case .kind(let kind): "but its kind (\(data.definition(of: kind).label)) does not count here"
    case .level(let commitment): "but it is at the level “\(commitment.label)”"
    }
  }
}
