@testable import FlowEngine

/// One metal with one grade of a car, one buyer outside cars, and two classes of scrap.
enum SmallSystem {
  static let aluminium = MaterialSystem(
    name: "aluminium", elements: ["Al", "Si"],
    grades: [
      Grade(id: "SHEET", name: "sheet", family: "wrought", form: "sheet", isInCars: true),
      Grade(id: "CAST", name: "casting", family: "cast", form: "casting", isInCars: false),
    ],
    classes: [
      ScrapClass(id: "CLIP", name: "clip", account: .new),
      ScrapClass(id: "SHRED", name: "shred", account: .old),
    ],
    routes: [Route(id: "melt", process: "remelting", primary: "smelter", losses: "dross")],
    heats: [Heat(product: 0, route: 0), Heat(product: 1, route: 0)])
}
