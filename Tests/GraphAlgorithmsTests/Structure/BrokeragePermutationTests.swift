import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BrokeragePermutationTests {
  /// The exact chance over all permutations of four labels; a thousand draws come within 0.07 of it.
  @Test func agreesWithAllPermutations() throws {
    for seed in 0..<200 {
      let graph = RandomGraphs.graph(
        seed: seed, sizes: 4...5, seed % 2 == 0 ? [.connected] : [.directed])
      let labels = (0..<graph.vertexCount).map { $0 == 4 ? nil : ["a", "b", "a", "c"][$0] }
      let role = BrokerageRole.allCases[seed % 6]
      let observed = graph.brokerage(role, labels: labels).counts
      var reached = [Double](repeating: 0, count: graph.vertexCount)
      let orders = permutations([0, 1, 2, 3])
      for order in orders {
        let moved = labels.indices.map { $0 < 4 ? labels[order[$0]] : nil }
        let counts = graph.brokerage(role, labels: moved).counts
        for vertex in 0..<4 where (counts[vertex] ?? 0) >= (observed[vertex] ?? 0) {
          reached[vertex] += 1 / Double(orders.count)
        }
      }
      let found = try graph.brokerageChance(
        role, labels: labels, permutations: 999, seed: UInt64(seed))
      for vertex in 0..<4 {
        let value = try #require(found[vertex])
        #expect((value - reached[vertex]).magnitude < 0.07, "seed \(seed), vertex \(vertex)")
      }
      if graph.vertexCount == 5 { #expect(found.reason(for: 4) == .missingAttribute) }
    }
  }

  @Test func sameSeedGivesTheSame() throws {
    let labels: [String?] = ["a", "a", "a", "b", "c", "b", "c", "a"]
    let first = try KnownGraphs.f1.brokerageChance(.liaison, labels: labels, seed: 7)
    #expect(first == (try KnownGraphs.f1.brokerageChance(.liaison, labels: labels, seed: 7)))
    #expect(
      try KnownGraphs.f1.brokerageChance(.total, labels: labels).values
        == [Double?](repeating: 1, count: 8))
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    guard !items.isEmpty else { return [[]] }
    return items.flatMap { first in
      permutations(items.filter { $0 != first }).map { [first] + $0 }
    }
  }
}
