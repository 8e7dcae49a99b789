internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// The tables of a result folder as bytes: same report, same bytes.
struct ResultTables {
  let report: RunReport
  let variables: [Variable]
  private let ranges: [VariableRange]

  /// - Parameters:
  ///   - variables: Those of the report, where they are at hand.
  ///   - ranges: Of some of them, for a table that stands beside the others.
  init(
    _ report: RunReport, _ variables: [Variable]? = nil, ranges: [VariableRange] = []
  ) {
    self.report = report
    self.ranges = ranges
    ledger = report.run.ledger
    chart = report.run.chart.ledger
    self.variables = variables ?? report.variables
  }

  private var scenario: Scenario { report.scenario }
  private let ledger: Ledger
  private let chart: LedgerChart

  /// Names of ``files()``.
  static let names = [
    "elements.csv", "flows.csv", "results.csv", "stocks.csv", "element_stocks.csv", "fates.csv",
    "charges.csv", "scrap_compositions.csv", "lots.csv", "classes.csv", "assumptions.csv",
    "iamc.csv", RunDocument.fileName, "targets.csv",
    "sources.csv",
  ]

  /// Files by name, in the order in which they are written; made side by side, as each rests on
  /// the report alone.
  func files() -> [(name: String, bytes: [UInt8])] {
    var makers: [(name: String, make: @Sendable () -> [UInt8])] = [
      ("elements.csv", { flows(byElement: true) }),
      ("flows.csv", { flows(byElement: false) }),
      ("results.csv", { results() }),
      ("stocks.csv", { stocks(byElement: false) }),
      ("element_stocks.csv", { stocks(byElement: true) }),
      ("fates.csv", { FateTable.bytes(report) }),
      ("charges.csv", { ChargeTable.bytes(report) }),
      ("scrap_compositions.csv", { ScrapCompositionTable.bytes(report) }),
      ("lots.csv", { LotTable.bytes(report) }),
      ("classes.csv", { ClassTable.bytes(report, .builtin) }),
      ("assumptions.csv", { AssumptionTable.csv(Assumption.all(of: report.compiled)) }),
      ("iamc.csv", { iamc() }),
      (RunDocument.fileName, { RunDocument(report, files: Self.names).bytes() }),
      ("targets.csv", { TargetTable.bytes(report) }),
      ("sources.csv", { ReferenceTables.sources(report.compiled.data) }),
    ]
    if !ranges.isEmpty {
      makers.append((RangeTable.name, { RangeTable.bytes(ranges, of: report) }))
    }
    let all = makers
    return SideBySide.map(all.count) { (all[$0].name, all[$0].make()) }
  }

  /// A value that is not finite would be our own mistake; the writer stops at it.
  func results() -> [UInt8] {
    var writer = CSVWriter(
      header: ["scenario", "region", "variable", "year", "value", "unit"], capacity: 1 << 21)
    for variable in variables {
      let cells = CSVWriter.encoded([scenario.name, scenario.region, variable.name])
      let unit = CSVWriter.encoded([variable.unit])
      for (t, year) in report.years.enumerated() {
        writer.fields(cells, count: 3)
        writer.field(year)
        writer.field(variable.values[t])
        writer.fields(unit, count: 1)
        writer.endRow()
      }
    }
    return writer.bytes
  }

  func iamc() -> [UInt8] {
    var writer = CSVWriter(
      header: ["model", "scenario", "region", "variable", "unit"] + report.years.map(String.init),
      capacity: 1 << 19)
    for variable in variables {
      writer.field("flowsim \(FlowsimVersion.current)")
      writer.field(scenario.name)
      writer.field(scenario.region)
      writer.field(variable.name)
      writer.field(variable.unit)
      for value in variable.values { writer.field(value) }
      writer.endRow()
    }
    return writer.bytes
  }

  /// Lines between the same places, whatever product they serve, as one; unused ones left out.
  private func joined() -> [(line: LedgerLine, members: [Int])] {
    struct Route: Hashable { let material, source, target: Int }
    var order: [Route: Int] = [:]
    var joined: [(line: LedgerLine, members: [Int])] = []
    for (index, line) in chart.lines.enumerated() {
      let route = Route(material: line.material, source: line.source, target: line.target)
      if let place = order[route] {
        joined[place].members.append(index)
      } else {
        order[route] = joined.count
        joined.append((line, [index]))
      }
    }
    return joined.compactMap { line, members in
      let used = members.filter(ledger.isOpen)
      return used.isEmpty ? nil : (line, used)
    }
  }

