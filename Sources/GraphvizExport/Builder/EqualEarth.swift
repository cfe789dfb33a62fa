import Glibc

/// The Equal Earth projection, which keeps areas: B. Šavrič, T. Patterson,
/// B. Jenny, "The Equal Earth map projection", IJGIS 33 (2019),
/// doi:10.1080/13658816.2018.1504949.
enum EqualEarth {
  private static let a1 = 1.340264
  private static let a2 = -0.081106
  private static let a3 = 0.000893
  private static let a4 = 0.003796

  /// A place on the sheet for a sphere of radius one, y downwards.
  /// - Parameters:
  ///   - longitude: Degrees from the central meridian, −180…180.
  ///   - latitude: Degrees north.
  static func point(longitude: Double, latitude: Double) -> Point {
    let lambda = longitude * .pi / 180
    let phi = latitude * .pi / 180
    let root3 = 3.0.squareRoot()
    let theta = asin(root3 / 2 * sin(phi))
    let t2 = theta * theta
    let t6 = t2 * t2 * t2
    let slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    let x = 2 * root3 * lambda * cos(theta) / (3 * slope)
    let y = theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)
    return Point(x, -y)
  }

  /// A longitude seen from a central meridian, −180…180.
  static func relative(_ longitude: Double, to meridian: Double) -> Double {
    var difference = longitude - meridian
    while difference > 180 { difference -= 360 }
    while difference < -180 { difference += 360 }
    return difference
  }
}
