import FlowEngine
import FlowTables
import Testing

@testable import FlowStudies

@Suite("flowsim fit")
struct FitRequestTests {
  /// Sales of forty years that grow by 5 % a year and swing from the twentieth on, and what they
  /// leave with a lifetime.
  private static func table(
    _ lifetime: Lifetime, _ columns: [String], swings: Bool = true, from first: Int = 0
  ) throws -> SourceFile {
    let inflow = (0..<40).map { (year: Int) -> Double in
      let trend = (0..<year).reduce(10.0) { product, _ in product * 1.05 }
      return swings && year > 20 ? trend * (1 + 0.1 * Double(year * 7 % 5)) : trend
    }
    let model = try CohortStock(inflow: inflow, lifetime: lifetime)
    var text = (["year", "inflow"] + columns).joined(separator: ",") + "\n"
    for year in first..<40 {
      let values = columns.map { column -> String in
        // Nobody counted before the twentieth year.
        if year < 20 { return "" }
        return "\(column == "stock" ? model.stock[year] : model.outflow[year])"
      }
      text += (["\(1980 + year)", "\(inflow[year])"] + values).joined(separator: ",") + "\n"
    }
    return SourceFile(path: "cars.csv", text: text)
  }

  private func messages(_ text: String) -> [String] {
    do {
      _ = try FitRequest().answer(SourceFile(path: "cars.csv", text: text))
      return []
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  @Test(
    "What a lifetime leaves gives the lifetime back, from stocks, exits or both",
    arguments: [["stock"], ["exits"], ["stock", "exits"]], [(16.0, 3.5), (6.0, 1.5), (25.0, 5.0)])
  func exact(columns: [String], truth: (mean: Double, shape: Double)) throws {
    let lifetime = try Lifetime.weibull(shape: truth.shape, mean: truth.mean)
    let answer = try FitRequest().answer(try Self.table(lifetime, columns))
    // The search stops at relative steps of 1e-9 in logarithms.
    #expect((answer.fit.mean.value / truth.mean - 1).magnitude < 1e-6)
    #expect((answer.fit.shape.value / truth.shape - 1).magnitude < 1e-6)
    #expect(answer.warnings.isEmpty)
  }

  @Test("The lifetime that it prints is one that stock reads, and JSON has every observation")
  func printed() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, mean: 16)
    let answer = try FitRequest().answer(try Self.table(lifetime, ["stock"]))
    let first = answer.text.prefix { $0 != "\n" }
    #expect(try (LifetimeSpecification.parse(String(first)).mean - 16).magnitude < 1e-4)
    #expect(try (LifetimeSpecification.parse(answer.specification).mean - 16).magnitude < 1e-5)
    #expect(answer.text.contains("\n  stock: 20 years, typical miss "))
    let json = String(decoding: answer.json, as: UTF8.self)
    #expect(json.contains("\"name\": \"mean\"") && json.contains("\"standard_error\": "))
    #expect(json.contains("\"standard_errors_from\": \"scatter\""))
    #expect(json.components("\"quantity\": \"stock\"") == 20)
  }

  @Test("A past of steady growth stands for the years before the table")
  func past() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, mean: 8)
    let late = try Self.table(lifetime, ["exits"], from: 20)
    let answer = try FitRequest(pastGrowth: 0.05).answer(late)
    // The truth began in 1980, twenty years before; hardly anything lives so long.
    #expect((answer.fit.mean.value - 8).magnitude < 0.01)
  }

  @Test(
    "Where inflows grew at one rate throughout, a warning says that mean and shape are not told")
  func oneCombination() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, mean: 8)
    let late = try Self.table(lifetime, ["exits"], swings: false, from: 20)
    let answer = try FitRequest(pastGrowth: 0.05).answer(late)
    #expect(answer.warnings.contains { $0.code == .lifetimeNotFitted })
  }

  @Test("Standard errors of the table give those of the answer")
  func errors() throws {
    let model = try CohortStock(
      inflow: Array(repeating: 10, count: 30), lifetime: .weibull(shape: 3, mean: 10))
    func fit(_ error: Double) throws -> FitAnswer {
      let rows = model.stock.enumerated().map { "\(1990 + $0),10,\($1),\(error)\n" }.joined()
      return try FitRequest().answer(
        SourceFile(path: "cars.csv", text: "year,inflow,stock,stock_error\n" + rows))
    }
    let (small, large) = (try fit(0.1), try fit(1))
    #expect((large.fit.mean.standardError / small.fit.mean.standardError - 10).magnitude < 1e-3)
    #expect(String(decoding: small.json, as: UTF8.self).contains("\"table\""))
  }

  @Test(
    "Tables that tell no lifetime are refused with place and remedy",
    arguments: [
      (
        "year,stock\n2000,1\n2001,2\n2002,3\n",
        """
        cars.csv:1:1: error[E201]: the column 'inflow' is missing; write what entered in each \
        year: a stock alone fits any lifetime
        """
      ),
      (
        "year,inflow\n2000,1\n",
        """
        cars.csv:1:1: error[E201]: the columns 'stock' and 'exits' are missing; write at least one \
        of the two
        """
      ),
      (
        "year,inflow,exits\n2000,1,\n2001,1,0.1\n2002,1,0.2\n",
        """
        cars.csv:1:1: error[E304]: 2 observed stocks or exits cannot tell a mean and a shape; give \
        at least 3
        """
      ),
      (
        "year,inflow,stock\n2000,1,1\n2002,1,2\n2003,1,3\n2004,1,4\n",
        """
        cars.csv:3:1: error[E301]: the year 2002 stands where 2001 is expected; write a row with \
        an inflow for every year, in their order
        """
      ),
      (
        "year,inflow,stock\n1990,3,35.5\n1991,3,36\n1992,3,37\n1993,3,38\n",
        """
        cars.csv:2:8: error[E301]: the stock 35.5 of 1990 is more than the 3 that entered up to \
        then; begin with earlier inflows, or write --past-growth RATE
        """
      ),
      (
        "year,inflow,stock,stock_error\n2000,1,1,0\n2001,1,2,1\n2002,1,2,1\n",
        """
        cars.csv:2:10: error[E311]: a standard error is above zero; write it in the unit of 'stock'
        """
      ),
    ])
  func refused(text: String, message: String) {
    #expect(messages(text).first == message)
  }

  @Test("A stock of which nothing has left yet is no lifetime: an error or a warning says so")
  func tooEarly() throws {
    let text = "year,inflow,stock\n2000,10,10\n2001,10,20\n2002,10,30\n2003,10,40\n"
    do {
      let answer = try FitRequest().answer(SourceFile(path: "cars.csv", text: text))
      #expect(answer.warnings.contains { $0.code == .lifetimeNotFitted })
    } catch {
      #expect(error.diagnostics.map(\.code) == [.lifetimeNotFitted])
    }
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
