/// What a run can write beside its CSV tables and `run.json`.
public enum ResultFormat: String, Sendable, CaseIterable {
  /// The tables and `run.json`: always written.
  case csv
  /// `results.sqlite`.
  case sqlite
  /// `results.xlsx`.
  case xlsx
  /// `charts/`: every picture as SVG, Vega-Lite and Plotly.
  case charts
  /// `report.html`.
  case report
  /// `sankey/`: nodes and links of three years, for d3 and Plotly.
  case sankey
  /// `datapackage.json`, RO-Crate, definitions for nomenclature, the scenario and its schema.
  case package

  /// What `--format` says: `all`, or names divided by commas.
  ///
  /// - Returns: nil where a name is unknown.
  public static func list(_ text: String) -> Set<ResultFormat>? {
    if text == "all" { return Set(allCases) }
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    let formats = names.compactMap { ResultFormat(rawValue: String($0)) }
    return formats.count == names.count ? Set(formats).union([.csv]) : nil
  }
}
