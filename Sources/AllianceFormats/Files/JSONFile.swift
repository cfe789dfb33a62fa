import TextForms

extension InputFile {
  /// The JSON in the file, nested no deeper than `depth`.
  ///
  /// - Throws: `InvalidInput` with the place of what is wrong.
  func json(depth: Int) throws(InvalidInput) -> JSONValue {
    do {
      return try JSONValue(parsing: bytes, limits: JSONValue.Limits(depth: depth))
    } catch {
      throw InvalidInput(faults: [
        fault(
          error.offset..<error.offset + max(1, error.offendingText.utf8.count), error.message,
          remedy: "correct the JSON")
      ])
    }
  }
}
