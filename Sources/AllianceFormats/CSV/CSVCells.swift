import TextForms

/// What stands in the fields of the record that was read last.
extension CSVReader {
  /// The text of a field.
  package func text(_ index: Int) -> String {
    text(of: fields[index])
  }

  /// The text of a field.
  package func text(of field: Field) -> String {
    let text = String(decoding: file.bytes[field.start..<field.end], as: UTF8.self)
    guard field.hasDoubledQuotes else { return text }
    var unescaped = String.UnicodeScalarView()
    var isSecond = false
    for scalar in text.unicodeScalars {
      isSecond = scalar == "\"" && !isSecond
      if !isSecond { unescaped.append(scalar) }
    }
    return String(unescaped)
  }

  /// Whether a field is a text, byte for byte.
  package func field(_ index: Int, is text: StaticString) -> Bool {
    let field = fields[index]
    guard field.end - field.start == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { file.bytes[field.start..<field.end].elementsEqual($0) }
  }

  /// A number in a field.
  package func number(
    _ index: Int, _ grammar: DecimalText.Grammar = .strict
  ) -> Result<Double, DecimalText.Problem> {
    let field = fields[index]
    return DecimalText.parse(file.bytes.span.extracting(field.start..<field.end), grammar)
  }

  /// A whole number in a field, or nil where there is none.
  package func integer(_ index: Int) -> Int? {
    let field = fields[index]
    return DecimalText.integer(file.bytes.span.extracting(field.start..<field.end))
  }
}
