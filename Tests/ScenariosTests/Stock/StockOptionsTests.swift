import FlowEngine
import FlowTables
import Testing

@testable import FlowStudies

@Suite("flowsim stock: short lives, ages of the first stock, tables beside the main one")
struct StockOptionsTests {
  func request(_ drive: StockRequest.Drive, _ lifetime: String) throws -> StockRequest {
    StockRequest(drive: drive, lifetime: try LifetimeSpecification.parse(lifetime))
  }

  func answer(_ request: StockRequest, _ table: String) throws -> StockAnswer {
    try request.answer(SourceFile(path: "cars.csv", text: table))
  }

  func constant(_ value: Int, _ years: ClosedRange<Int>) -> String {
    "year,value\n" + years.map { "\($0),\(value)\n" }.joined()
  }

  func table(_ name: String, _ text: String) -> SourceFile {
    SourceFile(path: name, text: text)
  }

  func messages(_ request: StockRequest, _ table: String) -> [String] {
    do {
      _ = try answer(request, table)
      return []
    } catch let problems as InputProblems {
      return problems.diagnostics.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  // MARK: - Lives short beside a step

  @Test(
    "With a life below a year a steady inflow keeps inflow × mean life in use, and says how",
    arguments: [
      "weibull:mean=0.3,sd=0.1", "weibull:mean=0.4,sd=0.05", "weibull:mean=0.2,sd=0.1",
      "fixed:years=0.25", "gamma:mean=0.5,sd=0.5", "lognormal:mean=0.7,sd=0.2",
    ])
  func shortLives(lifetime: String) throws {
    let mean = try LifetimeSpecification.parse(lifetime).mean
    let forward = try answer(request(.inflow, lifetime), constant(100, 2000...2011))
    // What is older than twelve years at a gamma of 0.5 ± 0.5 years is e^-24.
    #expect(try (forward.column("stock")[11] - 100 * mean).magnitude < 1e-8)
    #expect(
      forward.warnings.map(\.description) == [
        """
        --lifetime:1:1: warning[E324]: a life of \(StockText.short(mean)) years is short beside \
        the step of a year: the inflow is spread evenly over its year, as with \
        --inflow-at throughout
        """
      ])
    let back = try answer(request(.stock, lifetime), constant(100, 2000...2011))
    #expect(try (back.column("inflow")[11] * mean / 100 - 1).magnitude < 1e-9)
    // Where next to nothing lasts beyond the year after, ages do not matter.
    let isBrief = ["weibull", "fixed"].contains(lifetime.prefix { $0 != ":" })
    #expect(back.warnings.contains { $0.code == .stockTakenAsNew } == !isBrief)
  }

  @Test("A convention that was asked for is kept, with a warning of what it misses")
  func keptConvention() throws {
    let lifetime = try LifetimeSpecification.parse("weibull:mean=0.3,sd=0.1")
    let end = StockRequest(drive: .inflow, lifetime: lifetime, timing: .end)
    let answer = try answer(end, constant(100, 2000...2003))
    #expect(try answer.column("stock").last == 100)
    #expect(
      answer.warnings.map(\.description) == [
        """
        --lifetime:1:1: warning[E324]: with a life of 0.3 years a steady inflow of 1 a year keeps \
        1 in use at the ends of years, and evenly spread over the year 0.3; write --inflow-at \
        throughout to spread it
        """
      ])
    let spread = StockRequest(drive: .inflow, lifetime: lifetime, entry: .throughout)
    #expect(try self.answer(spread, constant(100, 2000...2003)).warnings.isEmpty)
  }

  @Test("Lives that a year's middle describes stay with it, without a word")
  func longLives() throws {
    for text in ["weibull:mean=16,sd=4.8", "fixed:years=3", "gamma:mean=12,sd=6"] {
      let lifetime = try LifetimeSpecification.parse(text)
      let table = constant(100, 2000...2020)
      let usual = try answer(request(.inflow, text), table)
      let middle = StockRequest(drive: .inflow, lifetime: lifetime, timing: .middle)
      #expect(try usual == answer(middle, table))
      #expect(usual.warnings.isEmpty)
    }
  }