  /// Mt/yr by type or by element; lanes on which nothing moved are left out.
  func flows(byElement: Bool) -> [UInt8] {
    var writer = CSVWriter(
      header: [
        "year", "material", "source", "target", byElement ? "element" : "type", "value", "unit",
      ], capacity: 1 << 23)
    let lines = joined().map { EncodedLine($0, $1, chart: chart) }
    let names = chart.lanes.map { lanes in
      (byElement ? lanes.elements : lanes.types).map { CSVWriter.encoded([$0]) }
    }
    let ranges = chart.lanes.map { lanes in
      byElement ? lanes.types.count..<lanes.count : 0..<lanes.types.count
    }
    let unit = CSVWriter.encoded(["Mt/yr"])
    var sums = [Double](repeating: 0, count: ranges.map(\.count).max() ?? 0)
    for (t, year) in report.years.enumerated() {
      let yearCell = CSVWriter.encoded([String(year)])
      for line in lines {
        for lane in sums.indices { sums[lane] = 0 }
        for member in line.members {
          ledger.add(member, year: t, lanes: ranges[line.material], to: &sums)
        }
        for lane in names[line.material].indices where sums[lane] != 0 {
          writer.fields(yearCell, count: 1)
          writer.fields(line.places, count: 3)
          writer.fields(names[line.material][lane], count: 1)
          writer.field(ResultUnit.millions(sums[lane]))
          writer.fields(unit, count: 1)
          writer.endRow()
        }
      }
    }
    return writer.bytes
  }

  /// Mt by type or by element, with what went in and out.
  func stocks(byElement: Bool) -> [UInt8] {
    var writer = CSVWriter(
      header: [
        "year", "material", "process", byElement ? "element" : "type", "opening", "inflow",
        "outflow", "closing", "unit",
      ], capacity: 1 << 21)
    for stock in chart.stocks.indices {
      for (m, lanes) in chart.lanes.enumerated() {
        let names = byElement ? lanes.elements : lanes.types
        let first = byElement ? lanes.types.count : 0
        let into = chart.lines.indices.filter {
          chart.lines[$0].material == m && chart.lines[$0].target == chart.stocks[stock]
            && ledger.isOpen($0)
        }
        let outOf = chart.lines.indices.filter {
          chart.lines[$0].material == m && chart.lines[$0].source == chart.stocks[stock]
            && ledger.isOpen($0)
        }
        for (lane, name) in names.enumerated() {
          writeStock(
            StockLane(
              stock: stock, material: m, lane: first + lane, name: name, into: into,
              outOf: outOf), &writer)
        }
      }
    }
    return writer.bytes
  }

  private struct StockLane {
    let stock, material, lane: Int
    let name: String
    let into, outOf: [Int]
  }

  private func writeStock(_ stock: StockLane, _ writer: inout CSVWriter) {
    func level(_ t: Int) -> Double {
      ResultUnit.millions(
        ledger.level(stock: stock.stock, material: stock.material, year: t, lane: stock.lane))
    }
    func sum(_ lines: [Int], _ t: Int) -> Double {
      ResultUnit.millions(
        lines.reduce(0) { $0 + ledger.amount($1, year: t, lane: stock.lane) })
    }
    let rows = report.years.enumerated().map { t, year in
      (year, level(t - 1), sum(stock.into, t), sum(stock.outOf, t), level(t))
    }
    // A lane that nothing ever touched says nothing.
    if rows.allSatisfy({ $0.1 == 0 && $0.2 == 0 && $0.3 == 0 && $0.4 == 0 }) { return }
    let places = CSVWriter.encoded([
      chart.lanes[stock.material].material, chart.processes[chart.stocks[stock.stock]].name,
      stock.name,
    ])
    let unit = CSVWriter.encoded(["Mt"])
    for (year, opening, inflow, outflow, closing) in rows {
      writer.field(year)
      writer.fields(places, count: 3)
      writer.field(opening)
      writer.field(inflow)
      writer.field(outflow)
      writer.field(closing)
      writer.fields(unit, count: 1)
      writer.endRow()
    }
  }
}

/// Lines between the same places, with their cells as bytes.
private struct EncodedLine {
  let members: [Int]
  let material: Int
  /// Material, source and target.
  let places: [UInt8]

  init(_ line: LedgerLine, _ members: [Int], chart: LedgerChart) {
    self.members = members
    material = line.material
    places = CSVWriter.encoded([
      chart.lanes[line.material].material, chart.processes[line.source].name,
      chart.processes[line.target].name,
    ])
  }
}
