/// Numbers as people say them, the same in every locale.
public enum NumberText {
  /// A share as `12.5 %`.
  public static func percent(_ share: Double) -> String { "\(fixed(share * 100, 1)) %" }

  /// How an amount is told: as it is, in thousands or in millions.
  package enum Scale: CaseIterable, Sendable {
    case one
    case thousand
    case million
  }

  /// An amount with the digits that can be said: `525`, `11.2`, `1.05`.
  package static func scaled(_ amount: Double) -> (number: String, scale: Scale) {
    if amount >= 1e6 { return (fixed(amount / 1e6, 2), .million) }
    if amount >= 1e4 { return (fixed(amount / 1e3, 1), .thousand) }
    return (fixed(amount, 0), .one)
  }

  /// Tonnes that can be said: `525`, `11.2 thousand`, `1.05 million`.
  public static func amount(_ tonnes: Double) -> String {
    let (number, scale) = scaled(tonnes)
    switch scale {
    case .one: return number
    case .thousand: return "\(number) thousand"
    case .million: return "\(number) million"
    }
  }
}

/// A number with a fixed count of decimals, the same in every locale.
public func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (value.magnitude * scale).rounded()
  // Beyond the whole numbers that a double holds, decimals say nothing.
  if !(scaled < 9e15) { return fiveDigits(value) }
  let whole = Int(scaled / scale)
  let sign = value < 0 && scaled > 0 ? "−" : ""
  if decimals == 0 { return "\(sign)\(Int(scaled))" }
  let fraction = String(Int(scaled) - whole * Int(scale))
  let zeros = String(repeating: "0", count: decimals - fraction.count)
  return "\(sign)\(whole).\(zeros)\(fraction)"
}

/// Five leading digits and a power of ten, `3.9033e18`: nobody counts more than fifteen places.
private func fiveDigits(_ value: Double) -> String {
  if value.magnitude < 1e15 || !value.isFinite { return ShortestDecimal.string(value) }
  var (mantissa, exponent) = (value.magnitude, 0)
  while mantissa >= 9.99995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  return "\(value < 0 ? "−" : "")\(fixed(mantissa, 4))e\(exponent)"
}

/// Two leading digits and a power of ten: `1.1e-14`; zero and what has no digits as they are.
public func scientific(_ value: Double) -> String {
  guard value > 0, value.isFinite else { return ShortestDecimal.string(value) }
  var (mantissa, exponent) = (value, 0)
  while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  return "\(fixed(mantissa, 1))e\(exponent)"
}
