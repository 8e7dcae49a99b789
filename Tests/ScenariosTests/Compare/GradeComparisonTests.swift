import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies

@Suite("Comparisons by grade")
struct GradeComparisonTests {
  private static let comparison = Result {
    let settings = ["horizon={start: 2020, end: 2050}"]
    let base = try Runs.report("china-reference", settings)
    let other = try Runs.report("downgrade-only", settings)
    return GradeComparison(
      base: try GradeComparison.keepingComposition(base),
      other: try GradeComparison.keepingComposition(other), view: .cutOff)
  }

  @Test("Mass-only scenarios are compared with composition limits kept")
  func limits() throws {
    let massOnly = try Runs.report(
      "china-reference", ["horizon={start: 2020, end: 2022}", "blend.limits=mass-only"])
    let kept = try GradeComparison.keepingComposition(massOnly)
    #expect(massOnly.compiled.plan.limits == .massOnly)
    #expect(kept.compiled.plan.limits == .composition)
    #expect(kept.scenario.limits == .massOnly, "the scenario itself is left alone")
  }

  @Test("Every figure of a metal that is a sum is the sum of its grades")
  func sums() throws {
    let report = try Self.comparison.get().base
    for quantity in GradeQuantity.all(.cutOff) where quantity.ofMetal == nil {
      for m in report.systems.indices {
        let t = report.index(of: 2040)
        let sum = (0..<report.fates[m].gradeCount).reduce(0) {
          $0 + quantity.ofGrade(report, m, t, $1)
        }
        #expect(quantity.value(report, metal: m, t) == sum, "\(quantity.name)")
      }
    }
  }

