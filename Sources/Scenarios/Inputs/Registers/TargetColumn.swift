internal import FlowAccounts

/// A column of a target register, and the same key of a target in a scenario file.
public struct TargetColumn: Sendable {
  enum Kind: Sendable {
    case text
    case choice([String])
    case share
    /// A share, or an intensity with its unit.
    case amount
    case year
  }

  public let name: String
  public let meaning: String
  let kind: Kind
  /// Whether a verdict needs it; the others may be left out of a scenario file.
  public let isRequired: Bool
  /// Whether a register may do without the column.
  let isOptionalColumn: Bool

  init(
    _ name: String, _ meaning: String, _ kind: Kind = .text, needed: Bool = false,
    optional: Bool = false
  ) {
    self.name = name
    self.meaning = meaning
    self.kind = kind
    isRequired = needed
    isOptionalColumn = optional
  }

  /// In the order of the register.
  public static let all: [TargetColumn] = [
    TargetColumn("id", "Names the target in every table; occurs once.", needed: true),
    TargetColumn(
      "company", "A car maker with rows 'sales in China' in a data table.", needed: true),
    TargetColumn("metal", "steel, aluminium, or steel and aluminium.", needed: true),
    TargetColumn(
      "target_type",
      "What is measured: \(TargetType.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "Kept without a test: \(UntestedType.allCases.map(\.rawValue).joined(separator: ", ")).",
      needed: true),
    TargetColumn("metric", "The pledge's own words for what is measured."),
    TargetColumn(
      "comparator",
      "How the value is meant: >= for shares and reductions, <= for caps; empty for the type's own."
    ),
    TargetColumn(
      "value",
      "The share or reduction, such as 40 %, or the cap, such as 2 t CO2-equiv/t; empty where none "
        + "is stated.", .amount),
    TargetColumn("low", "Lower end where the pledge gives a range.", .amount),
    TargetColumn("high", "Upper end where the pledge gives a range.", .amount),
    TargetColumn("unit", "Of every number of the row: fraction or %; t CO2-equiv/t for a cap."),
    TargetColumn("base_year", "The year that a reduction is measured from.", .year),
    TargetColumn("base_reference", "What a reduction is measured from, in words."),
    TargetColumn("target_year", "The year in which the value must be reached.", .year),
    TargetColumn("material_scope", "Which metal the pledge covers, in words."),
    TargetColumn(
      "threshold_standard",
      "The standard that lots have to hold, such as 'ResponsibleSteel: Level 2', or the routes "
        + "that they come from, such as 'routes: h2-dri-eaf'; of a benchmark, the line's name."),
    TargetColumn("condition", "What the pledge depends on, such as a highest premium."),
    TargetColumn("progress_value", "Progress as reported, in the unit of the value.", .amount),
    TargetColumn("progress_year", "The year of the reported progress.", .year),
    TargetColumn("progress_text", "Progress in the company's words."),
    TargetColumn("region", "Where the pledge holds."),
    TargetColumn("source", "Where the pledge was published."),
    TargetColumn("confidence", "How sure the wording is."),
    TargetColumn("testability_note", "What the text leaves open."),
    TargetColumn(
      "testability", "How far a run can answer: testable, reading, undated, outside-model.",
      .choice(Testability.allCases.map(\.rawValue))),
    TargetColumn(
      "role", "maker (of cars), supplier (of metal), coalition, or benchmark (no pledge).",
      .choice(TargetRole.allCases.map(\.rawValue)), optional: true),
    TargetColumn("qualifier", "Words that soften the value, such as 'up to'.", optional: true),
    TargetColumn("wording", "The pledge as published.", optional: true),
    TargetColumn("page", "The page of the source.", optional: true),
    TargetColumn(
      "peak_year", "The year of most emissions, where a reduction counts from it.", .year,
      optional: true),
    TargetColumn("neutrality_year", "The year of neutrality.", .year, optional: true),
    TargetColumn(
      "premium_cap", "The highest premium that the pledge holds for, over the price.", .share,
      optional: true),
    TargetColumn(
      "readings",
      "What the text leaves open, separated by semicolons, the plain reading first: "
        + "'new and old scrap; old scrap alone', 'absolute; per tonne', 'all metal; best lot'.",
      optional: true),
    TargetColumn("testability_note_zh", "What the text leaves open, in Chinese.", optional: true),
  ]
}
