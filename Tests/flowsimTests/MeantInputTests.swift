import Foundation
import Testing

/// Inputs as people wrote them, each with what it was meant to say.
@Suite("Registers, ledgers and lines are read as they are meant")
struct MeantInputTests {
  private static let register =
    "id,company,metal,target_type,metric,comparator,value,low,high,unit,base_year,base_reference,"
    + "target_year,material_scope,threshold_standard,condition,progress_value,progress_year,"
    + "progress_text,region,source,confidence,testability_note,testability,premium_cap\n"

  /// `targets` of a scenario whose register has these rows.
  private func targets(_ rows: String) throws -> Program.Answer {
    let scratch = try Scratch()
    try scratch.write(Self.register + rows, to: "p.csv")
    try scratch.write(
      "flowsim: 1\nscenario: p\ntitle: t\nextends: china-reference\ntargets: p.csv\n", to: "p.yaml")
    return try Program.run("targets", "p.yaml", in: scratch.url)
  }

  private func row(
    _ id: String, _ metal: String, _ type: String, _ comparator: String, _ value: String,
    _ unit: String, progress: String = "", cap: String = "", company: String = "Volvo Cars"
  ) -> String {
    "\(id),\(company),\(metal),\(type),m,\(comparator),\(value),,,\(unit),,,2035,,,,\(progress),"
      + "\(progress.isEmpty ? "" : "2022"),,Global,s,,,testable,\(cap)\n"
  }

  // MARK: Registers

  @Test("The unit of a row holds for its progress and its premium cap")
  func unitOfARow() throws {
    let answer = try targets(
      row("A", "aluminium", "recycled_content", ">=", "40", "%", progress: "10", cap: "20")
        + row("B", "aluminium", "recycled_content", ">=", "0.4", "fraction", progress: "0.1"))
    #expect(answer.status == 0, "\(answer.errors)")
    let told = answer.output.split(separator: "\n").filter {
      $0.contains("it stood at 10.0 % in 2022, which left 2.3 points a year to go")
    }
    #expect(told.count == 2)
  }

  @Test("A quarter of one per cent is an odd pledge, and is told")
  func oddPledge() throws {
    let answer = try targets(row("A", "steel", "recycled_content", ">=", "0.25", "%"))
    #expect(answer.status == 0)
    #expect(answer.errors.contains("warning[E334]"))
    #expect(answer.errors.contains("did you mean 25 %?"))
  }

  @Test(
    "A comparator that does not fit the type is refused at its cell",
    arguments: [
      ("recycled_content", "<=", "0.25", "fraction", "E333"),
      ("recycled_content", "at most", "0.25", "fraction", "E333"),
      ("intensity_cap", ">=", "2", "t CO2-equiv/t", "E333"),
      ("intensity_cap", "≥", "2", "t CO2e/t", "E333"),
      ("recycled_content", "banana", "0.25", "fraction", "E120"),
    ])
  func comparator(type: String, written: String, value: String, unit: String, code: String) throws {
    let answer = try targets(row("A", "steel", type, written, value, unit))
    #expect(answer.status == 2)
    #expect(answer.errors.hasPrefix("p.csv:2:"), "\(answer.errors)")
    #expect(answer.errors.contains("error[\(code)]"), "\(answer.errors)")
  }

