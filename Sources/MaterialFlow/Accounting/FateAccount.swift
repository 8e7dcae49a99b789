/// What becomes of the metal of end-of-life cars. The shares of every grade add up to one.
public enum Fate: String, Sendable, CaseIterable {
  case sameGrade = "same grade"
  case sameFamily = "same family"
  case downgraded
  case upgraded
  case surplus
  case lost
  case uncollected
  case exported
  case hibernating
}

/// The fate of every car grade by year, from the ledger alone. Mt/yr.
///
/// Old scrap of a grade is followed by its origin share in each class (perfect mixing): this is
/// the attributed view. The identity-preserving view counts a class only where one origin makes
/// up at least ``identityThreshold`` of it.
public struct FateAccount: Sendable {
  /// Shape `[t][g][fate]`, Mt/yr.
  public let mass: [Double]
  /// Metal that leaves use: shape `[t][g]`, Mt/yr.
  public let leaving: [Double]
  /// Same grade with its identity kept: shape `[t][g]`, Mt/yr.
  public let identityPreserved: [Double]
  public let gradeCount: Int

  public static let identityThreshold = 0.7

  /// - Parameter rank: The worth of a family: lower is lower-grade use. Shape `[product]`.
  public init(_ run: RunResult, material m: Int, rank: [Int]) {
    let system = run.plan.materials[m].system
    gradeCount = system.carGradeCount
    let fates = Fate.allCases.count
    var mass = [Double](repeating: 0, count: run.plan.yearCount * gradeCount * fates)
    var leaving = [Double](repeating: 0, count: run.plan.yearCount * gradeCount)
    var kept = leaving
    for t in 0..<run.plan.yearCount {
      for g in 0..<gradeCount {
        let year = GradeYear(run: run, m: m, t: t, g: g, rank: rank)
        let start = (t * gradeCount + g) * fates
        for (f, fate) in Fate.allCases.enumerated() { mass[start + f] = year.mass(fate) }
        leaving[t * gradeCount + g] = year.leaving
        kept[t * gradeCount + g] = year.identityPreserved
      }
    }
    self.mass = mass
    self.leaving = leaving
    identityPreserved = kept
  }

  public func mass(_ t: Int, _ g: Int, _ fate: Fate) -> Double {
    let fates = Fate.allCases
    guard let index = fates.firstIndex(of: fate) else { return 0 }
    return mass[(t * gradeCount + g) * fates.count + index]
  }
}

/// One grade in one year.
private struct GradeYear {
  let run: RunResult
  let m: Int
  let t: Int
  let g: Int
  let rank: [Int]

  private var lines: ModelChart.MaterialLines { run.chart.materials[m] }
  private var system: MaterialSystem { run.plan.materials[m].system }
  private func amount(_ line: Int) -> Double { run.ledger.amount(line, year: t, lane: g) }
  private var oldClasses: [Int] {
    system.classes.indices.filter { system.classes[$0].account == .old }
  }

  var leaving: Double { amount(lines.useToCollection) }

  func mass(_ fate: Fate) -> Double {
    switch fate {
    case .uncollected: amount(lines.collectionToUnknown)
    case .exported: amount(lines.collectionToUsedExports)
    case .hibernating: 0
    case .lost:
      amount(lines.informalToLandfill) + amount(lines.sortingToLandfill)
        + amount(lines.dismantlingToBlackMass) + amount(lines.shreddingToAttached) + meltLoss
    case .surplus: surplusChange
    case .sameGrade: metal { $0 == g }
    case .sameFamily:
      metal { $0 != g && system.grades[$0].family == system.grades[g].family }
    case .downgraded: metal { isOtherFamily($0) && rank[$0] <= rank[g] }
    case .upgraded: metal { isOtherFamily($0) && rank[$0] > rank[g] }
    }
  }

  private func isOtherFamily(_ product: Int) -> Bool {
    system.grades[product].family != system.grades[g].family
  }

  private func charge(_ s: Int, _ h: Int) -> Double {
    amount(lines.charge[s * system.heats.count + h])
  }

  /// Secondary metal of this origin in the products that a condition picks.
  private func metal(in picks: (Int) -> Bool) -> Double {
    var sum = 0.0
    for s in oldClasses {
      for (h, heat) in system.heats.enumerated() where picks(heat.product) {
        sum += run.plan.materials[m].meltYield[s] * charge(s, h)
      }
    }
    return sum
  }

  private var meltLoss: Double {
    var sum = 0.0
    for s in oldClasses {
      for h in system.heats.indices {
        sum += (1 - run.plan.materials[m].meltYield[s]) * charge(s, h)
      }
    }
    return sum
  }

  private var surplusChange: Double {
    var sum = 0.0
    for s in oldClasses {
      sum += amount(lines.classToSurplus[s]) - amount(lines.surplusToClass[s])
    }
    return sum
  }

  var identityPreserved: Double {
    var sum = 0.0
    for s in oldClasses where originShare(s) >= FateAccount.identityThreshold {
      for (h, heat) in system.heats.enumerated() where heat.product == g {
        sum += run.plan.materials[m].meltYield[s] * charge(s, h)
      }
    }
    return sum
  }

  private func originShare(_ s: Int) -> Double {
    var own = 0.0
    var all = 0.0
    for h in system.heats.indices {
      let line = lines.charge[s * system.heats.count + h]
      own += run.ledger.amount(line, year: t, lane: g)
      all += run.ledger.mass(line, year: t)
    }
    return all > 0 ? own / all : 0
  }
}
