internal import FlowEngine
public import FlowTables

/// Reads the `w3_*` tables of a folder.
public struct CycleReader {
  /// The names that results are written under.
  public static let vehicles = ["ICE", "BEV"].flatMap { engine in
    ["A", "B", "C", "SUV"].map { "\(engine)_\($0)" }
  }
  public static let grades = [
    "st_mild", "st_hsla", "st_ahss", "st_phs", "st_long", "st_elec", "al_5xxx", "al_6xxx",
    "al_castp", "al_casts",
  ]
  public static let routes = ["bf_bof", "h2_dri_eaf", "scrap_eaf", "al_primary", "al_remelt"]

  private let folder: String
  private var problems = Diagnostics()

  private init(folder: String) { self.folder = folder }

  /// The inputs of a cycle.
  ///
  /// - Throws: ``InputProblems`` with all that is wrong in the files.
  public static func inputs(in folder: String) throws(InputProblems) -> CycleInputs {
    var reader = CycleReader(folder: folder)
    var inputs = CycleInputs()
    reader.readFleet(&inputs)
    reader.readContents(&inputs)
    reader.readScrap(&inputs)
    reader.readRoutes(&inputs)
    reader.readScalars(&inputs)
    try reader.problems.throwIfErrors()
    return inputs
  }

  /// The first `count` samples, shape `[sample][parameter]`, flat.
  ///
  /// - Throws: ``InputProblems`` where the file has fewer, or a number outside 0...1.
  public static func samples(in folder: String, count: Int) throws(InputProblems) -> [Double] {
    var reader = CycleReader(folder: folder)
    let columns = (0..<CycleParameters.count).map { "u\($0)" }
    let table = reader.table("w3_samples.csv", labels: [], columns: columns, rows: nil)
    if let table { reader.check(table, hasSamples: count) }
    try reader.problems.throwIfErrors()
    return Array(table?.values.prefix(count * columns.count) ?? [])
  }

  private mutating func check(_ table: NumberTable, hasSamples count: Int) {
    if table.rowCount < count {
      problems.error(
        .missingNumber, at: table.table.file.start,
        "the table has \(table.rowCount) samples, not \(count)",
        help: "give --samples \(table.rowCount) or fewer")
    }
    for row in 0..<min(count, table.rowCount) {
      for column in 0..<table.columnCount where !(0...1).contains(table[row, column]) {
        table.reject(
          row: row, column: column, "\(table[row, column]) is no place in a range",
          help: "write a number in 0...1", reporting: &problems)
      }
    }
  }

  private mutating func table(
    _ name: String, labels: [String], columns: [String], rows: Int?
  ) -> NumberTable? {
    NumberTable.read(
      name, in: folder, labels: labels, columns: columns, rows: rows, reporting: &problems)
  }

  // MARK: Tables

  private mutating func readFleet(_ inputs: inout CycleInputs) {
    let shares = ["share_A", "share_B", "share_C", "share_SUV"]
    let fleet = table(
      "w3_fleet.csv", labels: ["year"], columns: ["pop_million", "cars_per_head"] + shares,
      rows: nil)
    if let fleet {
      inputs.firstYear = fleet.table.year(0, 0, reporting: &problems) ?? 0
      inputs.population = fleet.column(0)
      inputs.carsPerHead = fleet.column(1)
      inputs.classShares = (0..<fleet.rowCount).flatMap { fleet.row($0).dropFirst(2) }
    }
    let laws = table(
      "w3_lifetime.csv", labels: ["vehicle"], columns: ["shape", "scale"], rows: 8)
    guard let laws else { return }
    for row in 0..<laws.rowCount {
      do throws(LifetimeError) {
        inputs.lifetimes.append(try Lifetime.weibull(shape: laws[row, 0], scale: laws[row, 1]))
      } catch {
        laws.reject(
          row: row, column: 0, "the vehicle has no such lifetime", help: "\(error)",
          reporting: &problems)
      }
    }
  }

  private mutating func readContents(_ inputs: inout CycleInputs) {
    let contents = table(
      "w3_content.csv", labels: ["vehicle", "grade"], columns: ["kg_2000", "kg_2050"],
      rows: CycleInputs.vehicleCount * CycleInputs.gradeCount)
    if let contents {
      inputs.contentIn2000 = contents.column(0)
      inputs.contentIn2050 = contents.column(1)
    }
    let years = inputs.population.isEmpty ? nil : inputs.population.count
    let ramp = table("w3_ramp.csv", labels: ["year"], columns: Self.grades, rows: years)
    if let ramp { inputs.ramp = ramp.values }
  }

  private mutating func readScrap(_ inputs: inout CycleInputs) {
    let columns = [
      "fab_yield", "recovery", "prompt_segregated", "cap_same_2020", "cap_same_2050",
      "cap_total_2020", "cap_total_2050",
    ]
    let grades = table(
      "w3_grade.csv", labels: ["grade", "metal"], columns: columns, rows: CycleInputs.gradeCount)
    if let grades { inputs.grades = (0..<grades.rowCount).map { Self.grade(grades.row($0)) } }
    let classes = Self.grades + ["mixed_steel", "mixed_al"]
    inputs.sortingBefore =
      table("w3_sort0.csv", labels: ["grade"], columns: classes, rows: 10)?.values ?? []
    inputs.sortingBest =
      table("w3_sort1.csv", labels: ["grade"], columns: classes, rows: 10)?.values ?? []
    inputs.remeltYields =
      table("w3_class.csv", labels: ["class"], columns: ["remelt_yield"], rows: 12)?.values ?? []
  }

  private static func grade(_ numbers: [Double]) -> CycleInputs.Grade {
    var grade = CycleInputs.Grade()
    grade.fabricationYield = numbers[0]
    grade.recovery = numbers[1]
    grade.segregated = numbers[2]
    grade.sameGradeCap = CycleInputs.Path(in2020: numbers[3], in2050: numbers[4])
    grade.scrapCap = CycleInputs.Path(in2020: numbers[5], in2050: numbers[6])
    return grade
  }

  private mutating func readRoutes(_ inputs: inout CycleInputs) {
    let routes = table(
      "w3_route.csv", labels: ["route"], columns: ["direct_kgco2_per_kg", "kwh_per_kg"], rows: 5)
    if let routes {
      inputs.routes = (0..<routes.rowCount).map {
        CycleInputs.Route(direct: routes[$0, 0], electricity: routes[$0, 1])
      }
    }
    let ranges = table(
      "w3_params.csv", labels: ["name"], columns: ["lo", "hi"], rows: CycleParameters.count)
    if let ranges {
      inputs.ranges = (0..<ranges.rowCount).map {
        CycleInputs.ParameterRange(low: ranges[$0, 0], high: ranges[$0, 1])
      }
    }
  }

  private mutating func readScalars(_ inputs: inout CycleInputs) {
    guard let file = SourceFile.read("\(folder)/w3_scalars.json", reporting: &problems),
      // JSON is YAML 1.2, and its values then know where they stand.
      let root = StrictYAML.read(file, reporting: &problems)
    else { return }
    var scalars = CycleScalars(root)
    scalars.read(into: &inputs)
    problems.append(contentsOf: scalars.problems)
  }
}
