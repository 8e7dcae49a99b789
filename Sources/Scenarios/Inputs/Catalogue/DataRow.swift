public import FlowTables

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
///
/// Nothing in it changes, so stores and series hand the same row around instead of copying its
/// texts.
public final class DataRow: Sendable {
  package let key: SeriesKey
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

  package init(
    key: SeriesKey, value: Double, low: Double?, high: Double?, unit: UnitSymbol, year: Int?,
    region: String, boundary: String, source: String, confidence: Confidence, note: String,
    file: SourceFile, line: Int
  ) {
    self.key = key
    self.value = value
    self.low = low
    self.high = high
    self.unit = unit
    self.year = year
    self.region = region
    self.boundary = boundary
    self.source = source
    self.confidence = confidence
    self.note = note
    self.file = file
    self.line = line
  }

  /// Whether another row gives the same number from the same source.
  func repeats(_ other: DataRow) -> Bool {
    value == other.value && unit == other.unit && source == other.source
  }

  public var entity: String { key.entity }
  public var metric: String { key.metric }
  public var qualifier: String { key.qualifier }

  public var location: FileLocation { file.location(line: line, column: 1) }

  /// Names the row: table, line.
  package var id: String {
    let path = file.path
    let name =
      path.utf8.lastIndex(of: 0x2F).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    return "\(name):\(line)"
  }
}

/// What a row is about, without its year.
package struct SeriesKey: Hashable, Sendable {
  package let entity: String
  package let metric: String
  package let qualifier: String

  var withoutQualifier: SeriesKey { SeriesKey(entity: entity, metric: metric, qualifier: "") }
}

/// What makes two rows of one year two answers to one question.
package struct SeriesIdentity: Hashable {
  let key: SeriesKey
  let region, boundary: String

  package init(_ row: DataRow) {
    key = row.key
    region = row.region
    boundary = row.boundary
  }
}

extension Array where Element == DataRow {
  /// Neighbours of the same kind: tables write the years of a series below each other.
  func runs<Kind: Equatable>(of kind: (DataRow) -> Kind) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for place in indices.dropFirst() where kind(self[place - 1]) != kind(self[place]) {
      runs.append(start..<place)
      start = place
    }
    if !isEmpty { runs.append(start..<count) }
    return runs
  }
}

extension DataRow {
  /// Every column of the row, with its place.
  package func write(to writer: inout JSONWriter) {
    writer.field("id", id)
    writer.field("entity", entity)
    writer.field("metric", metric)
    writer.field("qualifier", qualifier)
    writer.field("value", value)
    writer.field(optional: "low", low)
    writer.field(optional: "high", high)
    writer.field("unit", unit.text)
    writer.field(optional: "year", year.map(Double.init))
    writer.field("region", region)
    writer.field("boundary", boundary)
    writer.field("source", source)
    writer.field("confidence", confidence.rawValue)
    writer.field("note", note)
  }
}
