import GraphCore

/// Graphs that are measured alike, such as one for each year.
public struct GraphSeries: Sendable {
  /// The graphs, in order.
  public let graphs: [CompactGraph]

  /// Makes a series.
  public init(_ graphs: [CompactGraph]) { self.graphs = graphs }

  /// What a function gives for each graph, in the order of the graphs.
  ///
  /// A graph is measured by one worker alone, so that the answers are the same bits whatever their
  /// number.
  ///
  ///     let years = GraphSeries([KnownGraphs.star(3), KnownGraphs.path(4)])
  ///     years.map(workers: 2) { $0.density().value }  // [2/3, 1/2]
  ///
  /// - Parameter workers: how many threads there are, one or more; as many as the machine has cores
  ///   is best.
  /// - Complexity: that of the function for all graphs, over the workers.
  public func map<Value>(
    workers: Int, _ measure: @Sendable (CompactGraph) -> Value
  ) -> [Value] {
    precondition(workers >= 1, "a series needs a worker")
    return Workers.$count.withValue(workers) {
      Workers.map(graphs.count) { measure(graphs[$0]) }
    }
  }
}
