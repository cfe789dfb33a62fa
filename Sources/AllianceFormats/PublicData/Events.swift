import AllianceGraph
import TextForms

/// How dated events become ties.
public struct EventOptions: Sendable {
  /// The first and last day that count; nil takes all.
  public var days: ClosedRange<Day>?
  /// Which class of events makes which kind of tie: the first digits of CAMEO codes, the longest
  /// that fits. Events of other classes are counted and left out.
  public var kinds: [String: TieKind]
  /// How long the time is over which events are counted.
  public var window: Window

  /// A time over which events are counted.
  public enum Window: String, CaseIterable, Sendable {
    /// All days of the files.
    case whole
    /// Each calendar year.
    case year
    /// Each month.
    case month
    /// Each day.
    case day
  }

  /// Makes options. By default diplomatic cooperation (03–05) makes dialogue, material cooperation
  /// (06, 07) cooperation, and threats, force, assault and fighting (13, 15, 18–20) hostility.
  public init(
    days: ClosedRange<Day>? = nil, kinds: [String: TieKind] = EventOptions.standardKinds,
    window: Window = .whole
  ) {
    self.days = days
    self.kinds = kinds
    self.window = window
  }

  /// The kinds by CAMEO root code.
  ///
  /// Reference: Schrodt, CAMEO: Conflict and Mediation Event Observations, version 1.1b3 (2012).
  public static let standardKinds: [String: TieKind] = [
    "03": .dialogue, "04": .dialogue, "05": .dialogue, "045": .mediation, "06": .cooperation,
    "07": .cooperation, "13": .hostility, "15": .hostility, "18": .hostility, "19": .hostility,
    "20": .hostility,
  ]

  /// The kind of a code, or nil where events of its class make no tie. Codes are texts: `040` is
  /// not `40`.
  func kind(of code: String) -> TieKind? {
    for length in stride(from: min(4, code.count), through: 2, by: -1) {
      if let kind = kinds[String(code.prefix(length))] { return kind }
    }
    return nil
  }
}

/// Event data by CAMEO class: ICEWS, GDELT 1.0 and 2.0.
///
/// Events of one pair, kind and direction become one tie over the days from the first to the last, or
/// one for each year, month or day, whose strength is their number; the mean of their Goldstein scores stands in its note.
public enum EventImport {
  /// The forms of event files.
  public enum Form: String, CaseIterable, Sendable {
    /// ICEWS, 20 columns with a header, tab-separated.
    case icews
    /// GDELT 1.0, 57 columns, in daily files 58, without header, tab-separated.
    case gdelt1 = "gdelt-1.0"
    /// GDELT 2.0, 61 columns, without header, tab-separated.
    case gdelt2 = "gdelt-2.0"
  }

  /// Where a form has what.
  private struct Columns {
    var count: ClosedRange<Int>
    var source: Int
    var target: Int
    var date: Int
    var code: Int
    var goldstein: Int
    var events: Int?
  }

  /// Reads event files of one form into a data set.
  ///
  /// Only events between two countries count; those inside of one, or with an actor of no country,
  /// are counted and left out.
  ///
  /// - Throws: `InvalidInput` with the rows that cannot be read; `FileProblem` where a file cannot.
  public static func read(
    _ paths: [String], as form: Form, _ events: EventOptions = EventOptions(),
    _ options: ImportOptions = ImportOptions()
  ) throws -> (data: AllianceData, remarks: [ImportStatement.Remark]) {
    var options = options
    options.events = events
    let outcome = try outcome(paths, as: form, options)
    return (outcome.data, outcome.statement.remarks)
  }

