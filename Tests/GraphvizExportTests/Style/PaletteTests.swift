import Testing

@testable import GraphvizExport

struct PaletteTests {
  private static let marks =
    TieMark.kinds.map { ($0, TieMark.mark(forKind: $0)) }
    + TieMark.declaredMarks.enumerated().map { ("declared \($0.offset)", $0.element) }

  @Test(arguments: [Theme.light, .dark])
  func tieColorsAreReadableOnTheCanvas(theme: Theme) {
    for (kind, mark) in Self.marks {
      let contrast = mark.paint.color(in: theme).contrast(with: Palette.canvas.color(in: theme))
      // WCAG 2.1, 1.4.3: 4.5 for text; lines need only 3, but their names have their colour.
      #expect(contrast >= 4.49, "\(kind) \(theme): \(contrast)")
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func tieColorsStayApartUnderColorBlindness(theme: Theme) {
    for (name, sight) in ColorSight.all {
      for (index, first) in Self.marks.enumerated() {
        for second in Self.marks.dropFirst(index + 1) {
          let distance = ColorSight.distance(
            first.1.paint.color(in: theme), second.1.paint.color(in: theme), sight)
          #expect(
            distance >= 15, "\(first.0) and \(second.0), \(name), \(theme): \(distance)")
        }
      }
    }
  }

  @Test func everyKindIsItsOwnWithoutColor() {
    let looks = Set(
      Self.marks.map { "\($0.1.line) \($0.1.isDoubled) \($0.1.width) \($0.1.marker)" })
    #expect(looks.count == Self.marks.count)
  }

  @Test func wordsAreReadableOnEveryFill() {
    for theme in [Theme.light, .dark, .print] {
      for region in Palette.regions + Palette.blocs {
        let strong = region.strong.color(in: theme)
        #expect(Palette.onStrong.color(in: theme).contrast(with: strong) >= 4.5)
        let tint = region.tint.color(in: theme)
        #expect(Palette.ink.color(in: theme).contrast(with: tint) >= 4.5, "\(theme)")
      }
      for paint in [Palette.panel, Palette.panelStrong, Palette.neutralFill, Palette.canvas] {
        #expect(Palette.ink.color(in: theme).contrast(with: paint.color(in: theme)) >= 4.5)
      }
      #expect(
        Palette.secondary.color(in: theme).contrast(with: Palette.canvas.color(in: theme)) >= 4.5)
      #expect(
        Palette.fadedText.color(in: theme).contrast(with: Palette.fadedFill.color(in: theme))
          >= 4.4)
    }
  }

  /// Published luminances: WCAG gives white 1, black 0, and the pair a ratio of 21.
  @Test func contrastFollowsTheStandard() {
    #expect(abs(Color(0xFFFFFF).contrast(with: Color(0x000000)) - 21) < 1e-9)
    // #767676 on white is the textbook 4.54.
    #expect(abs(Color(0x767676).contrast(with: Color(0xFFFFFF)) - 4.54) < 0.005)
  }

  @Test func declaredKindsGetCombinationsOfTheirOwn() {
    let declared = ["space", "nuclear"]
    let first = TieMark.mark(forKind: "space", declared: declared)
    let second = TieMark.mark(forKind: "nuclear", declared: declared)
    #expect(first != second)
    #expect(TieMark.mark(forKind: "defense", declared: declared) == .mark(forKind: "defense"))
  }
}

/// How colours look to readers: CIE L*a*b* after the matrices for full
/// dichromacy of G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency",
/// IEEE TVCG 15 (2009), doi:10.1109/TVCG.2009.113.
enum ColorSight {
  typealias Matrix = [[Double]]

  static let all: [(String, Matrix)] = [
    ("normal", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protan",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deutan",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
    (
      "tritan",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
  ]

  /// CIE76.
  static func distance(_ a: Color, _ b: Color, _ sight: Matrix) -> Double {
    let (p, q) = (lab(a, sight), lab(b, sight))
    return zip(p, q).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private static func lab(_ color: Color, _ sight: Matrix) -> [Double] {
    let light = [color.linear.red, color.linear.green, color.linear.blue]
    let seen = product(sight, light).map { min(1, max(0, $0)) }
    let xyz = product(
      [
        [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
      ], seen)
    let f = zip(xyz, [0.95047, 1, 1.08883]).map { value, white -> Double in
      let t = value / white
      return t > 0.008856 ? cubeRoot(t) : 7.787 * t + 16.0 / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  private static func product(_ matrix: Matrix, _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func cubeRoot(_ value: Double) -> Double {
    var root = max(0.1, value)
    for _ in 0..<60 { root -= (root * root * root - value) / (3 * root * root) }
    return root
  }
}
