public import FlowTables

/// Reads and checks a scenario; every problem is reported, none stops the others.
public struct ScenarioReader {
  let finder: ScenarioFinder
  var problems = Diagnostics()

  public init(finder: ScenarioFinder) { self.finder = finder }

  /// - Parameter settings: `--set` options, `levers.eaf-share=20 %`.
  public static func read(
    _ file: SourceFile, settings: [String] = [], finder: ScenarioFinder
  ) throws(InputProblems) -> Scenario {
    var reader = ScenarioReader(finder: finder)
    let scenario = reader.read(file, settings)
    try reader.problems.throwIfErrors()
    guard let scenario else { preconditionFailure("a scenario without problems was not read") }
    return scenario
  }

  /// The levers that `--set` options set, as a scenario with these options has them.
  package static func levers(_ settings: [String]) throws(InputProblems) -> [LeverPath] {
    var reader = ScenarioReader(finder: ScenarioFinder { _ in nil })
    let levers = settings.flatMap { setting in
      ScenarioSetting.node(setting, reporting: &reader.problems).map { reader.readLevers($0) } ?? []
    }
    try reader.problems.throwIfErrors()
    return levers
  }

  private mutating func read(_ file: SourceFile, _ settings: [String]) -> Scenario? {
    var merge = ScenarioMerge(finder: finder)
    guard var node = merge.merged(file, reporting: &problems) else { return nil }
    var effective: [String] = []
    for setting in settings {
      guard
        let upper = ScenarioSetting.node(setting, reporting: &problems)
          .map(ScenarioMerge.nestingLevers)
      else { continue }
      // What stands already is not set again: same results, byte by byte.
      if ScenarioMerge.changesNothing(upper, over: node) { continue }
      node = ScenarioMerge.lay(upper, over: node)
      effective.append(setting)
    }
    _ = node.asMapping(known: ScenarioKey.all.map(\.name), reporting: &problems)
    checkFormat(node)
    let name = readName(node)
    let title = readTitle(node)
    let region = readRegion(node)
    let horizon = readHorizon(node)
    let levers = readLevers(node)
    let blend = readBlend(node, in: merge.files)
    let checks = readChecks(node)
    let seed = written("seed", of: node).map { $0.asInt(reporting: &problems) } ?? 1
    let register = readTargets(node, in: file)
    let tables = readTables(node)
    guard let name, let region, let horizon, let seed, let register else { return nil }
    return Scenario(
      name: name, title: title ?? name, region: region, horizon: horizon, levers: levers,
      limits: blend.limits, chemistry: blend.chemistry, blend: blend.choices,
      supply: blend.supply,
      contentScope: blend.scope,
      targets: register.register, tables: tables, checks: checks, seed: seed, settings: effective,
      files: merge.files + register.files + tables,
      document: document(node, register.files, tables), warnings: problems)
  }

  private mutating func checkFormat(_ node: YAMLNode) {
    guard let format = required("flowsim", of: node),
      case .constant(let known) = ScenarioKey.named("flowsim").kind,
      let version = format.asInt(reporting: &problems), version != known
    else { return }
    problems.error(
      .unknownName, at: format.location, "format \(version) is not known to this version",
      help: "write flowsim: \(known)")
  }

  private mutating func required(
    _ name: String, of node: YAMLNode, in keys: [ScenarioKey] = ScenarioKey.all
  ) -> YAMLNode? {
    if let value = node[name] { return value }
    problems.error(
      .missingKey, at: node.location, "the key '\(name)' is missing",
      help: "write '\(ScenarioKey.named(name, in: keys).example)'")
    return nil
  }

  /// The value of a key that may be left out; nil too where `null` takes it back.
  private func written(_ name: String, of node: YAMLNode) -> YAMLNode? {
    node[name].flatMap { $0.isNull && !$0.isEmpty ? nil : $0 }
  }

  private mutating func readName(_ node: YAMLNode) -> String? {
    guard let value = required("scenario", of: node),
      let name = value.asText(reporting: &problems)
    else { return nil }
    let isPlain =
      !name.isEmpty
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
    if isPlain { return name }
    problems.error(
      .notText, at: value.location, "\(quoted(name)) does not name a scenario",
      help: "write small letters, digits and hyphens, such as my-study")
    return nil
  }

