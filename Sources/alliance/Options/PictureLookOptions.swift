import AllianceAnalysis
import AllianceFormats
import AllianceGraph
import ArgumentParser
import GraphvizExport
import TextForms

extension DrawingOptions.Labels: ExpressibleByArgument {}
extension DrawingOptions.Widths: ExpressibleByArgument {}

/// What decides the sizes, colours, widths and places of a picture.
struct PictureLookOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A measure or an indicator of the data set that decides the size of nations.",
      valueName: "measure"))
  var sizeBy: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What colours nations: region, subregion, kind, coalition (consensus, swing members with a "
        + "band), camp (of the least frustration), a measure or an indicator.",
      valueName: "what"))
  var colorBy: String?

  @Option(name: .long, help: "What decides the width of lines: kind, level or strength.")
  var widthBy: DrawingOptions.Widths = .kind

  @Option(name: .long, help: "What stands on nations: automatic, names, codes or both.")
  var labels: DrawingOptions.Labels = .automatic

  @Option(
    name: .long,
    help: ArgumentHelp(
      "In an overview, draw these nations apart with their ties to single nations.",
      valueName: "nations"))
  var split: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take the places of nations and agreements from this file, so that pictures agree.",
      valueName: "file"))
  var places: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write the places into this file: id,x,y.", valueName: "file"))
  var savePlaces: String?

  @Option(name: .long, help: "The seed of coalitions and camps.")
  var seed: UInt64 = 1

  /// Fills in what the options ask for.
  func apply(
    to options: inout DrawingOptions, of snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) {
    options.labels = labels
    options.widths = widthBy
    if let sizeBy { options.sizes = try numbers(sizeBy, in: snapshot, projection) }
    if let colorBy { try color(&options, by: colorBy, in: snapshot, projection) }
    if let split {
      for word in split.split(separator: ",") {
        options.split.append(try snapshot.nation(meaning: word.trimmed).code)
      }
    }
    if let places { options.places = try PictureTimeOptions.places(from: places) }
  }

  // MARK: - Colours

  private func color(
    _ options: inout DrawingOptions, by word: String, in snapshot: Snapshot,
    _ projection: Projection
  ) throws(CommandFailure) {
    switch word {
    case "region": break
    case "subregion": options.blocs = Self.groups(of: snapshot) { $0.subregion }
    case "kind": options.blocs = Self.groups(of: snapshot) { $0.kind.rawValue }
    case "coalition": options.blocs = try coalitions(in: snapshot, projection)
    case "camp":
      options.blocs = try camps(in: snapshot)
      options.marksFrustration = true
    default: options.shades = try numbers(word, in: snapshot, projection)
    }
    options.outlinesBlocs = word == "coalition" || word == "camp"
  }

  /// Nations with the same attribute, the largest group first; nine colours are told apart.
  private static func groups(
    of snapshot: Snapshot, _ attribute: (Nation) -> String?
  ) -> [DrawingOptions.Bloc] {
    var members: [String: [NationCode]] = [:]
    for nation in snapshot.nations {
      if let value = attribute(nation) { members[value, default: []].append(nation.code) }
    }
    return members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(9)
      .map { DrawingOptions.Bloc(name: $0.key, members: $0.value) }
  }

  private func coalitions(
    in snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> [DrawingOptions.Bloc] {
    let list = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.coalitions(.consensus(runs: 100, seed: seed), projection)
    }
    return list.coalitions.filter { $0.members.count > 1 }.prefix(9).map {
      DrawingOptions.Bloc(
        name: $0.name, members: $0.members.map(\.code), swing: $0.swing.map(\.code))
    }
  }

  private func camps(in snapshot: Snapshot) throws(CommandFailure) -> [DrawingOptions.Bloc] {
    let answer = try CommandFailure.translating { () throws(AnalysisError) in
      try snapshot.balance(seed: seed)
    }
    let swing = Set(answer.standings.filter { $0.changeCost == 0 }.map(\.nation.code))
    return answer.camps.enumerated().map { number, members in
      let codes = members.map(\.code)
      let camp = number < 26 ? String(UnicodeScalar(UInt8(65 + number))) : String(number + 1)
      return DrawingOptions.Bloc(
        name: "camp \(camp)", members: codes, swing: codes.filter(swing.contains))
    }
  }

  // MARK: - Numbers

  /// The values of a measure, or the latest values of an indicator.
  private func numbers(
    _ name: String, in snapshot: Snapshot, _ projection: Projection
  ) throws(CommandFailure) -> DrawingOptions.Sizes {
    let known = Ranking.Criterion.all.map(\.name)
    var values: [NationCode: Double] = [:]
    if known.contains(name) {
      let ranking = try CommandFailure.translating { () throws(AnalysisError) in
        try snapshot.ranking(by: [name], projection)
      }
      for row in ranking.rows { values[row.nation.code] = row.values[0] }
      return DrawingOptions.Sizes(label: name, values: values)
    }
    var dates: [NationCode: CalendarDate] = [:]
    for indicator in snapshot.data.contents.indicators
    where indicator.name == name && indicator.date.firstDay <= snapshot.rule.days.upperBound {
      if let date = dates[indicator.nation], date > indicator.date { continue }
      dates[indicator.nation] = indicator.date
      values[indicator.nation] = indicator.value
    }
    guard !values.isEmpty else {
      let indicators = Set(snapshot.data.contents.indicators.map(\.name)).sorted()
      throw CommandFailure.unknown("measure or indicator", name, among: known + indicators)
    }
    return DrawingOptions.Sizes(label: name, values: values)
  }
}

// MARK: - Places

extension PictureTimeOptions {
  /// Places as `--save-places` writes them.
  static func places(from path: String) throws(CommandFailure) -> [String: Point] {
    let file: InputFile
    do {
      file = try InputFile(reading: path, limit: 16 << 20)
    } catch {
      throw CommandFailure(error)
    }
    var places: [String: Point] = [:]
    let lines = file.bytes.split(separator: 10, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where number > 0 && !line.isEmpty {
      let fields = String(decoding: line, as: UTF8.self).split(
        separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 3, let x = Double(fields[1].trimmed), let y = Double(fields[2].trimmed),
        abs(x) < 100_000, abs(y) < 100_000
      else {
        throw CommandFailure(
          .badData,
          "\(TerminalText.shown(path)):\(number + 1): error: a line of places is id,x,y with "
            + "numbers up to 100000")
      }
      places[String(fields[0])] = Point(x, y)
    }
    return places
  }

  /// The places of a picture, by id.
  static func text(of places: [String: Point]) -> String {
    places.sorted { $0.key < $1.key }.reduce(into: "id,x,y\n") { text, place in
      text +=
        "\(place.key),\(DecimalText.rounded(place.value.x, digits: 7)),"
        + "\(DecimalText.rounded(place.value.y, digits: 7))\n"
    }
  }
}
