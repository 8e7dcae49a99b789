internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `classes.csv`: the classes that every lot of `lots.csv` holds in every year.
///
/// A row is the strictest class of a ladder, or a dated line that the lot passes. A scheme in force
/// that has no row for a lot does not class it so. Labels of companies are for their products alone.
enum ClassTable {
  static let header = [
    "year", "material", "grade", "route", "plant", "standard", "class", "emissions", "unit",
  ]

  static func bytes(_ report: RunReport, _ register: StandardRegister) -> [UInt8] {
    var writer = CSVWriter(header: header, capacity: 1 << 20)
    let unit = CSVWriter.encoded(["t CO2-equiv/t"])
    let schemes = report.lots.indices.map { m in
      register.standards(of: report.compiled.plan.materials[m].system.name)
        .filter { $0.kind != .label }
    }
    for (t, year) in report.years.enumerated() {
      for m in report.lots.indices {
        let valid = schemes[m].filter { $0.isValid(in: year) }.map { Scheme($0, year) }
        if valid.isEmpty { continue }
        let material = report.compiled.plan.materials[m]
        for lot in report.lots[m].lots {
          let yield = material.melting.semisYield[lot.product]
          guard let subject = lot.subject(of: material.system, semisYield: yield, t) else {
            continue
          }
          let place = LotTable.place(report, m, lot)
          for scheme in valid {
            for item in scheme.standard.held(by: subject, of: scheme.classes) {
              writer.field(year)
              writer.fields(place, count: 4)
              writer.fields(scheme.title, count: 1)
              writer.field(item.name)
              writer.field(subject.emissions)
              writer.fields(unit, count: 1)
              writer.endRow()
            }
          }
        }
      }
    }
    return writer.bytes
  }

  /// A standard in a year.
  private struct Scheme {
    let standard: Standard
    let classes: [StandardClass]
    /// Its cell.
    let title: [UInt8]

    init(_ standard: Standard, _ year: Int) {
      self.standard = standard
      classes = standard.classes(of: year)
      title = CSVWriter.encoded([standard.title])
    }
  }
}
