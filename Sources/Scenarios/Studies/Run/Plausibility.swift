internal import FlowEngine
public import FlowInputs
internal import FlowTables

/// One plausibility bound against the year of a run that comes nearest to it, or crosses it most.
public struct Plausibility: Sendable {
  public let name: String
  public let bound: ScenarioCheck.Bound
  public let limit: Double
  /// The value of `year`, in `unit`.
  public let worst: Double
  public let unit: String
  public let year: Int

  /// - Parameter values: Shape `[t]`; nil where there is nothing to judge.
  /// - Returns: nil where no year can be judged.
  init?(
    _ name: String, _ bound: ScenarioCheck.Bound, _ limit: Double, unit: String,
    from firstYear: Int, _ values: [Double?]
  ) {
    let judged = values.enumerated().compactMap { t, value in value.map { (t, $0) } }
    let worst =
      bound == .atLeast
      ? judged.min { $0.1 < $1.1 } : judged.max { $0.1 < $1.1 }
    guard let worst else { return nil }
    self.name = name
    self.bound = bound
    self.limit = limit
    self.worst = worst.1
    self.unit = unit
    year = firstYear + worst.0
  }

  /// Sums of many flows are compared: rounding alone breaks no bound.
  private static let rounding = 1e-9

  public var isPlausible: Bool {
    let slack = limit.magnitude * Self.rounding
    return bound == .atLeast ? worst >= limit - slack : worst <= limit + slack
  }

  /// For people: `people per car: 0.9 in 2050, expected at least 1.2`.
  public var sentence: String {
    let side = bound == .atLeast ? "at least" : "at most"
    let space = unit.isEmpty ? "" : " "
    return "\(name): \(fixed(worst, 2))\(space)\(unit) in \(year), expected \(side) "
      + "\(ShortestDecimal.string(limit))\(space)\(unit)"
  }
}

extension RunReport {
  /// Every bound that the run can be held against.
  public var plausibility: [Plausibility] {
    let bounds = compiled.plausibility
    let first = years.lowerBound
    var list = [
      Plausibility(
        "people per car", .atLeast, bounds.leastPeoplePerCar, unit: "", from: first,
        perYear { t in
          let cars = carsInUse(t, olderThan: 0)
          return cars > 0 ? bounds.population[t] / cars : nil
        }),
      Plausibility(
        "cars older than \(bounds.oldAge) years", .atMost, 100 * bounds.mostOldCars, unit: "%",
        from: first,
        perYear { t in
          let cars = carsInUse(t, olderThan: 0)
          return cars > 0 ? 100 * carsInUse(t, olderThan: bounds.oldAge) / cars : nil
        }),
    ]
    for (m, material) in compiled.plan.materials.enumerated() {
      list.append(
        Plausibility(
          "old \(material.system.name) scrap over discards", .atMost, 100 * bounds.mostOldScrap,
          unit: "%", from: first, perYear { oldScrapOverDiscards(m, $0).map { 100 * $0 } }))
    }
    return list.compactMap { $0 }
  }

  private func perYear(_ value: (_ t: Int) -> Double?) -> [Double?] {
    (0..<compiled.plan.yearCount).map(value)
  }

  /// Cars in use at the end of a year whose cohort is more than `age` years back.
  private func carsInUse(_ t: Int, olderThan age: Int) -> Double {
    let fleet = compiled.plan.fleet
    let last = fleet.cohort(ofYear: t) - (age > 0 ? age + 1 : 0)
    guard last >= 0 else { return 0 }
    return (0...last).reduce(0) { sum, c in
      let share = fleet.inUseShare[c * compiled.plan.yearCount + t]
      guard share > 0 else { return sum }
      let sold = fleet.cars[c * fleet.cells.count..<(c + 1) * fleet.cells.count]
      return sum + share * sold.reduce(0, +)
    }
  }

  /// Old scrap of cars and all sectors less pick-up in the shredder, over metal that leaves use.
  private func oldScrapOverDiscards(_ m: Int, _ t: Int) -> Double? {
    let lines = run.chart.materials[m]
    func mass(_ picked: [Int]) -> Double { self.mass(of: picked, t) }
    let lost = lines.sectors.compactMap(\.retirement).flatMap {
      [$0.toHibernating, $0.toLandfill]
    }
    let others = lines.sectors.flatMap { $0.retirement?.toClass ?? [] }
    let discards = mass([lines.treatment.useToCollection]) + mass(others) + mass(lost)
    let scrap =
      mass(lines.sorting.toClass) + mass(lines.dismantled.toClass) + mass(others)
      - mass([lines.shredder.fromAttached])
    return discards > 0 ? scrap / discards : nil
  }
}
