internal import FlowAccounts
internal import FlowTables

/// Emission factors of power by region and year.
struct PowerBook {
  private let data: DataStore
  private(set) var problems = Diagnostics()
  private(set) var record = LookupRecord()

  init(_ data: DataStore) { self.data = data }

  /// Where a region has no residual mix of its own, the grid stands in for it.
  mutating func factors(region: String, year: Int, at location: FileLocation) -> PowerFactors {
    let supply = supplyRatio(year)
    guard let grid = series("emissions", region) else {
      problems.error(
        .missingNumber, at: location, "there is no grid factor of \(quoted(region))",
        help: "add a row 'grid,emissions,\(region)' in t CO2-equiv/MWh to a table for --data")
      let nothing = PowerFactor(stack: 0, supply: 0)
      return PowerFactors(
        grid: nothing, residual: nothing, captiveCoal: nothing, renewable: nothing)
    }
    let average = grid.value(in: year)
    let rest = residual(region, year, over: grid)
    return PowerFactors(
      grid: PowerFactor(stack: average, supply: supply * average),
      residual: PowerFactor(stack: rest, supply: supply * rest),
      captiveCoal: PowerFactor(
        stack: number("captive coal", "emissions", year),
        supply: number("captive coal", "supply emissions", year)),
      renewable: PowerFactor(
        stack: number("renewable power", "emissions", year),
        supply: number("renewable power", "supply emissions", year)))
  }

  /// Outside the years in which it is published the residual keeps its ratio to the grid.
  private mutating func residual(_ region: String, _ year: Int, over grid: Series) -> Double {
    guard let residual = series("residual emissions", region) else { return grid.value(in: year) }
    let near = min(max(year, residual.years[0]), residual.years[residual.years.count - 1])
    let then = grid.value(in: near)
    // A grid without emissions has no ratio to keep.
    if then <= 0 { return residual.value(in: near) }
    return grid.value(in: year) * residual.value(in: near) / then
  }

  /// The series of a region; rows without a qualifier are those of their own region.
  private mutating func series(_ metric: String, _ region: String) -> Series? {
    var lookup = Lookup(data, horizon: 2000...2000)
    var series = lookup.optional("grid", metric, region, in: .carbonPerMegawattHour)
    if series == nil && data.rows("grid", metric).first?.region == region {
      series = lookup.optional("grid", metric, in: .carbonPerMegawattHour)
    }
    problems.append(contentsOf: lookup.problems)
    record.note(seriesOf: lookup.record)
    return series
  }

  /// What fuel supply, plants and losses add to the stack of a grid.
  private mutating func supplyRatio(_ year: Int) -> Double {
    var lookup = Lookup(data, horizon: year...year)
    let ratio = lookup.path("grid", "supply emissions", in: .fraction)[0]
    problems.append(contentsOf: lookup.problems)
    record.note(seriesOf: lookup.record)
    return ratio
  }

  private mutating func number(_ entity: String, _ metric: String, _ year: Int) -> Double {
    var lookup = Lookup(data, horizon: year...year)
    let value = lookup.path(entity, metric, in: .carbonPerMegawattHour)[0]
    problems.append(contentsOf: lookup.problems)
    record.note(seriesOf: lookup.record)
    return value
  }
}
