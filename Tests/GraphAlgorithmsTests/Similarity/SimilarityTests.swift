import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct SimilarityTests {
  /// The fixture F2 of the project's definitions.
  static let x = [3, 3, 0, 0, 1, 0, 0, 2, 0, 0]
  static let y = [3, 0, 0, 0, 1, 0, 2, 2, 0, 0]
  static let w = [0.30, 0.20, 0.12, 0.10, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02]

  @Test(arguments: [
    (ProfileSimilarity.s, 0.666667), (.sSquared, 0.711111), (.kappa, 0.511278),
    (.kappaLinear, 0.568966), (.kappaNominal, 0.661017), (.pi, 0.658120),
    (.piQuadratic, 0.510358), (.tauB, 0.517241), (.beyondChance, 0.44),
  ])
  func fixture(sense: ProfileSimilarity, value: Double) {
    let found = AgreementTable(Self.x, Self.y).similarity(sense)
    #expect(agree(found, value, within: 1e-6))
  }

  @Test func weightsOfTheFixture() {
    let table = AgreementTable(Self.x, Self.y, weights: Self.w)
    #expect(agree(table.similarity(.s), 0.533333, within: 1e-6))
    #expect(agree(table.similarity(.sSquared), 0.555556, within: 1e-6))
    let binary = AgreementTable(
      Self.x.map { min(1, $0) }, Self.y.map { min(1, $0) }, largest: 1)
    #expect(agree(binary.similarity(.kappaNominal), 0.583333, within: 1e-6))
    #expect(agree(binary.similarity(.kappa), 0.583333, within: 1e-6))
  }

  /// The example of the computer program by Signorino (in GAUSS): 1/3.
  @Test func signorinosOwnExample() {
    let table = AgreementTable([3, 3, 2, 2], [2, 2, 3, 3], weights: [0.5, 0.3, 0.1, 0.1])
    #expect(agree(table.similarity(.s), 1.0 / 3))
  }

  @Test func theUndefinedIsNothing() {
    for sense in ProfileSimilarity.allCases {
      #expect(AgreementTable().similarity(sense) == nil)
    }
    let same = AgreementTable([0, 0], [0, 0])
    #expect(same.similarity(.s) == 1)
    for sense in [ProfileSimilarity.kappa, .pi, .tauB, .jaccard, .cosine] {
      #expect(same.similarity(sense) == nil)
    }
  }

  /// Against the definitions entry by entry, on random tables; symmetric; one for equals.
  @Test func agreesWithTheDefinitions() {
    for seed in 0..<200 {
      var random = TestRandom(seed: seed)
      let length = Int.random(in: 1...150, using: &random)
      let largest = 1 + seed % 3
      var profiles = Profiles(count: 2, length: length, largest: largest)
      let weights = (0..<length).map { _ in Double.random(in: 0...1, using: &random) }
      var weighted = Profiles(count: 2, length: length, largest: largest, weights: weights)
      for entry in 0..<length {
        for profile in 0..<2 {
          let level =
            Bool.random(using: &random) ? Int.random(in: 0...largest, using: &random) : 0
          profiles[profile, entry] = 1
          profiles[profile, entry] = level
          weighted[profile, entry] = level
        }
      }
      let (x, y) = (
        (0..<length).map { profiles[0, $0] }, (0..<length).map { profiles[1, $0] }
      )
      let table = profiles.table(0, 1)
      #expect(table == AgreementTable(x, y, largest: largest))
      for sense in ProfileSimilarity.allCases {
        let slow = Slow.similarity(sense, x, y, nil, largest)
        #expect(agree(table.similarity(sense), slow), "\(sense), seed \(seed)")
        let heavy = Slow.similarity(sense, x, y, weights, largest)
        #expect(agree(weighted.table(0, 1).similarity(sense), heavy), "\(sense), seed \(seed)")
        #expect(agree(profiles.table(1, 0).similarity(sense), table.similarity(sense)))
        if let own = profiles.table(0, 0).similarity(sense), sense != .beyondChance {
          #expect(agree(own, 1))
        }
      }
    }
  }
}

extension Slow {
  /// Measures of likeness as they are written.
  static func similarity(
    _ sense: ProfileSimilarity, _ x: [Int], _ y: [Int], _ weights: [Double]?, _ largest: Int
  ) -> Double? {
    let w = weights ?? [Double](repeating: 1, count: x.count)
    let total = w.reduce(0, +)
    let entries = x.indices
    func mean(_ value: (Int) -> Double) -> Double {
      entries.reduce(0) { $0 + w[$1] * value($1) } / total
    }
    /// The mean over all pairs of an entry of one list and an entry of another.
    func crossed(_ a: [Int], _ b: [Int], _ value: (Int, Int) -> Double) -> Double {
      var sum = 0.0
      for i in entries { for j in entries { sum += w[i] * w[j] * value(a[i], b[j]) } }
      return sum / (total * total)
    }
    func corrected(_ distance: (Int, Int) -> Double, pooled: Bool) -> Double? {
      var chance = crossed(x, y, distance)
      if pooled {
        chance = (2 * chance + crossed(x, x, distance) + crossed(y, y, distance)) / 4
      }
      return chance > 1e-12 ? 1 - mean { distance(x[$0], y[$0]) } / chance : nil
    }
    func absolute(_ a: Int, _ b: Int) -> Double { Double(abs(a - b)) }
    func squared(_ a: Int, _ b: Int) -> Double { Double((a - b) * (a - b)) }
    func different(_ a: Int, _ b: Int) -> Double { a == b ? 0 : 1 }
    let delta = Double(largest)
    switch sense {
    case .s: return 1 - 2 * mean { absolute(x[$0], y[$0]) } / delta
    case .sSquared: return 1 - 2 * mean { squared(x[$0], y[$0]) } / (delta * delta)
    case .kappa: return corrected(squared, pooled: false)
    case .kappaLinear: return corrected(absolute, pooled: false)
    case .kappaNominal: return corrected(different, pooled: false)
    case .pi: return corrected(different, pooled: true)
    case .piQuadratic: return corrected(squared, pooled: true)
    case .beyondChance:
      return 2 * (crossed(x, y, absolute) - mean { absolute(x[$0], y[$0]) }) / delta
    case .tauB:
      var (balance, untiedX, untiedY) = (0.0, 0.0, 0.0)
      for i in entries {
        for j in entries {
          let weight = w[i] * w[j]
          balance += weight * Double((x[i] - x[j]).signum() * (y[i] - y[j]).signum())
          if x[i] != x[j] { untiedX += weight }
          if y[i] != y[j] { untiedY += weight }
        }
      }
      return untiedX > 1e-9 && untiedY > 1e-9 ? balance / (untiedX * untiedY).squareRoot() : nil
    case .jaccard:
      let either = mean { x[$0] > 0 || y[$0] > 0 ? 1 : 0 }
      return either > 1e-12 ? mean { x[$0] > 0 && y[$0] > 0 ? 1 : 0 } / either : nil
    case .cosine:
      let (a, b) = (mean { Double(x[$0] * x[$0]) }, mean { Double(y[$0] * y[$0]) })
      return a > 0 && b > 0 ? mean { Double(x[$0] * y[$0]) } / (a * b).squareRoot() : nil
    }
  }
}
