/// How sure a number is, and what kind of statement it makes.
public enum Confidence: String, Sendable, CaseIterable {
  /// From the report that this project starts from (IPE 2024).
  case seed
  /// Seen in a public source.
  case published = "public"
  /// A judgement of ours, with its range.
  case estimate
  /// A rule of the model that somebody had to choose.
  case modelChoice = "model choice"
  /// Brought by the user.
  case user
}

/// One number of a data table, with all that stands beside it.
public struct DataRow: Sendable {
  public let entity: String
  public let metric: String
  public let qualifier: String
  public let value: Double
  public let low: Double?
  public let high: Double?
  public let unit: UnitSymbol
  /// nil where the number holds for every year.
  public let year: Int?
  public let region: String
  public let boundary: String
  public let source: String
  public let confidence: Confidence
  public let note: String
  /// The file that the row stands in, and its line.
  public let file: SourceFile
  public let line: Int

  public var location: FileLocation { file.location(line: line, column: 1) }
}

/// What a row is about, without its year.
struct SeriesKey: Hashable {
  let entity: String
  let metric: String
  let qualifier: String
}
