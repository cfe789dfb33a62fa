extension Scene {
  /// The picture as an `svg` element to stand inside a page of HTML.
  public func svgElement() -> String {
    var text = SVGText(self)
    return text.element()
  }
}
