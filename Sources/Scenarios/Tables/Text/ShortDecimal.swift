/// The shortest decimal of a double in the range of most results, in exact whole numbers.
///
/// Swift's `description` finds the same digits but makes a text for every number, which was half of
/// the time of writing a result folder.
struct ShortDecimal {
  /// The number is `digits / 10^decimals`; no zero at the end.
  let digits: UInt64
  let decimals: Int

  /// 5^31 and four times a 53-bit significand fill 127 bits of the 128.
  private static let range = 1e-14..<1e15

  /// - Parameter value: Not whole; nil outside 1e-14..<1e15, and where two decimals are equally near.
  init?(_ value: Double) {
    guard Self.range.contains(value) else { return nil }
    let binaryExponent = Int(value.exponent)
    // floor(log10(2^e)): value × 10^scale then has 17 or 18 digits, more than a double tells apart.
    let scale = 16 - (binaryExponent * 1233) >> 12
    let significand = value.significandBitPattern | 1 << 52
    let power = Self.powersOfFive[scale]
    // value × 10^scale in units of 2^-shift, and the doubles beside it half-way off.
    let shift = UInt128(54 - binaryExponent - scale)
    let middle = UInt128(significand << 2) &* power
    let isPowerOfTwo = value.significandBitPattern == 0
    // Half-way itself reads back as the even significand.
    let isOpen = UInt128(significand & 1)
    let least = middle &- (isPowerOfTwo ? power : power << 1) &+ isOpen
    let greatest = middle &+ power << 1 &- isOpen
    var low = UInt64(truncatingIfNeeded: (least &+ (1 << shift &- 1)) >> shift)
    var high = UInt64(truncatingIfNeeded: greatest >> shift)
    var unit: UInt64 = 1
    var decimals = scale
    while true {
      let (nextLow, nextHigh) = ((low &+ 9) / 10, high / 10)
      if nextLow > nextHigh { break }
      (low, high) = (nextLow, nextHigh)
      unit &*= 10
      decimals &-= 1
    }
    let whole = UInt64(truncatingIfNeeded: middle >> shift)
    let fraction = middle & (1 << shift &- 1)
    let isAbove: Bool
    if unit == 1 {
      let half: UInt128 = 1 << (shift &- 1)
      if fraction == half { return nil }
      isAbove = fraction > half
    } else {
      let rest = whole % unit
      if rest == unit / 2 && fraction == 0 { return nil }
      isAbove = rest >= unit / 2
    }
    digits = min(max(whole / unit &+ (isAbove ? 1 : 0), low), high)
    self.decimals = decimals
  }

  /// 5^0 to 5^31.
  private static let powersOfFive: [UInt128] = (0..<31).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 5)
  }
}
