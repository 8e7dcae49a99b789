internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Who takes each class of scrap: shares of its charge by family of products, in one year.
  static func chargeMatrix(_ report: RunReport, material m: Int, _ words: Words) -> Picture? {
    let system = report.compiled.plan.materials[m].system
    let year = report.reportingYears.nearest(to: ReportingYears.near)
    let charges = FamilyCharges(report, material: m, year)
    let classes = charges.rows(words, limit: rowLimit)
    if classes.isEmpty { return nil }
    let scrap = ChargeRow(name: words.allScrap, sumOf: classes.map(\.charge))
    let primary = ChargeRow(name: words.oreAndAlloying, charge: charges.withoutScrap)
    let families = charges.families.map(words.family)
    var table = PictureTable(
      [.init("class", words.scrapClass)]
        + zip(charges.families, families).map { .init($0, $1, unit: "%") }
        + [.init("total", words.charged, unit: words.megatonnesAYear, decimals: 2)])
    for row in classes + [scrap, primary] {
      table.add(
        [.text(row.name)] + row.charge.map { .number(100 * $0 / row.total) }
          + [.number(ResultUnit.millions(row.total))])
    }
    let dark = system.name == "steel" ? Palette.steelLayers[0] : Palette.aluminiumLayers[0]
    return Picture(
      id: "charges-\(system.name)", title: words.chargesTitle(system.name, year),
      finding: words.chargesFinding(
        system.name, year, all: scrap.largest(families),
        first: classes.max { $0.total < $1.total }.map { ($0.name, $0.largest(families)) }),
      note: words.chargesNote, table: table,
      layout: ShareMatrix(dark: dark, apart: [scrap.name]), language: words.language)
  }

  /// Classes with a row of their own.
  private static let rowLimit = 12
}

/// Metal charged under one name, t/yr by family of products.
struct ChargeRow {
  let name: String
  var charge: [Double]

  init(name: String, charge: [Double]) {
    self.name = name
    self.charge = charge
  }

  init(name: String, sumOf parts: [[Double]]) {
    self.name = name
    charge = parts.dropFirst().reduce(into: parts[0]) { sum, part in
      for index in part.indices { sum[index] += part[index] }
    }
  }

  var total: Double { charge.reduce(0, +) }

  /// The family that takes most, and its share in per cent.
  func largest(_ families: [String]) -> (family: String, share: Double) {
    let most = charge.indices.max { charge[$0] < charge[$1] } ?? 0
    return (families[most], 100 * charge[most] / total)
  }
}

/// What the heats of each family of products charge in a year, t/yr.
private struct FamilyCharges {
  /// Those that make any metal, in the order of their products.
  let families: [String]
  private let report: RunReport
  private let m: Int
  private let t: Int
  /// The family of a heat, its place in ``families``: shape `[h]`; nil where it makes nothing.
  private let family: [Int?]

  init(_ report: RunReport, material m: Int, _ year: Int) {
    self.report = report
    self.m = m
    t = year - report.years.lowerBound
    let system = report.compiled.plan.materials[m].system
    let (ledger, lines) = (report.run.ledger, report.run.chart.materials[m].melting)
    let t = t
    let made = system.heats.indices.filter { ledger.mass(lines.output[$0], year: t) > 0 }
    func name(_ heat: Int) -> String { system.grades[system.heats[heat].product].family }
    let known = Set(made.map(name))
    var seen: Set<String> = []
    families = system.grades.map(\.family).filter { known.contains($0) && seen.insert($0).inserted }
    let families = families
    family = system.heats.indices.map { families.firstIndex(of: name($0)) }
  }

  private var lines: MeltingLines { report.run.chart.materials[m].melting }

  private func sum(_ line: (_ heat: Int) -> Int) -> [Double] {
    var sum = families.map { _ in 0.0 }
    for (heat, place) in family.enumerated() {
      if let place { sum[place] += report.run.ledger.mass(line(heat), year: t) }
    }
    return sum
  }

  /// Ore-based metal and alloying elements.
  var withoutScrap: [Double] {
    zip(sum { lines.primary[$0] }, sum { lines.alloying[$0] }).map { $0 + $1 }
  }

  /// Classes by the name that a reader knows, largest first; the small ones together.
  func rows(_ words: Words, limit: Int) -> [ChargeRow] {
    let classes = report.compiled.plan.materials[m].system.classes
    var rows: [ChargeRow] = []
    for (s, scrapClass) in classes.enumerated() {
      let charge = sum { lines.charge[s * family.count + $0] }
      let name = words.scrapClass(scrapClass)
      if let place = rows.firstIndex(where: { $0.name == name }) {
        rows[place] = ChargeRow(name: name, sumOf: [rows[place].charge, charge])
      } else {
        rows.append(ChargeRow(name: name, charge: charge))
      }
    }
    let whole = rows.reduce(0) { $0 + $1.total }
    let order = rows.filter { $0.total > 0 }.sorted { ($1.total, $0.name) < ($0.total, $1.name) }
    let shown = order.prefix(limit).filter { $0.total > Self.smallest * whole }
    let rest = order.dropFirst(shown.count).map(\.charge)
    return shown + (rest.isEmpty ? [] : [ChargeRow(name: words.otherClasses, sumOf: rest)])
  }

  /// Of all scrap: a class below it is one of the others.
  private static let smallest = 0.002
}
