internal import FlowEngine

/// Kilograms of every grade in every part of a car, by cohort and drive.
///
/// Component tables give the structure of a combustion and of a battery car; hybrids mix the two.
/// The structure is scaled so that steel, cast iron and aluminium meet the content series, and cast
/// against wrought aluminium meets the cast share of the cohort. Iron follows the classes as steel
/// does.
struct CarContents {
  let slots: [CarSlot]
  /// Shape `[c][powertrain][slot]`.
  let kilogramsPerCar: [Double]
  private let axis: ClosedRange<Int>
  private let drives: [String]

  /// What a slot is scaled with.
  private enum Group: CaseIterable {
    case steel, iron, castAluminium, wroughtAluminium

    init(_ slot: CarSlot, in definition: SystemDefinition) {
      let system = definition.systems[slot.material]
      let grade = system.grades[slot.grade]
      if system.name == "steel" {
        self = grade.family == "iron" ? .iron : .steel
      } else {
        self = grade.form == "casting" ? .castAluminium : .wroughtAluminium
      }
    }
  }

  init(
    axis: ClosedRange<Int>, drives: [String], definition: SystemDefinition,
    lightWeighting: [Double], classes: ClassMix, _ lookup: inout Lookup
  ) {
    self.axis = axis
    self.drives = drives
    let structures = Structures(definition, &lookup)
    slots = structures.slots
    let groups = slots.map { Group($0, in: definition) }
    lookup.part = .carStructure
    let replacement = lookup.number("light-weighting", "aluminium per steel", in: .fraction)
    var kilograms = [Double](
      repeating: 0, count: axis.count * drives.count * structures.slots.count)
    for (p, drive) in drives.enumerated() {
      let structure = structures.mix(drive, &lookup)
      let totals = Totals(drive, axis, &lookup)
      for c in 0..<axis.count {
        let steel = totals.steel[c] * classes.steel[c]
        let removed = lightWeighting[c] * steel
        let aluminium = totals.aluminium[c] * classes.aluminium[c] + replacement * removed
        let wanted: [Group: Double] = [
          .steel: steel - removed, .iron: totals.iron[c] * classes.steel[c],
          .castAluminium: aluminium * totals.castShare[c],
          .wroughtAluminium: aluminium * (1 - totals.castShare[c]),
        ]
        for group in Group.allCases {
          let members = groups.indices.filter { groups[$0] == group }
          let sum = members.reduce(0) { $0 + structure[$1] }
          for k in members where sum > 0 {
            kilograms[(c * drives.count + p) * groups.count + k] =
              structure[k] * (wanted[group] ?? 0) / sum
          }
        }
      }
    }
    kilogramsPerCar = kilograms
  }

  /// Metal of a cohort: shape `[c][slot]`, t.
  func metal(sales: [Double], drives shares: [[Double]]) -> [Double] {
    var metal = [Double](repeating: 0, count: axis.count * slots.count)
    for c in 0..<axis.count {
      for p in drives.indices {
        for k in slots.indices {
          metal[c * slots.count + k] +=
            sales[c] * shares[p][c] / 1_000
            * kilogramsPerCar[(c * drives.count + p) * slots.count + k]
        }
      }
    }
    return metal
  }

  /// Copper of a cohort: shape `[c][powertrain]`, t.
  func copper(
    sales: [Double], drives shares: [[Double]], _ lookup: inout Lookup
  ) -> [Double] {
    lookup.part = .copperInCars
    let perCar = drives.map { lookup.number($0, "copper", in: .kilogramsPerCar) }
    return (0..<axis.count).flatMap { c in
      drives.indices.map { sales[c] * shares[$0][c] * perCar[$0] / 1_000 }
    }
  }

  /// Metal of one drive by cohort.
  private struct Totals {
    let steel: [Double]
    let iron: [Double]
    let aluminium: [Double]
    let castShare: [Double]

    init(_ drive: String, _ axis: ClosedRange<Int>, _ lookup: inout Lookup) {
      func values(_ series: Series?) -> [Double] {
        series?.values(over: axis) ?? Array(repeating: 0, count: axis.count)
      }
      lookup.part = .contents("steel")
      steel = values(lookup.series(drive, "content", "steel", in: .kilogramsPerCar))
      iron = values(lookup.series(drive, "content", "cast iron", in: .kilogramsPerCar))
      lookup.part = .contents("aluminium")
      aluminium = values(lookup.series(drive, "content", "aluminium", in: .kilogramsPerCar))
      castShare = values(lookup.series(drive, "cast share of aluminium", in: .fraction))
    }
  }
}

/// The component tables of the combustion and the battery car, by slot.
private struct Structures {
  let slots: [CarSlot]
  private let combustion: [Double]
  private let battery: [Double]

  init(_ definition: SystemDefinition, _ lookup: inout Lookup) {
    var slots: [CarSlot] = []
    var masses: [String: [CarSlotKey: Double]] = [:]
    for row in lookup.data.rows(ofMetric: "mass") {
      guard let car = row.entity.split(separator: ":").first,
        let part = definition.parts.firstIndex(of: row.boundary)
      else { continue }
      for (m, system) in definition.systems.enumerated() {
        guard let grade = system.grade(row.qualifier),
          let mass = lookup.value(of: row, in: .kilogramsPerCar)
        else { continue }
        lookup.part = .contents(system.name)
        lookup.note(row)
        let slot = CarSlot(material: m, part: part, grade: grade)
        if !slots.contains(slot) { slots.append(slot) }
        masses[String(car), default: [:]][CarSlotKey(slot), default: 0] += mass
      }
    }
    // Material, part, grade: the order of the ledger does not hang on the order of components.
    slots.sort { ($0.material, $0.part, $0.grade) < ($1.material, $1.part, $1.grade) }
    self.slots = slots
    combustion = slots.map { masses["combustion"]?[CarSlotKey($0)] ?? 0 }
    battery = slots.map { masses["battery"]?[CarSlotKey($0)] ?? 0 }
  }

  /// Hybrids are part combustion, part battery car.
  func mix(_ drive: String, _ lookup: inout Lookup) -> [Double] {
    let share: Double
    switch drive {
    case "combustion": share = 0
    case "battery": share = 1
    default:
      lookup.part = .carStructure
      share = lookup.number(drive, "structure", "battery", in: .number)
    }
    return zip(combustion, battery).map { $0 * (1 - share) + $1 * share }
  }

  private struct CarSlotKey: Hashable {
    let material, part, grade: Int
    init(_ slot: CarSlot) {
      material = slot.material
      part = slot.part
      grade = slot.grade
    }
  }
}
