import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowTables

@Suite("Habits of charging in the tables")
struct ChargeHabitsTests {
  private func plan(_ metal: String, _ rows: [String] = []) throws -> MaterialPlan {
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(try finder.builtin("china-reference"), finder: finder)
    let head = "entity,metric,qualifier,value,unit,year,region,boundary,source"
    let table = SourceFile(
      path: "mine.csv", text: ([head] + rows).joined(separator: "\n") + "\n")
    let compiled = try CompiledScenario.compile(scenario, tables: rows.isEmpty ? [] : [table])
    return try #require(compiled.plan.materials.first { $0.system.name == metal })
  }

  @Test("Habits of aluminium are the fitted ones, by family")
  func aluminium() throws {
    let plan = try plan("aluminium")
    let habits = try #require(plan.market?.habits)
    for (id, habit) in [
      ("AL4", -2.99), ("AL8", 2.07), ("AL10", 5.25), ("SINKC", 5.25), ("SINKD", 4.85), ("SINKE", 0),
    ] {
      let h = try #require(plan.system.heats.firstIndex { plan.system.grades[$0.product].id == id })
      #expect(habits.habit[h] == habit, "\(id)")
    }
    #expect(habits.fitExponent == 0.5 && habits.dispersion == 500)
    #expect(habits.loops.count == 8 + 20)
    #expect(habits.physicalLimit.allSatisfy { $0 == 1 })
  }

  @Test("A maximum of the house counts where it is below the standard's")
  func houseMaximum() throws {
    func most(_ rows: [String] = []) throws -> Double? {
      let plan = try plan("aluminium", rows)
      let (grade, copper) = (plan.system.grade("AL8"), plan.system.elements.firstIndex(of: "Cu"))
      return plan.composition.limits.first {
        $0.product == grade && $0.elements == [copper ?? 0]
      }?.maximum
    }
    func own(_ value: String) -> String { "AL8,house maximum,Cu,\(value),wt %,2023,China,,me" }
    #expect(try most() == 0.0005)
    #expect(try most([own("0.02")]) == 0.0002)
    #expect(try most([own("0.5")]) == 0.002)
  }

  @Test("Converters have a limit of heat, and car sheet of steel a habit of its own")
  func steel() throws {
    let plan = try plan("steel")
    let habits = try #require(plan.market?.habits)
    for (h, heat) in plan.system.heats.enumerated() {
      let isConverter = plan.system.routes[heat.route].id == "bf-bof"
      #expect(habits.physicalLimit[h] == (isConverter ? 0.33 : 1))
      #expect(habits.habit[h] == (plan.system.grades[heat.product].family == "flat" ? -1.03 : 0))
    }
    #expect(habits.dispersion == 100 && habits.loops.count == 8)
  }

  @Test("Every class with a product of its own comes from it")
  func ownProducts() throws {
    for metal in ["aluminium", "steel"] {
      let plan = try plan(metal)
      let system = plan.system
      for loop in try #require(plan.market?.habits).loops {
        let (from, to) = (system.classes[loop.scrapClass].id, system.grades[loop.product].id)
        // A-S4 and A-L4 keep AL4 apart.
        if from.contains("-S") || from.contains("-L") {
          #expect(from.drop { !$0.isNumber } == to.drop { !$0.isNumber }, "\(from) \(to)")
        }
      }
    }
  }

  @Test("A table of the user moves a habit, and gives a class another product")
  func overriding() throws {
    let habits = try #require(
      plan(
        "aluminium",
        [
          "wrought,charge habit,,-1.5,ln,2020,China,\"odds against other wrought metal, logarithm\",me",
          "A-N1,loop share,AL6,0.25,fraction,2020,China,,me",
        ]
      ).market?.habits)
    #expect(habits.habit[0] == -1.5)
    #expect(habits.loops.prefix(2).map(\.share) == [0.5, 0.25])
  }

  @Test(
    "Shares that leave nothing, and odds without an end, are refused",
    arguments: [
      (
        "A-N1,loop share,AL4,1,fraction,2020,China,,me",
        "mine.csv:2:1: error[E",
        "the shares of A-N1, loop share leave nothing for other products"
      ),
      (
        "furnaces,highest customary charge,,100,%,2024,China,,me",
        "mine.csv:2:1: error[E", "furnaces, highest customary charge is 100 %"
      ),
      (
        "flat,charge habit,,-30,ln,2023,China,\"odds against other steel, logarithm\",me",
        "mine.csv:2:1: error[E", "flat, charge habit is -30 ln; write a number from −20 to 20 ln"
      ),
    ])
  func refused(row: String, place: String, message: String) throws {
    let problems = try #require(throws: InputProblems.self) { try plan("aluminium", [row]) }
    let text = problems.diagnostics.map(\.description).joined(separator: "\n")
    #expect(text.hasPrefix(place) && text.contains(message), "\(text)")
  }

  @Test("A family without a habit is missed by its name")
  func missing() {
    var problems = Diagnostics()
    let data = DataStore.load(reporting: &problems)
    let rest = DataStore(
      builtin: data.rows.filter { $0.metric != "charge habit" || $0.entity != "deox" },
      user: [], sources: data.sources)
    var lookup = Lookup(rest, horizon: 2020...2030)
    let definition = SystemDefinition.load(data, reporting: &problems)
    for system in definition.systems {
      _ = ChargeHabitsCompiler(
        system: system, currencies: CurrencyBook(data, reporting: &problems)
      ).compile(&lookup)
    }
    #expect(
      lookup.problems.sorted.map(\.description) == [
        "data:1:1: error[E304]: there is no number for 'deox, charge habit'; add a row with ln to "
          + "a table for --data"
      ])
  }
}
