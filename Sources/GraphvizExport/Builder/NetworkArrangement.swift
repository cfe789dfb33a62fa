extension Diagram.Arrangement {
  /// How the nodes of a style find their places: the more of them, the fewer
  /// starts, since each takes longer.
  init(of style: DiagramStyle, nodes: Int) {
    switch style {
    case .names:
      self.init(
        .stress, starts: nodes <= 18 ? 24 : 8, effort: 5_000, separation: 20, clearance: 5)
    case .chips:
      self.init(
        .multilevel, starts: 4, effort: 900, separation: 7, clearance: 3, isRouted: false)
      taste = .compact
    default:
      self.init(
        .stress, starts: nodes <= 60 ? 16 : 6, effort: nodes <= 30 ? 5_000 : 3_000,
        separation: 18, clearance: 6)
      if nodes <= 32 { taste = .untangled }
    }
  }
}
