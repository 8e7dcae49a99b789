/// A row of a charge calculation, with its bounds in kg.
struct ChargeLine {
  /// How the row counts what is charged.
  enum Kind {
    case mass
    case content(element: Int)
    /// Metal from scrap, less its share of the melt.
    case share(Double)
    /// A material's own mass, less its share of all that is charged.
    case part(material: Int, share: Double)
    case amount(material: Int)
    /// Metal that is no scrap.
    case newMetal
  }

  /// Nil where all targets are meant.
  let target: Int?
  let kind: Kind
  let low: Double
  let high: Double

  init(_ kind: Kind, target: Int? = nil, low: Double? = nil, high: Double? = nil) {
    self.target = target
    self.kind = kind
    self.low = low ?? -.infinity
    self.high = high ?? .infinity
  }

  /// What a kilogram of a material charged adds to the row.
  func entry(_ source: ChargeProblem.Material, _ material: Int) -> Double {
    switch kind {
    case .mass: source.meltYield
    case .content(let element): source.meltYield * source.content[element]
    case .share(let share): source.meltYield * ((source.kind == .scrap ? 1 : 0) - share)
    case .part(let own, let share): (own == material ? 1 : 0) - share
    case .amount: 1
    case .newMetal: source.kind == .scrap ? 0 : source.meltYield
    }
  }

  /// What a kilogram missed counts.
  var weight: Double { if case .mass = kind { 10 } else { 1 } }

  /// Nobody can charge more than is at hand.
  var isElasticAbove: Bool { if case .amount = kind { false } else { high < .infinity } }

  /// Whether its bound is zero and its terms are a share of a melt.
  var isShare: Bool {
    switch kind {
    case .share, .part: true
    default: false
    }
  }

  /// What the row limits, as an answer names it; nil for rows that are not the user's.
  var what: ChargeRow? {
    switch kind {
    case .mass: .mass
    case .content(let element): .content(element: element)
    case .share: .scrapShare
    case .part(let material, _): .share(material: material)
    case .amount(let material): .amount(material: material)
    case .newMetal: nil
    }
  }
}

// MARK: Rows of a problem
extension ChargeLine {
  static func all(of problem: ChargeProblem, keepsContents: Bool) -> [ChargeLine] {
    problem.targets.indices.flatMap {
      rows(of: $0, in: problem, keepsContents: keepsContents)
    }
      + problem.materials.indices.compactMap { index in
        let source = problem.materials[index]
        let least = source.least ?? 0
        return least > 0 || source.supply != nil
          ? ChargeLine(
            .amount(material: index), low: least > 0 ? least : nil, high: source.supply) : nil
      }
  }

  private static func rows(
    of target: Int, in problem: ChargeProblem, keepsContents: Bool
  ) -> [ChargeLine] {
    let melt = problem.targets[target]
    func row(_ kind: Kind, _ low: Double?, _ high: Double?) -> ChargeLine {
      ChargeLine(kind, target: target, low: low, high: high)
    }
    var rows = [row(.mass, melt.demand.minimum, melt.demand.maximum)]
    for (element, window) in melt.contents.enumerated()
    where keepsContents && (window.maximum != nil || (window.minimum ?? 0) > 0) {
      rows.append(row(.content(element: element), window.minimum, window.maximum))
    }
    if let least = melt.scrapShare.minimum { rows.append(row(.share(least), 0, nil)) }
    if let most = melt.scrapShare.maximum { rows.append(row(.share(most), nil, 0)) }
    for (index, source) in problem.materials.enumerated() {
      if let least = source.share.minimum, least > 0 {
        rows.append(row(.part(material: index, share: least), 0, nil))
      }
      if let most = source.share.maximum {
        rows.append(row(.part(material: index, share: most), nil, 0))
      }
    }
    return rows
  }

  /// Which rows a charge of a material into a target is in.
  struct Places {
    var ofTarget: [[Int]]
    var ofMaterial: [[Int]]
    var ofAll: [Int] = []
  }

  static func places(of lines: [ChargeLine], in problem: ChargeProblem) -> Places {
    var places = Places(
      ofTarget: problem.targets.map { _ in [] }, ofMaterial: problem.materials.map { _ in [] })
    for (row, line) in lines.enumerated() {
      if let target = line.target {
        places.ofTarget[target].append(row)
      } else if case .amount(let material) = line.kind {
        places.ofMaterial[material].append(row)
      } else {
        places.ofAll.append(row)
      }
    }
    return places
  }
}
