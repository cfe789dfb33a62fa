import GraphCore
import GraphTestSupport

/// Two hundred random graphs of changing kinds; the options go through all combinations.
func seededGraphs(
  _ count: Int = 200, sizes: ClosedRange<Int> = 1...12, allowing allowed: RandomGraphOptions,
  always: RandomGraphOptions = []
) -> [CompactGraph] {
  (0..<count).map { seed in
    let options = RandomGraphOptions(rawValue: seed % 32).intersection(allowed).union(always)
    return RandomGraphs.graph(seed: seed, sizes: sizes, options)
  }
}
