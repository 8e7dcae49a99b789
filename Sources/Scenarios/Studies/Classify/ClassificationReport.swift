public import FlowAccounts

/// A lot before all schemes, side by side.
public struct ClassificationReport: Sendable {
  public let lot: ClassificationSubject
  public let year: Int?
  public let lines: [ClassificationLine]
  /// The fraction of a tonne that counts as near zero (IEA); nil where it cannot be said.
  public let credit: Double?

  /// - Parameter standards: Those of the lot's metal.
  public init(_ lot: ClassificationSubject, by standards: [Standard], year: Int?) {
    self.lot = lot
    self.year = year
    lines = standards.flatMap { $0.judge(lot, year: year) }
    credit = NearZeroCredit(standards, metal: lot.metal)?.credit(of: lot)
  }

  /// A scheme whose versions disagree about the lot.
  public struct Flip: Sendable, Equatable {
    public let name: String
    /// Class and version, earliest first.
    public let answers: [(version: String, validity: String, name: String)]

    public static func == (a: Flip, b: Flip) -> Bool {
      a.name == b.name && a.sentence == b.sentence
    }

    public var sentence: String {
      let parts = answers.map { "\($0.name) under version \($0.version) (\($0.validity))" }
      return "\(name): \(parts.joined(separator: ", ")): the version decides"
    }
  }

  /// Versions that follow each other in time and class the lot differently.
  public var flips: [Flip] {
    var names: [String] = []
    let ladders = lines.filter { $0.standard.kind == .ladder }
    for line in ladders where !names.contains(line.standard.name) {
      names.append(line.standard.name)
    }
    return names.compactMap { name in
      let versions = ladders.filter { $0.standard.name == name }
        .sorted { ($0.standard.validFrom ?? 0) < ($1.standard.validFrom ?? 0) }
      let follows = zip(versions, versions.dropFirst()).allSatisfy { earlier, later in
        guard let end = earlier.standard.validTo else { return false }
        return later.standard.validFrom ?? 0 >= end
      }
      let classes = versions.map(\.className)
      guard versions.count > 1, follows, Set(classes).count > 1 else { return nil }
      return Flip(
        name: name,
        answers: zip(versions, classes).map {
          ($0.standard.version, $0.standard.validity, $1)
        })
    }
  }
}

extension ClassificationLine {
  /// What a scheme gives a lot.
  package enum Grading: Equatable {
    /// The class of a ladder.
    case named(String)
    case pass
    /// No class of a ladder.
    case none
    case fail
    case notForSuchLots
    case notJudged
  }

  package var grading: Grading {
    switch answer {
    case .holds: standard.kind == .ladder ? .named(name) : .pass
    case .fails: standard.kind == .ladder && standard.classes.count > 1 ? .none : .fail
    case .notApplicable: .notForSuchLots
    case .notJudged: .notJudged
    }
  }

  /// The class of a ladder; `pass`, `fail`, `–` (not for such lots) or `?` (not judged) elsewhere.
  public var className: String {
    switch grading {
    case .named(let name): name
    case .pass: "pass"
    case .none: "none"
    case .fail: "fail"
    case .notForSuchLots: "–"
    case .notJudged: "?"
    }
  }

  var answerWord: String {
    switch answer {
    case .holds: "holds"
    case .fails: "fails"
    case .notApplicable: "not applicable"
    case .notJudged: "not judged"
    }
  }

  var reason: String {
    switch answer {
    case .holds, .fails: ""
    case .notApplicable(.product(let product)): "for \(product.rawValue) products"
    case .notApplicable(.moreScrap): "for lots with more scrap"
    case .notApplicable(.lessScrap): "for lots with less scrap"
    case .notJudged(.scrapShare): "needs the scrap share"
    case .notJudged(.schemeScrapShare): "needs the scheme's scrap share"
    case .notJudged(.renewableShare): "needs the share of renewable power"
    case .notJudged(.replacedFootprint): "needs the footprint of the product that it replaces"
    }
  }
}
