internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// A comparison by grade as a person reads it.
public struct GradeText {
  private let comparison: GradeComparison
  private var lines: [String] = []

  public init(_ comparison: GradeComparison) {
    self.comparison = comparison
    for m in comparison.base.systems.indices { add(m) }
    addDefinitions()
  }

  public var text: String { lines.joined(separator: "\n") + "\n" }

  private var base: RunReport { comparison.base }
  private var other: RunReport { comparison.other }
  private var names: (String, String) { (base.scenario.name, other.scenario.name) }
  private var years: [Int] {
    comparison.other.reportingYears.fewerAhead.filter(comparison.years.contains)
  }

  private mutating func add(_ m: Int) {
    let metal = base.systems[m].name
    lines += [
      "",
      "\(metal.prefix(1).uppercased() + metal.dropFirst()) by grade, composition limits kept: "
        + "\(names.0) → \(names.1), Mt/yr",
    ]
    addTotals(m)
    for year in years { addGrades(m, year) }
    addEvents(m)
    addBinding(m)
    addSorting(m)
  }

  // MARK: Figures
  private func values(_ year: Int, _ read: (RunReport, Int) -> Double) -> (Double, Double) {
    (read(base, year - base.years.lowerBound), read(other, year - other.years.lowerBound))
  }

  private static func cell(_ pair: (Double, Double), _ decimals: Int) -> String {
    let before = fixed(pair.0, decimals)
    let after = fixed(pair.1, decimals)
    return before == after ? before : "\(before) → \(after)"
  }

  private mutating func addTotals(_ m: Int) {
    var rows = [[""] + years.map(String.init)]
    func add(_ label: String, _ decimals: Int, _ read: (RunReport, Int) -> Double) {
      rows.append(["  " + label] + years.map { Self.cell(values($0, read), decimals) })
    }
    for quantity in comparison.quantities {
      add(quantity.label, quantity.decimals) { quantity.value($0, metal: m, $1) }
      if quantity.name != "surplus" { continue }
      add("Surplus scrap, all sectors", 3) { ResultUnit.millions($0.stockpile(m, $1).gain) }
      add("  earlier surplus that is used", 3) { ResultUnit.millions($0.stockpile(m, $1).loss) }
      add("  stockpile at the end of the year, Mt", 3) {
        ResultUnit.millions($0.stockpile(m, $1).level)
      }
    }
    rows.append(
      ["  Primary and alloying avoided by \(names.1)"]
        + years.map { fixed(avoided($0) { $0.value($1, metal: m, $2) }, 3) })
    for (name, report) in [(names.0, base), (names.1, other)] {
      let blend = report.run.blends[m]
      rows.append(
        ["  Same-grade metal, all scrap: posted (least to most), \(name)"]
          + years.map {
            let t = $0 - report.years.lowerBound
            let masses = [blend.postedSameGrade, blend.leastSameGrade, blend.mostSameGrade].map {
              fixed(ResultUnit.millions($0[t]), 2)
            }
            return "\(masses[0]) (\(masses[1]) to \(masses[2]))"
          })
    }
    append(rows)
  }

  /// Primary and alloying of the first run less those of the second.
  private func avoided(
    _ year: Int, _ read: (GradeQuantity, RunReport, Int) -> Double
  ) -> Double {
    let pair = values(year) { read(.primaryAndAlloying, $0, $1) }
    return pair.0 - pair.1
  }

  private static let byGrade = [
    "kept_in_grade", "identity_preserved", "downgraded", "surplus", "quality_induced_primary",
    "emissions",
  ]

  private mutating func addGrades(_ m: Int, _ year: Int) {
    let columns = comparison.quantities.filter { Self.byGrade.contains($0.name) }
    var rows = [["  \(year)"] + columns.map(\.heading) + ["avoided"]]
    func add(_ name: String, _ avoided: Double, _ cell: (GradeQuantity) -> String) {
      rows.append(["  " + name] + columns.map(cell) + [fixed(avoided, 3)])
    }
    let grades = 0..<base.fates[m].gradeCount
    let byGrade = grades.map { g in avoided(year) { $0.ofGrade($1, m, $2, g) } }
    for g in grades {
      add(base.systems[m].grades[g].id, byGrade[g]) { quantity in
        Self.cell(values(year) { quantity.ofGrade($0, m, $1, g) }, quantity.decimals)
      }
    }
    let all = avoided(year) { $0.value($1, metal: m, $2) }
    add("others", all - byGrade.reduce(0, +)) { quantity in
      if quantity.name != "quality_induced_primary" { return "" }
      return Self.cell(
        values(year) { ResultUnit.millions($0.forcedOutsideCars(m, $1)) }, quantity.decimals)
    }
    add("all", all) { quantity in
      Self.cell(values(year) { quantity.value($0, metal: m, $1) }, quantity.decimals)
    }
    append(rows)
  }