  /// Reads event files of one form into a data set, with what there is to say of each.
  static func outcome(
    _ paths: [String], as form: Form, _ options: ImportOptions
  ) throws -> DataImport.Outcome {
    var tally = EventTally(options.events)
    var log = FaultLog()
    var rejections = FaultLog()
    var rejected: [UInt8] = []
    var rejectedCount = 0
    var statement = ImportStatement()
    for path in paths {
      let file = try options.reading.file(path)
      var reader = CSVReader(
        file, CSVReader.Dialect(delimiter: 0x09, hasQuotes: false, isRectangular: false))
      var header: Range<Int>?
      if form == .icews, reader.next() {
        header = reader.recordStart..<(reader.fields.last?.range.upperBound ?? 0)
        if reader.fields.count != 20 {
          reader.report(
            0, "the header has \(reader.fields.count) columns, not 20", remedy: "is it ICEWS?")
        }
      }
      let before = tally.rows
      tally.rejected = []
      read(&reader, columns(form), &tally, options)
      log.add(reader.log)
      rejections.add(tally.rejections)
      tally.rejections = FaultLog()
      rejectedCount += tally.rejected.count
      if !tally.rejected.isEmpty {
        for range in [header].compactMap({ $0 }) + tally.rejected {
          rejected += file.bytes[range]
          rejected.append(0x0A)
        }
      }
      statement.parts.append(
        ImportStatement.Part(
          file: path, form: nil, title: form.title, rowCount: tally.rows - before, remarks: []))
    }
    try log.throwErrors()
    let (data, remarks) = try tally.finished(form, options)
    statement.remarks = remarks
    return DataImport.Outcome(
      data: data, statement: statement, doubts: log.doubts, rejected: rejected,
      rejectedCount: rejectedCount, rejections: rejections.errors)
  }

  // MARK: - Kernel

  private static func columns(_ form: Form) -> Columns {
    switch form {
    case .icews:
      Columns(count: 20...20, source: 4, target: 10, date: 1, code: 6, goldstein: 7, events: nil)
    case .gdelt1:
      Columns(count: 57...58, source: 7, target: 17, date: 1, code: 26, goldstein: 30, events: nil)
    case .gdelt2:
      Columns(count: 61...61, source: 7, target: 17, date: 1, code: 26, goldstein: 30, events: nil)
    }
  }

  private static func read(
    _ reader: inout CSVReader, _ columns: Columns, _ tally: inout EventTally,
    _ options: ImportOptions
  ) {
    while reader.next() {
      tally.rows += 1
      guard columns.count.contains(reader.fields.count) else {
        let wanted = Set([columns.count.lowerBound, columns.count.upperBound]).sorted()
        tally.refuse(
          &reader, 0,
          "the row has \(reader.fields.count) columns, not "
            + wanted.map(String.init).joined(separator: " or "), options)
        continue
      }
      guard let date = date(reader, columns.date) else {
        tally.refuse(&reader, columns.date, "a date is expected here", options)
        continue
      }
      let code = reader.text(columns.code)
      var goldstein: Double?
      if case .success(let number) = reader.number(columns.goldstein, .published) {
        goldstein = number
      }
      tally.add(
        from: reader.text(columns.source), to: reader.text(columns.target), on: date, code: code,
        goldstein: goldstein)
    }
  }

  /// A day that is written `2018-06-01` or `20180601`.
  private static func date(_ reader: CSVReader, _ column: Int) -> CalendarDate? {
    if let date = reader.date(column), date.precision == .day { return date }
    guard let number = reader.integer(column), (10_000_101...99_991_231).contains(number) else {
      return nil
    }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}

/// Counts events by pair and kind.
private struct EventTally {
  struct Key: Hashable {
    var from: String
    var to: String
    var kind: TieKind
    /// The year, month or day in which they fall; nil where all days count together.
    var window: CalendarDate?
  }

  struct Sum {
    var count = 0
    var first: CalendarDate
    var last: CalendarDate
    var goldstein = 0.0
    var scored = 0
  }

  let events: EventOptions
  var rows = 0
  /// Rows that could not be used, as they stand in the file that is read now.
  var rejected: [Range<Int>] = []
  /// Why.
  var rejections = FaultLog()
  private var sums: [Key: Sum] = [:]
  private var outside = 0
  private var otherClasses = 0
  private var withoutCountry = 0
  private var domestic = 0
  private var refused = 0
  private var span: (CalendarDate, CalendarDate)?

  init(_ events: EventOptions) { self.events = events }

