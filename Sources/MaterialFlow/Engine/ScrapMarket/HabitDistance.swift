internal import FlowNumerics

/// How far the charges of one metal's market lie from habit, by year and heat, and what that costs.
///
/// a is the mass charged, q̂ the habit that takes as much of every class as was charged:
///
///     q̂[s,h] = q[s,h] Σ_h a[s,h] / Σ_h q[s,h]
///
/// so that the level of prices and what supply does at its price are no part of it. Masses are in
/// t/yr, shapes end in `[t]`.
public struct HabitDistance: Sendable, Equatable {
  /// Σ_s |a - q̂|: shape `[h][t]`.
  private var departed: [Double]
  /// Σ_s (a + q̂): shape `[h][t]`.
  private var both: [Double]
  /// τ Σ_s,h a ln(a / q̂) / Σ_s,h a, CNY per tonne charged: shape `[t]`.
  ///
  /// Zero or more, and zero where every class goes where habit sends it. Ore-based metal, which
  /// takes what scrap leaves, is not counted.
  public private(set) var cost: [Double]

  init(heatCount: Int, yearCount: Int) {
    cost = Array(repeating: 0, count: yearCount)
    departed = Array(repeating: 0, count: heatCount * yearCount)
    both = departed
  }

  /// Share of the charge of some heats that is not where habit sends it, 0...1; zero where they
  /// charge none.
  ///
  ///     Σ |a - q̂| / Σ (a + q̂), over all heats the same as Σ |a - q̂| / 2 Σ a
  public func share(ofHeats heats: some Sequence<Int>, _ t: Int) -> Double {
    var (away, sum) = (0.0, 0.0)
    for h in heats {
      away += departed[h * cost.count + t]
      sum += both[h * cost.count + t]
    }
    return sum > 0 ? away / sum : 0
  }

  /// Takes a year's answer over.
  ///
  /// - Parameter question: With the habits that the answer was found with.
  mutating func record(_ t: Int, _ answer: MarketAnswer, to question: MarketQuestion) {
    let (classes, heats) = (question.supply.count, question.demand.count)
    for h in 0..<heats {
      departed[h * cost.count + t] = 0
      both[h * cost.count + t] = 0
    }
    var (charged, entropy) = (0.0, 0.0)
    for s in 0..<classes {
      var (taken, custom) = (0.0, 0.0)
      for h in 0..<heats {
        taken += answer.charge[h * classes + s]
        custom += question.prior[h * classes + s]
      }
      if !(taken > 0 && custom > 0) { continue }
      charged += taken
      entropy += taken * RealFunctions.logarithm(taken / custom)
      for h in 0..<heats {
        let charge = answer.charge[h * classes + s]
        let habit = question.prior[h * classes + s] * (taken / custom)
        departed[h * cost.count + t] += (charge - habit).magnitude
        both[h * cost.count + t] += charge + habit
      }
    }
    // Σ a ln(a / q̂) = Σ a ln(a / q) - Σ_s A ln(A / Q); what is below nought is rounding.
    let spread = answer.dispersionCost - question.dispersion * entropy
    cost[t] = charged > 0 ? max(0, spread / charged) : 0
  }
}
