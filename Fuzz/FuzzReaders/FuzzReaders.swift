import CFuzzer
import Glibc

/// Runs one reader of `AllianceFormats` on what libFuzzer thinks of. The environment variable
/// ALLIANCE_FUZZ names the reader; with ALLIANCE_FUZZ_SEEDS, a folder, its seeds are written there
/// instead.
///
/// A reader may refuse anything, but must not crash, hang, or take more memory than it is given.
@main
enum FuzzReaders {
  /// The reader that is fuzzed; set once, before fuzzing starts.
  nonisolated(unsafe) static var chosen = FuzzedReader.csv

  static func main() {
    let name = getenv("ALLIANCE_FUZZ").map { String(cString: $0) } ?? ""
    guard let reader = FuzzedReader(rawValue: name) else {
      let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: " ")
      let message = Array("ALLIANCE_FUZZ is one of: \(names)\n".utf8)
      _ = write(STDERR_FILENO, message, message.count)
      exit(64)
    }
    if let folder = getenv("ALLIANCE_FUZZ_SEEDS") {
      FuzzSeeds.write(for: reader, into: String(cString: folder))
      exit(0)
    }
    chosen = reader
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, length in
        FuzzReaders.chosen.read([UInt8](UnsafeBufferPointer(start: bytes, count: length)))
        return 0
      })
  }
}
