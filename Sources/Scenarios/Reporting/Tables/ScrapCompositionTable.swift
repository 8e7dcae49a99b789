internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `scrap_compositions.csv`: what the scrap that was charged of a class is made of.
enum ScrapCompositionTable {
  static let header = ["year", "material", "class", "element", "share"]

  /// By year, material, class and element; a class that nobody charged has no rows.
  static func bytes(_ report: RunReport) -> [UInt8] {
    var writer = CSVWriter(header: header, capacity: 1 << 20)
    let ledger = report.run.ledger
    for (t, year) in report.years.enumerated() {
      for (m, material) in report.run.plan.materials.enumerated() {
        let system = material.system
        let lines = report.run.chart.materials[m].melting.charge
        let lanes = ledger.chart.lanes[m]
        for (s, scrapClass) in system.classes.enumerated() {
          let heats = system.heats.indices.map { lines[s * system.heats.count + $0] }
          let masses = system.elements.indices.map { element in
            heats.reduce(0) {
              $0 + ledger.amount($1, year: t, lane: lanes.types.count + element)
            }
          }
          let mass = masses.reduce(0, +)
          if mass <= 0 { continue }
          for (element, part) in zip(system.elements, masses) {
            writer.field(year)
            writer.field(system.name)
            writer.field(scrapClass.id)
            writer.field(element)
            writer.field(part / mass)
            writer.endRow()
          }
        }
      }
    }
    return writer.bytes
  }
}
