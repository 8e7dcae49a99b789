extension DiagnosticCode {
  /// Codes E2: data tables.
  static let tableExplanations: [DiagnosticCode: Explanation] = [
    .missingColumn: Explanation(
      "A table lacks a column",
      """
      The header must name every required column, spelled as in the message; their order \
      is free. An empty cell is data, a missing column is not.
      """),
    .unknownColumn: Explanation(
      "A column is not known",
      """
      Columns that mean nothing are refused: an optional column with a typing error \
      would silently be ignored.
      """),
    .raggedRow: Explanation(
      "A row has too many or too few cells",
      """
      Every row has as many cells as the header. A comma inside a cell needs quotes \
      around the cell.
      """),
    .unknownUnit: Explanation(
      "A unit is not known",
      """
      Units are read in one spelling each: `Mt/yr`, `t CO2-equiv/t`, `MWh/t`, `CNY/t`, \
      `fraction`, `%`, `wt %`, `kg/car`, `million/yr`, `yr`, `km`, `1`.
      """),
    .wrongUnit: Explanation(
      "A unit measures something else",
      """
      The number is needed in a unit of another dimension, for example t/yr where kg/car \
      is written.
      """),
    .duplicateColumn: Explanation(
      "A column occurs twice",
      """
      The header names each column once.
      """),
    .unreadableCell: Explanation(
      "A cell cannot be read",
      """
      Numbers are decimal with a point, without spaces, separators between thousands or \
      a unit, which has its own column.
      """),
    .strayQuote: Explanation(
      "Quotes in a table do not match",
      """
      A cell that holds a comma, a quote or a line end stands in quotes; a quote in it \
      is doubled (RFC 4180).
      """),
    .twoSources: Explanation(
      "Two rows give the same number",
      """
      Entity, metric, qualifier, year, region and boundary name one number. If two \
      sources differ, keep the one that is trusted and put the other into its range.
      """),
    .emptyCell: Explanation(
      "A cell is empty",
      """
      This column needs a value in every row.
      """),
    .wrongSeparator: Explanation(
      "Cells are not separated by commas",
      """
      Tables are comma-separated with a decimal point, in every locale. A spreadsheet set to \
      German or French saves semicolons and decimal commas: choose CSV with commas there.
      """),
  ]
}