  // MARK: - Ages of the first stock

  @Test("A fleet of all ages is replaced evenly", arguments: ["age,value", "age,share", "cohort"])
  func ages(header: String) throws {
    let rows = (0..<10).map { age in
      switch header {
      case "age,value": "\(age),100\n"
      case "age,share": "\(age),0.1\n"
      default: "\(2000 - age),100\n"
      }
    }
    let lifetime = try LifetimeSpecification.parse("fixed:years=10")
    var request = StockRequest(drive: .stock, lifetime: lifetime, timing: .end)
    let columns = header == "cohort" ? "cohort,value" : header
    request.firstStock = table("ages.csv", columns + "\n" + rows.joined())
    let answer = try answer(request, constant(1000, 2000...2011))
    for inflow in try answer.column("inflow") { #expect((inflow - 100).magnitude < 1e-11) }
    #expect(try answer.column("stock") == Array(repeating: 1000, count: 12))
    #expect(answer.warnings.isEmpty)
  }

  @Test("Without ages the first stock is taken as new, and a warning says so")
  func takenAsNew() throws {
    let answer = try answer(request(.stock, "fixed:years=10"), constant(1000, 2000...2011))
    #expect(answer.warnings.map(\.code) == [.stockTakenAsNew])
    let new = "year,value\n1999,0\n" + constant(1000, 2000...2011).dropFirst(11)
    #expect(try self.answer(request(.stock, "fixed:years=10"), new).warnings.isEmpty)
  }

  @Test("A past of steady growth makes the ages that the model itself would have made")
  func growth() throws {
    let lifetime = "weibull:mean=16,sd=4.8"
    let sales = (1900...2030).map { 100 * pow102($0 - 1900) }
    let rows = zip(1900...2030, sales).map { "\($0),\($1)\n" }.joined()
    let whole = try answer(request(.inflow, lifetime), "year,value\n" + rows)
    let late = zip(1900...2030, try whole.column("stock")).filter { $0.0 >= 2000 }
    var request = try request(.stock, lifetime)
    request.pastGrowth = 0.02
    let answer = try answer(
      request, "year,value\n" + late.map { "\($0.0),\($0.1)\n" }.joined())
    #expect(answer.warnings.isEmpty)
    // Forty years of history leave out less than a car in a thousand.
    for (found, sold) in zip(try answer.column("inflow"), sales.dropFirst(100)) {
      #expect((found / sold - 1).magnitude < 2e-3)
    }
  }

  private func pow102(_ years: Int) -> Double {
    (0..<years).reduce(1.0) { product, _ in product * 1.02 }
  }

  @Test("With inflows the first stock is that of the end of the year before")
  func agesBeforeInflows() throws {
    var request = try request(.inflow, "fixed:years=3")
    request.firstStock = table("ages.csv", "cohort,value\n1999,7\n1998,5\n")
    let answer = try answer(request, constant(10, 2000...2003))
    #expect(try answer.column("stock") == [22, 27, 30, 30])
    #expect(try answer.column("outflow") == [0, 5, 7, 10])
  }

  @Test("Ages older than the lifetime join the oldest cohort alive, with a warning")
  func tooOld() throws {
    var request = try request(.stock, "fixed:years=3")
    request.firstStock = table("ages.csv", "age,value\n0,5\n1,5\n7,2\n")
    let answer = try answer(request, constant(12, 2000...2002))
    #expect(
      answer.warnings.map(\.description) == [
        """
        ages.csv:1:1: warning[E312]: 2 of the first stock, in 1 cohorts, is older than anything \
        gets with this lifetime; it is counted as of 1998
        """
      ])
    #expect(try answer.column("stock") == [12, 12, 12])
  }

  // MARK: - Lifetimes, types, uneven years

