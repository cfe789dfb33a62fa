import GraphCore

/// Graphs of the literature, and families whose numbers have closed forms.
public enum KnownGraphs {
  /// The path of n vertices, 0–1–…–(n − 1).
  public static func path(_ n: Int) -> CompactGraph {
    CompactGraph(vertexCount: n, edges: (1..<max(n, 1)).map { Edge($0 - 1, $0) })
  }

  /// The star of n vertices around vertex 0.
  public static func star(_ n: Int) -> CompactGraph {
    CompactGraph(vertexCount: n, edges: (1..<max(n, 1)).map { Edge(0, $0) })
  }

  /// The cycle of n vertices.
  public static func cycle(_ n: Int) -> CompactGraph {
    CompactGraph(vertexCount: n, edges: (0..<n).map { Edge($0, ($0 + 1) % n) })
  }

  /// The complete graph of n vertices.
  public static func complete(_ n: Int) -> CompactGraph {
    let pairs = (0..<n).flatMap { u in ((u + 1)..<max(n, u + 1)).map { Edge(u, $0) } }
    return CompactGraph(vertexCount: n, edges: pairs)
  }

  /// The Petersen graph: outer cycle 0…4, spokes, inner pentagram 5…9.
  public static var petersen: CompactGraph {
    let edges = (0..<5).flatMap {
      [Edge($0, ($0 + 1) % 5), Edge($0, $0 + 5), Edge($0 + 5, ($0 + 2) % 5 + 5)]
    }
    return CompactGraph(vertexCount: 10, edges: edges)
  }

  /// The fixture F1 of the project's definitions: A…H are 0…7; a triangle with a tail, a pair and
  /// an isolate.
  public static var f1: CompactGraph {
    CompactGraph(
      vertexCount: 8,
      edges: [Edge(0, 1), Edge(0, 2), Edge(1, 2), Edge(2, 3), Edge(3, 4), Edge(5, 6)])
  }

  /// The fixture F4: A–B +, B–C +, A–C −, C–D −, B–D −.
  public static var f4: CompactGraph {
    CompactGraph(
      vertexCount: 4,
      edges: [
        Edge(0, 1), Edge(1, 2), Edge(0, 2, isNegative: true), Edge(2, 3, isNegative: true),
        Edge(1, 3, isNegative: true),
      ])
  }

  /// The names of the kite's vertices, in order.
  public static let kiteNames = [
    "Andre", "Beverley", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane",
  ]

  /// Krackhardt's kite: D. Krackhardt, "Assessing the political landscape", 1990,
  /// https://doi.org/10.2307/2393394.
  public static var kite: CompactGraph {
    let rows = [
      0: [1, 2, 3, 5], 1: [3, 4, 6], 2: [3, 5], 3: [4, 5, 6], 4: [6], 5: [6, 7], 6: [7], 7: [8],
      8: [9],
    ]
    return CompactGraph(
      vertexCount: 10, edges: rows.flatMap { source, row in row.map { Edge(source, $0) } })
  }

  /// The Florentine families in order; Pucci is the isolate.
  public static let florentineNames = [
    "Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni",
    "Lamberteschi", "Medici", "Pazzi", "Peruzzi", "Pucci", "Ridolfi", "Salviati", "Strozzi",
    "Tornabuoni",
  ]

  /// Florentine marriages: J. F. Padgett, C. K. Ansell, "Robust action and the rise of the Medici",
  /// 1993, https://doi.org/10.1086/230190.
  public static var florentine: CompactGraph {
    let pairs = [
      (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 14), (4, 10), (4, 14),
      (6, 7), (6, 15), (8, 12), (8, 13), (8, 15), (9, 13), (10, 14), (12, 14), (12, 15),
    ]
    return CompactGraph(vertexCount: 16, edges: pairs.map { Edge($0.0, $0.1) })
  }

  /// Zachary's karate club: W. W. Zachary, "An information flow model for conflict and fission in
  /// small groups", 1977, https://doi.org/10.1086/jar.33.4.3629752.
  public static var karate: CompactGraph {
    let rows: [[Int]] = [
      [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31], [2, 3, 7, 13, 17, 19, 21, 30],
      [3, 7, 8, 9, 13, 27, 28, 32], [7, 12, 13], [6, 10], [6, 10, 16], [16], [], [30, 32, 33],
      [33], [], [], [], [33], [32, 33], [32, 33], [], [], [32, 33], [33], [32, 33], [], [32, 33],
      [25, 27, 29, 32, 33], [25, 27, 31], [31], [29, 33], [33], [31, 33], [32, 33], [32, 33],
      [32, 33], [33], [],
    ]
    return CompactGraph(
      vertexCount: 34,
      edges: rows.enumerated().flatMap { source, row in row.map { Edge(source, $0) } })
  }
}
