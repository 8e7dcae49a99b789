/// What a scheme says about a lot.
public enum ClassAnswer: Sendable, Equatable {
  case holds
  case fails
  /// The class is for other lots.
  case notApplicable(OtherLots)
  /// Something that the class asks for is unknown.
  case notJudged(MissingFact)

  /// The lots that a class is for.
  public enum OtherLots: Sendable, Equatable {
    case product(ProductForm)
    case moreScrap
    case lessScrap
  }

  /// What has to be known of a lot.
  public enum MissingFact: Sendable, CaseIterable {
    case scrapShare
    /// The scrap share by the scheme's own definition.
    case schemeScrapShare
    case renewableShare
    /// The footprint of the product that it replaces.
    case replacedFootprint
  }
}

/// One line of a classification: a ladder as a whole, or one dated line.
public struct ClassificationLine: Sendable, Equatable {
  public let standard: Standard
  /// The class that the lot has, or the line it is held against; the lowest class where none holds.
  public let name: String
  public let track: String
  /// The scrap share by the scheme's own definition.
  public let scrapShare: Double?
  /// t CO2-equiv/t.
  public let threshold: Double?
  public let answer: ClassAnswer
}

extension Standard {
  /// Judges a lot.
  ///
  /// A ladder gives one line, the strictest class that holds. Dated thresholds give a line each,
  /// or with a year one line for each track: the step in force, or the path's value in that year.
  ///
  /// Class k holds if `E ≤ A_k + (B_k - A_k) s`, with s the scheme's own scrap share.
  public func judge(_ lot: ClassificationSubject, year: Int? = nil) -> [ClassificationLine] {
    let share = lot.share(by: rule)
    if kind == .ladder { return [ladder(lot, share)] }
    guard let year, kind != .label else { return classes.map { line($0, lot, share) } }
    return classes(of: year).map { line($0, lot, share) }
  }

  /// What a lot is held against in a year: all classes of a ladder, of dated thresholds one for
  /// each track.
  public func classes(of year: Int) -> [StandardClass] {
    if kind == .ladder || kind == .label { return classes }
    return tracks.map { track in
      let dated = classes.filter { $0.track == track }
      return kind == .path ? onPath(dated, year) : inForce(dated, year)
    }
  }

  /// The strictest class of a ladder that a lot holds, or every dated line that it passes.
  ///
  /// - Parameter classes: As ``classes(of:)`` gives them; they serve all lots of the year.
  public func held(by lot: ClassificationSubject, of classes: [StandardClass]) -> [StandardClass] {
    let share = lot.share(by: rule)
    var held: [StandardClass] = []
    var strictest = (Double.infinity, Int.max)
    for item in classes {
      let threshold =
        item.slides ? share.flatMap { item.threshold(atScrapShare: $0) } : item.atZeroScrap
      if item.answer(lot, share: share, threshold: threshold) != .holds { continue }
      if kind != .ladder {
        held.append(item)
      } else if held.isEmpty || (threshold ?? 0, -item.rank) < strictest {
        held = [item]
        strictest = (threshold ?? 0, -item.rank)
      }
    }
    return held
  }

  private func ladder(_ lot: ClassificationSubject, _ share: Double?) -> ClassificationLine {
    let lines = classes.map { line($0, lot, share) }
    let strict = zip(classes, lines).sorted { a, b in
      (a.1.threshold ?? 0, -a.0.rank) < (b.1.threshold ?? 0, -b.0.rank)
    }.map(\.1)
    if let best = strict.first(where: { $0.answer == .holds }) { return best }
    return strict.last { $0.answer == .fails } ?? strict[strict.count - 1]
  }

  private func line(
    _ item: StandardClass, _ lot: ClassificationSubject, _ share: Double?
  ) -> ClassificationLine {
    let threshold =
      item.slides ? share.flatMap { item.threshold(atScrapShare: $0) } : item.atZeroScrap
    return ClassificationLine(
      standard: self, name: item.name, track: item.track, scrapShare: share,
      threshold: threshold, answer: item.answer(lot, share: share, threshold: threshold))
  }

  /// The last line that has begun, or the first where none has.
  private func inForce(_ dated: [StandardClass], _ year: Int) -> StandardClass {
    let sorted = dated.sorted { ($0.lineYear ?? 0) < ($1.lineYear ?? 0) }
    return sorted.last { ($0.lineYear ?? 0) <= year } ?? sorted[0]
  }

  private func onPath(_ dated: [StandardClass], _ year: Int) -> StandardClass {
    let sorted = dated.sorted { ($0.lineYear ?? 0) < ($1.lineYear ?? 0) }
    guard let next = sorted.firstIndex(where: { ($0.lineYear ?? 0) >= year }) else {
      return sorted[sorted.count - 1]
    }
    if next == 0 || sorted[next].lineYear == year { return sorted[next] }
    return StandardClass(between: sorted[next - 1], and: sorted[next], in: year)
  }
}

extension StandardClass {
  fileprivate init(between a: StandardClass, and b: StandardClass, in year: Int) {
    let from = a.lineYear ?? year
    let way = Double(year - from) / Double((b.lineYear ?? year) - from)
    func middle(_ a: Double?, _ b: Double?) -> Double? {
      guard let a, let b else { return nil }
      return a + (b - a) * way
    }
    self.init(
      name: "\(a.track) \(year)", track: a.track, rank: a.rank,
      atZeroScrap: middle(a.atZeroScrap, b.atZeroScrap),
      atFullScrap: middle(a.atFullScrap, b.atFullScrap), isStrict: a.isStrict,
      product: a.product, scrapFrom: a.scrapFrom, scrapBelow: a.scrapBelow, lineYear: year)
  }

  /// A lot on its threshold is not to fail for the rounding of the threshold.
  private static let rounding = 1e-12

  fileprivate func answer(
    _ lot: ClassificationSubject, share: Double?, threshold: Double?
  ) -> ClassAnswer {
    if let product, let made = lot.product, made != product {
      return .notApplicable(.product(product))
    }
    if scrapFrom != nil || scrapBelow != nil {
      guard let share else { return .notJudged(.scrapShare) }
      if share < scrapFrom ?? 0 { return .notApplicable(.moreScrap) }
      if share >= scrapBelow ?? .infinity { return .notApplicable(.lessScrap) }
    }
    if atZeroScrap != nil {
      guard let threshold else { return .notJudged(.scrapShare) }
      let slack = Self.rounding * threshold.magnitude
      let isMet = isStrict ? lot.emissions < threshold - slack : lot.emissions <= threshold + slack
      if !isMet { return .fails }
    }
    return condition(leastScrap, share, .schemeScrapShare)
      ?? condition(leastRenewable, lot.renewableShare, .renewableShare)
      ?? condition(
        leastReduction, lot.reference.map { 1 - lot.emissions / $0 },
        .replacedFootprint) ?? .holds
  }

  private func condition(_ least: Double?, _ value: Double?, _ need: ClassAnswer.MissingFact)
    -> ClassAnswer?
  {
    guard let least else { return nil }
    guard let value else { return .notJudged(need) }
    return value + Self.rounding >= least ? nil : .fails
  }
}

extension Standard {
  /// Whether a lot holds a class of the ladder, or any where none is named.
  public func isHeld(by lot: ClassificationSubject, className: String?) -> Bool {
    let share = lot.share(by: rule)
    for item in classes where className == nil || item.name == className {
      let threshold =
        item.slides ? share.flatMap { item.threshold(atScrapShare: $0) } : item.atZeroScrap
      if item.answer(lot, share: share, threshold: threshold) == .holds { return true }
    }
    return false
  }
}
