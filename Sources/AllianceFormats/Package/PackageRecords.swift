import AllianceGraph
import TextForms

/// The tables of a data package that say more of what others name: stages, successions, positions,
/// indicators, and the declarations of kinds and sources.
extension PackageReader {
  // MARK: - Records

  mutating func readStages(_ table: inout TableReader) {
    let subject = table.column("subject")
    let stage = table.column("stage")
    let date = table.column("date")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    while table.next() {
      let event = (
        table.name(subject), table.required(stage) == nil ? nil : table.word(stage, Stage.self),
        table.requiredDate(date)
      )
      guard let subjectText = event.0, let stageReached = event.1, let when = event.2 else {
        continue
      }
      contents.stages.append(
        StageEvent(
          subject: subjectText, stage: stageReached, date: when, sources: shared.sources(&table),
          note: table.text(shared.note)))
      rows.append(table.place)
    }
    places[.stages] = rows
  }

  mutating func readSuccessions(_ table: inout TableReader) {
    let predecessor = table.column("predecessor")
    let successor = table.column("successor")
    let date = table.column("date")
    let kind = table.column("kind")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    while table.next() {
      let row = (table.name(predecessor), table.name(successor), table.requiredDate(date))
      guard let before = row.0, let after = row.1, let when = row.2 else { continue }
      contents.successions.append(
        Succession(
          predecessor: NationCode(before), successor: NationCode(after), date: when,
          kind: table.text(kind), sources: shared.sources(&table)))
      rows.append(table.place)
    }
    places[.successions] = rows
  }

  mutating func readPositions(_ table: inout TableReader) {
    let nation = table.column("nation")
    let topic = table.column("topic")
    let stance = table.column("stance")
    let date = table.column("date")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    rows.reserveCapacity(table.expectedRows)
    contents.positions.reserveCapacity(table.expectedRows)
    while table.next() {
      let row = (table.name(nation), table.required(topic), table.required(stance))
      guard let code = row.0, let topicText = row.1, let stanceText = row.2 else { continue }
      contents.positions.append(
        Position(
          nation: NationCode(code), topic: topicText, stance: stanceText, date: table.date(date),
          sources: shared.sources(&table)))
      rows.append(table.place)
    }
    places[.positions] = rows
  }

  mutating func readIndicators(_ table: inout TableReader) {
    let nation = table.column("nation")
    let indicator = table.column("indicator")
    let date = table.column("date")
    let value = table.column("value")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    rows.reserveCapacity(table.expectedRows)
    contents.indicators.reserveCapacity(table.expectedRows)
    while table.next() {
      let row = (
        table.name(nation), table.required(indicator), table.requiredDate(date),
        table.required(value) == nil ? nil : table.number(value)
      )
      guard let code = row.0, let name = row.1, let when = row.2, let number = row.3 else {
        continue
      }
      contents.indicators.append(
        Indicator(
          nation: NationCode(code), name: name, date: when, value: number,
          sources: shared.sources(&table)))
      rows.append(table.place)
    }
    places[.indicators] = rows
  }

  // MARK: - Declarations

  mutating func readKinds(_ table: inout TableReader) {
    let kind = table.column("kind")
    let label = table.column("label")
    let sign = table.column("sign")
    let directed = table.column("directed")
    let level = table.column("level")
    let color = table.column("color")
    var rows: [TableReader.Place] = []
    while table.next() {
      guard let kindText = table.name(kind) else { continue }
      var commitment = Commitment.none
      if let text = table.text(level) {
        if let number = table.integer(level), let known = Commitment(rawValue: number) {
          commitment = known
        } else if DecimalText.integer(Array(text.utf8).span) != nil {
          table.report(level, "“\(text)” is no level", remedy: "it is one of 0, 1, 2, 3")
        }
      }
      contents.kinds.append(
        KindDefinition(
          TieKind(rawValue: kindText), label: table.required(label) ?? kindText,
          sign: table.required(sign) == nil ? .positive : table.word(sign) ?? .positive,
          isDirected: table.flag(directed) ?? false, level: commitment,
          color: self.color(color, &table)))
      rows.append(table.place)
    }
    places[.kinds] = rows
  }

  private func color(_ column: TableReader.Column, _ table: inout TableReader) -> String? {
    guard let text = table.text(column) else { return nil }
    let digits = text.dropFirst()
    guard text.first == "#", digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else {
      table.report(column, "“\(text)” is no colour", remedy: "write it as #1B9E77")
      return nil
    }
    return text
  }

  mutating func readSources(_ table: inout TableReader) {
    let id = table.column("id")
    let title = table.column("title")
    let publisher = table.column("publisher")
    let year = table.column("year")
    let url = table.column("url")
    let from = table.column("from")
    let to = table.column("to")
    let shared = SharedColumns(table)
    var rows: [TableReader.Place] = []
    rows.reserveCapacity(table.expectedRows)
    contents.sources.reserveCapacity(table.expectedRows)
    while table.next() {
      guard let idText = table.name(id) else { continue }
      contents.sources.append(
        Source(
          id: SourceID(rawValue: idText), title: table.required(title) ?? idText,
          publisher: table.text(publisher), year: table.integer(year), url: table.text(url),
          coverage: Period(from: table.date(from), to: table.end(to)),
          note: table.text(shared.note)))
      rows.append(table.place)
    }
    places[.sources] = rows
  }
}
