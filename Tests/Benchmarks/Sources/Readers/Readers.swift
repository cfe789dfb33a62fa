import AllianceFormats
import Glibc

/// Reads a file once, says what came of it, and what it took: vertices, edges, processor seconds and
/// the largest memory in megabytes.
///
///     Readers graph FILE           an edge list into a compact graph
///     Readers data FILE            a table of ties into a data set
///     Readers import FILE FOLDER   a table of ties into a data package
@main
struct Readers {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count > 2 else { exit(64) }
    let start = seconds
    let counts: (Int, Int)
    switch words[1] {
    case "graph":
      let graph = try GraphFile.compactGraph(words[2]).graph
      counts = (graph.vertexCount, graph.edgeCount)
    case "data":
      let contents = try DataPackage.read(words[2]).contents
      counts = (contents.nations.count, contents.ties.count)
    case "import" where words.count > 3:
      let contents = try FileImport.read([words[2]], as: .spreadsheet).data.contents
      try DataPackage.write(contents, toNewFolder: words[3])
      counts = (contents.nations.count, contents.ties.count)
    default: exit(64)
    }
    print(counts.0, counts.1, seconds - start, peak)
  }

  private static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  private static var peak: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
