import AllianceReports
import ArgumentParser

extension OutputFormat: ExpressibleByArgument {}

/// How and where an answer is written.
struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "text, markdown, csv, tsv, json, jsonl or html.")
  var format: OutputFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write into a file instead; - is standard output. The ending chooses the format where "
        + "--format does not: .txt .md .csv .tsv .json .jsonl .html.", valueName: "file"))
  var output: String?

  @Flag(name: .long, help: "Replace also a link, a device or a pipe.")
  var force = false

  /// Writes an answer as asked for.
  func write(_ presentation: Presentation) throws(CommandFailure) {
    let format = try chosenFormat
    let width = output == nil ? Output.terminalWidth : nil
    let text = presentation.text(in: format, width: width)
    try Output.write(Array(text.utf8), to: output ?? "-", force: force)
  }

  /// The format that was asked for, by name or by the ending of the file; text otherwise.
  var chosenFormat: OutputFormat {
    get throws(CommandFailure) {
      if let format { return format }
      return try formatOfEnding ?? .text
    }
  }

  private var formatOfEnding: OutputFormat? {
    get throws(CommandFailure) {
      guard let output, output != "-" else { return nil }
      let ending = output.split(separator: "/").last?.split(separator: ".").last ?? ""
      switch ending.lowercased() {
      case "txt": return .text
      case "md", "markdown": return .markdown
      case "csv": return .csv
      case "tsv": return .tsv
      case "json": return .json
      case "jsonl", "ndjson": return .jsonl
      case "html", "htm": return .html
      default:
        throw CommandFailure(
          .usage,
          "alliance: error: the ending of “\(output)” names no format; add --format, or end it "
            + "with .txt, .md, .csv, .tsv, .json, .jsonl or .html")
      }
    }
  }
}
