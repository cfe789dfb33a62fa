import AllianceFormats
import Glibc

/// Reads a file once, says what came of it, and what it took: vertices, edges, processor seconds and
/// the largest memory in megabytes; of a graph also the sum of its weights and the largest degree, by
/// which it is compared.
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
      let taken = (seconds - start, peak)
      let weight = graph.strengths?.reduce(0, +) ?? Double(graph.edgeCount)
      let degree = (0..<graph.vertexCount).map { graph.outgoing.degree(of: $0) }.max() ?? 0
      return print(graph.vertexCount, graph.edgeCount, taken.0, taken.1, weight, degree)
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

  /// What the system says of this process alone: `getrusage` counts the one that started it too.
  private static var peak: Int {
    guard let status = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(status) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), status) != nil {
      let words = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
      )
      .split(whereSeparator: \.isWhitespace)
      if words.first == "VmHWM:", words.count > 1 { return (Int(words[1]) ?? 0) / 1024 }
    }
    return 0
  }
}