  @Test("A lifetime holds from its cohort on, the usual one before")
  func lifetimes() throws {
    var request = try request(.inflow, "fixed:years=4")
    request.lifetimes = table("lives.csv", "cohort,lifetime\n2002,fixed:years=2\n")
    let answer = try answer(request, constant(1, 2000...2006))
    #expect(try answer.column("outflow") == [0, 0, 0, 0, 2, 2, 1])
    request.lifetimes = table(
      "lives.csv", "cohort,lifetime\n1990,\"weibull:mean=16,sd=4.8\"\n")
    let same = try self.request(.inflow, "weibull:mean=16,sd=4.8")
    #expect(
      try self.answer(request, constant(1, 2000...2006)).csv
        == self.answer(same, constant(1, 2000...2006)).csv)
  }

  @Test("Types share each year's inflow, leave by their own lives, and add up to the stock")
  func types() throws {
    var request = try request(.stock, "weibull:mean=16,sd=4.8")
    request.pastGrowth = 0.01
    let stock = constant(1000, 2000...2030)
    let whole = try answer(request, stock)
    request.shares = table(
      "shares.csv", "year,type,share\n2000,ICE,1\n2000,BEV,0\n2020,ICE,0.2\n2020,BEV,0.8\n")
    let split = try answer(request, stock)
    #expect(split.text.hasPrefix("year,type,inflow,outflow,stock\n2000,ICE,"))
    for column in ["inflow", "outflow", "stock"] {
      let parts = try split.column(column)
      for (year, total) in try whole.column(column).enumerated() {
        // Seventy cohorts, each rounded.
        #expect((parts[2 * year] + parts[2 * year + 1] - total).magnitude < 1e-9)
      }
    }
    #expect(try (split.column("inflow")[41] / whole.column("inflow")[20] - 0.8).magnitude < 1e-12)
    request.lifetimes = table("lives.csv", "cohort,type,lifetime\n1990,BEV,fixed:years=8\n")
    let mixed = try answer(request, stock)
    let sums = try mixed.column("stock")
    for year in 0...30 { #expect((sums[2 * year] + sums[2 * year + 1] - 1000).magnitude < 1e-9) }
    #expect(try mixed.column("inflow")[60] > split.column("inflow")[60])
  }

  @Test("Early retirement takes the same share of every type and cohort")
  func retiredTypes() throws {
    var request = StockRequest(
      drive: .stock, lifetime: try .fixed(years: 3), onNegativeInflow: .correct)
    request.shares = table("shares.csv", "year,type,share\n2000,a,0.25\n2000,b,0.75\n")
    let answer = try answer(request, "year,value\n2000,5\n2001,10\n2002,6\n2003,6\n")
    #expect(try answer.column("stock") == [1.25, 3.75, 2.5, 7.5, 1.5, 4.5, 1.5, 4.5])
    #expect(try answer.column("outflow") == [0, 0, 0, 0, 1, 3, 0.75, 2.25])
  }

  @Test("Steps of several years, by hand")
  func uneven() throws {
    var request = try request(.inflow, "fixed:years=7")
    request.isUneven = true
    let years = "year,value\n2000,10\n2005,10\n2010,12\n2020,12\n"
    let forward = try answer(request, years)
    // In use is what was bought in the seven years before: 2 × 10 + 5 × 12 in 2010.
    #expect(try forward.column("stock") == [10, 60, 80, 84])
    #expect(try forward.column("outflow") == [0, 0, 8, 11.6])
    var back = try self.request(.stock, "fixed:years=7")
    back.isUneven = true
    let stocks = "year,value\n2000,10\n2005,60\n2010,80\n2020,84\n"
    for (found, given) in zip(try answer(back, stocks).column("inflow"), [10.0, 10, 12, 12]) {
      #expect((found - given).magnitude < 1e-12)
    }
  }

  // MARK: - What is wrong
}

extension StockAnswer {
  fileprivate var text: String { String(decoding: csv, as: UTF8.self) }

  fileprivate func column(_ name: String) throws -> [Double] {
    let lines = text.split(separator: "\n").map { $0.split(separator: ",") }
    let column = try #require(lines[0].firstIndex { $0 == name })
    return try lines.dropFirst().map { try #require(Double($0[column])) }
  }
}
