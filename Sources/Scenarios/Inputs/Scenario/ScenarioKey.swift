internal import FlowEngine

/// A key of a scenario file: the one table behind the loader's checks, the help and the schema.
public struct ScenarioKey: Sendable {
  /// What may stand behind the key.
  enum Kind: Sendable {
    /// One number and no other: the format.
    case constant(Int)
    case wholeNumber
    case year(ClosedRange<Int>)
    /// Text of small letters, digits and hyphens.
    case plainName
    case text
    case choice([String])
    /// A name, or a list of names.
    case names
    case mapping([ScenarioKey])
    /// ``Lever/all``.
    case levers
    /// A file, or a list of ``TargetColumn/all``.
    case targets
    /// A list of ``check`` mappings.
    case checks
    case number
  }

  public let name: String
  /// The hover text of an editor: what the value means and where it comes from otherwise.
  public let meaning: String
  /// A line as it may be written.
  public let example: String
  let kind: Kind
  /// Whether the merged scenario must have it; a file that extends another may leave it out.
  public let isRequired: Bool

  init(_ name: String, _ kind: Kind, _ meaning: String, write example: String, needed: Bool = false)
  {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.example = example
    isRequired = needed
  }
}

extension ScenarioKey {
  /// The keys of the file itself.
  public static let all: [ScenarioKey] = [
    ScenarioKey(
      "flowsim", .constant(1), "Format of scenario files; this version reads format 1.",
      write: "flowsim: 1", needed: true),
    ScenarioKey(
      "scenario", .plainName,
      "Name of the scenario: small letters, digits, hyphens. It names the result folder and the "
        + "scenario column of every table.",
      write: "scenario: my-study", needed: true),
    ScenarioKey(
      "title", .text, "What the scenario says, in a few words, for tables and reports.",
      write: "title: Scrap kept in its grade"),
    ScenarioKey(
      "extends", .names,
      "Scenarios that this one deviates from: a built-in name, a path relative to this file, or a "
        + "list of them, of which later ones win. Mappings merge key by key; a key without a value "
        + "inherits, null takes one inherited value back.",
      write: "extends: china-reference"),
    ScenarioKey(
      "region", .choice(regions), "Where cars are sold and metal is made.",
      write: "region: China", needed: true),
    ScenarioKey(
      "horizon", .mapping(horizon), "First and last year of the run.",
      write: "horizon: {start: 1980, end: 2050}", needed: true),
    ScenarioKey(
      "levers", .levers,
      "What the scenario changes, from the year after the last statistics on. A lever that is not "
        + "set follows the data tables.",
      write: "levers: {eaf-share: 20 %}"),
    ScenarioKey(
      "data", .names,
      "Tables of numbers that win over built-in rows of the same meaning: a path relative to this "
        + "file, or a list of them, of which later ones win; --data wins over all.",
      write: "data: my-numbers.csv"),
    ScenarioKey(
      "blend", .mapping(blend),
      "Rules of the yearly blend: which composition limits it keeps, and what cohorts are made of.",
      write: "blend: {limits: composition}"),
    ScenarioKey(
      "market", .choice(MarketWord.allCases.map(\.rawValue)),
      "Another name for blend.supply: fixed, or clearing for priced.", write: "market: clearing"),
    ScenarioKey(
      "targets", .targets,
      "Pledges to test: a register in CSV, as a path relative to this file, or a list with the "
        + "register's columns as keys.",
      write: "targets: targets.csv"),
    ScenarioKey(
      "checks", .checks,
      "Comparisons that should hold; run prints them, and run --check exits 3 where one fails.",
      write: "checks: [{variable: Scrap Use|Steel, year: 2025, at-least: 300}]"),
    ScenarioKey(
      "seed", .wholeNumber, "Seed of random draws; 1 where it is left out.", write: "seed: 2030"),
  ]

  /// Regions that the data tables hold.
  public static let regions = ["China"]

  /// Years for which the built-in series are made.
  static let years = 1980...2050

  /// The keys of `horizon`.
  static let horizon: [ScenarioKey] = [
    ScenarioKey(
      "start", .year(years), "First year of the run; cars of earlier years are its opening stock.",
      write: "horizon: {start: 1980, end: 2050}", needed: true),
    ScenarioKey(
      "end", .year(years), "Last year of the run.",
      write: "horizon: {start: 1980, end: 2050}", needed: true),
  ]

  /// The keys of a check.
  static let check: [ScenarioKey] = [
    ScenarioKey(
      "variable", .text, "Name of a reported variable, as in results.csv.",
      write: "variable: Scrap Use|Steel", needed: true),
    ScenarioKey(
      "year", .year(years), "The year in which the comparison should hold.", write: "year: 2025",
      needed: true),
    ScenarioKey(
      "at-least", .number, "The value should not be below this, in the variable's unit.",
      write: "at-least: 300"),
    ScenarioKey(
      "at-most", .number, "The value should not be above this, in the variable's unit.",
      write: "at-most: 300"),
  ]

  /// The keys of `blend`.
  static let blend: [ScenarioKey] = [
    ScenarioKey(
      "allocation", .choice(BlendAllocation.allCases.map(\.rawValue)),
      "market, the default: prices and habits decide who charges which scrap; lp: the least of the "
        + "objective, nearest to the habits.",
      write: "allocation: market"),
    ScenarioKey(
      "supply", .choice(SupplyMode.allCases.map(\.rawValue)),
      "priced, the default on a market: after the statistics old scrap, imports and shares of works "
        + "answer prices; fixed: scrap is offered as the tables have it, and shares of works are given.",
      write: "supply: priced"),
    ScenarioKey(
      "limits", .choice(BlendLimits.allCases.map(\.rawValue)),
      "composition, the default, keeps the minimum and maximum of every element; mass-only keeps "
        + "the minima, and tramp elements stay and are reported.",
      write: "limits: composition"),
    ScenarioKey(
      "chemistry", .choice(Chemistry.allCases.map(\.rawValue)),
      "remembered: a cohort comes back with what its year's blend was made of; nominal: with the "
        + "nominal composition of its grades.",
      write: "chemistry: remembered"),
    ScenarioKey(
      "content-of", .choice(ContentScope.allCases.map(\.rawValue)),
      "Whose metal the recycled-content levers count: cars, or all metal of the economy.",
      write: "content-of: cars"),
    ScenarioKey(
      "objective", .choice(BlendObjective.allCases.map(\.rawValue)),
      "What allocation: lp minimises. primary: mass of ore-based metal and alloying; cost, emissions: "
        + "of what is charged, at decision factors that do not change with the year.",
      write: "objective: primary"),
    ScenarioKey(
      "content", .choice(ContentBasis.allCases.map(\.rawValue)),
      "mean: maxima are kept with the mean content of scrap; 90th-percentile: with what nine batches "
        + "out of ten stay below.",
      write: "content: mean"),
    ScenarioKey(
      "demagging", .choice(DemaggingRule.allCases.map(\.rawValue)),
      "allowed: aluminium melts may lose magnesium on purpose, at a price.",
      write: "demagging: none"),
  ]

  static func named(_ name: String, in keys: [ScenarioKey] = all) -> ScenarioKey {
    guard let key = keys.first(where: { $0.name == name }) else {
      preconditionFailure("the table of keys has no '\(name)'")
    }
    return key
  }
}
