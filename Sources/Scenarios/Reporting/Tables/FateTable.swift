internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `fates.csv`: what becomes of the metal of one grade in cars in a year.
///
/// The nine fates of a grade add up to what leaves use and what comes back from the stockpile; their
/// shares to one.
enum FateTable {
  static let header = ["year", "material", "grade", "fate", "value", "unit", "share"]

  /// By year, material, grade and fate; a grade of which nothing leaves use has no rows.
  static func bytes(_ report: RunReport) -> [UInt8] {
    var writer = CSVWriter(header: header, capacity: 1 << 20)
    let unit = CSVWriter.encoded(["Mt/yr"])
    let places = report.fates.indices.map { m in
      let system = report.compiled.plan.materials[m].system
      return system.grades.prefix(system.carGradeCount).map { grade in
        Fate.allCases.map { CSVWriter.encoded([system.name, grade.id, $0.rawValue]) }
      }
    }
    for (t, year) in report.years.enumerated() {
      for (m, fates) in report.fates.enumerated() {
        for g in 0..<fates.gradeCount {
          let available = fates.available(t, g)
          if available <= 0 { continue }
          for (fate, place) in zip(Fate.allCases, places[m][g]) {
            writer.field(year)
            writer.fields(place, count: 3)
            writer.field(ResultUnit.millions(fates.mass(t, g, fate)))
            writer.fields(unit, count: 1)
            writer.field(fates.mass(t, g, fate) / available)
            writer.endRow()
          }
        }
      }
    }
    return writer.bytes
  }
}
