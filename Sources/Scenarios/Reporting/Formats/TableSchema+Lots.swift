extension TableSchema {
  /// Which lot, in which year.
  private static let lot = [
    year,
    Field("material", .text, "steel or aluminium."),
    Field("grade", .text, "Product that the metal is bought as."),
    Field("route", .text, "Furnace of the blend."),
    Field("plant", .text, "Kind of works behind the route."),
  ]

  /// Metal of a product from one kind of works.
  static let lots = TableSchema(
    name: "lots", row: "lot", title: "Metal by product and kind of works, with its emissions",
    fields: lot + [
      Field("mass", .number, "Bought semis and castings."),
      Field("mass_unit", .text, "Mt/yr, million tonnes a year."),
      Field("new_scrap_share", .number, "Metal from new scrap over all metal."),
      Field("old_scrap_share", .number, "Metal from old scrap over all metal."),
      Field("electricity", .number, "Of all steps."),
      Field("electricity_unit", .text, "TWh/yr."),
      Field("direct_and_upstream", .number, "Emissions of everything but electricity."),
      Field("location", .number, "Emissions, electricity as the grid delivers it."),
      Field("market", .number, "Emissions, electricity by contract and residual mix."),
      Field("chinese_rule", .number, "Emissions, renewable contracts and own lines at zero."),
      Field("emissions_unit", .text, "Mt CO2-equiv/yr."),
    ], key: lot.map(\.name))

  /// What lots hold of the schemes in force.
  static let classes = TableSchema(
    name: "classes", row: "lot_class", title: "Classes of standards that each lot holds",
    fields: lot + [
      Field("standard", .text, "Scheme and version, of those in force in the year."),
      Field("class", .text, "The strictest that holds, or the dated line that is passed."),
      Field(
        "emissions", .number,
        "What is classed: steel at the liquid metal, aluminium by its ore-based part."),
      Field("unit", .text, "t CO2-equiv/t."),
    ], key: lot.map(\.name) + ["standard", "class"])
}
