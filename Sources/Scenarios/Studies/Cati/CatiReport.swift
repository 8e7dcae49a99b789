internal import FlowAccounts
internal import FlowInputs
public import FlowTables

/// The index as a table, beside what a run says of the same companies' targets.
public struct CatiReport: Sendable {
  public let index: CatiIndex
  private let shown: [CatiScore]
  private let answers: CatiAnswers?
  private let run: RunReport?

  /// - Parameters:
  ///   - company: nil for all.
  ///   - run: Whose verdicts stand beside the scores; nil for none.
  /// - Throws: ``InputProblems`` where nobody has the name.
  public init(
    _ index: CatiIndex, company: String?, answers: CatiAnswers? = nil, run: RunReport? = nil
  ) throws(InputProblems) {
    self.index = index
    self.answers = answers
    self.run = run
    if let company {
      shown = [try index.score(of: company)]
    } else {
      shown = answers == nil ? index.scores : []
    }
  }

  public var text: String {
    var parts: [String] = []
    if let answers { parts.append(answerText(answers)) }
    if shown.count == 1 { parts.append(companyText(shown[0])) }
    if shown.count > 1 { parts.append(listText) }
    return parts.joined(separator: "\n")
  }

  private var listText: String {
    var table = PrintedTable(
      ["", "company", "country", "score", "scope 3", "steel, Al"]
        + (run == nil ? [] : ["targets in the run"]), words: [1, 2, 6])
    for score in shown {
      table.add(
        [
          String(score.rank), score.company, score.country, fixed(score.score, 1),
          NumberText.percent(score.rates[6]), NumberText.percent(score.rates[7]),
        ] + (run == nil ? [] : [verdicts(of: score.company)]))
    }
    let bands = index.bands
    let share = Double(bands.below30) / Double(index.scores.count)
    let stops = index.gasolineCommitments.values.count { $0 }
    return table.text()
      + "\n\(bands.above50) of \(index.scores.count) score above 50, \(bands.above70) above 70; "
      + "\(bands.middle) from 30 to 50; \(bands.below30) below 30 (\(NumberText.percent(share))). "
      + "\(stops) of \(index.gasolineCommitments.count) commit to stop selling gasoline cars.\n"
  }

  private func companyText(_ score: CatiScore) -> String {
    var table = PrintedTable(["\(score.company), rank \(score.rank)", "of the points"])
    for (name, rate) in zip(CatiIndex.rateNames, score.rates) {
      table.add([name, NumberText.percent(rate)])
    }
    table.add(["score of 100", fixed(score.score, 1)])
    let line = run.map { "\nTargets under \($0.scenario.name): \(verdicts(of: score.company)).\n" }
    return table.text() + (line ?? "")
  }

  /// `1 met, 3 missed`: how a company that discloses well does in the model.
  private func verdicts(of company: String) -> String {
    guard let run else { return "" }
    let ids = run.scenario.targets.entries.filter { $0.company == company && $0.role != .benchmark }
      .map(\.id)
    if ids.isEmpty { return "no target" }
    let found = Verdict.allCases.compactMap { verdict -> String? in
      let count = ids.count { id in
        (run.assessments.first { $0.target.id == id }?.verdict ?? .untestable) == verdict
      }
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    return found.joined(separator: ", ")
  }

  private func answerText(_ answers: CatiAnswers) -> String {
    var table = PrintedTable(["dimension", "points", "of"])
    for item in answers.dimensions {
      table.add([item.name, fixed(item.points, 1), fixed(item.of, 1)])
    }
    table.add(["score", fixed(answers.total, 1), "100.0"])
    let place = index.scores.count { $0.score > answers.total } + 1
    let open =
      answers.unanswered.isEmpty
      ? "" : "\(answers.unanswered.count) indicators have no answer and count as zero.\n"
    return table.text() + "\nWould rank \(place) among the \(index.scores.count) of 2024.\n" + open
  }

  /// The questions with their points.
  public var indicatorText: String {
    var table = PrintedTable(["indicator", "dimension", "points", "question"], words: [0, 1, 3])
    for item in index.indicators {
      table.add([item.id, item.dimension, ShortestDecimal.string(item.points), item.text])
    }
    return table.text()
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("scores") { list in
        for score in shown {
          list.object {
            $0.field("rank", score.rank)
            $0.field("company", score.company)
            $0.field("country", score.country)
            $0.field("score", score.score)
            $0.object("rates") { object in
              for (name, rate) in zip(CatiIndex.rateNames, score.rates) { object.field(name, rate) }
            }
            if run != nil { $0.field("targets", verdicts(of: score.company)) }
          }
        }
      }
      let bands = index.bands
      $0.object("counts") {
        $0.field("above_70", bands.above70)
        $0.field("above_50", bands.above50)
        $0.field("from_30_to_50", bands.middle)
        $0.field("below_30", bands.below30)
      }
      if let answers {
        $0.object("answers") { object in
          object.field("score", answers.total)
          object.object("dimensions") { inner in
            for item in answers.dimensions { inner.field(item.name, item.points) }
          }
          object.array("unanswered") { list in for id in answers.unanswered { list.value(id) } }
        }
      }
    }
    return writer.finished()
  }
}
