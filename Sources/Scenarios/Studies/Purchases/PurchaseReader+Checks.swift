internal import FlowInputs
internal import FlowTables

extension PurchaseReader {
  /// Cells that would not count: what is written is used, refused, or told.
  func checkUse(_ row: CSVRow, _ problems: inout Diagnostics) {
    let hasFactor = !row.isEmpty("factor")
    if !hasFactor && !row.isEmpty("location_factor") {
      problems.error(
        .notCounted, at: row.location("location_factor"),
        "a location factor stands without a factor",
        help: "write 'factor' too, the figure with the supplier's contracts of power")
    }
    if hasFactor && !row.isEmpty("lot") {
      problems.warning(
        .notCounted, at: row.location("lot"),
        "the line has a factor and a lot; the factor counts, the lot does not",
        help: "leave one of them empty")
    }
    if !hasFactor && !row.isEmpty("unit") {
      // A unit of something else was not meant for a factor.
      _ = UnitSymbol.read(
        row.text("unit"), expecting: UnitSymbol("t CO2-equiv/t"), at: row.location("unit"),
        reporting: &problems)
    }
  }

  /// Tells of a line that has every cell of an earlier one.
  mutating func warnOfRepeat(
    _ row: CSVRow, _ supplier: String, _ metal: Int, _ grade: String,
    _ problems: inout Diagnostics
  ) {
    let cells =
      [supplier, String(metal), grade]
      + ["tonnes", "lot", "factor", "location_factor", "unit", "note"].map(row.text)
    let line = row.table.line(ofRow: row.row)
    guard let earlier = lines[cells] else {
      lines[cells] = line
      return
    }
    problems.warning(
      .twoSources, at: row.location("supplier"),
      "the line repeats line \(earlier) in every cell; both count",
      help: "leave it out if it was copied")
  }
}
