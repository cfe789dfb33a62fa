import AllianceAnalysis
import AllianceGraph
import ArgumentParser
import GraphvizExport

extension PictureFormat: ExpressibleByArgument {}

struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws a diagram: SVG, PNG, PDF, an interactive page or DOT.",
    discussion: """
      The ending of the file chooses the format. The style follows from the number of nations; \
      hostile ties are drawn too unless --kind says otherwise.

      EXAMPLES
        alliance draw -o world.svg
        alliance draw --data europe-1914 --on 1914-06-28 --title "Europe in June 1914" -o 1914.pdf
        alliance draw --focus MYS --kind defense,counterterrorism -o malaysia.png
        alliance draw --region Oceania --format dot -o -
        alliance draw --compare 2019-12-31 --kind defense -o what-changed.svg
        alliance draw --data europe-1914 --panels 1883,1894,1907,1914 --kind defense -o panels.svg
        alliance draw --timeline MYS -o malaysia.html
        alliance draw --timeline nato --data world -o nato.svg
        alliance draw --data europe-1914 --on 1914-06-28 --color-by coalition -o coalitions.svg
        alliance draw --data europe-1914 --on 1914-06-28 --color-by camp -o camps.svg
        alliance draw --kind defense --style chips --size-by betweenness --width-by level -o w.svg
        alliance draw --split USA -o america.svg
        alliance draw --data europe-1914 --on 1894 --save-places places.csv -o 1894.svg
        alliance draw --data europe-1914 --on 1914 --places places.csv -o 1914.svg
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The picture: .svg, .png, .pdf, .html or .dot; - is standard output (with --format).",
      valueName: "file"))
  var output: String

  @Option(name: .long, help: "svg, png, pdf, html or dot, where the ending does not say it.")
  var format: PictureFormat?

  @OptionGroup var source: SourceOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var picture: PictureOptions
  @OptionGroup var look: PictureLookOptions
  @OptionGroup var time: PictureTimeOptions

  @Option(name: .long, help: "light, dark, print, or automatic: as the reader's system asks.")
  var theme: Theme = .light

  @Flag(name: .long, help: "SVG for word processors: a fixed size, no style sheet.")
  var plain = false

  @Option(name: .long, help: "PNG: pixels an inch.")
  var density = 144.0

  @Flag(name: .long, help: "Replace also a link, a device or a pipe.")
  var force = false

  func validate() throws {
    guard density >= 18, density <= 1200 else {
      throw ValidationError("--density must be 18 to 1200")
    }
  }

  func run() throws {
    let format = try chosenFormat
    let data = try source.read()
    let snapshot = try question.snapshot(of: data)
    let projection = try question.projection(for: data)
    var options = try picture.drawing(
      of: snapshot, projection, allKinds: question.kind == nil)
    try look.apply(to: &options, of: snapshot, projection)
    let scene =
      try time.scene(of: data, on: snapshot, options, theme: theme)
      ?? Drawing.scene(of: snapshot, options, theme: theme, savingPlaces: look.savePlaces)
    let bytes =
      plain && format == .svg
      ? Array(scene.plainSVG().utf8)
      : try Drawing.bytes(of: scene, as: format, density: density)
    try Output.write(bytes, to: output, force: force)
  }

  private var chosenFormat: PictureFormat {
    get throws(CommandFailure) {
      if let format { return format }
      let ending = output.split(separator: "/").last?.split(separator: ".").last ?? ""
      if let format = PictureFormat(rawValue: ending.lowercased()) { return format }
      throw CommandFailure(
        .usage,
        "alliance: error: the ending of “\(output)” names no format; end it with .svg, .png, .pdf, "
          + ".html or .dot, or add --format")
    }
  }
}

/// Pictures with failures in the words of the command line.
enum Drawing {
  /// Lays out what the options ask for.
  static func scene(
    of snapshot: Snapshot, _ options: DrawingOptions, theme: Theme,
    savingPlaces path: String? = nil
  ) throws(CommandFailure) -> Scene {
    let drawn: SnapshotPicture
    do {
      drawn = try SnapshotPicture(snapshot, options, theme: theme)
    } catch {
      throw CommandFailure(error)
    }
    guard drawn.nationCount > 0 else {
      throw CommandFailure(
        .no, "alliance: there is nothing to draw: no such tie holds \(snapshot.rule)")
    }
    if let path {
      guard !drawn.places.isEmpty else {
        throw CommandFailure(
          .usage,
          "alliance: error: --save-places: a picture of the style \(drawn.style.rawValue) has no "
            + "places to keep")
      }
      try Output.write(Array(PictureTimeOptions.text(of: drawn.places).utf8), to: path)
    }
    return drawn.scene
  }

  static func bytes(
    of scene: Scene, as format: PictureFormat, density: Double = 144
  ) throws(CommandFailure) -> [UInt8] {
    do {
      return try scene.rendered(as: format, density: density)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension CommandFailure {
  init(_ error: GraphvizError) {
    switch error {
    case .tooMany, .tooLarge: self.init(.limit, "alliance: error: \(error)")
    default: self.init(.bug, "alliance: error: \(error)")
    }
  }
}
