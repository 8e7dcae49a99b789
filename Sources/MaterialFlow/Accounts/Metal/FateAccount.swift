public import FlowEngine

/// What becomes of the metal of end-of-life cars.
///
/// The shares of every grade add up to one; none is below zero.
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

/// The fate of every car grade by year, from the ledger alone.
///
/// t/yr.
///
/// Old scrap of a grade is followed by its origin share in each class (perfect mixing): this is
/// the attributed view. The identity-preserving view counts a class only where one origin makes
/// up at least ``identityThreshold`` of it.
public struct FateAccount: Sendable {
  /// Shape `[t][g][fate]`, t/yr.
  public let mass: [Double]
  /// Metal that leaves use: shape `[t][g]`, t/yr.
  public let leaving: [Double]
  /// Surplus of earlier years that comes back from the stockpile: shape `[t][g]`, t/yr.
  ///
  /// The fates of a grade add up to what leaves use and what comes back.
  public let returned: [Double]
  /// Same grade with its identity kept: shape `[t][g]`, t/yr.
  public let identityPreserved: [Double]
  public let gradeCount: Int

  public static let identityThreshold = 0.7

  /// - Parameter rank: The worth of a family: lower is lower-grade use. Shape `[product]`.
  public init(_ run: RunResult, material m: Int, rank: [Int]) {
    let gradeCount = run.plan.materials[m].system.carGradeCount
    let reader = FateReader(run: run, m: m, rank: rank)
    let years = run.plan.yearCount
    var mass = [Double](repeating: 0, count: years * gradeCount * Fate.allCases.count)
    var leaving = [Double](repeating: 0, count: years * gradeCount)
    var kept = leaving
    var returned = leaving
    for t in 0..<years {
      reader.follow(
        t, into: &mass, leaving: &leaving, returned: &returned, identityPreserved: &kept)
    }
    self.mass = mass
    self.leaving = leaving
    self.returned = returned
    self.gradeCount = gradeCount
    identityPreserved = kept
  }

  public func mass(_ t: Int, _ g: Int, _ fate: Fate) -> Double {
    mass[(t * gradeCount + g) * Fate.allCases.count + fate.index]
  }

  /// What the fates of a grade add up to, t/yr.
  public func available(_ t: Int, _ g: Int) -> Double {
    leaving[t * gradeCount + g] + returned[t * gradeCount + g]
  }
}

extension Fate {
  fileprivate var index: Int {
    switch self {
    case .sameGrade: 0
    case .sameFamily: 1
    case .downgraded: 2
    case .upgraded: 3
    case .surplus: 4
    case .lost: 5
    case .uncollected: 6
    case .exported: 7
    case .hibernating: 8
    }
  }
}

/// Walks through the old scrap of one year.
private struct FateReader {
  let run: RunResult
  let m: Int
  let gradeCount: Int
  let oldClasses: [Int]
  /// What a product is to a grade: shape `[g][product]`.
  let relation: [Fate]

  init(run: RunResult, m: Int, rank: [Int]) {
    let system = run.plan.materials[m].system
    self.run = run
    self.m = m
    gradeCount = system.carGradeCount
    oldClasses = system.classes.indices.filter { system.classes[$0].account == .old }
    relation = (0..<system.carGradeCount).flatMap { g in
      system.grades.indices.map { p -> Fate in
        if p == g { return .sameGrade }
        if system.grades[p].family == system.grades[g].family { return .sameFamily }
        return rank[p] <= rank[g] ? .downgraded : .upgraded
      }
    }
  }

  func follow(
    _ t: Int, into mass: inout [Double], leaving: inout [Double], returned: inout [Double],
    identityPreserved: inout [Double]
  ) {
    let lines = run.chart.materials[m]
    let ledger = run.ledger
    let fates = Fate.allCases.count
    for g in 0..<gradeCount {
      func amount(_ line: Int) -> Double { ledger.amount(line, year: t, lane: g) }
      func add(_ fate: Fate, _ value: Double) {
        mass[(t * gradeCount + g) * fates + fate.index] += value
      }
      leaving[t * gradeCount + g] = amount(lines.treatment.useToCollection)
      add(.uncollected, amount(lines.treatment.collectionToUnknown))
      add(.exported, amount(lines.treatment.collectionToUsedExports))
      add(.lost, amount(lines.treatment.informalToLandfill) + amount(lines.sorting.toLandfill))
      add(.lost, amount(lines.treatment.dismantlingToBlackMass) + amount(lines.shredder.toAttached))
      for s in oldClasses {
        // What leaves the recorded economy is lost to it.
        add(.lost, amount(lines.unrecorded.fromClass[s]))
        // Cars' metal shares its class with what a market leaves where it is.
        if let withdrawn = lines.withdrawn {
          add(.uncollected, amount(withdrawn.toLandfill[s]))
          add(.exported, amount(withdrawn.toAbroad[s]))
        }
        // The whole stockpile is offered every year: only what it gains or loses moves.
        let gain = amount(lines.stockpile.fromClass[s]) - amount(lines.stockpile.toClass[s])
        add(.surplus, max(0, gain))
        returned[t * gradeCount + g] += max(0, 0 - gain)
      }
    }
    for s in oldClasses { followClass(s, t, &mass, &identityPreserved) }
  }

  /// Charged old scrap becomes metal in a product, or is lost in the melt.
  private func followClass(
    _ s: Int, _ t: Int, _ mass: inout [Double], _ identityPreserved: inout [Double]
  ) {
    let system = run.plan.materials[m].system
    let fates = Fate.allCases.count
    for (h, heat) in system.heats.enumerated() {
      let line = run.chart.materials[m].melting.charge[s * system.heats.count + h]
      let charge = run.ledger.mass(line, year: t)
      if charge == 0 { continue }
      let yield = run.meltYield(m, t, class: s, heat: h)
      for g in 0..<gradeCount {
        let origin = run.ledger.amount(line, year: t, lane: g)
        let place = (t * gradeCount + g) * fates
        let relation = relation[g * system.grades.count + heat.product]
        mass[place + relation.index] += yield * origin
        mass[place + Fate.lost.index] += (1 - yield) * origin
        if relation == .sameGrade && origin >= FateAccount.identityThreshold * charge {
          identityPreserved[t * gradeCount + g] += yield * origin
        }
      }
    }
  }
}
