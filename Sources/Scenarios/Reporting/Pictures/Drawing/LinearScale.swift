/// Values to pixels along an axis, with ticks at round numbers.
struct LinearScale {
  let domain: ClosedRange<Double>
  /// Pixels of the lower and of the upper end of the domain.
  let range: (from: Double, to: Double)

  func callAsFunction(_ value: Double) -> Double {
    let span = domain.upperBound - domain.lowerBound
    // One year, or one value, lies in the middle.
    if span == 0 { return (range.from + range.to) / 2 }
    return range.from + (value - domain.lowerBound) / span * (range.to - range.from)
  }
}

/// Round numbers along an axis: 1, 2, 2.5 or 5 times a power of ten apart.
struct NiceTicks: Equatable {
  let values: [Double]
  /// Decimals that the step needs.
  let decimals: Int

  /// Ticks that enclose the values and zero, about `count` of them.
  ///
  /// - Parameter values: Finite; an empty list counts as 0...1.
  init(enclosing values: [Double], count: Int = 5) {
    self.init(from: min(0, values.min() ?? 0), to: max(0, values.max() ?? 1), count: count)
  }

  /// Ticks that enclose the values but need not reach zero, for differences of large numbers.
  init(around values: [Double], count: Int = 5) {
    self.init(from: values.min() ?? 0, to: values.max() ?? 1, count: count)
  }

  private init(from low: Double, to end: Double, count: Int) {
    var high = end
    if high - low < 1e-12 { high = low + 1 }
    let step = Self.step(atLeast: (high - low) / Double(max(1, count)))
    let first = (low / step.size + 1e-9).rounded(.down)
    let last = (high / step.size - 1e-9).rounded(.up)
    self.values = stride(from: first, through: last, by: 1).map { $0 * step.size }
    decimals = step.decimals
  }

  var domain: ClosedRange<Double> { (values.first ?? 0)...(values.last ?? 1) }

  func label(_ value: Double) -> String { Number.text(value, decimals) }

  private static func step(atLeast raw: Double) -> (size: Double, decimals: Int) {
    var power = 1.0
    var exponent = 0
    while power * 10 <= raw {
      power *= 10
      exponent += 1
    }
    while power > raw {
      power /= 10
      exponent -= 1
    }
    for factor in [1, 2, 2.5, 5] where power * factor >= raw * (1 - 1e-9) {
      return (power * factor, max(0, factor == 2.5 ? 1 - exponent : -exponent))
    }
    return (power * 10, max(0, -exponent - 1))
  }

  /// Years with round numbers, so far apart that their labels have room.
  static func years(_ years: ClosedRange<Int>, room: Int) -> [Int] {
    for step in [5, 10, 20, 50] {
      let ticks = years.filter { $0 % step == 0 }
      if ticks.count <= max(2, room) { return ticks }
    }
    return [years.lowerBound, years.upperBound]
  }
}
