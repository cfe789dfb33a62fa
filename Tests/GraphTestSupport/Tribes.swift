import GraphCore

extension KnownGraphs {
  /// The names of the highland tribes, in order.
  public static let tribeNames = [
    "Gavev", "Kotun", "Ove", "Alika", "Nagam", "Gahuk", "Masil", "Ukudz", "Notoh", "Kohik",
    "Geham", "Asaro", "Uheto", "Seuve", "Nagad", "Gama",
  ]

  /// Alliances and enmities of the Gahuku-Gama of the eastern central highlands of New Guinea:
  /// K. E. Read, "Cultures of the central highlands, New Guinea", 1954,
  /// https://doi.org/10.1086/soutjanth.10.1.3629074.
  public static var tribes: CompactGraph {
    let allies = [
      0: [1, 14, 15], 1: [14, 15], 2: [3, 5, 6, 7], 3: [7], 4: [6, 8, 13], 5: [6, 7, 10, 11],
      6: [7, 10, 11, 12], 7: [10, 11], 8: [9, 12], 9: [12], 10: [11], 12: [13], 14: [15],
    ]
    let enemies = [
      0: [2, 3, 4, 5, 11], 1: [2, 4, 5, 8, 9], 4: [14, 15], 5: [8, 12, 15], 7: [13],
      8: [10, 14], 9: [10, 14], 10: [12, 14, 15], 11: [13, 14, 15], 12: [14, 15], 13: [15],
    ]
    return CompactGraph(
      vertexCount: 16,
      edges: allies.flatMap { source, row in row.map { Edge(source, $0) } }
        + enemies.flatMap { source, row in row.map { Edge(source, $0, isNegative: true) } })
  }
}
