internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
public import FlowStudies
public import FlowTables

/// Walks from a result to the rows and sources that it rests on.
public struct Explainer: Sendable {
  private let table: ExplanationTable
  private let variables: [String: Variable]
  /// Every name that can be explained, in the order of the results.
  public let names: [String]

  public init(_ report: RunReport) {
    table = ExplanationTable(report: report)
    let list = report.variables + Self.derived(report)
    names = list.map(\.name) + (report.assessments.isEmpty ? [] : ["gap"])
    variables = Dictionary(list.map { ($0.name, $0) }) { first, _ in first }
  }

  private var report: RunReport { table.report }

  /// Names of the headline without their year, and the gap of every pledge.
  private static func derived(_ report: RunReport) -> [Variable] {
    let years = report.years.indices.enumerated().map(\.offset)
    var list = VariableList(yearCount: years.count)
    list.add("emissions", "Mt CO2-equiv/yr") { t in
      report.carMarket.reduce(0) { $0 + $1.emissions[t] }
    }
    for (m, market) in report.carMarket.enumerated() {
      let metal = report.compiled.plan.materials[m].system.name
      list.add("recycled_content_\(metal)", "%") { t in
        let recycled = market.recycledNew[t] + market.recycledOld[t]
        return market.bought[t] > 0 ? 100 * recycled / market.bought[t] : 0
      }
      list.add("same_grade_share_\(metal)", "%") {
        100 * report.sameGradeShare(material: m, $0)
      }
      list.add("grade_or_family_share_\(metal)", "%") {
        100 * report.share(of: [.sameGrade, .sameFamily], material: m, $0)
      }
    }
    for assessment in report.assessments where !assessment.target.isSupplier {
      let target = assessment.target
      let scale = target.metric.isShare ? 100.0 : 1
      list.add("Gap|\(target.company)|\(target.id)", target.metric.iamcUnit) {
        (assessment.projected[$0] - assessment.required[$0]) * scale
      }
    }
    return list.variables
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
    let root = node(name, year, depth, &seen)
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
    let variable = variables[name]
    let explanation = table.explanation(of: name)
    let isRepeated = !seen.insert(name).inserted
    var parts: [ExplanationChain.Node] = []
    if depth > 0 && !isRepeated {
      for part in explanation?.parts ?? [] { parts.append(node(part, year, depth - 1, &seen)) }
    }
    let data = report.compiled.data
    return ExplanationChain.Node(
      name: name, value: variable?.values[year - report.years.lowerBound],
      unit: variable?.unit ?? "", formula: explanation?.formula ?? "",
      inputs: isRepeated
        ? [] : (explanation?.inputs ?? []).flatMap { data.series(of: $0, in: year) },
      levers: isRepeated ? [] : (explanation?.levers ?? []).compactMap { lever($0, year) },
      pledges: (explanation?.targets ?? []).flatMap { id in
        report.scenario.targets.entries.filter { $0.id == id }
      }, parts: parts, isRepeated: isRepeated)
  }

  private func lever(_ name: String, _ year: Int) -> ExplanationChain.LeverUse? {
    guard let lever = Lever.named(name) else { return nil }
    let set = report.scenario.levers.first { $0.lever == lever }
    return ExplanationChain.LeverUse(
      name: name, value: set?.path.value(in: year), place: set.map { "\($0.location)" } ?? "",
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
