internal import FlowEngine

/// Cars sold, in use and retired, by drive.
extension VariableTable {

  private static let drives = [
    "combustion": "Internal Combustion", "hybrid": "Hybrid", "plug-in": "Plug-In Hybrid",
    "battery": "Battery-Electric",
  ]

  func addCars(to list: inout VariableList) {
    let cars = "Transportation|Light-Duty Vehicle"
    let flows: [(String, String, (Int, Int?) -> Double)] = [
      ("Sales|\(cars)", "million/yr", { sold($0, $1) }),
      ("Stocks|\(cars)", "million", { inUse($0, $1) }),
      ("Retirements|\(cars)", "million/yr", { left($0, $1) }),
    ]
    for (name, unit, value) in flows {
      list.add(name, unit) { value($0, nil) }
      for (p, drive) in plan.fleet.powertrains.enumerated() {
        list.add("\(name)|\(Self.drives[drive] ?? drive)", unit) { value($0, p) }
      }
    }
    list.add("Production|\(cars)", "million/yr") { sold($0, nil) * plan.fleet.builtPerSold[$0] }
  }

  private func cars(_ cohort: Int, _ powertrain: Int?) -> Double {
    var sum = 0.0
    for (index, cell) in plan.fleet.cells.enumerated()
    where powertrain == nil || cell.powertrain == powertrain {
      sum += plan.fleet.cars[cohort * plan.fleet.cells.count + index]
    }
    return sum
  }

  func sold(_ t: Int, _ powertrain: Int?) -> Double {
    cars(plan.fleet.cohort(ofYear: t), powertrain)
  }

  private func inUse(_ t: Int, _ powertrain: Int?) -> Double {
    weighted(t, powertrain, plan.fleet.inUseShare)
  }

  private func left(_ t: Int, _ powertrain: Int?) -> Double {
    weighted(t, powertrain, plan.fleet.exitShare)
  }

  private func weighted(_ t: Int, _ powertrain: Int?, _ shares: [Double]) -> Double {
    var sum = 0.0
    for cohort in 0...plan.fleet.cohort(ofYear: t) {
      let share = shares[cohort * plan.yearCount + t]
      if share > 0 { sum += share * cars(cohort, powertrain) }
    }
    return sum
  }
}
