/// Which share of a product each furnace makes, from national shares of crude steel.
///
/// Electric furnaces make long products first: flat products get the average share times a
/// propensity, long products the rest.
public struct RouteSplit: Sendable {
  public enum Furnace: Sendable {
    /// Fed with scrap.
    case electric
    /// Fed with direct-reduced iron.
    case reduced
    /// Makes what the others leave.
    case converter
    case other
  }

  /// Shapes `[h]`.
  let furnace: [Furnace]
  let isLong: [Bool]
  /// Liquid metal for flat and for long products, t/yr: shapes `[t]`.
  let flat: [Double]
  let long: [Double]
  let propensity: Double

  public init(
    furnace: [Furnace], isLong: [Bool], flat: [Double], long: [Double], propensity: Double
  ) {
    self.furnace = furnace
    self.isLong = isLong
    self.flat = flat
    self.long = long
    self.propensity = propensity
  }

  /// - Parameters:
  ///   - electric: Share of all crude steel.
  ///   - reduced: Share of all crude steel, the same in every product.
  /// - Returns: Share of the heat's product: shape `[h]`.
  public func shares(_ t: Int, electric: Double, reduced: Double) -> [Double] {
    let split = split(t, electric, room: 1 - reduced)
    return furnace.indices.map { h in
      let own = isLong[h] ? split.long : split.flat
      return switch furnace[h] {
      case .electric: own
      case .reduced: reduced
      case .converter: Self.rest(own + reduced)
      case .other: 1
      }
    }
  }

  /// Where the others make all of a product, rounding leaves no lot of metal.
  private static func rest(_ others: Double) -> Double {
    let rest = 1 - others
    return rest > 1e-14 ? rest : 0
  }

  private func split(_ t: Int, _ share: Double, room: Double) -> (flat: Double, long: Double) {
    let flat = flat[t]
    let long = long[t]
    if long == 0 || flat == 0 { return (share, share) }
    let total = share * (flat + long)
    let wanted = min(share * propensity, room)
    let longShare = min((total - wanted * flat) / long, room)
    // What long products cannot take goes to flat products after all.
    return (max(0, total - longShare * long) / flat, longShare)
  }
}
