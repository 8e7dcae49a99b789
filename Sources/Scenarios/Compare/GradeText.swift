internal import MaterialFlow

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
    GradeComparison.printedYears.filter(comparison.years.contains)
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
    for quantity in comparison.quantities {
      rows.append(
        ["  " + quantity.label]
          + years.map { year in
            Self.cell(values(year) { quantity.value($0, metal: m, $1) }, quantity.decimals)
          })
    }
    let avoided = years.map { year -> String in
      let pair = values(year) { report, t in
        comparison.quantities.first { $0.name == "primary" }?.value(report, metal: m, t) ?? 0
      }
      return fixed(pair.0 - pair.1, 3)
    }
    rows.append(["  Primary avoided by \(names.1)"] + avoided)
    rows.append(
      ["  Surplus scrap, all sectors"]
        + years.map { year in
          Self.cell(values(year) { $0.surplus(m, $1) }, 3)
        })
    for (name, report) in [(names.0, base), (names.1, other)] {
      let blend = report.run.blends[m]
      rows.append(
        ["  Same-grade metal over equal blends, \(name)"]
          + years.map {
            let t = $0 - report.years.lowerBound
            return "\(fixed(blend.leastSameGrade[t], 2)) to \(fixed(blend.mostSameGrade[t], 2))"
          })
    }
    append(rows)
  }

  private mutating func addGrades(_ m: Int, _ year: Int) {
    let columns = comparison.quantities.filter { $0.name != "primary" }
    var rows = [["  \(year)"] + columns.map(\.heading) + ["avoided"]]
    for g in 0..<base.fates[m].gradeCount {
      let cells = columns.map { quantity in
        Self.cell(values(year) { quantity.ofGrade($0, m, $1, g) }, quantity.decimals)
      }
      let primary = comparison.quantities.first { $0.name == "primary" }
      let pair = values(year) { primary?.ofGrade($0, m, $1, g) ?? 0 }
      rows.append(["  " + base.systems[m].grades[g].id] + cells + [fixed(pair.0 - pair.1, 3)])
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
    if base.systems[m].grades.contains(where: { $0.family == "secondary-cast" }) {
      lines.append(
        "  The cast sink is full: \(names.0) \(year(base.castingsFull(material: m))), "
          + "\(names.1) \(year(other.castingsFull(material: m)))")
    }
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
    for (index, option) in base.compiled.plan.materials[m].sortingOptions.enumerated() {
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
      "  surplus             scrap that no melt can take, less what comes back from earlier years",
      "  forced              quality-induced primary: primary and alloying with maxima less without,",
      "                      of the same scrap; by grade it can be negative where others are given more",
      "  avoided             primary metal of \(names.0) less that of \(names.1)",
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
  /// Scrap of all sectors that no melt takes, less what comes back from the stockpile, Mt/yr.
  ///
  /// Below zero in a year that draws on the stockpile.
  func surplus(_ m: Int, _ t: Int) -> Double {
    func mass(_ lines: [Int]) -> Double { lines.reduce(0) { $0 + run.ledger.mass($1, year: t) } }
    return mass(run.chart.materials[m].classToSurplus)
      - mass(run.chart.materials[m].surplusToClass)
  }
}
