internal import FlowTables

/// A `--set` option: `levers.eaf-share={2030: 20 %}`, `horizon.end=2040`.
enum ScenarioSetting {
  /// - Returns: The setting as a document to lay over a scenario.
  static func node(_ setting: String, reporting problems: inout Diagnostics) -> YAMLNode? {
    let file = SourceFile(path: "--set", text: setting)
    guard let equals = setting.firstIndex(of: "="), equals > setting.startIndex else {
      problems.error(
        .missingKey, at: file.start, "\(quoted(setting)) sets nothing",
        help: "write KEY=VALUE, such as levers.eaf-share=20 %")
      return nil
    }
    let key = setting[..<equals].trimmingSpaces()
    let text = spaced(setting[setting.index(after: equals)...].trimmingSpaces())
    let valueFile = SourceFile(path: "--set \(key)", text: text)
    guard let value = StrictYAML.read(valueFile, reporting: &problems) else { return nil }
    let path = dotted(key)
    if path.count > StrictYAML.depthLimit {
      problems.error(
        .nestedTooDeep, at: valueFile.start,
        "the key has more than \(StrictYAML.depthLimit) parts", help: "write a key of a scenario")
      return nil
    }
    return path.reversed().reduce(value) { inner, part in
      YAMLNode(
        .mapping([YAMLNode.Entry(key: part, keyLocation: valueFile.start, value: inner)]),
        at: valueFile.start)
    }
  }

  /// `{2030:20%}` is as good as `{2030: 20 %}`: YAML wants the space, a shell user does not.
  private static func spaced(_ text: String) -> String {
    var result = ""
    for character in text {
      result.append(character)
      let key = result.dropLast()
      if character == ":" && (key.suffix(4).allSatisfy(\.isNumber) || key.hasSuffix("then")) {
        result.append(" ")
      }
    }
    return result
  }

  /// A lever's name keeps its own dots; `--set eaf-share=20 %` means the lever of that name.
  private static func dotted(_ key: String) -> [String] {
    let bare = key.hasPrefix("levers.") ? String(key.dropFirst(7)) : key
    if Lever.named(bare) != nil { return ["levers"] + bare.split(separator: ".").map(String.init) }
    return key.split(separator: ".").map(String.init)
  }
}

extension Substring {
  package func trimmingSpaces() -> String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
