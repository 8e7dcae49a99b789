internal import FlowTables

/// The unit of a target, which holds for every number of it.
struct TargetUnit {
  /// As it is written; nil where the cell is empty or nothing is tested.
  private let written: UnitSymbol?
  /// What the type asks for; nil where nothing is tested.
  let wanted: UnitSymbol?
  /// Whether numbers of a scenario file are read, which carry their own unit.
  private let isInline: Bool

  /// Below this a pledged share is more likely one that was divided by 100 twice.
  private static let oddShare = 0.01
  private static let numbers = ["value", "low", "high", "progress_value", "premium_cap"]

  init(
    _ cells: some TargetCells, _ type: TargetType?, reporting problems: inout Diagnostics
  ) {
    let symbol = type.map { ($0.isCap ? Unit.carbonPerTonne : Unit.fraction).symbol }
    wanted = symbol
    isInline = cells.isShort
    let text = cells.text("unit", &problems)
    // What reads no number says so at the number, not here.
    var ignored = Diagnostics()
    let hasNumber = Self.numbers.contains { cells.amount($0, &ignored) != nil }
    if text.isEmpty || !hasNumber && !ignored.hasErrors {
      written = nil
    } else if let symbol {
      written = UnitSymbol.read(
        text, expecting: symbol, at: cells.location("unit"), reporting: &problems)
    } else {
      written = UnitSymbol(text)
    }
  }

  /// A number in the unit of the type; as it is where nothing is tested.
  func read(
    _ name: String, of cells: some TargetCells, _ problems: inout Diagnostics
  ) -> Double? {
    guard let number = cells.amount(name, &problems) else { return nil }
    guard let wanted else { return number.unit == nil ? number.value : percent(number) }
    guard let value = convert(number, to: wanted, &problems) else { return nil }
    if wanted.dimension == .share {
      check(share: value, number, name, &problems)
    } else {
      check(intensity: value, number, &problems)
    }
    return value
  }

  /// A share beside the value: in the unit of the value where that is a share too.
  func share(
    _ name: String, of cells: some TargetCells, _ problems: inout Diagnostics
  ) -> Double? {
    guard let number = cells.amount(name, &problems) else { return nil }
    let isShare = written?.dimension == .share
    guard
      let value = convert(
        number, to: Unit.fraction.symbol, from: isShare ? written : nil, &problems)
    else { return nil }
    if (0...1).contains(value) { return value }
    reportRange(number, name, &problems)
    return nil
  }

  /// A share of what nothing tests keeps the number that its unit gives it.
  private func percent(_ number: TargetNumber) -> Double {
    guard let unit = number.unit, unit.dimension == .share else { return number.value }
    return unit.convert(number.value, to: Unit.fraction.symbol)
  }

  private func convert(
    _ number: TargetNumber, to wanted: UnitSymbol, _ problems: inout Diagnostics
  ) -> Double? { convert(number, to: wanted, from: written, &problems) }

  private func convert(
    _ number: TargetNumber, to wanted: UnitSymbol, from written: UnitSymbol?,
    _ problems: inout Diagnostics
  ) -> Double? {
    guard let unit = number.unit ?? written else { return number.value }
    if unit.dimension == wanted.dimension { return unit.convert(number.value, to: wanted) }
    if number.unit != nil {
      problems.error(
        .wrongUnit, at: number.location, "'\(unit.text)' measures \(unit.dimension.rawValue)",
        help: wanted.help(insteadOf: unit.text))
    }
    return nil
  }

  private func check(
    share: Double, _ number: TargetNumber, _ name: String, _ problems: inout Diagnostics
  ) {
    if !(0...1).contains(share) { return reportRange(number, name, &problems) }
    guard share > 0, share < Self.oddShare, number.value * 100 <= (isPercent(number) ? 100 : 1)
    else { return }
    let written = ShortestDecimal.string(number.value)
    let likely = ShortestDecimal.string((number.value * 1e8).rounded() / 1e6)
    let unit = isPercent(number) ? " %" : ""
    problems.warning(
      .oddShare, at: number.location,
      "\(written)\(unit) in '\(name)' is an odd share for a pledge",
      help: "did you mean \(likely)\(unit)?")
  }

  private func isPercent(_ number: TargetNumber) -> Bool {
    (number.unit ?? written)?.divisor == 100
  }

  private func check(
    intensity: Double, _ number: TargetNumber, _ problems: inout Diagnostics
  ) {
    if intensity < 0 {
      problems.error(
        .negativeAmount, at: number.location, "the cap is below zero",
        help: "write emissions of zero or more")
      return
    }
    PlausibleFactor.check(
      number.value, in: number.unit ?? written ?? Unit.carbonPerTonne.symbol, "the cap",
      at: number.location, reporting: &problems)
  }

  private func reportRange(
    _ number: TargetNumber, _ name: String, _ problems: inout Diagnostics
  ) {
    let written = ShortestDecimal.string(number.value)
    if !isInline {
      problems.error(
        .shareOutOfRange, at: number.location, "\(written) in column '\(name)' is no share",
        help: isPercent(number)
          ? "write a number from 0 to 100" : "write a fraction from 0 to 1, or % in column 'unit'")
    } else if !isPercent(number) && (1...100).contains(number.value) {
      problems.error(
        .shareWithoutPercent, at: number.location, "a share of \(written) has no unit",
        help: "did you mean \(written) %?")
    } else {
      problems.error(
        .shareOutOfRange, at: number.location,
        "a share is 0–100 %, not \(written)\(isPercent(number) ? " %" : "")",
        help: "write 40 % or 0.4")
    }
  }
}
