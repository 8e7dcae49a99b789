internal import FlowEngine
internal import FlowInputs

/// Cars sold, in use, retired and built, by drive.
extension Indicators {
  static let car = "Transportation|Light-Duty Vehicle"

  private static let drives = [
    "combustion": "Internal Combustion", "hybrid": "Hybrid", "plug-in": "Plug-In Hybrid",
    "battery": "Battery-Electric",
  ]

  func addCars(to list: inout IndicatorList) {
    let fleet = plan.fleet
    for drive in [nil] + fleet.powertrains.indices.map(Optional.init) {
      let (under, origin) = under(drive)
      list.add(
        "Sales|\(Self.car)\(under)", "million/yr", from: origin,
        drive == nil
          ? Derivation(
            "S(t): first registrations of the year, imports included", on: [.sales])
          : Derivation(
            "S(t) × share of the drive in sales", of: ["Sales|\(Self.car)"], picked: share(drive))
      ) { report.carsSold($0, drive: drive) }
    }
    for drive in [nil] + fleet.powertrains.indices.map(Optional.init) {
      let (under, origin) = under(drive)
      list.add(
        "Stocks|\(Self.car)\(under)", "million", from: origin,
        Derivation(
          "Σ over cohorts c of S(c) × share of the cohort still in use at the end of t; "
            + "Weibull lives, sold in mid-year",
          of: ["Sales|\(Self.car)\(under)"], on: [.openingStock], picked: share(drive) + lives)
      ) { report.cars($0, drive: drive, with: fleet.inUseShare) }
    }
    for drive in [nil] + fleet.powertrains.indices.map(Optional.init) {
      let (under, _) = under(drive)
      list.add(
        "Retirements|\(Self.car)\(under)", "million/yr",
        Derivation(
          "Σ over cohorts c of S(c) × (share in use at the end of t − 1, less that of t)",
          of: ["Sales|\(Self.car)\(under)"],
          picked: [PlanPart.sales.back(age)] + share(drive) + lives)
      ) { report.cars($0, drive: drive, with: fleet.exitShare) }
    }
    list.add(
      "Production|\(Self.car)", "million/yr",
      Derivation(
        "S(t) − new-car imports + new-car exports", of: ["Sales|\(Self.car)"], on: [.carTrade])
    ) { report.carsBuilt($0) }
  }

  /// The level of a drive, and who defines the name with it.
  private func under(_ drive: Int?) -> (level: String, Indicator.Origin) {
    guard let drive else { return ("", .common) }
    let name = plan.fleet.powertrains[drive]
    return ("|\(Self.drives[name] ?? name)", .flowsim)
  }

  private func share(_ drive: Int?) -> [PlanInputs] {
    guard let name = drive.map({ plan.fleet.powertrains[$0] }) else { return [] }
    return [PlanPart.drives.only { $0.entity == name }]
  }

  /// How long cars live: the mean of those that leave now, everything else of the year itself.
  private var lives: [PlanInputs] {
    let mean = "lifetime mean"
    return [
      PlanPart.lifetimes.only { $0.metric == mean }.back(age),
      PlanPart.lifetimes.only { $0.metric != mean },
    ]
  }

  /// Metal in one car of a cohort.
  ///
  /// - Parameter grade: The car grade that is asked about comes first; all others follow, as the
  ///   grades of a car are scaled together to its metal.
  func contents(_ m: Int, grade: Int? = nil, lag: Int = 0) -> [PlanInputs] {
    let id = grade.map { plan.materials[m].system.grades[$0].id }
    let own = id.map { id in PlanPart.contents(name(m)).only { $0.qualifier == id } }
    let all: [PlanPart] = [.contents(name(m)), .classes, .carStructure]
    return (own.map { [$0.back(lag)] } ?? []) + all.map { $0.back(lag) }
  }
}
