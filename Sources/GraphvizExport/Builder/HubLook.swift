import AllianceGraph

/// How an agreement's box and lines are coloured where nations are codes around
/// it.
///
/// By the kind of tie, as everywhere; of one kind alone the colour would say
/// nothing, so it is that of the region most members come from, which tells the
/// lines of neighbouring agreements apart; grey where members come from all over.
struct HubLook {
  /// The box, the words on it, and the lines to the members.
  let fill, ink, line: Paint

  init(_ hub: DrawnNetwork.Hub, _ mark: TieMark, _ colors: NationColors, isByRegion: Bool) {
    guard isByRegion else {
      fill = mark.paint
      ink = Palette.canvas
      line = mark.paint
      return
    }
    let region = Self.region(hub, colors) ?? Palette.regions[8]
    fill = region.strong
    ink = Palette.onStrong
    let base = region.strong.color(in: .light)
    line = Paint(
      base, dark: base.mixed(with: Color(0xFFFFFF), share: 0.45),
      print: region.strong.color(in: .print))
  }

  /// Whether colours stand for regions.
  static func isByRegion(_ network: DrawnNetwork, _ colors: NationColors) -> Bool {
    network.kinds.count == 1
      && network.hubs.contains { region($0, colors) != nil }
  }

  /// The colours of more than half of the members.
  private static func region(
    _ hub: DrawnNetwork.Hub, _ colors: NationColors
  ) -> Palette.Region? {
    var counts: [String: Int] = [:]
    for member in hub.members { counts[colors.looks[member].className, default: 0] += 1 }
    guard !colors.isByBloc,
      let leading = counts.first(where: { $0.value * 2 > hub.members.count }),
      let member = hub.members.first(where: { colors.looks[$0].className == leading.key }),
      colors.looks[member].ink == nil
    else { return nil }
    return colors.looks[member].region
  }
}
