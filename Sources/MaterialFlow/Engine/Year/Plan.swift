/// A scenario compiled once into flat arrays, to be run many times.
///
/// Index letters: t year, region (of the fleet; mostly there is one), c cohort (history before the
/// first year, then every year), cell (powertrain × vehicle class), slot (part × grade of one car),
/// g car grade, e element, s scrap class, h heat, r route. Metal is in t or t/yr, cars are
/// counted one by one, contents are mass fractions.
public struct Plan: Sendable {
  public let years: ClosedRange<Int>
  public var fleet: FleetPlan
  public var treatment: TreatmentPlan
  public var materials: [MaterialPlan]
  public var limits: BlendLimits
  public var chemistry: Chemistry

  public init(
    years: ClosedRange<Int>, fleet: FleetPlan, treatment: TreatmentPlan,
    materials: [MaterialPlan], limits: BlendLimits, chemistry: Chemistry
  ) {
    self.years = years
    self.fleet = fleet
    self.treatment = treatment
    self.materials = materials
    self.limits = limits
    self.chemistry = chemistry
  }

  public var yearCount: Int { years.count }
}
