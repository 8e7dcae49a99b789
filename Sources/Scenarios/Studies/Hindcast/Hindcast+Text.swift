internal import FlowTables

/// The comparison for people, in a terminal or as `docs/hindcast.md`.
extension Hindcast {
  public enum Style: Sendable {
    case text
    case markdown
  }

  public func report(_ style: Style) -> String {
    let title = "The model beside what happened"
    var text = style == .markdown ? "# \(title)\n\n\(Self.origin)\n" : "\(title)\n"
    for (head, lead, table) in chapters {
      text += style == .markdown ? "\n## \(head)\n\n\(lead)\n\n" : "\n\(head)\n\(lead)\n\n"
      text += style == .markdown ? table.markdown() : table.text()
    }
    return text
  }

  private static let origin = """
    Written by `flowsim hindcast --format markdown`; do not edit. Observations are the rows of
    `Scenarios/data/observations.csv`, what was known in 2014 those of `hindcast_2014.csv`.
    """

  private typealias Chapter = (head: String, lead: String, table: PrintedTable)

  private var chapters: [Chapter] {
    [
      (
        "China in \(Self.factYear), today's tables",
        "An input is the statistic itself, fitted means that inputs were set to meet it: only a "
          + "result tests the model.",
        factTable
      ),
      (
        "Who gets the scrap, today's tables",
        "Shares that buyers' habits decide, and prices that follow from them. Without a range one "
          + "number was disclosed.",
        scrapTable
      ),
      (
        "Known to the end of \(KnownData.year), run to \(Self.years.upperBound)",
        "Series stop in \(KnownData.year) and stay there, unless a forecast of the time was at "
          + "hand (expected). Exit multipliers are off. The last line of each quantity is the run "
          + "with today's tables, many of which were fitted: what that misses too, no better "
          + "forecast would have mended.",
        seriesTable
      ),
      (
        "The last observed year, largest miss first",
        "Of \(lastYear.count) quantities \(insideCount) lie inside the range of their observation "
          + "or within 5 % of it.",
        missTable
      ),
      (
        "Forecasts of the time",
        "As published; none of them is ours.",
        forecastTable
      ),
      (
        "Not compared", "Series of observations that are missing above, and why.", gapTable
      ),
      (
        "Later knowledge that stayed in",
        "Metrics that the tables hold for years after \(KnownData.year) only: practice, chemistry "
          + "and factors that the run of \(KnownData.year) keeps. Nobody had all of them then.",
        anachronismTable
      ),
    ]
  }

  private var factTable: PrintedTable {
    var table = PrintedTable(
      ["quantity", "role", "unit", "observed", "range", "modelled", "off by", "% off", "note"],
      words: [0, 1, 2, 8])
    for row in today where row.year == Self.factYear {
      table.add([
        row.name, row.role, row.unit, Self.number(row.observed), Self.range(row),
        Self.number(row.modelled), Self.signed(row.difference), Self.percent(row.relative),
        row.note,
      ])
    }
    return table
  }

  private var scrapTable: PrintedTable {
    var table = PrintedTable(
      ["quantity", "role", "unit", "year", "observed", "range", "modelled", "inside", "note"],
      words: [0, 1, 2, 7, 8])
    let names = Yardstick.scrapUse.map(\.name)
    for row in today where names.contains(row.name) {
      table.add([
        row.name, row.role, row.unit, String(row.year), Self.number(row.observed),
        Self.range(row), Self.number(row.modelled), row.isInside.map { $0 ? "yes" : "no" } ?? "",
        row.note,
      ])
    }
    return table
  }

  /// Observed, modelled, and the difference in per cent of the observation.
  private var seriesTable: PrintedTable {
    var table = PrintedTable(
      ["quantity", "role", ""] + Self.years.map(String.init), words: [0, 1, 2])
    for name in names {
      let rows = hindcast.filter { $0.name == name }
      guard let first = rows.first else { continue }
      func line(_ cell: (Comparison) -> String) -> [String] {
        Self.years.map { year in rows.first { $0.year == year }.map(cell) ?? "" }
      }
      table.add(
        ["\(name), \(first.unit)", first.role, "observed"] + line { Self.number($0.observed) })
      table.add(["", "", "modelled"] + line { Self.number($0.modelled) })
      table.add(["", "", "% off"] + line { Self.percent($0.relative) })
      table.add(
        ["", "", "% off, today's tables"]
          + line { row in
            Self.percent(today.first { $0.name == name && $0.year == row.year }?.relative)
          })
    }
    return table
  }

  private var names: [String] {
    var names: [String] = []
    for row in hindcast where !names.contains(row.name) { names.append(row.name) }
    return names
  }

  /// The last observed year of every quantity.
  private var lastYear: [Comparison] {
    names.compactMap { name in hindcast.last { $0.name == name } }
  }

  private var insideCount: Int {
    lastYear.count { $0.isInside == true || ($0.relative ?? 1).magnitude <= 0.05 }
  }

  private var missTable: PrintedTable {
    var table = PrintedTable(
      ["quantity", "role", "unit", "year", "observed", "modelled", "% off", "note"],
      words: [0, 1, 2, 7])
    let sorted = lastYear.enumerated().sorted { a, b in
      let (x, y) = ((a.element.relative ?? 0).magnitude, (b.element.relative ?? 0).magnitude)
      return x == y ? a.offset < b.offset : x > y
    }
    for row in sorted.map(\.element) {
      table.add([
        row.name, row.role, row.unit, String(row.year), Self.number(row.observed),
        Self.number(row.modelled), Self.percent(row.relative), row.note,
      ])
    }
    return table
  }

  private var forecastTable: PrintedTable {
    var table = PrintedTable(
      ["quantity", "by", "unit", "year", "forecast", "observed", "% off", "note"],
      words: [0, 1, 2, 7])
    for forecast in forecasts {
      let miss = forecast.observed.map { ($0, (forecast.value - $0) / $0.magnitude) }
      table.add([
        forecast.name, forecast.author, forecast.unit, String(forecast.year),
        Self.number(forecast.value), miss.map { Self.number($0.0) } ?? "no series",
        Self.percent(miss?.1), forecast.note,
      ])
    }
    return table
  }

  private var gapTable: PrintedTable {
    var table = PrintedTable(["quantity", "reason"], words: [0, 1])
    for gap in gaps { table.add([gap.name, gap.reason]) }
    return table
  }

  private var anachronismTable: PrintedTable {
    var table = PrintedTable(["metric", "rows"])
    for (metric, rows) in anachronisms { table.add([metric, String(rows)]) }
    return table
  }

  // MARK: Numbers

  private static func range(_ row: Comparison) -> String {
    guard let low = row.low, let high = row.high else { return "" }
    return "\(number(low))-\(number(high))"
  }

  /// Three or four significant digits.
  private static func number(_ value: Double) -> String {
    let size = value.magnitude
    // A rounding error of a sum is no difference.
    if size < 1e-9 { return "0" }
    return fixed(value, size >= 1_000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.01 ? 3 : 5)
  }

  private static func signed(_ value: Double) -> String {
    (value >= 1e-9 ? "+" : "") + number(value)
  }

  private static func percent(_ share: Double?) -> String {
    guard let share else { return "" }
    if share.magnitude < 1e-9 { return "0" }
    let text = fixed(100 * share, share.magnitude >= 0.1 ? 0 : 1)
    return (share > 0 ? "+" : "") + text
  }
}
