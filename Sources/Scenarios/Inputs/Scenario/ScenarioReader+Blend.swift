internal import FlowEngine
internal import FlowTables

/// `market`, the older name of `blend.supply`.
enum MarketWord: String, CaseIterable {
  case fixed, clearing

  var supply: SupplyMode { self == .fixed ? .fixed : .priced }
}

/// What stands under `blend`, and how scrap is offered to it.
extension ScenarioReader {
  struct BlendKeys {
    var limits = BlendLimits.composition
    var chemistry = Chemistry.remembered
    var choices = BlendChoices()
    var scope = ContentScope.cars
    var supply = SupplyMode.priced
  }

  mutating func readBlend(_ node: YAMLNode, in files: [SourceFile]) -> BlendKeys {
    var keys = BlendKeys()
    let blend = node["blend"].flatMap { $0.isNull ? nil : $0 }
    if let blend {
      _ = blend.asMapping(known: ScenarioKey.blend.map(\.name), reporting: &problems)
      read("limits", of: blend, into: &keys.limits)
      read("chemistry", of: blend, into: &keys.chemistry)
      read("objective", of: blend, into: &keys.choices.objective)
      read("content", of: blend, into: &keys.choices.content)
      read("demagging", of: blend, into: &keys.choices.demagging)
      read("content-of", of: blend, into: &keys.scope)
    }
    keys.choices.allocation = readAllocation(blend, keys.choices.objective)
    keys.supply = readSupply(node, blend, keys.choices.allocation, files)
    return keys
  }

  /// Another objective than the mass is a linear programme's.
  private mutating func readAllocation(
    _ blend: YAMLNode?, _ objective: BlendObjective
  ) -> BlendAllocation {
    var allocation = objective == .primary ? BlendAllocation.market : .lp
    guard let blend, let written = value("allocation", of: blend) else { return allocation }
    read("allocation", of: blend, into: &allocation)
    if allocation == .market, objective != .primary {
      problems.error(
        .choicesClash, at: written.location,
        "'allocation: market' pays the prices of the market, and the objective is another",
        help: "leave the objective out, or write allocation: lp")
    }
    return allocation
  }

  private mutating func readSupply(
    _ node: YAMLNode, _ blend: YAMLNode?, _ allocation: BlendAllocation, _ files: [SourceFile]
  ) -> SupplyMode {
    var supply = allocation == .market ? SupplyMode.priced : .fixed
    let named = blend.flatMap { value("supply", of: $0) }
    let word = value("market", of: node)
    if let blend, let named, word.map({ wins(named, over: $0, files) }) ?? true {
      read("supply", of: blend, into: &supply)
      check(supply, allocation, at: named, fixed: "supply: fixed")
    } else if word != nil {
      var market = MarketWord.fixed
      read("market", of: node, into: &market)
      supply = market.supply
      if let word { check(supply, allocation, at: word, fixed: "market: fixed") }
    }
    return supply
  }

  private mutating func check(
    _ supply: SupplyMode, _ allocation: BlendAllocation, at node: YAMLNode, fixed: String
  ) {
    if supply == .fixed || allocation == .market { return }
    problems.error(
      .choicesClash, at: node.location,
      "scrap answers prices only where 'allocation: market' makes them",
      help: "leave allocation and objective out, or write \(fixed)")
  }

  /// Of two names of one choice, the file that is nearer to the user wins; in one file they clash.
  private mutating func wins(
    _ named: YAMLNode, over word: YAMLNode, _ files: [SourceFile]
  ) -> Bool {
    func rank(_ node: YAMLNode) -> Int {
      files.firstIndex { $0.path == node.location.path } ?? -1
    }
    if rank(named) == rank(word) {
      problems.error(
        .choicesClash, at: word.location, "'market' and 'blend.supply' are two names of one choice",
        help: "leave one of them out")
    }
    return rank(named) <= rank(word)
  }

  private func value(_ name: String, of node: YAMLNode) -> YAMLNode? {
    node[name].flatMap { $0.isNull ? nil : $0 }
  }

  /// One of several words; the default stays where none is written.
  private mutating func read<Rule: RawRepresentable & CaseIterable>(
    _ name: String, of node: YAMLNode, into rule: inout Rule
  ) where Rule.RawValue == String {
    guard let value = node[name], !value.isNull, let text = value.asText(reporting: &problems)
    else { return }
    if let known = Rule(rawValue: text) {
      rule = known
    } else {
      problems.error(
        .unknownName, at: value.location, "'\(text)' is no choice of '\(name)'",
        help: NearestName.help(for: text, among: Rule.allCases.map(\.rawValue)))
    }
  }
}
