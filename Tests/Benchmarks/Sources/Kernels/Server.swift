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
  static func main() async {
    var graphs: [CompactGraph] = []
    setvbuf(stdout, nil, _IONBF, 0)
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      case ("load", 2):
        graphs = GraphPanel(path: words[1])?.graphs ?? []
        print("loaded \(graphs.count)")
      case ("time", 3):
        guard let kernel = Kernel.named(words[1]), let workers = Int(words[2]) else {
          print("error unknown kernel")
          continue
        }
        await time(kernel, graphs, workers: workers)
      case ("values", 3):
        guard let kernel = Kernel.named(words[1]) else {
          print("error unknown kernel")
          continue
        }
        write((try? graphs.flatMap { try kernel.compute($0) }) ?? [], to: words[2])
      default: print("error \(line)")
      }
    }
  }

  private static func time(_ kernel: Kernel, _ graphs: [CompactGraph], workers: Int) async {
    let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    let answers: [[Double]]
    if workers == 1 {
      answers = graphs.map { (try? kernel.compute($0)) ?? [] }
    } else {
      answers = await GraphSeries(graphs).map(workers: workers) {
        (try? kernel.compute($0)) ?? []
      }
    }
    let elapsed = (seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    // Looked at, so that nothing is left out as unused.
    let total = answers.reduce(0) { $0 + $1.count }
    print("time \(elapsed.0) \(elapsed.1) \(total)")
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  private static func write(_ values: [Double], to path: String) {
    guard let file = fopen(path, "wb") else { return print("error cannot write") }
    values.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
    print("values \(values.count)")
  }
}
