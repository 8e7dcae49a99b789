extension SIMD8<Double> {
  /// The sum of the lanes, by halves: `sum()` adds them one after the other.
  @inline(__always)
  package var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// The sums of the lanes of four vectors, a lane each: neighbours are added until one is left.
  @inline(__always)
  package static func totals(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> SIMD4<Double> {
    let left = Self(lowHalf: a.lowHalf + a.highHalf, highHalf: b.lowHalf + b.highHalf)
    let right = Self(lowHalf: c.lowHalf + c.highHalf, highHalf: d.lowHalf + d.highHalf)
    let pairs = Self(
      lowHalf: left.evenHalf + left.oddHalf, highHalf: right.evenHalf + right.oddHalf)
    return pairs.evenHalf + pairs.oddHalf
  }
}

extension SIMD16<Double> {
  /// The sum of the lanes, by halves.
  @inline(__always)
  var total: Double { (lowHalf + highHalf).total }
}

/// Sums whose number of terms is known when the code is compiled.
///
/// Written out: in a loop the index of a lane is a variable, and the vector goes through memory.
package enum WrittenOut {
  /// `term(0) + … + term(7)`.
  @inline(__always)
  package static func sumOfEight<V: SIMD>(_ term: (Int) -> V) -> V where V.Scalar == Double {
    ((term(0) + term(1)) + (term(2) + term(3))) + ((term(4) + term(5)) + (term(6) + term(7)))
  }

  /// `term(0) + … + term(9)`.
  @inline(__always)
  package static func sumOfTen<V: SIMD>(_ term: (Int) -> V) -> V where V.Scalar == Double {
    sumOfEight(term) + (term(8) + term(9))
  }
}
