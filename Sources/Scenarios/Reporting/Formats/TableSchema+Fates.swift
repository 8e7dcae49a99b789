extension TableSchema {
  /// What becomes of the metal of every grade in cars.
  static let fates = TableSchema(
    name: "fates", row: "fate", title: "Fates of the metal of cars, by alloy grade",
    fields: [
      year,
      Field("material", .text, "steel or aluminium."),
      Field("grade", .text, "Alloy grade that the metal left use as."),
      Field(
        "fate", .text,
        "same grade, same family, downgraded, upgraded, surplus, lost, uncollected, exported or "
          + "hibernating."),
      Field(
        "value", .number,
        "Metal; the fates of a grade add up to what left use and what came back from the "
          + "stockpile."),
      Field("unit", .text, "Mt/yr, million tonnes a year."),
      Field("share", .number, "Of all fates of the grade in the year; they add up to 1."),
    ], key: ["year", "material", "grade", "fate"])
}
