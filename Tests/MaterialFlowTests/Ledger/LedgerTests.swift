import Testing

@testable import FlowEngine

@Suite("Ledger")
struct LedgerTests {
  /// Mine → works → use, with a stock in use.
  private struct Books {
    var ledger: Ledger
    let oreToWorks: Int
    let worksToUse: Int
    let sheet = 0
    let composition = [0.99, 0.01]

    init() {
      var chart = LedgerChart(materials: [SmallSystem.aluminium])
      let mine = chart.process("mine", .boundary)
      let use = chart.process("use", .stock)
      let works = chart.process("works")
      oreToWorks = chart.line(0, from: mine, to: works)
      worksToUse = chart.line(0, from: works, to: use)
      ledger = Ledger(chart: chart, years: 2020...2022)
    }

    mutating func post(_ line: Int, _ year: Int, _ mass: Double) {
      ledger.post(line, year: year, type: sheet, mass: mass, composition: composition)
    }

    mutating func record(_ year: Int, _ mass: Double) {
      ledger.record(
        stock: 0, material: 0, year: year, type: sheet, mass: mass, composition: composition)
    }

    /// 2 t a year pass; the stock grows by as much.
    mutating func fillSoundly() {
      for t in 0..<3 {
        post(oreToWorks, t, 2)
        post(worksToUse, t, 2)
        record(t, 2 * Double(t + 1))
      }
    }
  }

  @Test("Sound books balance, and say where they are worst")
  func sound() throws {
    var books = Books()
    books.fillSoundly()
    // Contents of 2 t are sums of two products: a rounding each.
    #expect(try books.ledger.balance().relative <= 4 * Double.ulpOfOne)
  }

  @Test("A planted loss is reported with its process, year, element and flows")
  func plantedLoss() throws {
    var books = Books()
    books.fillSoundly()
    books.ledger.post(books.worksToUse, year: 1, type: 0, element: 1, mass: 0.5)
    books.ledger.record(
      stock: 0, material: 0, year: 1, type: 0, mass: 0.5, composition: [0, 1])
    books.ledger.record(
      stock: 0, material: 0, year: 2, type: 0, mass: 0.5, composition: [0, 1])
    let ledger = books.ledger
    let error = try #require(throws: ImbalanceError.self) { try ledger.balance() }
    #expect(error.residual.process == "works")
    #expect(error.residual.year == 2021)
    #expect(error.residual.element == "Si")
    // 0.5 t over the 2 t in and the 2.5 t out.
    #expect((error.residual.relative - 0.5 / 4.5).magnitude <= 1e-15)
    #expect(error.flows == ["mine → works 0.02", "works → use 0.52"])
    #expect(
      error.description.hasPrefix(
        "the balance of aluminium does not close: process 'works', year 2021, element Si"))
  }

  @Test("A stock that does not hold what went in is an imbalance")
  func stock() throws {
    var books = Books()
    books.fillSoundly()
    books.record(2, 1)
    let ledger = books.ledger
    let error = try #require(throws: ImbalanceError.self) { try ledger.balance() }
    #expect(error.residual.process == "use" && error.residual.year == 2022)
  }

  @Test("A flow that is not a number never passes")
  func notANumber() throws {
    var books = Books()
    books.fillSoundly()
    books.post(books.oreToWorks, 1, .nan)
    let ledger = books.ledger
    #expect(throws: ImbalanceError.self) { try ledger.balance() }
  }

  @Test("The edge of the system owes no balance")
  func boundary() throws {
    var books = Books()
    books.fillSoundly()
    #expect(books.ledger.chart.processes[0].kind == .boundary)
    // 6 t came from the mine and none went back.
    #expect(try books.ledger.balance().process != "mine")
  }

  @Test("A line is one line, however often it is asked for")
  func lines() {
    var chart = LedgerChart(materials: [SmallSystem.aluminium])
    let a = chart.process("a")
    let b = chart.process("b")
    #expect(chart.line(0, from: a, to: b) == chart.line(0, from: a, to: b))
    #expect(chart.line(0, from: a, to: b) != chart.line(0, from: a, to: b, product: 1))
    #expect(chart.process("a") == a && chart.lines.count == 2)
  }
}
