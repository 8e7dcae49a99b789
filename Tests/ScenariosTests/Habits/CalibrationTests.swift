import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Habits fitted to observations")
struct CalibrationTests {
  static let builtin = Result { try Calibration() }

  private static let header =
    "entity,metric,qualifier,value,low,high,unit,year,region,boundary,source\n"

  private static func table(_ text: String) -> SourceFile {
    SourceFile(path: "own.csv", bytes: Array(text.utf8))
  }

  @Test("The built-in habits are what a fit gives, and their ranges its standard errors")
  func builtinHabits() throws {
    let calibration = try Self.builtin.get()
    #expect(
      calibration.habits.map(\.row.entity) == [
        "secondary-cast", "primary-cast", "deox", "wrought", "flat",
      ])
    for habit in calibration.habits {
      // The table has two decimals.
      #expect((habit.value - habit.row.value).magnitude < 0.02, "\(habit.row.entity)")
      let low = try #require(habit.row.low)
      let high = try #require(habit.row.high)
      #expect((habit.standardError - (high - low) / 2).magnitude < 0.02, "\(habit.row.entity)")
    }
  }

  @Test("A table that a fit writes is read back, and gives the same habits")
  func roundTrip() throws {
    let calibration = try Self.builtin.get()
    let file = SourceFile(path: "habits.csv", bytes: calibration.csv)
    let compiled = try Runs.compiled("china-reference", tables: [file])
    #expect(compiled.warnings(beside: []).isEmpty)
    for habit in calibration.habits {
      let rows = compiled.data.rows(habit.row.entity, "charge habit")
      #expect(rows.map(\.value) == [habit.value])
      for material in compiled.plan.materials {
        guard let market = material.market else { continue }
        for (h, heat) in material.system.heats.enumerated()
        where material.system.grades[heat.product].family == habit.row.entity {
          #expect(market.habits.habit[h] == habit.value)
        }
      }
    }
  }

  @Test("Observations that the model makes itself give back the habits that made them")
  func recovery() throws {
    let truth = [
      ("secondary-cast", 2.5), ("primary-cast", -0.5), ("deox", 1.5), ("wrought", -1.5),
      ("flat", 0.7),
    ]
    var problems = Diagnostics()
    let data = DataStore.load(and: DataStore.fitTables, reporting: &problems)
    let fit = HabitFitTable(data, reporting: &problems)
    let runs = try HabitRuns(
      data, tables: [], fitted: fit.observations.map(\.year).max() ?? 2024, shown: 2024)
    let shares = try runs.modelled(
      fit.observations, truth.map { (family: $0.0, value: $0.1) })
    var text = Self.header
    for (observation, share) in zip(fit.observations, shares) {
      let row = observation.row
      text +=
        "\(row.entity),\(row.metric),\(row.qualifier),\(share),\(share * 0.99),"
        + "\(share + (1 - share) * 0.01),fraction,\(observation.year),\(row.region),"
        + "\"\(row.boundary)\",test\n"
    }
    for habit in fit.habits {
      let row = try #require(data.rows(habit.family, HabitFitTable.before).first)
      text +=
        "\(row.entity),\(row.metric),,0,-1000,1000,ln,2020,\(row.region),"
        + "\"\(row.boundary)\",test\n"
    }
    let calibration = try Calibration(tables: [
      Self.table(
        text.replacing(
          "flat,habit before fitting,,0,-1000,1000,ln,2020",
          with: "flat,habit before fitting,,0,-1000,1000,ln,2023"))
    ])
    for ((name, value), habit) in zip(truth, calibration.habits) {
      #expect((habit.value - value).magnitude < 0.01, "\(name): \(habit.value)")
    }
    #expect(calibration.used.allSatisfy { $0.residual.magnitude < 0.05 })
  }

  @Test("A share without a range, or of a name that nobody knows, is refused with its place")
  func refused() {
    let text =
      Self.header
      + "castings in recycled aluminium,fitted to,,0.7,,,fraction,2019,China,"
      + "\"bought scrap, deoxidation left out\",own\n"
    let problems = #expect(throws: InputProblems.self) {
      _ = try Calibration(tables: [Self.table(text)])
    }
    #expect(problems.map { "\($0)" }?.contains("own.csv:2:1: error[E207]") == true)
  }

  @Test("Every kind of output names every habit, in thousandths")
  func outputs() throws {
    let calibration = try Self.builtin.get()
    let json = String(decoding: calibration.json, as: UTF8.self)
    let csv = String(decoding: calibration.csv, as: UTF8.self)
    for habit in calibration.habits {
      #expect(calibration.text.contains(habit.row.entity))
      #expect(json.contains("\"\(habit.row.entity)\"") && csv.contains("\n\(habit.row.entity),"))
    }
    // Numbers in thousandths: the last digits of a search do not show.
    for habit in calibration.habits {
      #expect(Calibration.thousandths(habit.value) == habit.value)
      #expect(Calibration.thousandths(habit.standardError) == habit.standardError)
    }
    #expect(calibration.keptOut.contains { $0.year == 2010 && $0.observed == nil })
    #expect(calibration.keptOut.contains { $0.name.hasPrefix("price of") && $0.observed != nil })
  }
}
