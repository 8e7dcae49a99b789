internal import FlowEngine
internal import FlowTables

/// Metals, grades, scrap classes, routes and parts, read from the definition tables.
struct SystemDefinition {
  let systems: [MaterialSystem]
  let parts: [String]
  /// The class that keeps a car grade apart, by grade id.
  let keptApart: [String: String]
  /// The kinds of route: `steelmaking`, `foundry`, `remelting`, by route id.
  let routeKinds: [String: String]
  /// Uses outside cars.
  let sectors: [SectorDefinition]
  /// Kinds of works by route.
  let plants: [PlantDefinition]

  /// The base metal stands for what is not tracked by name.
  private static let materials = [("steel", "Fe"), ("aluminium", "Al")]

  static func load(_ data: DataStore, reporting problems: inout Diagnostics) -> SystemDefinition {
    let grades = DefinitionTable.builtin(
      "grades", ["id", "material", "name", "family", "form", "sector", "alloy", "kept_apart"],
      reporting: &problems)
    let classes = DefinitionTable.builtin(
      "scrap_classes", ["id", "material", "name", "account", "trade_code"], reporting: &problems)
    let routes = DefinitionTable.builtin(
      "route_list", ["id", "material", "kind", "process", "primary", "losses"], reporting: &problems
    )
    let parts = DefinitionTable.builtin("parts", ["id", "name"], reporting: &problems)
    let sectors = DefinitionTable.builtin(
      "sector_list", ["id", "material", "kind", "name"], reporting: &problems)
    let plants = DefinitionTable.builtin(
      "plant_list", ["id", "material", "route", "component", "name"], reporting: &problems)
    var kinds: [String: String] = [:]
    for route in routes { kinds[route["id"]] = route["kind"] }
    var apart: [String: String] = [:]
    for grade in grades where !grade["kept_apart"].isEmpty {
      apart[grade["id"]] = grade["kept_apart"]
    }
    let systems = materials.map { name, base in
      system(
        name, elements: [base] + tracked(grades, of: name, in: data),
        grades: grades.filter { $0["material"] == name },
        classes: classes.filter { $0["material"] == name },
        routes: routes.filter { $0["material"] == name })
    }
    return SystemDefinition(
      systems: systems, parts: parts.map { $0["id"] }, keptApart: apart, routeKinds: kinds,
      sectors: sectors.compactMap { row in
        SectorPlan.Kind(rawValue: row["kind"]).map {
          SectorDefinition(id: row["id"], material: row["material"], kind: $0)
        }
      },
      plants: plants.map {
        PlantDefinition(
          id: $0["id"], material: $0["material"], route: $0["route"], component: $0["component"],
          name: $0["name"])
      })
  }

  private static func system(
    _ name: String, elements: [String], grades: [DefinitionTable.Record],
    classes: [DefinitionTable.Record], routes: [DefinitionTable.Record]
  ) -> MaterialSystem {
    let products = grades.map {
      Grade(
        id: $0["id"], name: $0["name"], family: $0["family"], form: $0["form"],
        isInCars: $0["sector"] == "cars")
    }
    var heats: [Heat] = []
    for (p, product) in products.enumerated() {
      for (r, route) in routes.enumerated()
      where (product.family == "iron") == (route["kind"] == "foundry") {
        heats.append(Heat(product: p, route: r))
      }
    }
    return MaterialSystem(
      name: name, elements: elements, grades: products,
      classes: classes.map {
        ScrapClass(id: $0["id"], name: $0["name"], account: $0["account"] == "new" ? .new : .old)
      },
      routes: routes.map {
        Route(
          id: $0["id"], process: $0["process"], primary: $0["primary"], losses: $0["losses"])
      },
      heats: heats)
  }

  /// Elements with a nominal content, in the order of the table.
  private static func tracked(
    _ grades: [DefinitionTable.Record], of material: String, in data: DataStore
  ) -> [String] {
    let ids = Set(grades.filter { $0["material"] == material }.map { $0["id"] })
    var elements: [String] = []
    for row in data.rows(ofMetric: "nominal")
    where ids.contains(row.entity) && !elements.contains(row.qualifier) {
      elements.append(row.qualifier)
    }
    return elements
  }
}
