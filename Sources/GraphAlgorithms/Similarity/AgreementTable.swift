/// How alike two profiles of levels are, in one of several senses.
public enum ProfileSimilarity: String, CaseIterable, Hashable, Sendable {
  /// Signorino and Ritter's S with absolute differences, −1…1.
  case s
  /// S with squared differences, −1…1.
  case sSquared = "s_squared"
  /// Cohen's κ with squared differences, at most 1.
  case kappa
  /// Cohen's κ with absolute differences.
  case kappaLinear = "kappa_linear"
  /// Cohen's κ, levels being alike or not.
  case kappaNominal = "kappa_nominal"
  /// Scott's π, levels being alike or not.
  case pi
  /// Scott's π with squared differences.
  case piQuadratic = "pi_quadratic"
  /// Kendall's τ-b, −1…1; not recommended, since it looks at order only.
  case tauB = "tau_b"
  /// S less what chance would give, after Benati and Capurri.
  case beyondChance = "a"
  /// Those that both have, of those that either has, 0…1; levels above zero are alike.
  case jaccard
  /// The cosine of the angle between the profiles, 0…1.
  case cosine
}

/// How often, or with how much weight, one profile has a level where another has a level: all that
/// measures of likeness need to know. At most four levels, 0 to 3.
///
/// Reference: C. S. Signorino, J. M. Ritter, "Tau-b or not tau-b", 1999,
/// https://doi.org/10.1111/0020-8833.00113; F. M. Häge, "Choice or circumstance?", 2011,
/// https://doi.org/10.1093/pan/mpr023; S. Benati, A. Capurri, 2026, as the R package fpsim documents
/// their index.
public struct AgreementTable: Hashable, Sendable {
  /// The weight where the first has level i and the second level j, at 4 i + j.
  package var cells: SIMD16<Double>
  /// The largest level there can be: the largest difference, Δ.
  public let largest: Int

  /// Makes a table of nothing.
  ///
  /// - Parameter largest: the largest level, 1 to 3.
  public init(largest: Int = 3) {
    precondition((1...3).contains(largest), "levels are 0 to 3")
    cells = .zero
    self.largest = largest
  }

  /// Tells two profiles entry by entry.
  ///
  /// - Parameter weights: the weight of each entry; nil for one each. Their scale plays no part.
  public init(_ first: [Int], _ second: [Int], weights: [Double]? = nil, largest: Int = 3) {
    precondition(first.count == second.count, "profiles have the same entries")
    self.init(largest: largest)
    for (entry, level) in first.enumerated() {
      precondition((0...largest).contains(level) && (0...largest).contains(second[entry]))
      cells[4 * level + second[entry]] += weights?[entry] ?? 1
    }
  }

  /// The likeness in a sense, or nil where it is not defined: no entries, or no variation where
  /// chance is subtracted.
  ///
  ///     AgreementTable([3, 3, 2, 2], [2, 2, 3, 3], weights: [0.5, 0.3, 0.1, 0.1])
  ///       .similarity(.s)  // 1/3
  public func similarity(_ sense: ProfileSimilarity) -> Double? {
    let total = cells.sum()
    guard total > 0 else { return nil }
    let joint = cells / total
    switch sense {
    case .s: return 1 - 2 * (joint * Self.absolute).sum() / Double(largest)
    case .sSquared: return 1 - 2 * (joint * Self.squared).sum() / Double(largest * largest)
    case .kappa: return chanceCorrected(joint, Self.squared, expected(joint))
    case .kappaLinear: return chanceCorrected(joint, Self.absolute, expected(joint))
    case .kappaNominal: return chanceCorrected(joint, Self.different, expected(joint))
    case .pi: return chanceCorrected(joint, Self.different, pooled(joint))
    case .piQuadratic: return chanceCorrected(joint, Self.squared, pooled(joint))
    case .tauB: return tauB(joint)
    case .beyondChance:
      let chance = 2 * (expected(joint) * Self.absolute).sum() / Double(largest)
      return chance - 2 * (joint * Self.absolute).sum() / Double(largest)
    case .jaccard:
      let either = 1 - joint[0]
      let both = (joint * Self.bothAboveZero).sum()
      // Rounding must not make something of nothing.
      return either > 1e-12 ? both / either : nil
    case .cosine:
      let (x, y) = ((joint * Self.firstSquared).sum(), (joint * Self.secondSquared).sum())
      return x > 0 && y > 0 ? min(1, (joint * Self.product).sum() / (x * y).squareRoot()) : nil
    }
  }

  // MARK: - Kernel

  private static func matrix(_ entry: (Int, Int) -> Int) -> SIMD16<Double> {
    var matrix = SIMD16<Double>.zero
    for i in 0..<4 { for j in 0..<4 { matrix[4 * i + j] = Double(entry(i, j)) } }
    return matrix
  }

  private static let absolute = matrix { abs($0 - $1) }
  private static let squared = matrix { ($0 - $1) * ($0 - $1) }
  private static let different = matrix { $0 == $1 ? 0 : 1 }
  private static let bothAboveZero = matrix { $0 > 0 && $1 > 0 ? 1 : 0 }
  private static let firstSquared = matrix { i, _ in i * i }
  private static let secondSquared = matrix { _, j in j * j }
  private static let product = matrix { $0 * $1 }

  private func marginals(_ joint: SIMD16<Double>) -> (first: SIMD4<Double>, second: SIMD4<Double>) {
    var (first, second) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for i in 0..<4 {
      let row = SIMD4(joint[4 * i], joint[4 * i + 1], joint[4 * i + 2], joint[4 * i + 3])
      first[i] = row.sum()
      second += row
    }
    return (first, second)
  }

  private func outer(_ first: SIMD4<Double>, _ second: SIMD4<Double>) -> SIMD16<Double> {
    var table = SIMD16<Double>.zero
    for i in 0..<4 { for j in 0..<4 { table[4 * i + j] = first[i] * second[j] } }
    return table
  }

  /// The table if the two were independent, each with its own levels.
  private func expected(_ joint: SIMD16<Double>) -> SIMD16<Double> {
    let (first, second) = marginals(joint)
    return outer(first, second)
  }

  /// The table if the two were independent and shared the levels of both.
  private func pooled(_ joint: SIMD16<Double>) -> SIMD16<Double> {
    let (first, second) = marginals(joint)
    let both = (first + second) / 2
    return outer(both, both)
  }

  private func chanceCorrected(
    _ joint: SIMD16<Double>, _ distance: SIMD16<Double>, _ chance: SIMD16<Double>
  ) -> Double? {
    let disagreement = (chance * distance).sum()
    guard disagreement > 1e-12 else { return nil }
    return 1 - (joint * distance).sum() / disagreement
  }

  /// (C − D) / √((1 − T₁)(1 − T₂)), in shares of ordered pairs of entries.
  private func tauB(_ joint: SIMD16<Double>) -> Double? {
    var balance = 0.0
    for i in 0..<4 {
      for j in 0..<4 {
        var (concordant, discordant) = (0.0, 0.0)
        for k in (i + 1)..<max(4, i + 1) {
          for l in 0..<4 {
            if l > j { concordant += joint[4 * k + l] }
            if l < j { discordant += joint[4 * k + l] }
          }
        }
        balance += 2 * joint[4 * i + j] * (concordant - discordant)
      }
    }
    let (first, second) = marginals(joint)
    let (untied, other) = (1 - (first * first).sum(), 1 - (second * second).sum())
    guard untied > 1e-12, other > 1e-12 else { return nil }
    return balance / (untied * other).squareRoot()
  }
}
