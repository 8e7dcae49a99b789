import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Balance of whole runs")
struct RunBalanceTests {
  static let scenarios = ["china-reference", "same-grade"]

  @Test("Metal and every element balance in every process and year", arguments: scenarios)
  func balance(of name: String) throws {
    let report = try Runs.of(name)
    #expect(report.years == 1980...2050)
    #expect(report.run.balance.relative <= 1e-9)
    #expect(try report.run.ledger.balance() == report.run.balance)
  }

  @Test(
    "No flow is negative, and each line's types and elements add up alike", arguments: scenarios)
  func lines(of name: String) throws {
    let ledger = try Runs.of(name).run.ledger
    let chart = ledger.chart
    var lowest = (amount: 0.0, place: "")
    var widest = 0.0
    for t in 0..<ledger.years.count {
      for (index, line) in chart.lines.enumerated() {
        let lanes = chart.lanes[line.material]
        var types = 0.0
        var elements = 0.0
        for lane in 0..<lanes.count {
          let amount = ledger.amount(index, year: t, lane: lane)
          if amount < lowest.amount {
            let ends = [line.source, line.target].map { chart.processes[$0].name }
            let product = line.product.map { " of product \($0)" } ?? ""
            let name = (lanes.types + lanes.elements)[lane]
            lowest = (
              amount, "\(name) from \(ends[0]) to \(ends[1])\(product), year \(t): \(amount) t"
            )
          }
          if lane < lanes.types.count { types += amount } else { elements += amount }
        }
        widest = max(widest, (types - elements).magnitude / max(types, 1e-6))
      }
    }
    #expect(lowest.amount >= 0, "\(lowest.place)")
    #expect(widest <= 1e-9)
  }

  @Test("Stocks carry over: opening, inflow and outflow give closing", arguments: scenarios)
  func stocks(of name: String) throws {
    let ledger = try Runs.of(name).run.ledger
    let chart = ledger.chart
    var worst = 0.0
    for (m, lanes) in chart.lanes.enumerated() {
      for (stock, process) in chart.stocks.enumerated() {
        let into = chart.lines.indices.filter {
          chart.lines[$0].material == m && chart.lines[$0].target == process
        }
        let outOf = chart.lines.indices.filter {
          chart.lines[$0].material == m && chart.lines[$0].source == process
        }
        for t in 0..<ledger.years.count {
          for lane in 0..<lanes.count {
            func sum(_ lines: [Int]) -> Double {
              lines.reduce(0) { $0 + ledger.amount($1, year: t, lane: lane) }
            }
            func level(_ year: Int) -> Double {
              ledger.level(stock: stock, material: m, year: year, lane: lane)
            }
            let residual = level(t - 1) + sum(into) - sum(outOf) - level(t)
            worst = max(worst, residual.magnitude / max(1e6, level(t)))
          }
        }
      }
    }
    #expect(worst <= 1e-9)
  }

  @Test("The same simulation run twice gives the same ledger to the last bit")
  func repeated() throws {
    var simulation = Simulation(of: try Runs.compiled("same-grade", Runs.shortHorizon).plan)
    let first = try simulation.run()
    let second = try simulation.run()
    #expect(first.ledger.sameBooks(as: second.ledger))
    #expect(first.contentShortage == second.contentShortage)
  }
}

extension Ledger {
  fileprivate func sameBooks(as other: Ledger) -> Bool {
    for t in 0..<years.count {
      for (index, line) in chart.lines.enumerated() {
        for lane in 0..<chart.lanes[line.material].count
        where amount(index, year: t, lane: lane) != other.amount(index, year: t, lane: lane) {
          return false
        }
      }
    }
    for t in -1..<years.count {
      for stock in chart.stocks.indices {
        for (m, lanes) in chart.lanes.enumerated() {
          for lane in 0..<lanes.count
          where level(stock: stock, material: m, year: t, lane: lane)
            != other.level(stock: stock, material: m, year: t, lane: lane)
          {
            return false
          }
        }
      }
    }
    return true
  }
}
