/// Text as it is compared when a person types it: without case, accents and other marks.
package enum FoldedText {
  /// A text in small letters without diacritics; `Côte d’Ivoire` is `cote d'ivoire`.
  ///
  /// Latin letters lose their marks, letters that are made of two are written as two (`ß` as `ss`),
  /// combining marks go, spaces are made single and the various apostrophes and dashes are one.
  /// Other scripts keep their letters.
  package static func folded(_ text: some StringProtocol) -> String {
    var result = ""
    var pendingSpace = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.value == 0x20 || scalar.properties.isWhitespace {
        pendingSpace = !result.isEmpty
        continue
      }
      if scalar.value >= 0x300, isMark(scalar) { continue }
      if pendingSpace { result.unicodeScalars.append(" ") }
      pendingSpace = false
      if scalar.value < 0x80 {
        result.unicodeScalars.append(scalar)
      } else if let plain = plain[scalar] {
        result += plain
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: - Kernel

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// Small letters with marks under the letter that they are without them.
  private static let marked: [(plain: String, letters: String)] = [
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("b", "ḃḅḇ"),
    ("c", "çćĉċčḉ"),
    ("d", "ďḋḍḏḑḓ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵ"),
    ("l", "ĺļľḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňǹṅṇṉṋ"),
    ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšșṡṣṥṧṩ"),
    ("t", "ţťțṫṭṯṱẗ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕ"),
    ("ss", "ß"), ("ae", "æǽǣ"), ("oe", "œ"), ("o", "øǿ"), ("l", "ł"), ("d", "đð"), ("th", "þ"),
    ("h", "ħ"), ("i", "ı"), ("t", "ŧ"), ("n", "ŋ"), ("'", "’‘ʼʻ`´"), ("-", "‐‑‒–—−"),
  ]

  private static let plain: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (plain, letters) in marked {
      for scalar in letters.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()
}
