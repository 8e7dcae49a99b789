internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `results.xlsx`: the wide table as pyam reads it (sheets `data` and `meta`), verdicts, sources and
/// judgements.
struct ResultWorkbook {
  static let name = "results.xlsx"
  private let report: RunReport
  private let tables: [ResultTable]

  init(_ report: RunReport, _ tables: [ResultTable]) {
    self.report = report
    self.tables = tables
  }

  var file: (name: String, bytes: [UInt8]) {
    var book = Workbook()
    book.add("README", readme)
    book.add("data", data)
    book.add("meta", meta)
    for name in ["targets", "sources", "assumptions"] {
      if let table = tables.first(where: { $0.schema.name == name }) {
        book.add(name, sheet(of: table))
      }
    }
    return (Self.name, book.bytes())
  }

  private var readme: WorkbookSheet {
    var sheet = WorkbookSheet(widths: [14, 90])
    let scenario = report.scenario
    let rows = [
      ("flowsim", "\(scenario.name): \(scenario.title)"), ("region", scenario.region),
      ("years", "\(report.years.lowerBound)–\(report.years.upperBound)"),
      ("command", RunDocument(report).command), ("seed", String(scenario.seed)),
      ("data", "every variable in every year, IAMC wide"),
      ("meta", "the scenario's headline figures"), ("targets", "pledges and their verdicts"),
      ("sources", "where the numbers come from, on which terms"),
      ("assumptions", "judgements of our own, with range and reason"),
    ]
    for (key, value) in rows {
      sheet.text(key)
      sheet.text(value)
      sheet.endRow()
    }
    return sheet
  }

  private var data: WorkbookSheet {
    var sheet = WorkbookSheet(widths: [15, 16, 9, 60, 20], frozenColumns: 5)
    for name in ["model", "scenario", "region", "variable", "unit"] { sheet.text(name) }
    for year in report.years { sheet.number(Double(year)) }
    sheet.endRow()
    for variable in report.variables {
      for cell in [model, report.scenario.name, report.scenario.region] { sheet.text(cell) }
      sheet.text(variable.name)
      sheet.text(variable.unit)
      for value in variable.values { sheet.number(value) }
      sheet.endRow()
    }
    return sheet
  }

  /// One row a scenario: pyam reads its columns as indicators.
  private var meta: WorkbookSheet {
    let items = Headline.items(of: report)
    var sheet = WorkbookSheet(widths: [15, 16, 9])
    for name in ["model", "scenario", "exclude", "targets met", "targets missed"] {
      sheet.text(name)
    }
    for item in items { sheet.text("\(item.name) (\(item.unit))") }
    sheet.endRow()
    sheet.text(model)
    sheet.text(report.scenario.name)
    sheet.flag(false)
    for verdict in [Verdict.met, .missed] {
      sheet.number(Double(report.assessments.count { $0.verdict == verdict }))
    }
    for item in items { sheet.number(item.value) }
    sheet.endRow()
    return sheet
  }

  private func sheet(of table: ResultTable) -> WorkbookSheet {
    var sheet = WorkbookSheet(widths: table.schema.fields.map { $0.kind == .text ? 24 : 12 })
    for field in table.schema.fields { sheet.text(field.name) }
    sheet.endRow()
    for row in 0..<table.rowCount {
      for (column, field) in table.schema.fields.enumerated() {
        if table.isEmpty(row, column) {
          sheet.empty()
        } else if field.kind == .number || field.kind == .integer {
          sheet.number(table.number(row, column))
        } else {
          sheet.text(table.text(row, column))
        }
      }
      sheet.endRow()
    }
    return sheet
  }

  private var model: String { "flowsim \(FlowsimVersion.current)" }
}