  /// A heading: one line, ended or not.
  private mutating func readTitle(_ node: YAMLNode) -> String? {
    guard let value = written("title", of: node),
      var title = value.asText(reporting: &problems)
    else { return nil }
    while title.hasSuffix("\n") { title.removeLast() }
    let isOneLine = !title.utf8.contains(0x0A)
    if isOneLine && title.unicodeScalars.count <= Self.longestTitle { return title }
    problems.error(
      .notText, at: value.location,
      isOneLine
        ? "the title has more than \(Self.longestTitle) characters"
        : "the title has more than one line", help: "write a heading; the rest may be a comment")
    return nil
  }

  private static let longestTitle = 1_000

  private mutating func readRegion(_ node: YAMLNode) -> String? {
    guard let value = required("region", of: node),
      let region = value.asText(reporting: &problems)
    else { return nil }
    let regions = ScenarioKey.regions
    if regions.contains(region) { return region }
    problems.error(
      .unknownName, at: value.location, "there are no data for the region \(quoted(region))",
      help: NearestName.help(for: region, among: regions))
    return nil
  }

  private mutating func readChecks(_ node: YAMLNode) -> [ScenarioCheck] {
    guard let checks = node["checks"], !checks.isNull else { return [] }
    let items = checks.asSequence(reporting: &problems) ?? []
    return items.compactMap { ScenarioCheck($0, reporting: &problems) }
  }

  private mutating func readHorizon(_ node: YAMLNode) -> ClosedRange<Int>? {
    guard let value = required("horizon", of: node) else { return nil }
    _ = value.asMapping(known: ScenarioKey.horizon.map(\.name), reporting: &problems)
    let start = readBound("start", of: value)
    let end = readBound("end", of: value)
    guard let start, let end else { return nil }
    if start < end { return start...end }
    problems.error(
      .horizon, at: value.location, "the horizon ends in \(end) and starts in \(start)",
      help: "write an end after the start")
    return nil
  }

  private mutating func readBound(_ key: String, of node: YAMLNode) -> Int? {
    guard let value = required(key, of: node, in: ScenarioKey.horizon),
      let year = value.asYear(reporting: &problems)
    else { return nil }
    let years = ScenarioKey.years
    if years.contains(year) { return year }
    problems.error(
      .horizon, at: value.location,
      "the data reach from \(years.lowerBound) to \(years.upperBound), not to \(year)",
      help: "write a year in that range")
    return nil
  }

  private mutating func readLevers(_ node: YAMLNode) -> [LeverPath] {
    guard let levers = node["levers"], !levers.isNull else { return [] }
    var read: [LeverPath] = []
    collectLevers(levers, prefix: "", into: &read)
    return read
  }

  private mutating func collectLevers(
    _ node: YAMLNode, prefix: String, into read: inout [LeverPath]
  ) {
    let names = Lever.all.map(\.name)
    for entry in node.asMapping(reporting: &problems) ?? [] {
      let name = prefix + entry.key
      if entry.value.isNull && !entry.value.isEmpty && Self.isLeverOrGroup(name) {
        // Taken back; `a.b: null` over an inherited `a: {b: …}` too.
        read.removeAll { $0.lever.name == name || $0.lever.name.hasPrefix(name + ".") }
      } else if let lever = Lever.named(name) {
        guard let set = LeverPath(entry.value, of: lever, reporting: &problems) else { continue }
        guard let earlier = read.firstIndex(where: { $0.lever == lever }) else {
          read.append(set)
          continue
        }
        // `a.b` over an inherited `a: {b: …}` is no repeat: upper files come last.
        if read[earlier].location.path == set.location.path {
          problems.error(
            .duplicateKey, at: entry.keyLocation, "the lever '\(name)' is set twice",
            help: "keep one of them")
        }
        read[earlier] = set
      } else if names.contains(where: { $0.hasPrefix(name + ".") }) {
        if entry.value.isNull { continue }
        collectLevers(entry.value, prefix: name + ".", into: &read)
      } else if !entry.reportLookAlike("lever", reporting: &problems) {
        problems.error(
          .unknownKey, at: entry.keyLocation, "unknown lever \(quoted(name))",
          help: NearestName.help(for: name, among: Self.groups(names) + names))
      }
    }
  }

  private static func isLeverOrGroup(_ name: String) -> Bool {
    Lever.all.contains { $0.name == name || $0.name.hasPrefix(name + ".") }
  }

  /// `recycled-content` of `recycled-content.steel`: what may hold levers as keys.
  private static func groups(_ levers: [String]) -> [String] {
    levers.compactMap { name in
      name.lastIndex(of: ".").map { String(name[..<$0]) }
    }
  }

}
