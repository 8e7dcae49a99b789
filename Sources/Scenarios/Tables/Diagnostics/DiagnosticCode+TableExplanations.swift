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
      "Cells are separated in more than one way",
      """
      The header tells what separates cells: commas, or semicolons or tabs if it holds no more \
      commas than these. A first line `sep=;` tells it too. All lines keep to it.
      """),
    .tableForm: Explanation(
      "A note on how a table was read",
      """
      A spreadsheet set to German or French saves semicolons and decimal commas: such a file is \
      read as a whole, semicolons between cells and decimals with a comma. In a file with tabs a \
      cell such as 22,9 tells that decimals have a comma. A table with years as columns is read \
      as one row for each year.
      """),
    .otherEncoding: Explanation(
      "A note on the encoding of a file",
      """
      Text is UTF-8. UTF-16 and, where the bytes are no UTF-8, GB18030 (GBK) are read as well. \
      If names look wrong, save the file as UTF-8; Excel calls it CSV UTF-8.
      """),
    .ambiguousDecimal: Explanation(
      "A point in a file with decimal commas",
      """
      In a file with semicolons 48.500 is forty-eight thousand five hundred to some and \
      forty-eight and a half to others. Decimals have a comma there, thousands no separator.
      """),
    .columnsPassedOver: Explanation(
      "A note on columns that are not read",
      """
      A ledger may have columns for its owner, such as a date or an invoice number. They are \
      named once, so that a misspelt column is seen.
      """),
    .lookAlike: Explanation(
      "A character that looks like another one",
      """
      Chinese keyboards, word processors and web pages write full-width characters, other spaces \
      and other dashes than a file means. Digits, %, a minus sign and spaces around a number are \
      read as meant; where there is doubt, the character is named at its place.
      """),
  ]
}
