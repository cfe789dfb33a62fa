import Glibc
import GraphAlgorithms
import GraphCore

/// Answers commands from standard input, a line each, so that `scripts/bench` can time us and another
/// tool in turn on graphs that both have in memory:
///
///     load FILE            → loaded GRAPHS
///     time KERNEL WORKERS  → time WALL CPU (seconds)
///     values KERNEL FILE   → values COUNT (written as 64-bit reals)
@main
struct Server {
  static func main() {
    var graphs: [CompactGraph] = []
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      case ("load", 2):
        graphs = GraphPanel(path: words[1])?.graphs ?? []
        say("loaded \(graphs.count)")
      case ("time", 3):
        guard let kernel = Kernel.named(words[1]), let workers = Int(words[2]) else {
          say("error unknown kernel")
          continue
        }
        time(kernel, graphs, workers: workers)
      case ("values", 3):
        guard let kernel = Kernel.named(words[1]) else {
          say("error unknown kernel")
          continue
        }
        write((try? graphs.flatMap { try kernel.compute($0) }) ?? [], to: words[2])
      default: say("error \(line)")
      }
    }
  }

  private static func time(_ kernel: Kernel, _ graphs: [CompactGraph], workers: Int) {
    let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    let answers =
      graphs.count > 1
      ? GraphSeries(graphs).map(workers: workers) { (try? kernel.compute($0)) ?? [] }
      : Workers.$count.withValue(workers) { graphs.map { (try? kernel.compute($0)) ?? [] } }
    let elapsed = (seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    // Looked at, so that nothing is left out as unused.
    let total = answers.reduce(0) { $0 + $1.count }
    say("time \(elapsed.0) \(elapsed.1) \(total)")
  }

  /// Answers with a line, at once.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  private static func write(_ values: [Double], to path: String) {
    guard let file = fopen(path, "wb") else { return say("error cannot write") }
    values.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
    say("values \(values.count)")
  }
}
