package import FlowAccounts
internal import FlowEngine
package import FlowNumerics
internal import FlowTables

/// What a row of `charge_habits.csv` is about.
package enum HabitMetric: String, Sendable, CaseIterable {
  case habit = "charge habit"
  case fitExponent = "fit exponent"
  case dispersion = "charge dispersion"
  case customaryCharge = "highest customary charge"
  case physicalLimit = "physical charge limit"
  case spareShare = "spare share"
  case castFromScrap = "share cast from scrap"
  case alloyingAim = "alloying aim"
  case loopShare = "loop share"

  package var distribution: RangeDistribution {
    switch self {
    case .habit: .normal
    case .dispersion: .logUniform
    default: .triangular
    }
  }
}

/// One judgement about who buys which scrap, with the range that it is drawn from.
///
/// Loop shares of one metal with the same value and range are one judgement about many classes:
/// they move together.
package struct HabitParameter: Sendable, Equatable {
  /// A row of the table, with its numbers in the model's unit.
  package struct Number: Sendable, Equatable {
    package let entity: String
    package let qualifier: String
    package let range: Ranged
  }

  package let metric: HabitMetric
  package let numbers: [Number]

  package var name: HabitName {
    let entities = metric == .spareShare ? numbers.map(\.qualifier) : numbers.map(\.entity)
    return HabitName(metric: metric.rawValue, entities: entities)
  }

  /// Whether there is anything to draw.
  var hasRange: Bool { numbers.contains { $0.range.low < $0.range.high } }

  /// What a share of all draws lies below, by number.
  func values(_ share: Double) -> [Double] {
    numbers.map { number in
      let range = number.range
      if range.low >= range.high { return range.value }
      return metric.distribution.quantile(
        share, low: range.low, value: range.value, high: range.high)
    }
  }
}

extension CompiledScenario {
  /// The same scenario with other habits of some families.
  ///
  /// - Parameter habits: Logarithms of odds, `charge habit` of a family.
  package func with(habits: [(family: String, value: Double)]) -> CompiledScenario {
    changingPlan { plan in
      for (family, value) in habits {
        let number = HabitParameter.Number(entity: family, qualifier: "", range: Ranged(value))
        let parameter = HabitParameter(metric: .habit, numbers: [number])
        for m in plan.materials.indices { parameter.set([value], in: &plan.materials[m]) }
      }
    }
  }
}

// MARK: Into the plan
extension HabitParameter {
  /// Puts drawn values where the table's own stand in the plan of a metal.
  func set(_ values: [Double], in plan: inout MaterialPlan) {
    guard var market = plan.market else { return }
    for (number, value) in zip(numbers, values) {
      set(value, of: number, plan.system, in: &market)
    }
    plan.market = market
  }

  private func set(
    _ value: Double, of number: Number, _ system: MaterialSystem, in market: inout MarketPlan
  ) {
    func forEachHeat(where picks: (Heat) -> Bool, _ change: (Int) -> Void) {
      for (h, heat) in system.heats.enumerated() where picks(heat) { change(h) }
    }
    let entity = number.entity
    let isOfMetal = entity == system.name
    switch metric {
    case .habit:
      forEachHeat(where: { system.grades[$0.product].family == entity }) {
        market.habits.habit[$0] = value
      }
    case .fitExponent: if isOfMetal { market.habits.fitExponent = value }
    case .dispersion:
      // The limit of least primary metal keeps its own, which is no habit.
      if isOfMetal && market.allocation == .market {
        market.habits.dispersion *= value / number.range.value
      }
    case .customaryCharge: market.habits.highestCustomaryCharge = value
    case .physicalLimit:
      forEachHeat(where: { system.routes[$0.route].id == entity }) {
        market.habits.physicalLimit[$0] = value
      }
    case .spareShare:
      guard number.qualifier == system.name else { return }
      market.habits.spareShare = value
      market.supply?.spareShare = value
    case .castFromScrap:
      forEachHeat(where: { system.grades[$0.product].id == entity }) {
        market.habits.castFromScrap[$0] = value
      }
    case .alloyingAim: if isOfMetal { market.habits.alloyingAim = value }
    case .loopShare: setLoop(value, of: number, system, in: &market.habits)
    }
  }

  /// Loops of a class leave something to other products, whatever is drawn.
  private func setLoop(
    _ share: Double, of number: Number, _ system: MaterialSystem, in habits: inout ChargeHabits
  ) {
    guard let s = system.scrapClass(number.entity), let p = system.grade(number.qualifier) else {
      return
    }
    let others = habits.loops.reduce(0) {
      $1.scrapClass == s && $1.product != p ? $0 + $1.share : $0
    }
    for place in habits.loops.indices
    where habits.loops[place].scrapClass == s && habits.loops[place].product == p {
      habits.loops[place].share = min(share, Self.mostLooped - others)
    }
  }

  private static let mostLooped = 0.99
}
