/// An opaque colour of the sRGB space.
public struct Color: Hashable, Sendable {
  /// The three channels, 0…255.
  public let red, green, blue: UInt8

  /// A colour from `0xRRGGBB`.
  public init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  /// A colour from `#RRGGBB`; nil for anything else.
  public init?(text: String) {
    guard text.utf8.count == 7, text.utf8.first == UInt8(ascii: "#"),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(value)
  }

  private init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#RRGGBB`.
  public var hex: String {
    let digits = Array("0123456789ABCDEF")
    return [red, green, blue].reduce(into: "#") { text, channel in
      text.append(digits[Int(channel >> 4)])
      text.append(digits[Int(channel & 15)])
    }
  }

  /// This colour and `share` of another, mixed channel by channel.
  public func mixed(with other: Color, share: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8(max(0, min(255, (Double(a) + (Double(b) - Double(a)) * share).rounded())))
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The channels as linear light, 0…1.
  public var linear: (red: Double, green: Double, blue: Double) {
    (Color.linear(red), Color.linear(green), Color.linear(blue))
  }

  /// Relative luminance as WCAG 2 defines it, 0…1.
  public var luminance: Double {
    let light = linear
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// Contrast ratio with another colour as WCAG 2 defines it, 1…21.
  public func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  // The 2.4th power without the C library: exp2 and log2 are not in the
  // standard library, and 256 values are few.
  private static func linear(_ channel: UInt8) -> Double { linearTable[Int(channel)] }

  private static let linearTable: [Double] = (0..<256).map { value in
    let c = Double(value) / 255
    guard c > 0.04045 else { return c / 12.92 }
    let base = (c + 0.055) / 1.055
    // base^2.4 = base² · (base²)^(1/5), the fifth root by Newton's method.
    let square = base * base
    var root = max(0.2, square)
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (fourth * root - square) / (5 * fourth)
    }
    return square * root
  }
}

/// A colour with what it becomes on a dark canvas and on paper.
public struct Paint: Hashable, Sendable {
  /// The colour on a white canvas, on a dark one, and in the print theme.
  public let light, dark, print: Color
  /// 0 (invisible) … 1 (opaque).
  public let opacity: Double

  /// A paint; what is left out is as on a white canvas.
  public init(_ light: Color, dark: Color? = nil, print: Color? = nil, opacity: Double = 1) {
    self.light = light
    self.dark = dark ?? light
    self.print = print ?? light
    self.opacity = opacity
  }

  /// A paint from `0xRRGGBB` values.
  public init(_ light: UInt32, dark: UInt32, print: UInt32? = nil) {
    self.init(Color(light), dark: Color(dark), print: print.map(Color.init))
  }

  /// The same paint, seen through.
  public func opacity(_ value: Double) -> Paint {
    Paint(light, dark: dark, print: print, opacity: value)
  }

  /// The colour in a theme; the automatic theme starts from the light one.
  public func color(in theme: Theme) -> Color {
    switch theme {
    case .light, .automatic: light
    case .dark: dark
    case .print: print
    }
  }
}

/// Which set of colours a picture is drawn with.
public enum Theme: String, CaseIterable, Hashable, Sendable {
  /// On white.
  case light
  /// On a dark canvas.
  case dark
  /// For paper: white boxes with outlines, nothing that depends on colour.
  case print
  /// Light, and dark where the reader's system asks for it (SVG and HTML only).
  case automatic
}
