import AllianceGraph
import Testing

@testable import GraphvizExport

/// Groups and orders of the small world: AAA to DDD form an alliance, CCC to
/// EEE share another pact.
struct AgreementGroupsTests {
  private func network(_ form: DrawingOptions.AgreementForm = .hubs) throws -> DrawnNetwork {
    var options = DrawingOptions()
    options.agreements = form
    return DrawnNetwork(try Worlds.snapshot(1990), options)
  }

  private func codes(_ places: [Int], _ network: DrawnNetwork) -> [String] {
    places.map { network.snapshot.nations[network.nations[$0]].code.rawValue }
  }

  @Test func theMostBindingAgreementCountsFirst() throws {
    let network = try network()
    let sorted = AgreementGroups(network, least: 1)
    #expect(sorted.groups.map(\.name) == ["Alliance of Four", "Pact of Three"])
    #expect(
      sorted.groups.map { codes($0.places, network) } == [["AAA", "BBB", "CCC", "DDD"], ["EEE"]])
    #expect(codes(sorted.others, network) == ["FFF"])
  }

  @Test func groupsThatAreTooSmallGiveWay() throws {
    let network = try network()
    let sorted = AgreementGroups(network, least: 2)
    #expect(sorted.groups.map(\.name) == ["Alliance of Four"])
    #expect(codes(sorted.others, network) == ["EEE", "FFF"])
  }

  @Test func ofTooManyTheSmallAndLooseGiveWay() throws {
    let sorted = AgreementGroups(try network(), least: 1, most: 1)
    #expect(sorted.groups.map(\.name) == ["Alliance of Four"])
  }

  @Test func withoutAgreementsRegionsMakeGroups() throws {
    let sorted = AgreementGroups(try network(.pairs), least: 1)
    #expect(sorted.groups.map(\.name) == ["Asia", "Europe"])
    #expect(sorted.others.isEmpty)
  }

  @Test func everyNationHasOneRow() throws {
    let network = try network()
    let order = MatrixOrder(network, [], least: 1) { _, _ in nil }
    #expect(order.nations.sorted() == network.nations)
    #expect(order.groups.map(\.range) == [0..<4, 4..<5, 5..<6])
    #expect(order.groups.last?.name == nil)
  }

  /// Four rows of two patterns in turn: the like ones come to stand together.
  @Test func likeRowsStandTogether() throws {
    var options = DrawingOptions()
    options.agreements = .hubs
    let network = DrawnNetwork(try Worlds.snapshot(1990), options)
    let order = MatrixOrder(network, [], least: 4) { one, other in
      (one + other).isMultiple(of: 2) ? MatrixOrder.Shade(kind: 0, step: 1) : nil
    }
    let first = order.nations[..<4].compactMap { network.nations.firstIndex(of: $0) }
    #expect(first.map { $0 % 2 } == [0, 0, 1, 1] || first.map { $0 % 2 } == [1, 1, 0, 0])
  }

  @Test(arguments: [DiagramStyle.rings, .partners, .path])
  func aStyleThatLacksItsQuestionSaysWhatIsDrawn(_ style: DiagramStyle) throws {
    var options = DrawingOptions()
    options.style = style
    let choice = StyleChoice(try Worlds.snapshot(1990), options)
    #expect(choice.style != style)
    #expect(
      choice.words.scope.contains("drawn as \(choice.style.label): “\(style.rawValue)” wants"))
  }
}
