/// Melts without scrap: works of a product that cast ore-based metal alone, such as smelters that
/// cast billet.
///
/// A heat's metal is cast in two kinds of works. One takes scrap and is asked on the market; the
/// other melts ore-based metal with what the least content of the product asks for.
struct OreBasedMelts {
  /// Share of a heat's metal that is cast where scrap is taken: shape `[h]`.
  private let castFromScrap: [Double]
  private let layout: BlendLayout

  init(_ habits: ChargeHabits, _ layout: BlendLayout) {
    castFromScrap = habits.castFromScrap
    self.layout = layout
  }

  private var isEmpty: Bool { castFromScrap.allSatisfy { $0 >= 1 } }

  /// What is asked of the works that take scrap; a recycled-content rule asks them for the others'
  /// part as well.
  func takenOut(of year: BlendQuestion) -> BlendQuestion {
    if isEmpty { return year }
    var rest = year
    var (counted, left) = (0.0, 0.0)
    for h in rest.demand.indices {
      rest.demand[h] *= castFromScrap[h]
      if layout.isCounted[h] {
        counted += year.demand[h]
        left += rest.demand[h]
      }
    }
    if left > 0 { rest.leastRecycledContent *= counted / left }
    return rest
  }

  /// Limits of charge over all melts of a heat: shape `[h]`.
  func overAll(_ chargeLimit: [Double]) -> [Double] {
    zip(chargeLimit, castFromScrap).map { $0 * $1 }
  }

  /// Adds their metal to the answer of the others.
  ///
  /// Of R t with additions z of the elements E whose least content l is above that of ore, c:
  ///
  ///     z_e = l_e R - c_e (R - Z),   Z = Σ_E z_e = R Σ_E (l_e - c_e) / (1 - Σ_E c_e)
  ///
  /// - Parameter least: The least content that alloying aims at, by limit: shape `[limit]`; zero
  ///   where there is none.
  func add(to answer: inout BlendAnswer, _ year: BlendQuestion, least: [Double]) {
    if isEmpty { return }
    let elements = layout.system.elements.count
    for (h, heat) in layout.system.heats.enumerated() where castFromScrap[h] < 1 {
      let mass = (1 - castFromScrap[h]) * year.demand[h]
      let ore = year.primaryContent[heat.route * elements..<(heat.route + 1) * elements]
      var added: [(addition: Int, least: Double, ore: Double)] = []
      for row in layout.limitRange[h] where least[row] > 0 {
        let limit = layout.limits[row].limit
        let content = limit.elements.reduce(0) { $0 + ore[ore.startIndex + $1] }
        // Of a sum the first element is added.
        let addition = layout.additions.firstIndex { $0 == (h, limit.elements[0]) }
        if let addition, content < least[row] { added.append((addition, least[row], content)) }
      }
      let missing = added.reduce(0) { $0 + $1.least - $1.ore }
      let alloying = mass * missing / (1 - added.reduce(0) { $0 + $1.ore })
      answer.primary[h] += mass - alloying
      for part in added {
        answer.alloying[part.addition] += part.least * mass - part.ore * (mass - alloying)
      }
    }
  }
}
