internal import FlowInputs
internal import FlowNumerics
internal import FlowTables

/// An attribution as text, CSV and JSON.
extension Attribution {
  private var isSampled: Bool { decomposition.plan.orders != nil }

  private var method: String {
    let runs = decomposition.plan.coalitions.count
    guard let orders = decomposition.plan.orders else { return "exact, \(runs) runs" }
    return "\(orders.count) random orders, \(runs) runs, ± standard error"
  }

  /// One column an outcome, one row a lever, between the base and the scenario.
  public var text: String {
    let names = (
      base: decomposition.base.scenario.name, other: decomposition.scenario.scenario.name
    )
    var table = PrintedTable([""] + rows.map { "\($0.outcome.label), \($0.outcome.unit)".trimmed })
    table.add([names.base] + rows.map { fixed($0.base, $0.outcome.decimals) })
    for (i, lever) in decomposition.levers.enumerated() {
      table.add(["  \(lever.name)"] + rows.map { cell($0, i) })
    }
    table.add([names.other] + rows.map { fixed($0.scenario, $0.outcome.decimals) })
    return "\(names.other) against \(names.base) in \(decomposition.year): what each lever did\n"
      + "Shapley values: a lever's effect, averaged over every order in which the levers can come "
      + "in (\(method)).\n\n\(table.text())"
  }

  private func cell(_ row: Row, _ lever: Int) -> String {
    let share = row.shares[lever]
    // One decimal more than the level: an effect is smaller than what it changes.
    let decimals = row.outcome.decimals + 1
    let sign = share.value < 0 || fixed(share.value, decimals) == fixed(0, decimals) ? "" : "+"
    let error = share.standardError.map { " ± \(fixed($0, decimals))" } ?? ""
    return sign + fixed(share.value, decimals) + error
  }

  /// `outcome,unit,year,lever,value,standard_error`; the base and the scenario are rows too.
  public var csv: [UInt8] {
    var writer = CSVWriter(
      header: ["outcome", "unit", "year", "lever", "value", "standard_error"])
    func add(_ row: Row, _ name: String, _ value: Double, _ error: Double?) {
      writer.field(row.outcome.name)
      writer.field(row.outcome.unit)
      writer.field(decomposition.year)
      writer.field(name)
      writer.field(value)
      writer.field(error)
      writer.endRow()
    }
    for row in rows {
      add(row, "(base)", row.base, nil)
      for (lever, share) in zip(decomposition.levers, row.shares) {
        add(row, lever.name, share.value, share.standardError)
      }
      add(row, "(scenario)", row.scenario, nil)
    }
    return writer.bytes
  }

  /// One document.
  ///
  /// `{"base","scenario","year","method","orders","runs","outcomes":[{name,unit,base,scenario,
  /// residual,levers:[{lever,value,standard_error}]}]}`
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("base", decomposition.base.scenario.name)
      document.field("scenario", decomposition.scenario.scenario.name)
      document.field("year", decomposition.year)
      document.field("method", isSampled ? "sampled" : "exact")
      document.field("orders", decomposition.plan.orders?.count ?? 0)
      document.field("runs", decomposition.plan.coalitions.count)
      document.array("outcomes") { list in
        for row in rows { list.object { write(row, to: &$0) } }
      }
    }
    return writer.finished()
  }

  private func write(_ row: Row, to writer: inout JSONWriter) {
    writer.field("name", row.outcome.name)
    writer.field("unit", row.outcome.unit)
    writer.field("base", row.base)
    writer.field("scenario", row.scenario)
    writer.field("residual", row.residual)
    writer.array("levers") { list in
      for (lever, share) in zip(decomposition.levers, row.shares) {
        list.object {
          $0.field("lever", lever.name)
          $0.field("value", share.value)
          $0.field(optional: "standard_error", share.standardError)
        }
      }
    }
  }
}

extension String {
  /// Labels of a table under a heading are indented; alone they are not.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
