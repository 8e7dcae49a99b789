/// What a run of any scenario should stay within; outside, a reader should look twice.
public struct PlausibilityBounds: Sendable {
  /// Inhabitants: shape `[t]`.
  package let population: [Double]
  package let leastPeoplePerCar: Double
  /// A car older than this is old, years.
  package let oldAge: Int
  /// Share of the cars in use.
  package let mostOldCars: Double
  /// Old scrap that arises at home over metal that leaves use.
  package let mostOldScrap: Double

  init(_ lookup: inout Lookup) {
    lookup.part = .plausibility
    let bounds = "plausibility"
    population = lookup.path("people", "population", in: .million)
    leastPeoplePerCar = lookup.number(bounds, "people per car", "at least", in: .number)
    oldAge = lookup.wholeNumber(bounds, "old age of a car", in: .years)
    mostOldCars = lookup.number(bounds, "cars older than old age", "at most", in: .fraction)
    mostOldScrap = lookup.number(bounds, "old scrap over discards", "at most", in: .fraction)
  }
}
