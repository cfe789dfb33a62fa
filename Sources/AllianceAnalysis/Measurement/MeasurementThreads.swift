import GraphAlgorithms

extension Measurement {
  /// Does something with measures that may use so many threads; nil for as many as there are cores.
  /// The values do not depend on it.
  public static func using<Result>(
    threads: Int?, _ body: () throws -> Result
  ) rethrows -> Result {
    try Workers.$count.withValue(max(1, threads ?? Workers.coreCount), operation: body)
  }
}
