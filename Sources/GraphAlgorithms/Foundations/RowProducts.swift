extension SimpleRows {
  /// The product of the matrix that the rows hold with a vector, row by row.
  package func multiplied(by vector: [Double], into result: inout [Double]) {
    var product = result.mutableSpan
    forEachProduct(with: vector.span) { row, sum in product[row] = sum }
  }

  /// Calls a function with each row and its product with a vector.
  @inline(__always)
  func forEachProduct(with values: Span<Double>, _ body: (Int, Double) -> Void) {
    let (offsets, neighbors) = (offsets.span, neighbors.span)
    if let weights {
      for row in 0..<vertexCount {
        let sum = (Int(offsets[row])..<Int(offsets[row + 1])).reduce(0) {
          $0 + weights[$1] * values[Int(neighbors[$1])]
        }
        body(row, sum)
      }
    } else {
      for row in 0..<vertexCount {
        body(row, values.sum(at: neighbors, from: offsets[row], to: offsets[row + 1]))
      }
    }
  }
}

extension SimpleRows {
  /// The same rows with their weights in units of another.
  func dividingWeights(by unit: Double) -> SimpleRows {
    guard weights != nil, unit != 1 else { return self }
    return SimpleRows(
      offsets: offsets, neighbors: neighbors, edges: edges,
      weights: weights.map { $0.map { $0 / unit } })
  }
}

extension Span<Double> {
  /// The sum of the values at the places that a stretch of a list names.
  ///
  /// Even and odd ones are added up apart, since an addition waits for the one before.
  @inline(__always)
  func sum(at places: Span<UInt32>, from start: UInt32, to end: UInt32) -> Double {
    var (even, odd) = (0.0, 0.0)
    var (slot, end) = (Int(start), Int(end))
    if (end - slot) & 1 == 1 {
      end -= 1
      even = self[Int(places[end])]
    }
    while slot < end {
      even += self[Int(places[slot])]
      odd += self[Int(places[slot + 1])]
      slot += 2
    }
    return even + odd
  }
}

/// The sum of the products of the entries.
package func dot(_ a: [Double], _ b: [Double]) -> Double {
  let (x, y) = (a.span, b.span)
  var (even, odd, index) = (0.0, 0.0, 0)
  while index + 1 < x.count {
    even += x[index] * y[index]
    odd += x[index + 1] * y[index + 1]
    index += 2
  }
  return index < x.count ? even + odd + x[index] * y[index] : even + odd
}
