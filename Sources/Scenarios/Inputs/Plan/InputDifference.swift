/// One value that two scenarios do not share.
public struct InputDifference: Sendable, Equatable {
  public let key: Key
  /// The year, where the value is a point of a lever's path.
  public let year: Int?
  public let base: Value
  public let other: Value
  /// The place in the other scenario, or in the base where only that sets it.
  public let place: String

  public enum Key: Sendable, Equatable {
    case lever(Lever)
    /// A dotted key, such as `horizon.end`.
    case named(String)
  }

  public enum Value: Sendable, Equatable {
    /// As a scenario writes it.
    case written(String)
    /// A series of the tables in that year, as a scenario would write it.
    case trend(String)
    /// What holds where the lever is not set.
    case otherwise(Lever.Otherwise)
    case notSet
  }
}

extension InputDifference.Key: CustomStringConvertible {
  /// As a scenario nests it: `levers.eaf-share`.
  public var description: String {
    switch self {
    case .lever(let lever): "levers.\(lever.name)"
    case .named(let key): key
    }
  }

  public var isLever: Bool {
    if case .lever = self { true } else { false }
  }
}

extension InputDifference.Value: CustomStringConvertible {
  /// In English, as documents have it.
  public var description: String {
    switch self {
    case .written(let text): text
    case .trend(let text): "trend \(text)"
    case .otherwise(let otherwise): "\(otherwise)"
    case .notSet: "not set"
    }
  }
}

extension InputDifference {
  /// Keys that name a scenario or judge its results, and change no run.
  private static let idle: Set = ["scenario", "title", "checks"]

  /// Levers first, in the order of ``Lever/all``, then the other keys in the order of the file.
  public static func between(
    _ base: CompiledScenario, _ other: CompiledScenario
  ) -> [InputDifference] {
    Lever.all.flatMap { lever($0, base, other) } + keys(base.scenario, other.scenario)
  }

  /// Points where either path bends and the two differ; one row where both are constant.
  private static func lever(
    _ lever: Lever, _ base: CompiledScenario, _ other: CompiledScenario
  ) -> [InputDifference] {
    let below = base.scenario.levers.first { $0.lever == lever }
    let above = other.scenario.levers.first { $0.lever == lever }
    guard let place = (above ?? below)?.location.place else { return [] }
    var years: [Int?] = Set((below?.bends ?? []) + (above?.bends ?? [])).sorted()
    if years.isEmpty {
      let followsSeries = below == nil || above == nil
      years =
        followsSeries && lever.isSeries
        ? [ReportingYears.near, base.scenario.horizon.upperBound] : [nil]
    }
    func row(_ year: Int?) -> InputDifference? {
      let row = InputDifference(
        key: .lever(lever), year: year, base: value(lever, below, year, base),
        other: value(lever, above, year, other), place: place)
      return row.base == row.other ? nil : row
    }
    let rows = years.compactMap(row)
    if !rows.isEmpty { return rows }
    // The same points, and then another trend or none.
    let (own, changed) = (base.course(of: lever), other.course(of: lever))
    let year = other.scenario.horizon.first { own.value(in: $0) != changed.value(in: $0) }
    return year.flatMap(row).map { [$0] } ?? []
  }

  /// The path's share, or what holds where there is no path.
  private static func value(
    _ lever: Lever, _ set: LeverPath?, _ year: Int?, _ compiled: CompiledScenario
  ) -> Value {
    let course = compiled.course(of: lever)
    if set != nil {
      return .written(lever.written(course.value(in: year ?? course.years.upperBound)))
    }
    guard lever.isSeries, let year else { return .otherwise(lever.otherwise) }
    return .trend(lever.written(course.reference(in: year)))
  }

  private static func keys(_ base: Scenario, _ other: Scenario) -> [InputDifference] {
    func plain(_ scenario: Scenario) -> [ScenarioValue] {
      scenario.values.filter { value in
        let first = value.key.prefix { $0 != "." }
        return !value.isUnset && first != "levers" && !idle.contains(String(first))
      }
    }
    let below = plain(base)
    let above = plain(other)
    func row(_ value: ScenarioValue, _ base: String?, _ other: String?) -> InputDifference {
      InputDifference(
        key: .named(value.key), year: nil, base: base.map { .written($0) } ?? .notSet,
        other: other.map { .written($0) } ?? .notSet, place: value.location.place)
    }
    var rows = above.compactMap { value -> InputDifference? in
      let before = below.first { $0.key == value.key }?.text
      return before == value.text ? nil : row(value, before, value.text)
    }
    for value in below where !above.contains(where: { $0.key == value.key }) {
      rows.append(row(value, value.text, nil))
    }
    return rows
  }
}

extension Lever {
  fileprivate var isSeries: Bool {
    if case .series = otherwise { true } else { false }
  }
}

extension LeverPath {
  /// The years that it names; none where it is constant.
  fileprivate var bends: [Int] { isConstant ? [] : points.years }
}
