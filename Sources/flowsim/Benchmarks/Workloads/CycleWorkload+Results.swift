internal import FlowNumerics

// Results by vehicle, grade and route in the order of the inputs.
extension CycleWorkload {
  /// Flows by year.
  ///
  /// Cars are in millions, metals in kt, emissions in kt CO2, footprints in kg CO2 per new car.
  public enum Quantity: String, CaseIterable, Sendable {
    case inflow
    case outflow
    case contentIn
    case endOfLife
    case demand
    case sameGrade
    case cascade
    case primary
    case surplus
    case emissions
    case footprint
  }

  public var yearCount: Int { plan.yearCount }

  /// A quantity in a year of the last run, shape `[vehicle]`, `[grade]`, `[metal]` or `[route]`.
  public func values(of quantity: Quantity, year: Int) -> [Double] {
    let flows = years[year]
    switch quantity {
    case .inflow: return flows.inflow.lanes
    case .outflow: return flows.outflow.lanes
    case .contentIn: return byGrade(flows.contentIn)
    case .endOfLife: return byGrade(flows.endOfLife)
    case .demand: return byGrade(flows.demand)
    case .sameGrade: return byGrade(flows.sameGrade)
    case .cascade: return byGrade(flows.cascade)
    case .primary: return byGrade(flows.primary)
    case .surplus: return [flows.surplus.x, flows.surplus.y]
    case .emissions: return Array(flows.emissions.lanes.prefix(5))
    case .footprint: return flows.footprint.lanes
    }
  }

  private func byGrade(_ lanes: SIMD16<Double>) -> [Double] { plan.laneOfGrade.map { lanes[$0] } }

  /// The cars of the last run beside their targets.
  ///
  /// A vehicle's target falls by a fixed share a year from 2020 on.
  public func assessment() -> CycleAssessment {
    var above: [Double] = []
    var firstYears = Array(repeating: 0, count: CycleInputs.vehicleCount)
    var target = plan.targets
    for (flows, year) in zip(years, plan.years) where year.calendarYear >= 2020 {
      let misses = flows.footprint .> target
      above.append(
        flows.inflow.replacing(with: 0, where: .!misses).total / flows.inflow.total)
      for vehicle in firstYears.indices {
        if misses[vehicle] {
          firstYears[vehicle] = 0
        } else if firstYears[vehicle] == 0 {
          firstYears[vehicle] = Int(year.calendarYear)
        }
      }
      target *= 1 - plan.targetCut
    }
    return CycleAssessment(shareAboveTarget: above, firstYearMet: firstYears)
  }
}

/// New cars beside their targets.
public struct CycleAssessment: Sendable, Equatable {
  /// The share of a year's new cars whose type misses its target, from 2020 on.
  public let shareAboveTarget: [Double]
  /// The year from which on a vehicle meets its target until the last one; 0 where it does not.
  public let firstYearMet: [Int]
}

extension SIMD8<Double> {
  fileprivate var lanes: [Double] { (0..<8).map { self[$0] } }
}
