/// The flows of a year of a cycle; kt, where nothing else is said.
struct CycleYear: Sendable {
  /// Million cars, a lane for each vehicle.
  var inflow = SIMD8<Double>.zero
  var outflow = SIMD8<Double>.zero
  // A lane for each grade, in the order of the plan.
  /// In new cars.
  var contentIn = SIMD16<Double>.zero
  /// In the cars that leave.
  var endOfLife = SIMD16<Double>.zero
  /// What is bought for new cars.
  var demand = SIMD16<Double>.zero
  /// From scrap of the same grade.
  var sameGrade = SIMD16<Double>.zero
  /// From scrap of better grades and mixed scrap.
  var cascade = SIMD16<Double>.zero
  var primary = SIMD16<Double>.zero
  /// Remelted scrap that no grade takes, steel and aluminium.
  var surplus = SIMD2<Double>.zero
  /// kt CO2; blast furnace, hydrogen DRI, electric furnace, primary and remelted aluminium.
  var emissions = SIMD8<Double>.zero
  /// kg CO2 per new car, a lane for each vehicle.
  var footprint = SIMD8<Double>.zero
}