  @Test("Mixing all scrap leaves more where it was, no later, and keeps less in grade")
  func downgrading() throws {
    let comparison = try Self.comparison.get()
    let m = try #require(comparison.base.material("aluminium"))
    let end = comparison.base.years.upperBound + 1
    #expect(
      comparison.other.firstSurplus(material: m) ?? end
        <= comparison.base.firstSurplus(material: m) ?? end)
    let t = comparison.base.index(of: 2050)
    // What the price leaves where it was, in place of a stockpile.
    let left = "Unsold Scrap|Aluminum"
    #expect(try comparison.other.variable(left)[t] > comparison.base.variable(left)[t])
    let kept = try #require(comparison.quantities.first { $0.name == "identity_preserved" })
    #expect(
      kept.value(comparison.other, metal: m, t) < kept.value(comparison.base, metal: m, t))
  }

  @Test("Surplus and its use are never below zero, and the stockpile is their difference")
  func stockpile() throws {
    let comparison = try Self.comparison.get()
    var used = 0.0
    for report in [comparison.base, comparison.other] {
      for m in report.systems.indices {
        var level = 0.0
        for t in 0..<report.years.count {
          let stockpile = report.stockpile(m, t)
          #expect(stockpile.gain >= 0 && stockpile.loss >= 0)
          level += stockpile.gain - stockpile.loss
          // Sums of some hundred Mt over thirty years.
          #expect((level - stockpile.level).magnitude <= 1e-9 * max(1e6, level))
          used += stockpile.loss
        }
      }
    }
    #expect(used > 0)
  }

  @Test("What a grade's maxima force is between nothing and what all maxima force")
  func forcedByGrade() throws {
    let report = try Self.comparison.get().other
    var largest = 0.0
    for m in report.systems.indices {
      for t in 0..<report.years.count {
        let all = report.run.qualityInducedPrimary[m * report.years.count + t]
        for product in report.systems[m].grades.indices {
          let forced = report.run.blends[m].forced(inProduct: product, t)
          #expect(forced >= 0 && forced <= all)
          largest = max(largest, forced)
        }
      }
    }
    #expect(largest > 100_000)
  }

  @Test("Taking mixed scrap apart is worth something to those who buy the mixture")
  func sortingWorth() throws {
    let comparison = try Self.comparison.get()
    let m = try #require(comparison.base.material("aluminium"))
    let options = comparison.base.compiled.plan.materials[m].sorting.options
    let laser = try #require(options.firstIndex { $0.name == "libs" })
    for report in [comparison.base, comparison.other] {
      for t in 0..<report.years.count {
        // What a mean pays for its parts is never less than it pays for the mean.
        #expect(report.run.blends[m].worth(ofSorting: laser, t) >= -1e-9, "year \(t)")
      }
    }
  }

  @Test("The text shows every grade, what binds, the worth of sorting, and its definitions")
  func text() throws {
    let text = GradeText(try Self.comparison.get()).text
    for words in [
      "Aluminium by grade, composition limits kept: china-reference → downgrade-only", "AL10",
      "ST8", "First surplus", "Maxima that force primary metal", "libs",
      "kept in grade ", "identity preserved ", "ranks, low to high",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("-0.000"))
  }

  @Test("Which view allocates emissions changes emissions alone")
  func views() throws {
    let comparison = try Self.comparison.get()
    let report = comparison.base
    let plain = GradeQuantity.all(.cutOff)
    let viewed = GradeQuantity.all(.endOfLife)
    for (before, after) in zip(plain, viewed) {
      for m in report.systems.indices {
        let same =
          before.value(report, metal: m, 20) == after.value(report, metal: m, 20)
        #expect(same == (before.name != "emissions"), "\(before.name)")
      }
    }
  }

  @Test("Cut-off is the emission account, grade by grade", arguments: [0, 1])
  func cutOff(material m: Int) throws {
    let report = try Self.comparison.get().base
    for t in report.years.indices.enumerated().map(\.offset) {
      for g in 0..<report.fates[m].gradeCount {
        let place = t * report.melts[m].productCount + g
        let posted = report.emissions[m].byProduct[place]
        let allocated = report.allocation[m].emissions(.cutOff, t, g)
        // A share and its complement, multiplied back.
        #expect((allocated - posted).magnitude <= 1e-12 * max(1e6, posted))
      }
    }
  }

  @Test("What equal blends return to their own products has a range beside what is posted")
  func sameGradeRange() throws {
    let comparison = try Self.comparison.get()
    var widest = 0.0
    for report in [comparison.base, comparison.other] {
      for (m, system) in report.systems.enumerated() {
        let blend = report.run.blends[m]
        for t in 0..<report.years.count {
          let (least, most) = (blend.leastSameGrade[t], blend.mostSameGrade[t])
          // GLPK holds the face of optima to its own tolerance, 1e-7 of a price.
          let room = 1e-6 * most + 1e-3
          let posted = blend.postedSameGrade[t]
          // The market pays for habits: what it posts need not be one of the equal blends.
          #expect(least <= most + room && posted >= 0, "\(system.name), year \(t)")
          widest = max(widest, most - least)
        }
        let metal = system.name == "steel" ? "Steel" : "Aluminum"
        #expect(
          try report.variable("Same-Grade Metal|\(metal)|Posted")
            == blend.postedSameGrade.map(ResultUnit.millions))
      }
    }
    #expect(widest > 10_000, "the range says something")
  }

  @Test("Bought metal of cars can get cleaner while all metal gets dirtier: both are shown")
  func emissionsOfAllMetal() throws {
    let comparison = try Self.comparison.get()
    let rows = Comparison(base: comparison.base, other: comparison.other).outcomes
    func change(_ name: String) throws -> Double {
      let row = try #require(rows.first { $0.outcome.name == name })
      let cell = try #require(row.cells.first { $0.year == 2050 })
      return cell.other - cell.base
    }
    // Old scrap that wrought metal may not take serves the castings of cars.
    #expect(try change("emissions_of_all_metal") > 0)
    for report in [comparison.base, comparison.other] {
      let all = try #require(Outcome.headline.first { $0.name == "emissions_of_all_metal" })
      let bought = try #require(Outcome.headline.first { $0.name == "emissions" })
      #expect(all.value(report, year: 2050) > bought.value(report, year: 2050))
    }
  }
}
