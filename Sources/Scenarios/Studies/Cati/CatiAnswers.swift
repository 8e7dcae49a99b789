public import FlowTables

/// A company scored from its own answers.
public struct CatiAnswers: Sendable {
  /// Points by dimension, in the order of the index.
  public let dimensions: [(name: String, points: Double, of: Double)]
  /// Indicators without an answer, which count as zero.
  public let unanswered: [String]
  /// How the file was read.
  public let notes: [Diagnostic]

  public var total: Double { dimensions.reduce(0) { $0 + $1.points } }

  /// Reads `indicator,answer`: a fraction from 0 to 1, or yes, partly (half) or no.
  ///
  /// - Throws: ``InputProblems`` with every unknown indicator and unreadable answer.
  public static func read(
    _ file: SourceFile, _ index: CatiIndex
  ) throws(InputProblems) -> CatiAnswers {
    var problems = Diagnostics()
    var answers: [String: Double] = [:]
    if let table = CSVTable.read(
      file, header: .init(["indicator", "answer"], optional: ["note"]), reporting: &problems)
    {
      for place in 0..<table.rowCount {
        let row = CSVRow(table, place)
        let id = row.required("indicator", &problems)
        if !id.isEmpty && !index.indicators.contains(where: { $0.id == id }) {
          problems.error(
            .unknownName, at: row.location("indicator"), "no indicator is numbered \(quoted(id))",
            help: "write a number such as 3.2.1; `flowsim cati --indicators` lists them")
        }
        if answers[id] != nil {
          problems.error(
            .twoSources, at: row.location("indicator"), "\(quoted(id)) is answered twice",
            help: "keep one of the answers")
        }
        answers[id] = answer(row, &problems)
      }
    }
    try problems.throwIfErrors()
    let points = index.dimensions.map { dimension in
      let items = index.indicators.filter { $0.dimension == dimension.name }
      return (
        name: dimension.name,
        points: items.reduce(0) { $0 + $1.points * (answers[$1.id] ?? 0) }, of: dimension.points
      )
    }
    return CatiAnswers(
      dimensions: points,
      unanswered: index.indicators.map(\.id).filter { answers[$0] == nil },
      notes: problems.beside)
  }

  private static func answer(_ row: CSVRow, _ problems: inout Diagnostics) -> Double {
    switch row.text("answer").lowercased() {
    case "yes": return 1
    case "partly": return 0.5
    case "no": return 0
    default: break
    }
    if let value = row.readNumber("answer"), (0...1).contains(value) { return value }
    problems.error(
      .unreadableCell, at: row.location("answer"),
      "\(quoted(row.text("answer"))) is no answer",
      help: "write yes, partly, no, or a fraction from 0 to 1")
    return 0
  }
}
