internal import FlowAccounts
internal import FlowTables

/// One row of a table of standards: a scheme with one class.
struct StandardRow {
  let standard: Standard

  private enum Rule: String, CaseIterable {
    case metallic
    case rawWithInternal = "raw-with-internal"
    case postConsumer = "post-consumer"
    case none
  }

  private enum Comparison: String, CaseIterable {
    case atMost = "at-most"
    case below
  }

  private enum Metal: String, CaseIterable {
    case steel
    case aluminium
  }

  /// - Returns: nil after reporting what is wrong with the row.
  init?(_ row: CSVRow, reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    let name = row.required("standard", &problems)
    let metal = Metal(
      rawValue: row.isEmpty("metal") ? "" : MetalName.read(row.text("metal")) ?? "")
    if metal == nil { let _: Metal? = row.requiredChoice("metal", &problems) }
    let kind: StandardKind? = row.requiredChoice("kind", &problems)
    let rule: Rule? = row.requiredChoice("scrap_share", &problems)
    let item = Self.readClass(row, &problems)
    let from = row.year("valid_from", &problems)
    let to = row.year("valid_to", &problems)
    if let from, let to, to < from {
      problems.error(
        .horizon, at: row.location("valid_to"), "the version ends in \(to), before it begins",
        help: "write a year of \(from) or later")
    }
    let weights = (
      Self.weight("scrap_weight", row, &problems), Self.weight("ore_weight", row, &problems)
    )
    if let kind, kind == .line || kind == .path, row.isEmpty("line_year") {
      problems.error(
        .emptyCell, at: row.location("line_year"), "a dated line has no 'line_year'",
        help: "write the year in which the threshold holds")
    }
    guard problems.errorCount == before, let metal, let kind, let rule else { return nil }
    standard = Standard(
      name: name, version: row.text("version"), metal: metal.rawValue, kind: kind,
      rule: Self.rule(rule, weights), boundary: row.text("boundary"), scope2: row.text("scope2"),
      offsets: row.text("offsets"), validFrom: from, validTo: to, source: row.text("source"),
      classes: [item])
  }

  /// Zero or more; 1 where the cell is empty.
  private static func weight(
    _ column: String, _ row: CSVRow, _ problems: inout Diagnostics
  ) -> Double {
    guard let weight = row.number(column, &problems) else { return 1 }
    if weight < 0 {
      problems.error(
        .negativeAmount, at: row.location(column), "the weight is below zero",
        help: "write zero or more")
    }
    return weight
  }

  private static func rule(_ rule: Rule, _ weights: (Double, Double)) -> ScrapShareRule {
    switch rule {
    case .metallic: .metallic(scrapWeight: weights.0, oreWeight: weights.1)
    case .rawWithInternal: .rawWithInternal
    case .postConsumer: .postConsumer
    case .none: .none
    }
  }

  /// t CO2-equiv/t of a lot of ore and of a lot of scrap, which the threshold runs between.
  private static func readThreshold(
    _ row: CSVRow, _ problems: inout Diagnostics
  ) -> (atZeroScrap: Double?, atFullScrap: Double?) {
    let unit = UnitSymbol.read(
      row.text("unit"), expecting: UnitSymbol("t CO2-equiv/t"), at: row.location("unit"),
      reporting: &problems)
    func intensity(_ column: String) -> Double? {
      guard let value = row.number(column, &problems), let unit,
        let tonnes = UnitSymbol("t CO2-equiv/t"), unit.dimension == tonnes.dimension
      else { return nil }
      if value < 0 {
        problems.error(
          .negativeAmount, at: row.location(column), "the threshold is below zero",
          help: "write the intensity of a lot without credits")
      }
      PlausibleFactor.check(
        value, in: unit, "the threshold", at: row.location(column), reporting: &problems)
      return unit.convert(value, to: tonnes)
    }
    let start = intensity("at_0_scrap")
    let end = intensity("at_100_scrap")
    if let start, let end, end > start {
      problems.error(
        .risingThreshold, at: row.location("at_100_scrap"),
        "the threshold rises with scrap, from \(ShortestDecimal.string(start)) to "
          + ShortestDecimal.string(end),
        help: "write the threshold at no scrap first; a lot of scrap has the lower one")
    }
    if (start == nil) != (end == nil), row.isEmpty("at_0_scrap") != row.isEmpty("at_100_scrap") {
      problems.error(
        .emptyCell, at: row.location(start == nil ? "at_0_scrap" : "at_100_scrap"),
        "only one end of the threshold is given",
        help: "write the same number twice where it does not slide")
    }
    return (start, end)
  }

  private static func readClass(
    _ row: CSVRow, _ problems: inout Diagnostics
  ) -> StandardClass {
    let threshold = readThreshold(row, &problems)
    let comparison: Comparison? = row.choice("comparison", &problems)
    return StandardClass(
      name: row.required("class", &problems), track: row.text("track"),
      rank: row.wholeNumber("rank", in: 1...1_000, &problems) ?? 1,
      atZeroScrap: threshold.atZeroScrap, atFullScrap: threshold.atFullScrap,
      isStrict: comparison == .below,
      product: row.choice("product", &problems), scrapFrom: row.share("scrap_from", &problems),
      scrapBelow: row.share("scrap_below", &problems),
      leastScrap: row.share("least_scrap", &problems),
      leastRenewable: row.share("least_renewable", &problems),
      leastReduction: row.share("least_reduction", &problems),
      credit: row.choice("credit", &problems), lineYear: row.year("line_year", &problems))
  }
}
