internal import FlowTables

// What a recipe must say once, and in one unit.
extension RecipeReader {
  static let units = ChargeKey.units
  static let kinds = ["scrap", "primary", "alloying"]
  /// Keys of a material that may end in a unit; names of one thing together.
  static let massKeys = [["cost", "cost_per"], ["min"], ["max"]]
  static let plain = ChargeKey.recipeMasses.map(\.name)

  private struct Written {
    let key: String
    let unit: String
    let location: FileLocation
  }

  /// The unit that the keys end in; `kg` where none does.
  var unit: String {
    let all = written(of: keys["materials"]?.entries ?? []).joined()
    return all.first { !$0.unit.isEmpty }.map { String($0.unit.dropFirst()) } ?? "kg"
  }

  /// Which keys with a unit there are, by what they give.
  private func written(of materials: [YAMLNode.Entry]) -> [[Written]] {
    let own = Self.plain.map { [$0] } + materials.map { [Self.folded($0.key) + "_max"] }
    let shared = own.map { names in Self.written(names) { keys[$0] } }
    return shared
      + materials.flatMap { entry in
        Self.massKeys.map { names in Self.written(names) { entry.value[$0] } }
      }
  }

  private static func written(
    _ names: [String], _ find: (String) -> YAMLNode?
  ) -> [Written] {
    names.flatMap { name in
      units.compactMap { unit in
        find(name + unit).map { Written(key: name + unit, unit: unit, location: $0.location) }
      }
    }
  }

  /// Every mass and cost is given once, and all in one unit.
  func checkUnits(_ materials: [YAMLNode.Entry], _ problems: inout Diagnostics) {
    var first: Written?
    for group in written(of: materials) {
      for other in group.dropFirst() {
        problems.error(
          .duplicateKey, at: other.location,
          "'\(other.key)' gives again what '\(group[0].key)' gives",
          help: "keep one of the two")
      }
      for key in group where !key.unit.isEmpty {
        guard let known = first else {
          first = key
          continue
        }
        if known.unit == key.unit { continue }
        problems.error(
          .choicesClash, at: key.location,
          "'\(key.key)' is in \(key.unit.dropFirst()), but '\(known.key)' in "
            + "\(known.unit.dropFirst())",
          help: "write all masses and costs of a case in one unit")
      }
    }
  }

  /// Kinds are asked for where they are not given.
  func checkKinds(_ materials: [YAMLNode.Entry], _ problems: inout Diagnostics) {
    let open = materials.filter { $0.value.entries != nil && $0.value["kind"] == nil }
    guard let first = open.first else { return }
    problems.reportOpenKinds(open.map(\.key), at: first.keyLocation)
  }

  /// `scrap1` for `Scrap 1`.
  static func folded(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}

extension YAMLNode {
  /// Nil where the value is no object.
  var entries: [Entry]? { if case .mapping(let entries) = content { entries } else { nil } }
}

extension Diagnostics {
  /// Names of a warning.
  private static let mostNames = 5

  /// Materials without a kind, the first of them at a place.
  mutating func reportOpenKinds(_ names: [String], at location: FileLocation) {
    let shown = names.prefix(Self.mostNames).map(quoted).joined(separator: ", ")
    let rest = names.count > Self.mostNames ? " and \(names.count - Self.mostNames) more" : ""
    warning(
      .missingKey, at: location,
      "no kind is given for \(shown)\(rest): recycled content, primary metal, alloying and surplus "
        + "are not counted",
      help: "write \"kind\": \"scrap\", \"primary\" or \"alloying\" for each material")
  }
}
