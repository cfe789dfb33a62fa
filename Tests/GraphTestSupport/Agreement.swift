/// Whether two numbers agree to a relative difference, or to the same absolute one near zero.
public func agree(_ a: Double, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  if a == b { return true }
  return (a - b).magnitude <= tolerance * max(1, max(a.magnitude, b.magnitude))
}

/// Whether two optional numbers agree, nil only with nil.
public func agree(_ a: Double?, _ b: Double?, within tolerance: Double = 1e-9) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?): agree(a, b, within: tolerance)
  default: false
  }
}

/// Whether two lists of optional numbers agree entry by entry.
public func agree(_ a: [Double?], _ b: [Double?], within tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { agree($0, $1, within: tolerance) }
}
