/// Cars leave use with the metal that their cohort was made of.
struct CarRetirement {
  private let fleet: FleetPlan
  private let yearCount: Int
  /// Slots of the metal: shape `[region]`.
  private let slots: [[Int]]
  private var retired: RetiredCars
  private var masses: [Double]

  /// - Parameter material: The place of the metal among those of the fleet's slots.
  init(_ fleet: FleetPlan, material: Int, elementCount: Int, yearCount: Int) {
    self.fleet = fleet
    self.yearCount = yearCount
    slots = (0..<fleet.regionCount).map { fleet.slots(ofMaterial: material, in: $0) }
    retired = RetiredCars(slotCount: fleet.slots.count, elementCount: elementCount)
    masses = Array(repeating: 0, count: elementCount)
  }

  /// Adds up what leaves use in a region, slot by slot.
  mutating func retire(
    year t: Int, in region: Int, from cohorts: borrowing CohortContents
  ) -> RetiredCars {
    let first = region * fleet.cohortCount * yearCount
    retired.slots = slots[region]
    for k in slots[region] {
      cohorts.gather(
        fleet.slots[k].grade, from: 0..<fleet.cohort(ofYear: t) + 1, into: &masses
      ) { cohort in
        fleet.exitShare[first + cohort * yearCount + t]
          * fleet.metal[cohort * fleet.slots.count + k]
      }
      for element in masses.indices {
        retired.masses[k * masses.count + element] = masses[element]
      }
    }
    return retired
  }
}
