/// A column of a target register, and the same key of a target in a scenario file.
public struct TargetColumn: Sendable {
  enum Kind: Sendable {
    case text
    case choice([String])
    case share
    case year
  }

  public let name: String
  public let meaning: String
  let kind: Kind
  /// Whether a verdict needs it; the others may be left out of a scenario file.
  public let isRequired: Bool

  init(_ name: String, _ meaning: String, _ kind: Kind = .text, needed: Bool = false) {
    self.name = name
    self.meaning = meaning
    self.kind = kind
    isRequired = needed
  }

  /// In the order of the register.
  public static let all: [TargetColumn] = [
    TargetColumn("id", "Names the target in every table; occurs once.", needed: true),
    TargetColumn(
      "company", "A car maker with rows 'sales in China' in a data table.", needed: true),
    TargetColumn("metal", "steel, aluminium, or steel and aluminium.", needed: true),
    TargetColumn(
      "target_type",
      "recycled_content (share of scrap-derived metal in bought metal) or intensity_reduction "
        + "(emissions per tonne of one metal, per car of both); other types are kept untested.",
      needed: true),
    TargetColumn("metric", "The pledge's own words for what is measured."),
    TargetColumn("comparator", "How the value is meant, such as >=."),
    TargetColumn(
      "value", "The share or reduction, such as 40 %; empty where none is stated.", .share),
    TargetColumn("low", "Lower end where the pledge gives a range.", .share),
    TargetColumn("high", "Upper end where the pledge gives a range.", .share),
    TargetColumn("unit", "fraction."),
    TargetColumn("base_year", "The year that a reduction is measured from.", .year),
    TargetColumn("base_reference", "What a reduction is measured from, in words."),
    TargetColumn("target_year", "The year in which the value must be reached.", .year),
    TargetColumn("material_scope", "Which metal the pledge covers, in words."),
    TargetColumn("threshold_standard", "A standard that the pledge refers to."),
    TargetColumn("condition", "What the pledge depends on, such as a highest premium."),
    TargetColumn("progress_value", "Progress as reported.", .share),
    TargetColumn("progress_year", "The year of the reported progress.", .year),
    TargetColumn("progress_text", "Progress in the company's words."),
    TargetColumn("region", "Where the pledge holds."),
    TargetColumn("source", "Where the pledge was published."),
    TargetColumn("confidence", "How sure the wording is."),
    TargetColumn("testability_note", "What the text leaves open."),
    TargetColumn(
      "testability", "How far a run can answer: testable, reading, undated, outside-model.",
      .choice(Testability.allCases.map(\.rawValue))),
  ]
}
