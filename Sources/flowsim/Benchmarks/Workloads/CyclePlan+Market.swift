internal import FlowNumerics

// What becomes of a year's metal, once it is known what cars enter and leave.
extension CyclePlan {
  /// The metal in new cars and what is bought for it.
  func buy(into flows: inout CycleYear, _ paths: CyclePaths) {
    let cars = flows.inflow
    let content = WrittenOut.sumOfEight { contents.byVehicle[$0] * cars[$0] }
    let rise = WrittenOut.sumOfEight { contents.riseByVehicle[$0] * cars[$0] }
    flows.contentIn = content + rise * paths.contentRamp
    flows.demand = flows.contentIn / fabricationYield
  }

  /// Scrap into its own grade up to a cap, the rest down the cascade, primary for what is missing.
  func recycle(into flows: inout CycleYear, _ paths: CyclePaths) {
    let supply = remelted(flows, paths)
    let ceiling = flows.demand * paths.sameGradeCap
    let same = supply.replacing(with: ceiling, where: ceiling .< supply)
    let room = flows.demand * paths.scrapCap - same
    flows.sameGrade = same
    cascade(
      into: &flows, left: supply - same, room: room.replacing(with: 0, where: room .< 0),
      mixedSteel: supply[10], mixedAluminium: supply[11])
    flows.primary = flows.demand - same - flows.cascade
  }

  /// Sorted and remelted scrap of old cars and of the press shop, a lane for each class.
  private func remelted(_ flows: CycleYear, _ paths: CyclePaths) -> SIMD16<Double> {
    let recovered = flows.endOfLife * paths.recovered
    var sorted = WrittenOut.sumOfTen {
      (sorting.today[$0] + sorting.rise[$0] * paths.sorting) * recovered[$0]
    }
    let cuttings = flows.demand - flows.contentIn
    let apart = cuttings * segregated
    let mixed = cuttings - apart
    sorted += apart
    sorted[10] += mixed.steel
    sorted[11] += mixed.aluminium
    return sorted * sorting.remeltYield
  }

  /// Each grade takes from a pool what it has room for and adds what it had too much.
  private func cascade(
    into flows: inout CycleYear, left: SIMD16<Double>, room: SIMD16<Double>, mixedSteel: Double,
    mixedAluminium: Double
  ) {
    let joining = mixedSteelEnters * mixedSteel + mixedAluminiumEnters * mixedAluminium
    var steel = 0.0
    for lane in 0..<CycleInputs.steelGradeCount {
      steel += joining[lane]
      let taken = steel < room[lane] ? steel : room[lane]
      flows.cascade[lane] = taken
      steel += left[lane] - taken
    }
    var aluminium = 0.0
    for lane in CycleInputs.steelGradeCount..<CycleInputs.gradeCount {
      aluminium += joining[lane]
      let taken = aluminium < room[lane] ? aluminium : room[lane]
      flows.cascade[lane] = taken
      aluminium += left[lane] - taken
    }
    flows.surplus = SIMD2(steel, aluminium)
  }

  /// Emissions by route, kt CO2.
  func emit(into flows: inout CycleYear, _ paths: CyclePaths) {
    let recycled = flows.sameGrade + flows.cascade
    let steel = flows.primary.steel
    flows.emissions[0] = (1 - paths.hydrogen) * steel * paths.blastFurnace
    flows.emissions[1] = paths.hydrogen * steel * paths.directReduction
    flows.emissions[2] = recycled.steel * paths.electricFurnace
    flows.emissions[3] = flows.primary.aluminium * paths.primaryAluminium
    flows.emissions[4] = recycled.aluminium * paths.remelting
  }

  /// Emissions of the metal bought for each new car, kg CO2.
  func layOnCars(_ flows: inout CycleYear, _ paths: CyclePaths) {
    let steel =
      (1 - paths.hydrogen) * paths.blastFurnace + paths.hydrogen * paths.directReduction
    let primary = SIMD16(steel: steel, aluminium: paths.primaryAluminium)
    let recycled = SIMD16(steel: paths.electricFurnace, aluminium: paths.remelting)
    let emissions = flows.primary * primary + (flows.sameGrade + flows.cascade) * recycled
    let intensity = emissions / flows.demand / fabricationYield
    flows.footprint = WrittenOut.sumOfTen {
      (contents.byGrade[$0] + contents.riseByGrade[$0] * paths.contentRamp[$0]) * intensity[$0]
    }
  }
}

extension SIMD16<Double> {
  /// Lanes 0 to 5 are grades of steel.
  @inline(__always)
  fileprivate var steel: Double {
    lowHalf.replacing(with: 0, where: SIMD8<Double>.aluminiumLanes).total
  }

  /// Lanes 6 to 9 are grades of aluminium.
  @inline(__always)
  fileprivate var aluminium: Double {
    (self[6] + self[7]) + (self[8] + self[9])
  }

  @inline(__always)
  fileprivate init(steel: Double, aluminium: Double) {
    let low = SIMD8(repeating: steel).replacing(
      with: aluminium, where: SIMD8<Double>.aluminiumLanes)
    self.init(lowHalf: low, highHalf: SIMD8(repeating: aluminium))
  }
}

extension SIMD8<Double> {
  /// Of the first eight grades.
  @inline(__always)
  fileprivate static var aluminiumLanes: SIMDMask<SIMD8<Int64>> {
    SIMD8<Int64>(0, 0, 0, 0, 0, 0, 1, 1) .> 0
  }
}
