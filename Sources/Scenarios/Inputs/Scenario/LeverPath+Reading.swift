internal import FlowTables

extension LeverPath {
  /// The key of a path that says what holds after its last point.
  static let thenKey = "then"

  /// `40 %`, or `{2025: 10 %, 2040: 75 %, then: hold}` with the years in any order.
  ///
  /// - Returns: nil after a complaint.
  init?(_ node: YAMLNode, of lever: Lever, reporting problems: inout Diagnostics) {
    guard case .mapping(let entries) = node.content else {
      guard let point = LeverPoint(0, node, of: lever, reporting: &problems) else { return nil }
      self.init(lever, constant: point.value, at: node.location)
      return
    }
    let dated = entries.filter { $0.key != Self.thenKey }
    if dated.isEmpty {
      problems.error(
        .missingYear, at: node.location, "the path holds no year",
        help: "write {2025: \(lever.written(0.1)), 2040: \(lever.written(0.75))}")
      return nil
    }
    var then = Then.trend
    var isSound = true
    if let entry = entries.first(where: { $0.key == Self.thenKey }) {
      if let read = Then(entry.value, reporting: &problems) { then = read } else { isSound = false }
    }
    var points = dated.compactMap { entry -> LeverPoint? in
      let key = YAMLNode(plain: entry.key, at: entry.keyLocation)
      let year = key.asYear(reporting: &problems)
      let point = LeverPoint(year ?? 0, entry.value, of: lever, reporting: &problems)
      return year == nil ? nil : point
    }
    if points.count < dated.count || !isSound { return nil }
    points.sort { $0.year < $1.year }
    self.init(
      lever: lever, points: Series(years: points.map(\.year), values: points.map(\.value)),
      then: then, roundings: points.map(\.rounding), location: node.location)
  }
}

extension LeverPath.Then {
  fileprivate init?(_ node: YAMLNode, reporting problems: inout Diagnostics) {
    guard let text = node.asText(reporting: &problems) else { return nil }
    if let then = Self(rawValue: text) {
      self = then
      return
    }
    let names = Self.allCases.map(\.rawValue)
    problems.error(
      .unknownName, at: node.location, "\(quoted(text)) is nothing that a path does after its end",
      help: NearestName.help(for: text, among: names))
    return nil
  }
}

/// One value of a path.
private struct LeverPoint {
  let year: Int
  let value: Double
  /// Half a unit of the last digit.
  let rounding: Double

  init?(_ year: Int, _ node: YAMLNode, of lever: Lever, reporting problems: inout Diagnostics) {
    let read =
      lever.kind == .carbonPrice
      ? Self.price(node, reporting: &problems) : node.asShare(reporting: &problems)
    guard let read else { return nil }
    self.year = year
    value = read
    guard case .scalar(let written, _) = node.content else { return nil }
    let text = LookAlike.folded(written) ?? written
    rounding = Self.rounding(of: text) * (text.utf8.contains(0x25) ? 0.01 : 1)
  }

  /// CNY of 2024 per t CO2.
  private static func price(_ node: YAMLNode, reporting problems: inout Diagnostics) -> Double? {
    guard let price = node.asQuantity(in: unit, reporting: &problems) else { return nil }
    if Lever.Kind.carbonPrice.range.contains(price) { return price }
    problems.error(
      .negativeAmount, at: node.location, "a carbon price is 0 to 20000 CNY/t CO2",
      help: "write 300 CNY/t CO2")
    return nil
  }

  private static let unit: UnitSymbol = {
    guard let unit = UnitSymbol(Lever.Kind.carbonPrice.unit) else {
      preconditionFailure("the unit of carbon prices has no symbol")
    }
    return unit
  }()

  /// `9.9 %` is right to half of a tenth: 0.05; a number with an exponent is meant exactly.
  private static func rounding(of text: String) -> Double {
    let number = text.prefix { $0.isNumber || ".+-".contains($0) }
    if text.dropFirst(number.count).lowercased().hasPrefix("e") { return 0 }
    let decimals = number.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first
    return (decimals ?? "").reduce(0.5) { half, _ in half / 10 }
  }
}
