extension TableSchema {
  /// Tables that a run writes where they are asked for.
  static let asked = [ranges]

  private static let ranges = TableSchema(
    name: "ranges", row: "range", title: "What the numbers of the run may be instead",
    fields: [
      Field("scenario", .text, "Name of the scenario."),
      Field("region", .text, "Where cars are sold and metal is made."),
      Field("variable", .text, "IAMC name; levels are divided by |."),
      year,
      Field("unit", .text, "Of value, low and high."),
      Field("value", .number, "That of the run, as in results.csv."),
      Field("low", .number, "Least value on this basis; of habits the 5th percentile."),
      Field("high", .number, "Greatest value on this basis; of habits the 95th percentile."),
      Field(
        "basis", .text,
        "habits: 32 draws of who buys which scrap by custom; face: all plans of the least "
          + "ore-based metal and alloying."),
    ], key: ["scenario", "region", "variable", "year", "basis"])
}
