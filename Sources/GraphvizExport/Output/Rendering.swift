/// A format that a picture can be written in.
public enum PictureFormat: String, CaseIterable, Hashable, Sendable {
  /// Scalable, for the web: text stays text.
  case svg
  /// A bitmap.
  case png
  /// Pages, with embedded fonts.
  case pdf
  /// A page that answers to pointer and keyboard, in one file.
  case html
  /// The source for Graphviz' own programs; plain `dot` draws the same picture.
  case dot
}

extension Scene {
  /// The picture in a format.
  /// - Parameter density: pixels an inch, for PNG.
  /// - Throws: `GraphvizError`.
  public func rendered(as format: PictureFormat, density: Double = 144) throws(GraphvizError)
    -> [UInt8]
  {
    switch format {
    case .svg:
      var svg = SVGText(self)
      return Array(svg.document().utf8)
    case .html:
      return Array(interactivePage().utf8)
    case .dot:
      if let dot { return Array(dot.utf8) }
      var drawing = XDotText(self)
      return Array(drawing.graph().utf8)
    case .png:
      let pixels = (width: width * density / 72, height: height * density / 72)
      let limit = GraphvizLibrary.pixelLimit
      guard max(pixels.width, pixels.height) <= Double(limit),
        pixels.width * pixels.height <= Double(limit * 4_000)
      else {
        throw .tooLarge(width: Int(pixels.width), height: Int(pixels.height), limit: limit)
      }
      return try render("png", density: density)
    case .pdf:
      return Self.withoutDate(try render("pdf", density: 72))
    }
  }

  /// A PDF without the time at which it was made, so that the same picture has the same bytes. The
  /// entry, which may be absent, is blanked: places in the file stay what its table says.
  static func withoutDate(_ pdf: [UInt8]) -> [UInt8] {
    let key = Array("/CreationDate (".utf8)
    let last = pdf.count - key.count
    guard last >= 0,
      let start = (0...last).last(where: { pdf[$0] == key[0] && pdf[$0...].starts(with: key) }),
      let end = pdf[start...].firstIndex(of: UInt8(ascii: ")"))
    else { return pdf }
    var bytes = pdf
    for place in start...end { bytes[place] = UInt8(ascii: " ") }
    return bytes
  }

  private func render(_ format: String, density: Double) throws(GraphvizError) -> [UInt8] {
    var drawing = XDotText(self)
    return try GraphvizLibrary.render(
      drawing.graph(density: density), engine: "nop2", format: format, fonts: true)
  }
}
