import GraphCore

/// Graphs that are measured alike, such as one for each year.
public struct GraphSeries: Sendable {
  /// The graphs, in order.
  public let graphs: [CompactGraph]

  /// Makes a series.
  public init(_ graphs: [CompactGraph]) { self.graphs = graphs }

  /// What a function gives for each graph, in the order of the graphs.
  ///
  /// The graphs are shared out among workers in advance, each taking every so-manieth one, since years
  /// that follow each other cost alike. A graph is measured by one worker alone, so that the answers
  /// are the same bits whatever their number.
  ///
  ///     let years = GraphSeries([KnownGraphs.star(3), KnownGraphs.path(4)])
  ///     await years.map(workers: 2) { $0.density().value }  // [2/3, 1/2]
  ///
  /// - Parameter workers: how many tasks there are, one or more; as many as the machine has cores
  ///   is best.
  /// - Complexity: that of the function for all graphs, over the workers.
  public func map<Value: Sendable>(
    workers: Int, _ measure: @escaping @Sendable (CompactGraph) -> Value
  ) async -> [Value] {
    precondition(workers >= 1, "a series needs a worker")
    let graphs = graphs
    let shares = await withTaskGroup(of: (Int, [Value]).self) { group in
      for worker in 0..<min(workers, max(graphs.count, 1)) {
        group.addTask {
          (worker, stride(from: worker, to: graphs.count, by: workers).map { measure(graphs[$0]) })
        }
      }
      var shares = [[Value]](repeating: [], count: workers)
      for await (worker, values) in group { shares[worker] = values }
      return shares
    }
    return graphs.indices.map { shares[$0 % workers][$0 / workers] }
  }
}
