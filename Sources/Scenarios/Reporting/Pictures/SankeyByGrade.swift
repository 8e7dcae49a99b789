internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Where the metal of end-of-life cars goes, by grade, in up to three years on one scale.
  static func sankeyByGrade(_ report: RunReport, material m: Int, _ words: Words) -> Picture? {
    let system = report.compiled.plan.materials[m].system
    let years = sankeyYears(of: report)
    let flows = years.map { FateFlows(report, material: m, year: $0).flows }
    let largest = flows.map { $0.reduce(0) { $0 + max(0, $1.mass) } }.max() ?? 0
    if largest <= 0 { return nil }
    let nodes = GradeNodes(system: system, flows: flows, words: words)
    var table = PictureTable([
      .init("from", words.comesFrom), .init("to", words.goesTo), .init("kind", words.kind),
      .init("year", words.year),
      .init("value", words.mass, unit: words.megatonnesAYear, decimals: 3),
    ])
    for (year, flow) in nodes.sorted(years) {
      table.add([
        .text(nodes.origin(flow.origin).key), .text(nodes.node(flow.destination).key),
        .text(words.flowKind(kind(flow.relation))), .year(year), .number(flow.mass),
      ])
    }
    table.shownFrom = Dictionary(
      uniqueKeysWithValues: zip(years, flows).map { year, list in
        (Double(year), 0.01 * list.reduce(0) { $0 + max(0, $1.mass) })
      })
    let account = SankeyTotals(flows, carGrades: system.carGradeCount)
    let found = years.indices.map {
      (years[$0], account.totals[$0], account.sameGrade[$0], account.downgraded[$0])
    }
    return Picture(
      id: "sankey-\(system.name)", title: words.sankeyTitle(system.name),
      finding: words.sankeyFinding(found), note: words.sankeyNote, table: table,
      layout: SankeyYears(
        left: nodes.left, right: nodes.right,
        kinds: Palette.fates.map {
          .init(name: $0.0.rawValue, label: words.flowKind($0.0), fill: $0.1)
        },
        years: years,
        heads: account.totals.map(words.sankeyHead),
        loops: account.backToCars.map(words.backIntoCars), leftHead: words.oldCars,
        unit: words.megatonnes),
      language: words.language)
  }

  private static func kind(_ fate: Fate) -> Fate { FateFlows.ends.contains(fate) ? .lost : fate }

  /// The last statistics, a year to plan for, and the end, as far as the run has them.
  static func sankeyYears(of report: RunReport) -> [Int] {
    report.reportingYears.threeStages
  }
}

/// Grades on both sides of the picture, and where metal ends.
private struct GradeNodes {
  let system: MaterialSystem
  /// By year.
  let flows: [[FateFlows.Flow]]
  let words: Words

  private var seen: [FateFlows.Flow] { flows.joined().filter { $0.mass > 0 } }

  func origin(_ grade: Int) -> SankeyYears.Node {
    let name = words.grade(system.grades[grade])
    let id = system.grades[grade].id
    return SankeyYears.Node(key: "\(id) \(name)", name: name, short: id)
  }

  func node(_ destination: FateFlows.Destination) -> SankeyYears.Node {
    switch destination {
    case .product(let p): return origin(p)
    case .end(let fate):
      let name = words.fate(fate)
      return SankeyYears.Node(key: name, name: name, short: words.shortFate(fate))
    }
  }

  var left: [SankeyYears.Node] {
    let origins = Set(seen.map(\.origin))
    return (0..<system.carGradeCount).filter(origins.contains).map(origin)
  }

  var right: [SankeyYears.Group] {
    let reached = Set(seen.map(\.destination))
    let products = system.grades.indices.map { FateFlows.Destination.product($0) }
    func group(_ head: String, _ destinations: [FateFlows.Destination]) -> SankeyYears.Group {
      .init(head: head, nodes: destinations.filter(reached.contains).map(node))
    }
    return [
      group(words.leavesUse, FateFlows.ends.map { .end($0) }),
      group(words.otherUses, Array(products.dropFirst(system.carGradeCount))),
      group(words.newCars, Array(products.prefix(system.carGradeCount))),
    ].filter { !$0.nodes.isEmpty }
  }

  /// Grade by grade, and years of one flow beside each other.
  func sorted(_ years: [Int]) -> [(year: Int, flow: FateFlows.Flow)] {
    let order = flows.joined().map(\.destination)
    let dated = zip(years, flows).flatMap { year, list in list.map { (year: year, flow: $0) } }
      .filter { $0.flow.mass > 0 }
    return dated.sorted {
      ($0.flow.origin, order.firstIndex(of: $0.flow.destination) ?? 0, $0.year)
        < ($1.flow.origin, order.firstIndex(of: $1.flow.destination) ?? 0, $1.year)
    }
  }
}

/// Sums of the flows of each year, Mt/yr.
struct SankeyTotals {
  let totals: [Double]
  let backToCars: [Double]
  let downgraded: [Double]
  let sameGrade: [Double]

  init(_ years: [[FateFlows.Flow]], carGrades: Int) {
    func sums(_ picks: (FateFlows.Flow) -> Bool) -> [Double] {
      years.map { $0.reduce(0) { $0 + (picks($1) ? max(0, $1.mass) : 0) } }
    }
    totals = sums { _ in true }
    backToCars = sums {
      if case .product(let p) = $0.destination { p < carGrades } else { false }
    }
    downgraded = sums { $0.relation == .downgraded }
    sameGrade = sums { $0.relation == .sameGrade }
  }
}