  mutating func refuse(
    _ reader: inout CSVReader, _ column: Int, _ message: String, _ options: ImportOptions
  ) {
    refused += 1
    let place = reader.fields[min(column, reader.fields.count - 1)].range
    let fault = reader.file.fault(
      place, message, remedy: SourceTable.remedy(options.skipsBadRows),
      anchor: (reader.recordStart, reader.line))
    guard options.skipsBadRows else {
      reader.log.add(fault)
      return
    }
    rejections.add(fault)
    rejected.append(reader.recordStart..<(reader.fields.last?.range.upperBound ?? place.upperBound))
  }

  mutating func add(
    from source: String, to target: String, on date: CalendarDate, code: String, goldstein: Double?
  ) {
    if let days = events.days, !days.contains(date.firstDay) {
      outside += 1
      return
    }
    span = (min(span?.0 ?? date, date), max(span?.1 ?? date, date))
    // ICEWS mixes NA and empty cells for an actor of no country.
    if source.isEmpty || target.isEmpty || source == "NA" || target == "NA" {
      withoutCountry += 1
      return
    }
    if source == target {
      domestic += 1
      return
    }
    guard let kind = events.kind(of: code) else {
      otherClasses += 1
      return
    }
    let key = Key(from: source, to: target, kind: kind, window: window(of: date))
    var sum = sums[key] ?? Sum(first: date, last: date)
    sum.count += 1
    sum.first = min(sum.first, date)
    sum.last = max(sum.last, date)
    if let goldstein {
      sum.goldstein += goldstein
      sum.scored += 1
    }
    sums[key] = sum
  }

  private func window(of date: CalendarDate) -> CalendarDate? {
    switch events.window {
    case .whole: nil
    case .year: CalendarDate(year: date.year)
    case .month: CalendarDate(year: date.year, month: date.month)
    case .day: date
    }
  }

  func finished(
    _ form: EventImport.Form, _ options: ImportOptions
  ) throws -> (data: AllianceData, remarks: [ImportStatement.Remark]) {
    var contents = AllianceData.Contents(
      metadata: AllianceData.Metadata(name: options.name, title: options.title))
    if let span { contents.metadata.coverage = Period(from: span.0, to: .on(span.1)) }
    let source = SourceID(rawValue: form.rawValue)
    contents.sources = [
      Source(id: source, title: form.title, coverage: contents.metadata.coverage)
    ]
    var matcher = NationMatcher(options.base, options.spreadsheet.codes)
    var codes: [String: NationCode] = [:]
    for name in Set(sums.keys.flatMap { [$0.from, $0.to] }).sorted() {
      codes[name] = matcher.code(name, on: span?.1)
    }
    for (key, sum) in sums {
      for name in [key.from, key.to] {
        if let code = codes[name] {
          matcher.note(code, Period(from: sum.first, to: .on(sum.last)))
        }
      }
    }
    let (nations, unbound) = matcher.nations()
    contents.nations = nations
    for (key, sum) in sums {
      guard let from = codes[key.from], let to = codes[key.to], from != to else { continue }
      let mean = sum.scored > 0 ? sum.goldstein / Double(sum.scored) : nil
      contents.ties.append(
        Tie(
          from: from, to: to, kind: key.kind, isDirected: true,
          period: Period(from: key.window ?? sum.first, to: .on(key.window ?? sum.last)),
          strength: Double(sum.count),
          sources: [source],
          note: mean.map { "mean Goldstein score \(DecimalText.rounded($0))" }))
    }
    contents.sortCanonically()
    return (try AllianceData(contents), remarks + matcher.remarks(unbound))
  }

  private var remarks: [ImportStatement.Remark] {
    let counted = sums.values.reduce(0) { $0 + $1.count }
    let lines: [(ImportStatement.Remark.Kind, Int, String)] = [
      (
        .understood, counted,
        "events, as \(EnglishCount.of(sums.count, "tie")) with their number as strength"
      ),
      (.dropped, otherClasses, "events of classes that make no tie"),
      (.dropped, withoutCountry, "events with an actor of no country"),
      (.dropped, domestic, "events inside of one country"),
      (.dropped, outside, "events outside of the days that count"),
      (.dropped, refused, "rows that cannot be used"),
    ]
    return lines.filter { $0.1 > 0 }.map {
      ImportStatement.Remark(kind: $0.0, count: $0.1, text: $0.2)
    }
  }
}
