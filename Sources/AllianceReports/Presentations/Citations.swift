import AllianceGraph

extension Source {
  /// The source as a reader looks it up: title, publisher, year, address, and its name in the data.
  var citation: String {
    var text = title
    if let publisher { text += ". \(publisher)" }
    if let year { text += ", \(year)" }
    if let url { text += ". \(url)" }
    return "\(text) [\(id.rawValue)]"
  }
}
