import Foundation

/// Runs the built program as a person or a script would.
struct Program {
  /// What a run said and how it ended.
  struct Run {
    var code: Int32
    var output: String
    var complaint: String
    /// The processor time that `alliance` took in a line of the shell, without that of other commands.
    var seconds = 0.0
  }

  /// The folder of the project.
  static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The program beside the test bundle.
  static var path: String {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appending(path: "alliance").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return "\(project)/.build/debug/alliance"
  }

  /// Runs the program with arguments.
  static func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    try execute(path, arguments, in: folder, environment: environment)
  }

  /// Runs a line of the shell in which `alliance` is the program.
  static func shell(_ line: String, in folder: String? = nil) throws -> Run {
    let scratch = try Scratch()
    // The time of each run of the program goes to a file of its own; its complaints do not.
    let timed = """
      alliance() { { TIMEFORMAT="%U %S"; time "\(path)" "$@" 2>&3; } 3>&2 2>>"\(scratch.path)/times"; }
      """
    var run = try execute(
      "/bin/bash", ["-c", "set -o pipefail; \(timed)\n\(line)"], in: folder, environment: [:])
    let times = (try? scratch.text("times")) ?? ""
    run.seconds = times.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      .reduce(0, +)
    return run
  }

  private static func execute(
    _ program: String, _ arguments: [String], in folder: String?, environment: [String: String]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    var variables = ProcessInfo.processInfo.environment
    variables["ALLIANCE_DATA"] = nil
    process.environment = variables.merging(environment) { $1 }
    let scratch = try Scratch()
    let (out, error) = (try scratch.handle("out"), try scratch.handle("err"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out
    process.standardError = error
    try process.run()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: try scratch.text("out"),
      complaint: try scratch.text("err"))
  }
}

/// A folder of its own that vanishes with it.
final class Scratch {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appending(path: "alliance-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
  }

  func handle(_ name: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: nil)
    return try FileHandle(forWritingTo: URL(filePath: "\(path)/\(name)"))
  }
}
