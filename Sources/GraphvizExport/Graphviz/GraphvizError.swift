/// What went wrong between us and the Graphviz library.
public enum GraphvizError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A plug-in of the library is not installed.
  case unavailable(String)
  /// The library refused what we gave it.
  case failed(step: String, message: String)
  /// The picture would be larger than what a bitmap can hold.
  case tooLarge(width: Int, height: Int, limit: Int)
  /// More nodes or lines than a style can draw.
  case tooMany(count: Int, limit: Int)

  /// Where, what, and a remedy.
  public var description: String {
    switch self {
    case .unavailable(let message):
      "Graphviz cannot be used: \(message); install the package libgvc6 (graphviz)"
    case .failed(let step, let message):
      "Graphviz failed to \(step): \(message.isEmpty ? "it gave no reason" : message)"
    case .tooLarge(let width, let height, let limit):
      "the picture would be \(width) × \(height) pixels, more than \(limit) on a side or \(limit * 4000) in all; choose a lower density, or SVG or PDF"
    case .tooMany(let count, let limit):
      "the diagram has \(count) nodes and lines, more than the limit of \(limit); choose nations or kinds, or another style"
    }
  }
}
