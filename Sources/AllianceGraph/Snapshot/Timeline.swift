/// The stages of one agreement or tie over time: spans that follow each other without a gap
/// between the first and the last day.
struct Timeline: Sendable {
  /// What is known on some days.
  enum State: Hashable, Sendable {
    case stage(Stage)
    case unknown
  }

  struct Span: Sendable {
    var first: Day
    var last: Day
    var state: State
    /// The date, as the source gives it, on which the state began.
    var since: CalendarDate?
  }

  var spans: [Span] = []

  /// The timeline of an agreement: signature, entry into force, dated stages, end.
  ///
  /// Without a date of entry an agreement is in force from its signature, unless it has stage
  /// events that come before force (contact, negotiation, signed), which then say how far it came.
  init(_ agreement: Agreement, events: [StageEvent]) {
    var marks = events.map { Mark(date: $0.date, stage: $0.stage) }
    if let inForce = agreement.inForce {
      if let signed = agreement.signed, signed.firstDay < inForce.firstDay {
        marks.append(Mark(date: signed, stage: .signed))
      }
      marks.append(Mark(date: inForce, stage: .inForce))
    } else if let signed = agreement.signed {
      let hasEarlyEvents = events.contains { ($0.stage.progress ?? 4) < 4 }
      marks.append(Mark(date: signed, stage: hasEarlyEvents ? .signed : .inForce))
    }
    let isDated = agreement.signed != nil || agreement.inForce != nil
    self.init(marks: marks, undated: isDated ? nil : .inForce, end: agreement.end)
  }

  /// The timeline of a tie: its start at its own stage, dated stages, end.
  init(_ tie: Tie, events: [StageEvent]) {
    var marks = events.map { Mark(date: $0.date, stage: $0.stage) }
    let stage = tie.stage ?? .inForce
    if let start = tie.period.start { marks.append(Mark(date: start, stage: stage)) }
    self.init(marks: marks, undated: tie.period.start == nil ? stage : nil, end: tie.period.end)
  }

  private struct Mark {
    var date: CalendarDate
    var stage: Stage
  }

  /// Lays the marks out in time. What began at an unknown date, at the stage `undated`, was there
  /// before all that is recorded, unless its first mark is itself a beginning.
  private init(marks: [Mark], undated: Stage?, end: Period.End) {
    let ordered = marks.enumerated()
      .sorted {
        ($0.element.date.firstDay, $0.element.stage.progress ?? 9, $0.offset)
          < ($1.element.date.firstDay, $1.element.stage.progress ?? 9, $1.offset)
      }
      .map(\.element)
    if let undated, ordered.first?.stage.progress == nil {
      spans.append(Span(first: .distantPast, last: .distantFuture, state: .stage(undated)))
    }
    for mark in ordered {
      let first = mark.date.firstDay
      if let last = spans.indices.last {
        // Renewals do not restart a span: a treaty is in force since it first was.
        if spans[last].state == .stage(mark.stage) { continue }
        if spans[last].first == first { spans.removeLast() }
      }
      if let last = spans.indices.last { spans[last].last = first.previous }
      spans.append(
        Span(first: first, last: .distantFuture, state: .stage(mark.stage), since: mark.date))
    }
    close(end, lastRecorded: ordered.last?.date.lastDay ?? .distantPast)
  }

  private mutating func close(_ end: Period.End, lastRecorded: Day) {
    switch end {
    case .open: return
    case .on(let date):
      while let last = spans.last, last.first > date.lastDay { spans.removeLast() }
      if let last = spans.indices.last { spans[last].last = min(spans[last].last, date.lastDay) }
    case .unknown:
      // It held when it began and was last renewed; when it stopped nobody knows.
      guard let last = spans.indices.last, case .stage(let stage) = spans[last].state,
        stage.progress != nil
      else { return }
      spans[last].last = max(spans[last].first, lastRecorded)
      spans.append(Span(first: spans[last].last.next, last: .distantFuture, state: .unknown))
    }
  }

  /// The state under a date rule, or nil where there is none: it has not begun or is over.
  ///
  /// Over several days: the furthest stage that it has on any of them, or the least that it has on
  /// every one; what is known wins over what is not. The span returned covers those of the days
  /// asked for, from the first to the last, on which it has that state.
  func state(_ rule: DateRule) -> Span? {
    let days = rule.days
    let touched = spans.filter { $0.first <= days.upperBound && $0.last >= days.lowerBound }
    guard let first = touched.first, let last = touched.last else { return nil }
    var found: Span?
    switch rule {
    case .on, .anyDay:
      found = touched.max { Self.rank($0) < Self.rank($1) }
      if let state = found?.state, let again = touched.last(where: { $0.state == state }) {
        found?.last = again.last
      }
    case .everyDay:
      guard first.first <= days.lowerBound, last.last >= days.upperBound else { return nil }
      found = touched.min { Self.rank($0) < Self.rank($1) }
      found?.first = days.lowerBound
      found?.last = days.upperBound
    }
    if let span = found {
      found?.first = max(span.first, days.lowerBound)
      found?.last = min(span.last, days.upperBound)
    }
    return found
  }

  private static func rank(_ span: Span) -> Int {
    switch span.state {
    case .stage(let stage): stage.progress.map { $0 + 1 } ?? 0
    case .unknown: 1
    }
  }
}