  @Test("Comparators of the type are read in their usual spellings")
  func comparators() throws {
    let answer = try targets(
      row("A", "steel", "recycled_content", "≥", "0.25", "fraction")
        + row("B", "steel", "intensity_cap", "at most", "2", "tCO2e/t")
        + row("C", "steel", "recycled_content", "", "25", "percent"))
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("at most 2 t CO2e per t of steel"))
    #expect(answer.output.contains("25 % recycled steel"))
  }

  @Test("Metals and makers of a register are known in other spellings and in Chinese")
  func registerNames() throws {
    let answer = try targets(
      row("A", "Aluminum", "recycled_content", ">=", "0.4", "fraction", company: "volvo  cars ")
        + row("B", "铝", "recycled_content", ">=", "0.4", "fraction", company: "沃尔沃")
        + row("C", "Steel & Aluminum", "intensity_cap", "<=", "9", "", company: "Ｖｏｌｖｏ Cars"))
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(!answer.output.contains("outside the model"))
    #expect(answer.output.split(separator: "\n").count { $0.contains("Volvo Cars:") } == 3)
    let wrong = try targets(row("A", "alumnium", "recycled_content", ">=", "0.4", "fraction"))
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'aluminium'?"))
  }

  @Test("A cap in kilogrammes is told with the likely unit")
  func capInKilogrammes() throws {
    let bare = try targets(row("A", "steel", "intensity_cap", "<=", "2000", ""))
    #expect(bare.errors.contains("warning[E335]"))
    #expect(bare.errors.contains("did you mean 2000 kg CO2-equiv/t?"))
    let meant = try targets(row("A", "steel", "intensity_cap", "<=", "2000", "kg CO2-equiv/t"))
    #expect(meant.errors.isEmpty && meant.output.contains("at most 2 t CO2e per t of steel"))
  }

  // MARK: Tables of numbers

  private func rivian(_ first: String) throws -> Program.Answer {
    let scratch = try Scratch()
    try scratch.write(
      Self.register
        + "RI-ST,Rivian,steel,recycled_content,m,>=,0.7,,,fraction,,,2033,,,,,,,Global,s,,,testable,\n",
      to: "p.csv")
    try scratch.write(
      "flowsim: 1\nscenario: p\ntitle: t\nextends: china-reference\ntargets: p.csv\n", to: "p.yaml")
    try scratch.write(
      """
      entity,metric,qualifier,value,unit,year,region,boundary,source
      \(first),,assumed
      Rivian,share of sales,battery,1,fraction,2020,China,,assumed
      Rivian,share of sales,combustion,0,fraction,2020,China,,assumed
      Rivian,share of sales,hybrid,0,fraction,2020,China,,assumed
      Rivian,share of sales,plug-in,0,fraction,2020,China,,assumed

      """, to: "d.csv")
    return try Program.run("targets", "p.yaml", "--data", "d.csv", in: scratch.url)
  }

  @Test("A maker's row counts whatever its case and its blanks")
  func makerNames() throws {
    let right = try rivian("Rivian,sales in China,,0.05,million/yr,2020,China")
    #expect(right.output.contains("thousand t scrap metal"), "\(right.output)")
    for name in ["Rivian ", "rivian", " RIVIAN", "Ｒｉｖｉａｎ"] {
      let answer = try rivian("\(name),sales in China,,0.05,million/yr,2020,China")
      #expect(answer.output == right.output, "\(name): \(answer.errors)")
    }
  }

  @Test("Sales in China of another region are refused")
  func regionOfSales() throws {
    let answer = try rivian("Rivian,sales in China,,0.05,million/yr,2020,Germany")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("d.csv:2:1: error[E120]"), "\(answer.errors)")
    #expect(answer.errors.contains("write 'China'"))
    let twice = try rivian(
      "rivian,sales in China,,0.05,million/yr,2020,China,,assumed\n"
        + "RIVIAN,sales in China,,0.5,million/yr,2020,China")
    #expect(twice.status == 2 && twice.errors.contains("error[E209]"), "\(twice.errors)")
  }

  // MARK: Ledgers

  private func account(_ rows: String, _ options: String...) throws -> Program.Answer {
    let scratch = try Scratch()
    try scratch.write(rows, to: "l.csv")
    return try Program.shell(
      "\"$FLOWSIM\" account l.csv \(options.joined(separator: " "))", in: scratch.url)
  }

  @Test("A supplier is one, however it is written")
  func suppliers() throws {
    let answer = try account(
      "supplier,metal,tonnes,factor\nBaosteel,steel,1000,2.1\nBaosteel ,Steel,1000,2.1\n"
        + "BAOSTEEL,钢,1000,2.1\n宝钢,steel,1000,2.1\n")
    #expect(answer.status == 0, "\(answer.errors)")
    let lines = answer.output.split(separator: "\n").filter {
      $0.lowercased().hasPrefix("baosteel") || $0.hasPrefix("宝钢")
    }
    #expect(lines.count == 1 && lines[0].contains("4000.0"), "\(lines)")
  }

  @Test(
    "Factors in the units of suppliers give the tonnes that they state",
    arguments: [
      ("2100", "kg CO2-equiv/t"), ("2100", "g CO2-equiv/kg"), ("2.1", "t CO2e/t"),
      ("2.1", "tCO2e/t"), ("2.1", "kg CO2e/kg"), ("2.1", "t CO2/t"), ("2100", "kgCO2e per tonne"),
      ("2100", "kg CO₂e/t steel"), ("2.1", "吨CO2e/吨"),
    ])
  func factorUnits(factor: String, unit: String) throws {
    let answer = try account(
      "supplier,metal,tonnes,factor,unit\nB,steel,1000,\(factor),\(unit)\n")
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.errors)")
    #expect(answer.output.contains("2100.0"), "\(answer.output)")
  }

  @Test(
    "A unit that leaves out what is emitted is told with it, and not with another size",
    arguments: ["kg/t", "g/kg", "t/t", "lb/t"])
  func unitWithoutEmissions(unit: String) throws {
    let answer = try account("supplier,metal,tonnes,factor,unit\nB,steel,1000,2100,\(unit)\n")
    #expect(answer.status == 2 && answer.errors.contains("error[E205]"), "\(answer.errors)")
    let meant = unit.replacing("/", with: " CO2-equiv/")
    #expect(answer.errors.contains("did you mean '\(meant)'?"), "\(answer.errors)")
  }

  @Test("A factor above that of any metal is told with the likely unit")
  func factorWithoutUnit() throws {
    let answer = try account(
      "supplier,metal,tonnes,factor\nB,steel,1000,2100\nH,aluminium,100,12500\n")
    #expect(answer.status == 0)
    #expect(answer.errors.contains("l.csv:2:14: warning[E335]"), "\(answer.errors)")
    #expect(answer.errors.contains("did you mean 2100 kg CO2-equiv/t?"))
    #expect(answer.errors.contains("did you mean 12500 kg CO2-equiv/t?"))
  }

  @Test(
    "Numbers beyond sense are refused at their place",
    arguments: [
      ("B,steel,1e300,1e10", "E127"), ("B,steel,1e18,2", "E127"), ("B,steel,1000,1e10", "E335"),
      ("B,steel,0,2", "E336"),
    ])
  func beyondSense(row: String, code: String) throws {
    let answer = try account("supplier,metal,tonnes,factor\n\(row)\n")
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.contains("error[\(code)]"), "\(answer.errors)")
  }

  @Test("What a ledger states counts, is refused, or is told")
  func whatDoesNotCount() throws {
    let lonely = try account(
      "supplier,metal,tonnes,factor,location_factor\nB,steel,10,,2\n")
    #expect(lonely.status == 2 && lonely.errors.contains("l.csv:2:13: error[E337]"))
    let both = try account("supplier,metal,tonnes,factor,lot\nB,steel,10,2,china-bf-bof\n")
    #expect(both.status == 0 && both.errors.contains("warning[E337]"), "\(both.errors)")
    let kilotonnes = try account("supplier,metal,tonnes,unit\nB,steel,10,kt\n")
    #expect(kilotonnes.status == 2 && kilotonnes.errors.contains("error[E205]"))
    let twice = try account("supplier,metal,tonnes,factor\nB,steel,10,2\nb,steel,10,2\n")
    #expect(twice.status == 0 && twice.errors.contains("repeats line 2"), "\(twice.errors)")
  }

  // MARK: Lines

  private func line(_ rows: String) throws -> Program.Answer {
    let scratch = try Scratch()
    try scratch.write("year,emissions\n" + rows, to: "a.csv")
    return try Program.run(
      "target-line", "--base", "2020", "--emissions", "1000", "--year", "2030", "--actual",
      "a.csv", in: scratch.url)
  }

  @Test("Years twice, outside the line and missing are named")
  func actualYears() throws {
    let plain = try line("2020,1000\n2021,950\n2022,900\n")
    #expect(plain.output.contains("2850.0 emitted of 2874.0 allowed"))
    #expect(!plain.output.contains("not counted") && !plain.output.contains("missing"))
    let twice = try line("2020,1000\n2021,950\n2021,950\n2022,900\n2022,900\n")
    #expect(twice.status == 2)
    #expect(twice.errors.contains("a.csv:4:1: error[E209]: the year 2021 occurs twice"))
    #expect(twice.errors.contains("a.csv:6:1: error[E209]: the year 2022 occurs twice"))
    let outside = try line("2018,1500\n2019,1400\n2020,1000\n2021,950\n2022,900\n2035,5000\n")
    #expect(outside.output.contains("not counted: 2018, 2019 and 2035, outside the line"))
    let gap = try line("2020,1000\n2022,900\n")
    #expect(gap.output.contains("missing: 2021 is not in the file"), "\(gap.output)")
  }

  @Test("A market share is not divided by zero")
  func activity() throws {
    let scratch = try Scratch()
    try scratch.write("year,company,sector\n2023,1,10\n2030,1,0\n", to: "t.csv")
    let answer = try Program.run(
      "target-line", "--base", "2023", "--intensity", "2.32", "--year", "2030", "--sector",
      "Steel", "--pathway", "tpi 1.5 c", "--activity", "t.csv", in: scratch.url)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("t.csv:3:8: error[E336]"), "\(answer.errors)")
  }

  @Test("Options that would not count are wrong usage")
  func unusedOptions() throws {
    for option in [["--sector", "steel"], ["--activity", "f"], ["--scope", "3"]] {
      let answer = try Program.shell(
        "\"$FLOWSIM\" target-line --base 2020 --emissions 1 --year 2030 "
          + option.joined(separator: " "))
      #expect(answer.status == 64, "\(option)")
    }
  }
}
