/// A number of about 32 digits: the sum of two doubles, of which the second is the rest.
///
/// Sums and products as in Dekker (1971), doi:10.1007/BF01397083.
package struct Doubled: Equatable, Sendable {
  package private(set) var high: Double
  package private(set) var low: Double

  package init(_ value: Double = 0) {
    high = value
    low = 0
  }

  private init(high: Double, low: Double) {
    self.high = high + low
    self.low = low - (self.high - high)
  }

  package static func product(_ a: Double, _ b: Double) -> Doubled {
    let high = a * b
    return Doubled(high: high, low: (-high).addingProduct(a, b))
  }

  package static func + (a: Doubled, b: Doubled) -> Doubled {
    let high = a.high + b.high
    let part = high - a.high
    let rest = (a.high - (high - part)) + (b.high - part)
    return Doubled(high: high, low: rest + (a.low + b.low))
  }

  package static func += (a: inout Doubled, b: Doubled) { a = a + b }
  package static prefix func - (a: Doubled) -> Doubled { Doubled(high: -a.high, low: -a.low) }
  package static func - (a: Doubled, b: Doubled) -> Doubled { a + -b }

  package static func * (a: Doubled, b: Double) -> Doubled {
    let exact = product(a.high, b)
    return Doubled(high: exact.high, low: exact.low.addingProduct(a.low, b))
  }

  package var magnitude: Double { high.magnitude }
}
