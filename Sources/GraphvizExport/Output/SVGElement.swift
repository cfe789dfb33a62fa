extension Scene {
  /// The picture as an `svg` element to stand inside a page of HTML.
  /// - Parameter idPrefix: Stands before every id of the element: letters and
  ///   digits, different for each picture of a page.
  public func svgElement(idPrefix: String = "") -> String {
    var text = SVGText(self, prefix: idPrefix)
    return text.element()
  }

  /// The picture as SVG for word processors and drawing programs: a fixed size,
  /// plain attributes, no style sheet.
  public func plainSVG() -> String {
    var text = SVGText(self, flavor: .plain)
    return text.document()
  }
}
