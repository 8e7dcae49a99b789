internal import FlowEngine
internal import FlowInputs
public import FlowStudies
public import FlowTables

/// Walks from a result to the rows and sources that it rests on.
///
/// Formulas and parts are those of the registry; rows and levers are those that the plan asked for
/// while it was compiled.
public struct Explainer: Sendable {
  private struct Entry: Sendable {
    let unit: String
    /// nil for a list such as `gap`.
    let values: [Double]?
    let derivation: Derivation
  }

  private let report: RunReport
  private let entries: [String: Entry]
  /// Names of results by the columns of comparisons: `emissions`, `recycled_content_steel`.
  private let columns: [String: String]
  private let asked: [PlanPart: LookupRecord.Asked]
  /// Every name that can be explained, in the order of the results.
  public let names: [String]

  public init(_ report: RunReport) {
    self.report = report
    asked = report.compiled.record.byPart
    let registry = Indicators(of: report)
    let list = registry.reported + registry.beside
    let years = report.compiled.plan.yearCount
    var entries: [String: Entry] = [:]
    var columns: [String: String] = [:]
    var names: [String] = []
    for indicator in list {
      let variable = indicator.variable(yearCount: years)
      entries[indicator.name] = Entry(
        unit: indicator.unit, values: variable.values, derivation: indicator.derivation)
      names.append(indicator.name)
      if let column = indicator.outcome?.name, column != indicator.name {
        columns[column] = indicator.name
        names.append(column)
      }
    }
    let gaps = names.filter { $0.hasPrefix("Gap|") }
    if !gaps.isEmpty {
      entries["gap"] = Entry(
        unit: "", values: nil,
        derivation: Derivation("projection − target, for every pledge that can be tested", of: gaps)
      )
      names.append("gap")
    }
    self.entries = entries
    self.columns = columns
    self.names = names
  }

  /// The chain of a variable, or of a headline figure with or without its year.
  ///
  /// - Parameters:
  ///   - topic: `Emissions|Kyoto Gases|Supply Chain`, `emissions_2030`, `gap`; any case.
  ///   - year: nil takes the year in the name, else 2030 or the last year before it.
  ///   - depth: Steps from a result to its parts.
  /// - Throws: E120 with the nearest name; E122 where the run does not reach the year.
  public func chain(
    of topic: String, year: Int? = nil, depth: Int
  ) throws(InputProblems) -> ExplanationChain {
    let (name, stated) = try resolve(topic)
    let year = year ?? stated ?? report.reportingYears.nearest(to: ReportingYears.near)
    if !report.years.contains(year) {
      throw InputProblems([
        Diagnostic(
          .horizon, at: FileLocation(path: topic), "the run has no year \(year)",
          help: "it reaches from \(report.years.lowerBound) to \(report.years.upperBound)")
      ])
    }
    var seen: Set<String> = []
    let root = node(columns[name] ?? name, year, depth, &seen)
    return ExplanationChain(
      scenario: report.scenario.name, year: year, root: root, sources: sources(of: root))
  }

  private func resolve(
    _ topic: String
  ) throws(InputProblems) -> (name: String, year: Int?) {
    if let name = names.first(where: { $0.lowercased() == topic.lowercased() }) {
      return (name, nil)
    }
    if let underscore = topic.lastIndex(of: "_"),
      let year = Int(topic[topic.index(after: underscore)...]),
      let name = names.first(where: { $0 == topic[..<underscore] })
    {
      return (name, year)
    }
    // `run` and `targets` print the id of a pledge.
    if let name = names.first(where: { $0.hasPrefix("Gap|") && $0.hasSuffix("|\(topic)") }) {
      return (name, nil)
    }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: topic), "no result has this name", help: help(topic))
    ])
  }

  private func help(_ topic: String) -> String {
    if let near = NearestName.match(topic, among: names) { return "did you mean '\(near)'?" }
    let words = topic.lowercased()
    let like = names.filter { $0.lowercased().contains(words) }.prefix(3)
    if !like.isEmpty { return "did you mean \(like.map { "'\($0)'" }.joined(separator: " or "))?" }
    return "write a name of results.csv, emissions_2030, gap, levers, or a code such as E102"
  }

  private func node(
    _ name: String, _ year: Int, _ depth: Int, _ seen: inout Set<String>
  ) -> ExplanationChain.Node {
    let entry = entries[name]
    let derivation = entry?.derivation
    let isRepeated = !seen.insert(name).inserted
    var parts: [ExplanationChain.Node] = []
    if depth > 0 && !isRepeated {
      for part in derivation?.parts ?? [] { parts.append(node(part, year, depth - 1, &seen)) }
    }
    let inputs = isRepeated ? [] : derivation?.inputs ?? []
    return ExplanationChain.Node(
      name: name, value: entry?.values?[year - report.years.lowerBound],
      unit: entry?.unit ?? "", formula: derivation?.formula ?? "",
      inputs: series(of: inputs, year), levers: levers(of: inputs, year),
      pledges: (derivation?.pledges ?? []).flatMap { id in
        report.scenario.targets.entries.filter { $0.id == id }
      }, parts: parts, isRepeated: isRepeated)
  }

  /// What the parts of the plan asked the tables for, each series once for each year.
  private func series(of inputs: [PlanInputs], _ year: Int) -> [InputSeries] {
    var known: [Int: Set<SeriesKey>] = [:]
    return inputs.flatMap { input in
      (asked[input.part]?.series ?? []).filter {
        input.picks($0) && known[input.lag, default: []].insert($0).inserted
      }
      .compactMap {
        report.compiled.data.series($0.entity, $0.metric, $0.qualifier, in: year - input.lag)
      }
    }
  }

  private func levers(of inputs: [PlanInputs], _ year: Int) -> [ExplanationChain.LeverUse] {
    let names = inputs.flatMap { asked[$0.part]?.levers ?? [] }
    return names.distinct().compactMap { lever($0, year) }
  }

  private func lever(_ name: String, _ year: Int) -> ExplanationChain.LeverUse? {
    guard let lever = Lever.named(name) else { return nil }
    let set = report.scenario.levers.first { $0.lever == lever }
    return ExplanationChain.LeverUse(
      name: name, value: report.compiled.setValue(of: lever, in: year),
      place: set.map { "\($0.location)" } ?? "",
      otherwise: lever.otherwise.description)
  }

  /// A pledge's source may name a table after a comma: `ipe-2024, Table 3-4-2`.
  private func sources(of root: ExplanationChain.Node) -> [DataSource] {
    var used: Set<String> = []
    func collect(_ node: ExplanationChain.Node) {
      for row in node.inputs.flatMap(\.rows) {
        used.insert(row.source)
        used.formUnion(row.sourcesInNote)
      }
      for pledge in node.pledges {
        used.insert(pledge.source.split(separator: ",").first.map(String.init) ?? pledge.source)
      }
      for part in node.parts { collect(part) }
    }
    collect(root)
    return report.compiled.data.sources.sources.filter { used.contains($0.id) }
  }
}
