internal import FlowEngine
internal import FlowTables

/// What stands under `blend`, and the mode of the market that has prices of its own for it.
extension ScenarioReader {
  struct BlendKeys {
    var limits = BlendLimits.composition
    var chemistry = Chemistry.remembered
    var choices = BlendChoices()
    var scope = ContentScope.cars
    /// Where another objective than the default was asked for.
    var otherObjective: YAMLNode?
  }

  mutating func readBlend(_ node: YAMLNode) -> BlendKeys {
    var keys = BlendKeys()
    guard let blend = node["blend"], !blend.isNull else { return keys }
    _ = blend.asMapping(known: ScenarioKey.blend.map(\.name), reporting: &problems)
    read("limits", of: blend, into: &keys.limits)
    read("chemistry", of: blend, into: &keys.chemistry)
    read("objective", of: blend, into: &keys.choices.objective)
    read("content", of: blend, into: &keys.choices.content)
    read("demagging", of: blend, into: &keys.choices.demagging)
    read("content-of", of: blend, into: &keys.scope)
    if keys.choices.objective != .primary { keys.otherObjective = blend["objective"] }
    return keys
  }

  mutating func readMarket(_ node: YAMLNode, _ blend: BlendKeys) -> MarketMode {
    var mode = MarketMode.fixed
    read("market", of: node, into: &mode)
    if mode == .clearing, let objective = blend.otherObjective {
      problems.error(
        .choicesClash, at: objective.location,
        "with 'market: clearing' the blend pays the prices of the market",
        help: "leave the objective out, or write market: fixed")
    }
    return mode
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
