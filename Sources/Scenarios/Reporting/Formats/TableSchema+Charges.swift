extension TableSchema {
  /// Which scrap, ore-based metal and elements went into which product.
  static let charges = TableSchema(
    name: "charges", row: "charge", title: "What was charged into every product, and its price",
    fields: [
      year,
      Field("material", .text, "steel or aluminium."),
      Field(
        "class", .text,
        "Scrap class; primary: ore-based metal; alloying:Si and so on: pure elements."),
      Field("product", .text, "Alloy grade or sink that it is melted for."),
      Field("charge_t", .number, "t/yr; what was not charged has no row."),
      Field(
        "share_of_product", .number,
        "Of the metal of the product by this route, after melt losses; they add up to 1."),
      Field(
        "price", .number, "Of a tonne charged; empty where no market makes prices.",
        isRequired: false),
      Field("unit_price", .text, "Of the price.", isRequired: false),
      Field(
        "binding", .text, "Composition limits of the product that cost something.",
        isRequired: false),
      Field("route", .text, "How the product is melted."),
    ], key: ["year", "material", "class", "product", "route"])

  /// What charged scrap is made of.
  static let scrapCompositions = TableSchema(
    name: "scrap_compositions", row: "scrap_composition",
    title: "Composition of the scrap that was charged",
    fields: [
      year,
      Field("material", .text, "steel or aluminium."),
      Field("class", .text, "Scrap class."),
      Field("element", .text, "Chemical element; the base metal stands for all that is not named."),
      Field("share", .number, "Mass fraction; they add up to 1."),
    ], key: ["year", "material", "class", "element"])
}
