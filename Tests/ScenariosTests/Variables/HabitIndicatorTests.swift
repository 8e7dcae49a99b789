import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("What habits and prices leave of the cheapest plan")
struct HabitIndicatorTests {
  private static func values(_ name: String) throws -> [Double] {
    try Runs.short.get().variable(name)
  }

  @Test("No plan takes less than the least of its own scrap, and little more", arguments: [0, 1])
  func aboveLeast(m: Int) throws {
    let metal = ["Steel", "Aluminum"][m]
    let above = try Self.values("Primary Above Least|\(metal)")
    let primary = try Self.values("Primary Metal|\(metal)")
    for (extra, whole) in zip(above, primary) {
      #expect(extra >= 0 && extra <= 0.05 * whole, "\(metal)")
    }
  }

  @Test("A plan off its habits costs something, and families lie around the whole")
  func distances() throws {
    let report = try Runs.short.get()
    for (m, metal) in ["Steel", "Aluminum"].enumerated() {
      let cost = try Self.values("Dispersion Cost|\(metal)")
      let whole = try Self.values("Distance from Habit|\(metal) [Share]")
      let families = report.variables.filter {
        $0.name.hasPrefix("Distance from Habit|\(metal)|")
      }
      let known = Set(report.compiled.plan.materials[m].system.grades.map(\.family))
      #expect(families.count == known.count)
      for t in whole.indices {
        #expect((0...100).contains(whole[t]) && (cost[t] > 0) == (whole[t] > 0))
        let parts = families.map { $0.values[t] }
        #expect(parts.allSatisfy { (0...100).contains($0) })
        #expect((parts.min() ?? 0) <= whole[t] && whole[t] <= (parts.max() ?? 0))
      }
    }
  }

  @Test("Without prices there is no plan to measure")
  func withoutMarket() throws {
    let report = try Runs.report("china-reference", Runs.shortHorizon + ["blend.allocation=lp"])
    #expect(!report.variables.contains { $0.name.hasPrefix("Distance from Habit|") })
  }

  @Test("Every class and family of the tables has a name for pictures in both languages")
  func names() throws {
    let (english, chinese) = (Words(language: .english), Words(language: .chinese))
    for material in try Runs.short.get().compiled.plan.materials {
      for item in material.system.classes {
        #expect(english.scrapClass(item).count <= 30, "\(item.id)")
        #expect(chinese.scrapClass(item) != english.scrapClass(item), "\(item.id)")
      }
      for family in Set(material.system.grades.map(\.family)) {
        #expect(chinese.family(family) != family, "\(family)")
      }
    }
  }
}