  private mutating func append(_ rows: [[String]]) {
    let count = rows[0].count
    let widths = (0..<count).map { column in rows.map { $0[column] }.width + 2 }
    for row in rows {
      lines.append(zip(row, widths).map { $0.padded($1) }.joined().trimmedEnd)
    }
    lines.append("")
  }

  // MARK: What holds scrap back
  private mutating func addEvents(_ m: Int) {
    func year(_ year: Int?) -> String { year.map(String.init) ?? "never" }
    lines.append(
      "  First surplus: \(names.0) \(year(base.firstSurplus(material: m))), "
        + "\(names.1) \(year(other.firstSurplus(material: m)))")
  }

  private mutating func addBinding(_ m: Int) {
    lines.append("  Maxima that force primary metal (worth of a tonne of tolerance at last, t)")
    for (name, report) in [(names.0, base), (names.1, other)] {
      let maxima = report.bindingMaxima(material: m)
      if maxima.isEmpty {
        lines.append("    \(name): none")
        continue
      }
      lines.append("    \(name):")
      for bound in maxima {
        lines.append(
          "      \(bound.product.padded(6))\(bound.elements.padded(9))"
            + "\(bound.span.padded(24))\(fixed(bound.prices.last ?? 0, 1))")
      }
    }
  }

  private mutating func addSorting(_ m: Int) {
    let economics = base.compiled.sortingEconomics[m]
    lines += [
      "", "  Worth of taking one more tonne apart, t primary per t, beside its cost, CNY/t",
    ]
    var rows = [["", ""] + years.map(String.init) + ["worth \(years.last ?? 0)", "cost"]]
    for (index, option) in base.compiled.plan.materials[m].sorting.options.enumerated() {
      for (name, report) in [(names.0, base), (names.1, other)] {
        let worth = years.map {
          report.run.blends[m].worth(ofSorting: index, $0 - report.years.lowerBound)
        }
        let cost = economics.costs[index].map {
          "\(fixed($0.value, 0)) (\(fixed($0.low, 0))-\(fixed($0.high, 0)))"
        }
        rows.append(
          ["    " + option.name, name] + worth.map { fixed($0, 3) }
            + [fixed((worth.last ?? 0) * economics.primaryPrice, 0), cost ?? "no figure"])
      }
    }
    append(rows)
  }

  // MARK: Definitions
  private mutating func addDefinitions() {
    lines += ["Definitions"]
    lines += [
      "  kept in grade       old scrap of cars that becomes its own grade again, by its share in a class",
      "  identity preserved  the same from classes of which one grade is 70 % or more",
      "  downgraded          into a family of the same or lower rank; ranks, low to high:",
    ]
    for (m, system) in base.systems.enumerated() {
      lines.append("                      \(system.name): \(ranks(m, system))")
    }
    lines += [
      "  same-grade metal    metal that new and old scrap of every product, cars' and others', gives its own",
      "                      product again, by its share in a class: in the posted blend, and the least and",
      "                      most over all blends that need no more primary and alloying",
      "  surplus             scrap of the year that no melt can take; it waits in a stockpile, is offered",
      "                      again every year, and appears as used where it finds a taker",
      "  forced              quality-induced primary: primary and alloying with maxima less without, of",
      "                      the same scrap; by grade, and for the products outside cars together, what",
      "                      lifting their own maxima alone would save: no sum, for grades share scrap",
      "  avoided             primary and alloying of \(names.0) less those of \(names.1); alloying takes",
      "                      the place of primary, so primary alone may move the other way; by grade",
      "                      below zero where scrap went to others, which is why \"all\" is the saving",
      "  cast sink full      a maximum binds in secondary castings, inside or outside cars, or no ore-based",
      "                      metal is left in them: they take no more mixed scrap",
      "  worth               duals of the year's blend, for the first tonne; money at "
        + base.compiled.sortingEconomics.enumerated().map {
          "\(fixed($1.primaryPrice, 0)) CNY/t \(base.systems[$0].name)"
        }.joined(separator: ", "),
    ]
  }

  private func ranks(_ m: Int, _ system: MaterialSystem) -> String {
    var families: [(name: String, rank: Int)] = []
    for (p, grade) in system.grades.enumerated()
    where !families.contains(where: { $0.name == grade.family }) {
      families.append((grade.family, base.compiled.familyRank[m][p]))
    }
    return families.sorted { $0.rank < $1.rank }.map { "\($0.name) \($0.rank)" }
      .joined(separator: ", ")
  }
}

extension RunReport {
  /// Primary and alloying that the maxima of products outside cars force, t/yr.
  fileprivate func forcedOutsideCars(_ m: Int, _ t: Int) -> Double {
    let products = systems[m].grades.indices.filter { !systems[m].grades[$0].isInCars }
    return products.map { run.blends[m].forced(inProduct: $0, t) }.max() ?? 0
  }
}
