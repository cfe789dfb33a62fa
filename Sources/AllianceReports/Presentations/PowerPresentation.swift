import AllianceAnalysis
import AllianceGraph
import TextForms

extension Presentation {
  /// Who decides in a vote, and the coalitions that pass or block a motion.
  ///
  /// - Parameter limit: how many coalitions people are shown of each sort.
  public init(_ answer: PowerAnswer, limit: Int = 10) {
    var document = Document(title: "Voting power", subtitle: answer.summary)
    document.blocks.append(.table(answer.table))
    document.blocks += answer.blocks(
      "Minimal winning coalitions", answer.minimalWinning, answer.isWinningComplete, limit)
    document.blocks += answer.blocks(
      "Minimal blocking coalitions", answer.minimalBlocking, answer.isBlockingComplete, limit)
    document.blocks.append(.definitions(PowerAnswer.definitions))
    document.blocks += (answer.scope?.lines ?? []).map { .note($0) }
    self.init(document: document, table: answer.table, json: answer.json)
  }
}

extension PowerAnswer {
  fileprivate var summary: String {
    var text =
      "\(EnglishCount.of(members.count, "voter")) with \(DecimalText.rounded(total)) in all; "
      + "\(DecimalText.rounded(quota)) \(quota == 1 ? "passes" : "pass") a motion."
    if quotas.count > 1 {
      let needed = quotas.map { DecimalText.rounded($0) }.joined(separator: ", ")
      text =
        "\(EnglishCount.of(members.count, "voter")) in \(quotas.count) votes, all of which must pass: \(needed) are "
        + "needed."
    }
    if let samples {
      text +=
        " Estimated from \(samples) orders of joining and as many coalitions, with the intervals "
        + "that hold the truth in 95 of 100 such samples."
    }
    let veto = members.filter(\.hasVeto).map(\.name)
    text +=
      veto.isEmpty
      ? " Nobody has a veto, so the core of the game is empty."
      : " Without \(veto.joined(separator: ", ")) nothing passes: the core of the game is theirs."
    if let leastSurplus {
      text += " The leanest winning coalition has \(DecimalText.rounded(leastSurplus)) to spare."
    }
    return text
  }

  fileprivate func blocks(
    _ heading: String, _ coalitions: [[String]], _ isComplete: Bool, _ limit: Int
  ) -> [Document.Block] {
    guard !coalitions.isEmpty else { return [] }
    let shown = coalitions.prefix(limit)
    let count = isComplete ? "\(coalitions.count)" : "more than \(coalitions.count)"
    var blocks: [Document.Block] = [
      .heading(level: 2, "\(heading) (\(count))"),
      .list(shown.map { $0.joined(separator: ", ") }),
    ]
    if shown.count < coalitions.count {
      blocks.append(.note("The first \(shown.count), the smallest first; JSON has more."))
    }
    return blocks
  }

  fileprivate var table: Table {
    Table(
      caption: "Voting power by \(measure)",
      columns: [
        Table.Column("member", "Voter"), Table.Column("name", "Name"),
        Table.Column("weight", "Votes", isNumeric: true),
        Table.Column("share", "Share", isNumeric: true),
        Table.Column("shapleyShubik", "Shapley–Shubik", isNumeric: true),
        Table.Column("banzhaf", "Banzhaf", isNumeric: true),
        Table.Column("probability", "Chance to decide", isNumeric: true),
        Table.Column("role", "Role"),
      ] + intervalColumns,
      rows: members.map { member in
        let role = member.hasVeto ? "veto" : member.isDummy ? "never decides" : ""
        let row: [Table.Cell] = [
          .text(member.name), member.nation.map { .text($0.name) } ?? .empty,
          .number(member.weight), .number(member.share), .number(member.shapleyShubik),
          .number(member.banzhaf), .number(member.probability), .text(role),
        ]
        return row + intervals(of: member)
      })
  }

  private var intervalColumns: [Table.Column] {
    guard samples != nil else { return [] }
    return [
      Table.Column("shapleyLow", "Shapley from", isNumeric: true),
      Table.Column("shapleyHigh", "to", isNumeric: true),
      Table.Column("probabilityLow", "Chance from", isNumeric: true),
      Table.Column("probabilityHigh", "to", isNumeric: true),
    ]
  }

  private func intervals(of member: Member) -> [Table.Cell] {
    guard samples != nil else { return [] }
    return [member.shapleyInterval, member.probabilityInterval].flatMap { interval in
      interval.map { [Table.Cell.number($0.lowerBound), .number($0.upperBound)] } ?? [
        .empty, .empty,
      ]
    }
  }

  fileprivate static let definitions: [(term: String, meaning: String)] = [
    (
      "Shapley–Shubik",
      "How often a voter is the one whose joining passes the motion, over all orders of joining; "
        + "sums to 1. Shapley and Shubik 1954, https://doi.org/10.2307/1951053."
    ),
    (
      "Banzhaf",
      "The voter's share of all cases in which one voter turns defeat into victory; sums to 1. The "
        + "chance to decide is their share of all ways in which the others can vote. Dubey and "
        + "Shapley 1979, https://doi.org/10.1287/moor.4.2.99."
    ),
  ]

  fileprivate var json: JSONValue {
    func sets(_ coalitions: [[String]]) -> JSONValue {
      .array(coalitions.map { .array($0.map { .string($0) }) })
    }
    return [
      "schema": "alliance.power/1",
      "scope": scope.map { $0.json() } ?? .null,
      "measure": .string(measure),
      "quota": .number(quota),
      "total": .number(total),
      "quotas": .array(quotas.map { .number($0) }),
      "samples": samples.map { .integer($0) } ?? .null,
      "members": .array(table.rowObjects),
      "minimalWinning": sets(minimalWinning),
      "minimalWinningComplete": .bool(isWinningComplete),
      "minimalBlocking": sets(minimalBlocking),
      "minimalBlockingComplete": .bool(isBlockingComplete),
      "leastSurplus": leastSurplus.map { .number($0) } ?? .null,
    ]
  }
}
