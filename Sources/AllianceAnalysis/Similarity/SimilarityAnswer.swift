import AllianceGraph
import GraphAlgorithms

/// How alike nations are.
public struct SimilarityAnswer: Sendable {
  /// Two nations and how alike they are.
  public struct Row: Sendable {
    /// The first nation.
    public let first: Nation
    /// The second nation.
    public let second: Nation
    /// The likeness in each sense; nil where it is undefined.
    public let values: [Double?]
  }

  /// What the answer holds for.
  public let scope: Scope
  /// The question.
  public let question: SimilarityQuestion
  /// The pairs: by the first sense, the most alike first, of equals by codes.
  public let rows: [Row]
}

extension Snapshot {
  /// How alike nations are: a pair, one nation with all others, or all pairs.
  ///
  /// - Parameter nations: two nations for a pair, one for it and all others, none for all pairs.
  /// - Throws: `AnalysisError.undeclaredNation` for one that is not there;
  ///   `AnalysisError.unknownIndicator`.
  /// - Complexity: O(pairs · nations / 64) without weights.
  public func similarity(
    of nations: [NationCode] = [], _ question: SimilarityQuestion = SimilarityQuestion()
  ) throws(AnalysisError) -> SimilarityAnswer {
    let profiles = try NationProfiles(self, question)
    var chosen: [Int] = []
    for code in nations {
      guard let index = index(of: code) else { throw .undeclaredNation(code) }
      chosen.append(index)
    }
    var rows: [SimilarityAnswer.Row] = []
    func compare(_ first: Int, _ second: Int) {
      rows.append(
        SimilarityAnswer.Row(
          first: self.nations[first], second: self.nations[second],
          values: profiles.values(first, second, question.senses)))
    }
    switch chosen.count {
    case 0:
      for first in self.nations.indices {
        for second in (first + 1)..<max(self.nations.count, first + 1) { compare(first, second) }
      }
    case 1:
      for other in self.nations.indices where other != chosen[0] { compare(chosen[0], other) }
    default:
      for place in chosen.indices {
        for other in chosen[(place + 1)...] { compare(chosen[place], other) }
      }
    }
    rows.sort { left, right in
      switch (left.values.first ?? nil, right.values.first ?? nil) {
      case (let one?, let other?) where one != other: one > other
      case (_?, nil): true
      case (nil, _?): false
      default: (left.first.code, left.second.code) < (right.first.code, right.second.code)
      }
    }
    let projection = Projection(
      leastStage: question.leastStage, leastLevel: .nonaggression, actors: .all)
    return SimilarityAnswer(
      scope: Scope(projected(projection), method: question.method), question: question, rows: rows)
  }
}

/// How alike every two nations are, in every year.
public struct DyadYears: Sendable {
  /// Two nations in a year.
  public struct Row: Sendable {
    /// The first nation, by code before the second.
    public let first: Nation
    /// The second nation.
    public let second: Nation
    /// The likeness in each sense; nil where it is undefined.
    public let values: [Double?]
  }

  /// The data set.
  public let data: AllianceData
  /// The question.
  public let question: SimilarityQuestion
  /// The years.
  public let years: ClosedRange<Int>

  /// Makes the table of all pairs of all years, which is computed year by year as it is asked for.
  public init(_ data: AllianceData, _ question: SimilarityQuestion, years: ClosedRange<Int>) {
    self.data = data
    self.question = question
    self.years = years
  }

  /// The pairs of a year, by codes: a commitment counts that held on any of its days.
  ///
  /// - Throws: `AnalysisError.unknownIndicator`.
  public func rows(of year: Int) throws(AnalysisError) -> [Row] {
    guard let date = CalendarDate(year: year) else { return [] }
    let snapshot = data.snapshot(on: date)
    let profiles = try NationProfiles(snapshot, question)
    var rows: [Row] = []
    let count = snapshot.nations.count
    rows.reserveCapacity(count * max(0, count - 1) / 2)
    for first in 0..<count {
      for second in (first + 1)..<max(count, first + 1) {
        rows.append(
          Row(
            first: snapshot.nations[first], second: snapshot.nations[second],
            values: profiles.values(first, second, question.senses)))
      }
    }
    return rows
  }
}
