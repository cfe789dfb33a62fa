import Glibc
import GraphCore

/// Graphs that both sides read: a binary file of 32-bit numbers, the number of graphs and for each of
/// them the number of vertices and of edges, then for each edge its ends and its length.
struct GraphPanel {
  var graphs: [CompactGraph] = []

  init?(path: String) {
    guard let words = Self.words(of: path), let count = words.first else { return nil }
    var place = 1
    for _ in 0..<count {
      guard place + 2 <= words.count else { return nil }
      let (vertices, edges) = (Int(words[place]), Int(words[place + 1]))
      place += 2
      guard place + 3 * edges <= words.count else { return nil }
      graphs.append(
        CompactGraph(
          vertexCount: vertices,
          edges: (0..<edges).map { edge in
            let base = place + 3 * edge
            return Edge(
              Int(words[base]), Int(words[base + 1]), length: Double(words[base + 2]))
          }))
      place += 3 * edges
    }
  }

  private static func words(of path: String) -> [UInt32]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<UInt32>.size
    rewind(file)
    return [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fread(buffer.baseAddress, MemoryLayout<UInt32>.size, count, file)
    }
  }
}
