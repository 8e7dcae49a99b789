internal import FlowInputs
public import FlowTables

/// One question of the index, and what a full answer is worth.
public struct CatiIndicator: Sendable, Equatable {
  public let id: String
  public let dimension: String
  public let text: String
  public let points: Double
}

/// A company's published score.
public struct CatiScore: Sendable, Equatable {
  public let rank: Int
  public let company: String
  public let country: String
  /// 0-100.
  public let score: Double
  /// Share of the points in each group of questions, in the order of ``CatiIndex/rateNames``.
  public let rates: [Double]
}

/// The Corporate Climate Action Transparency Index of IPE, car makers, 2024, as data.
public struct CatiIndex: Sendable {
  public let indicators: [CatiIndicator]
  /// In the order of their rank.
  public let scores: [CatiScore]
  /// Car makers with an answer to "commits to stop selling gasoline cars".
  public let gasolineCommitments: [String: Bool]

  static let rateColumns = [
    "governance", "s12_disclosure", "s12_targets", "s12_action", "s3_disclosure", "s3_targets",
    "s3_action", "steel_al_action", "guide_suppliers", "product_footprint",
  ]

  /// What the rates are about.
  public static let rateNames = [
    "governance", "scope 1+2 disclosed", "scope 1+2 targets", "scope 1+2 action",
    "scope 3 disclosed", "scope 3 targets", "scope 3 action", "steel and aluminium action",
    "suppliers guided", "product footprint",
  ]

  /// - Throws: ``InputProblems`` where a table cannot be read.
  public static func load() throws(InputProblems) -> CatiIndex {
    var problems = Diagnostics()
    let index = CatiIndex(
      indicators: indicators(&problems), scores: scores(&problems),
      gasolineCommitments: commitments(&problems))
    try problems.throwIfErrors()
    return index
  }

  private static func rows(
    _ name: String, _ columns: [String], _ problems: inout Diagnostics
  ) -> [CSVRow] {
    let file = BuiltinFiles.file("data/\(name).csv")
    guard
      let table = CSVTable.read(
        file, header: .init(columns, others: .readPast), reporting: &problems)
    else { return [] }
    return (0..<table.rowCount).map { CSVRow(table, $0) }
  }

  private static func indicators(_ problems: inout Diagnostics) -> [CatiIndicator] {
    rows("cati_indicators", ["indicator", "dimension", "text", "points"], &problems).map { row in
      CatiIndicator(
        id: row.required("indicator", &problems), dimension: row.required("dimension", &problems),
        text: row.text("text"), points: row.requiredNumber("points", &problems))
    }
  }

  private static func scores(_ problems: inout Diagnostics) -> [CatiScore] {
    rows("cati_scores", ["rank", "company", "country", "score"] + rateColumns, &problems)
      .map { row in
        CatiScore(
          rank: row.wholeNumber("rank", in: 1...1_000, &problems) ?? 0,
          company: row.required("company", &problems), country: row.text("country"),
          score: row.requiredNumber("score", &problems),
          rates: rateColumns.map { row.requiredNumber($0, &problems) })
      }
  }

  private static func commitments(_ problems: inout Diagnostics) -> [String: Bool] {
    var answers: [String: Bool] = [:]
    for row in rows("nev_commitments", ["company", "commits_to_stop_gasoline"], &problems) {
      answers[row.text("company")] = row.text("commits_to_stop_gasoline") == "Yes"
    }
    return answers
  }

  /// Dimensions in the order of the indicators, with the points that they hold.
  public var dimensions: [(name: String, points: Double)] {
    var names: [String] = []
    for item in indicators where !names.contains(item.dimension) { names.append(item.dimension) }
    return names.map { name in
      (name, indicators.reduce(0) { $1.dimension == name ? $0 + $1.points : $0 })
    }
  }

  /// Scores above 70, above 50, from 30 to 50, and below 30.
  public var bands: (above70: Int, above50: Int, middle: Int, below30: Int) {
    (
      scores.count { $0.score > 70 }, scores.count { $0.score > 50 },
      scores.count { (30...50).contains($0.score) }, scores.count { $0.score < 30 }
    )
  }

  /// A company by its name or a part of it.
  ///
  /// - Throws: ``InputProblems`` with the nearest name.
  public func score(of company: String) throws(InputProblems) -> CatiScore {
    let found = CompanyName.matches(company, among: scores.map(\.company)).first
    if let score = scores.first(where: { $0.company == found }) { return score }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: "--company"),
        "the index has no company \(quoted(company))",
        help: CompanyName.near(company, among: scores.map(\.company))
          .map { "did you mean '\($0)'?" } ?? "`flowsim cati` lists them")
    ])
  }
}
