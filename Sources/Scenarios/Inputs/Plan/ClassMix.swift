/// What a mix of vehicle classes needs of a metal, over the mix that the content tables describe.
///
///     Σ_v s_v f_v / Σ_v r_v f_v
///
/// with s the shares of sales, r the shares behind the contents, f the metal factors: one where the
/// mix is that of the tables.
struct ClassMix {
  /// Shape `[c]`.
  let steel: [Double]
  let aluminium: [Double]

  /// - Parameter shares: Of sales: shape `[class][c]`.
  init(_ classes: [String], shares: [[Double]], over axis: ClosedRange<Int>, _ lookup: inout Lookup)
  {
    let described = classes.map {
      lookup.series($0, "share behind contents", in: .fraction)?.values(over: axis)
        ?? Array(repeating: 0, count: axis.count)
    }
    lookup.requireWhole(
      described, over: axis, of: "the shares of classes behind contents",
      from: classes.flatMap { lookup.data.rows($0, "share behind contents") })
    func factors(_ metal: String) -> [Double] {
      lookup.part = .contents(metal)
      let factors = classes.map { lookup.number($0, "metal factor", metal, in: .number) }
      func mean(_ shares: [[Double]], _ c: Int) -> Double {
        zip(shares, factors).reduce(0) { $0 + $1.0[c] * $1.1 }
      }
      return (0..<axis.count).map { c in
        let whole = mean(described, c)
        return whole > 0 ? mean(shares, c) / whole : 1
      }
    }
    steel = factors("steel")
    aluminium = factors("aluminium")
  }
}
