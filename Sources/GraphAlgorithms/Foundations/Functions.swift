import Glibc

/// The exponential of a number.
package func exponential(_ x: Double) -> Double { exp(x) }

/// The natural logarithm of a number.
package func logarithm(_ x: Double) -> Double { log(x) }

/// The cosine of an angle.
package func cosine(_ x: Double) -> Double { cos(x) }
