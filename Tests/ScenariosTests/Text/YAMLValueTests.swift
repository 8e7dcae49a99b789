import Testing

@testable import FlowTables

@Suite("YAML values")
struct YAMLValueTests {
  @Test(
    "A share is a percentage or a fraction",
    arguments: [
      ("40 %", 0.4), ("40%", 0.4), ("0.4", 0.4), ("0", 0), ("1", 1), ("100 %", 1), ("-0", 0),
      ("7 %", 0.07), ("2.5e-1", 0.25), ("0 %", 0),
    ])
  func shares(text: String, fraction: Double) throws {
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asShare(reporting: &$0) }
    #expect(value == fraction)
    #expect(value?.sign == .plus)
    #expect(lines == [])
  }

  @Test(
    "A share without unit, out of range or not a number is refused",
    arguments: [
      ("40", "s.yaml:1:4: error[E115]: a share of 40 has no unit; did you mean 40 %?"),
      ("1.5", "s.yaml:1:4: error[E115]: a share of 1.5 has no unit; did you mean 1.5 %?"),
      ("140 %", "s.yaml:1:4: error[E117]: a share is 0–100 %, not 140 %; write 40 % or 0.4"),
      ("140", "s.yaml:1:4: error[E117]: a share is 0–100 %, not 140; write 40 % or 0.4"),
      ("-5 %", "s.yaml:1:4: error[E117]: a share is 0–100 %, not -5 %; write 40 % or 0.4"),
      ("-0.1", "s.yaml:1:4: error[E117]: a share is 0–100 %, not -0.1; write 40 % or 0.4"),
      (".nan", "s.yaml:1:4: error[E118]: '.nan' is not a finite number; write 40 % or 0.4"),
      ("inf %", "s.yaml:1:4: error[E118]: 'inf %' is not a finite number; write 40 % or 0.4"),
      ("half", "s.yaml:1:4: error[E116]: 'half' is not a share; write 40 % or 0.4"),
      ("40 percent", "s.yaml:1:4: error[E116]: '40 percent' is not a share; write 40 % or 0.4"),
      ("[1, 2]", "s.yaml:1:4: error[E116]: a list is not a share; write 40 % or 0.4"),
      ("~", "s.yaml:1:4: error[E116]: nothing is not a share; write 40 % or 0.4"),
    ])
  func badShares(text: String, line: String) throws {
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asShare(reporting: &$0) }
    #expect(value == nil)
    #expect(lines == [line])
  }

  @Test("Years are 1900 to 2200", arguments: [("1900", 1900), ("2200", 2200), ("2030", 2030)])
  func years(text: String, year: Int) throws {
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asYear(reporting: &$0) }
    #expect(value == year)
    #expect(lines == [])
  }

  @Test(
    "A year that nobody can simulate is refused",
    arguments: [
      (
        "99999999",
        "s.yaml:1:4: error[E114]: the year 99999999 is out of range; write a year in 1900–2200"
      ),
      ("1899", "s.yaml:1:4: error[E114]: the year 1899 is out of range; write a year in 1900–2200"),
      ("2030.5", "s.yaml:1:4: error[E114]: '2030.5' is not a year; write a year such as 2030"),
      ("soon", "s.yaml:1:4: error[E114]: 'soon' is not a year; write a year such as 2030"),
      ("'2030'", "s.yaml:1:4: error[E114]: '2030' is not a year; write it without quotes"),
    ])
  func badYears(text: String, line: String) throws {
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asYear(reporting: &$0) }
    #expect(value == nil)
    #expect(lines == [line])
  }

  @Test(
    "Only decimal whole numbers are integers",
    arguments: [
      "010", "0o17", "0x1F", "1_000", "12:30", "1.0", "1e3", "yes", "99999999999999999999",
    ])
  func notIntegers(text: String) throws {
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asInt(reporting: &$0) }
    let shown = text.filter { $0 != "'" }
    let remedy = "write a decimal whole number such as 2030"
    #expect(value == nil)
    #expect(lines == ["s.yaml:1:4: error[E110]: '\(shown)' is not a whole number; \(remedy)"])
  }

  @Test(
    "Integers carry a sign",
    arguments: [("0", 0), ("-12", -12), ("+7", 7), ("20240101", 20_240_101)])
  func integers(text: String, number: Int) throws {
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asInt(reporting: &$0) }
    #expect(value == number)
    #expect(lines == [])
  }

  @Test("Only true and false are truth values", arguments: ["yes", "no", "on", "off", "1", "y"])
  func notTruth(text: String) throws {
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asBool(reporting: &$0) }
    let line = "s.yaml:1:4: error[E113]: '\(text)' is neither true nor false; write true or false"
    #expect(value == nil)
    #expect(lines == [line])
    #expect(reported { node.asText(reporting: &$0) }.value == text)
  }

  @Test("A country code that YAML 1.1 reads as false stays text")
  func norway() throws {
    let node = try yamlValue("NO")
    #expect(reported { node.asText(reporting: &$0) }.value == "NO")
  }

  @Test(
    "A quantity converts to the unit asked for",
    arguments: [
      ("13.5 MWh/t", "MWh/t", 13.5), ("13500 kWh/t", "MWh/t", 13.5), ("84 kt/yr", "Mt/yr", 0.084),
      ("2.1 kg CO2-equiv/kg", "t CO2-equiv/t", 2.1), ("300 CNY/t CO2", "CNY/t CO2", 300),
      ("13.5 MWH/t", "MWh/t", 13.5), ("5", "1", 5), ("0.35 wt %", "wt %", 0.35),
    ])
  func quantities(text: String, unit: String, number: Double) throws {
    let symbol = try #require(UnitSymbol(unit))
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asQuantity(in: symbol, reporting: &$0) }
    #expect(value == number)
    #expect(lines == [])
  }

  @Test(
    "A quantity without unit or in another dimension is refused",
    arguments: [
      ("13.5", "s.yaml:1:4: error[E119]: '13.5' has no unit; write 13.5 MWh/t"),
      (
        "13.5 kg/car",
        "s.yaml:1:4: error[E205]: 'kg/car' measures a mass per car; "
          + "this number is an energy per mass; write it in 'MWh/t'"
      ),
      ("13.5 MVh/t", "s.yaml:1:4: error[E204]: 'MVh/t' is not a unit; give the number in 'MWh/t'"),
      (
        "much MWh/t",
        "s.yaml:1:4: error[E111]: 'much' is not a number; write a decimal number such as 0.35"
      ),
      (
        "nan MWh/t",
        "s.yaml:1:4: error[E118]: 'nan' is not a finite number; write a number such as 0.35"
      ),
    ])
  func badQuantities(text: String, line: String) throws {
    let symbol = try #require(UnitSymbol("MWh/t"))
    let node = try yamlValue(text)
    let (value, lines) = reported { node.asQuantity(in: symbol, reporting: &$0) }
    #expect(value == nil)
    #expect(lines == [line])
  }

  @Test("Unknown keys are told with the nearest name, known ones are kept")
  func unknownKeys() throws {
    let node = try yamlValue("{levres: 1, seed: 2}")
    let (entries, lines) = reported {
      node.asMapping(known: ["levers", "seed"], reporting: &$0)
    }
    #expect(entries?.map(\.key) == ["seed"])
    #expect(lines == ["s.yaml:1:5: error[E102]: unknown key 'levres'; did you mean 'levers'?"])
  }

  @Test("A value of another kind is refused where a mapping, list or text is needed")
  func wrongKinds() throws {
    let list = try yamlValue("[1]")
    let text = try yamlValue("steel")
    #expect(
      reported { text.asMapping(reporting: &$0) }.lines == [
        "s.yaml:1:4: error[E108]: 'steel' stands where keys and values are needed; "
          + "write 'key: value' lines"
      ])
    #expect(
      reported { text.asSequence(reporting: &$0) }.lines == [
        "s.yaml:1:4: error[E108]: 'steel' stands where a list is needed; "
          + "write [first, second] or '- item' lines"
      ])
    #expect(
      reported { list.asText(reporting: &$0) }.lines == [
        "s.yaml:1:4: error[E112]: a list stands where a text is needed; write a text"
      ])
  }
}
