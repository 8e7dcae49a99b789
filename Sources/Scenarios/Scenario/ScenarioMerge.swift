/// A scenario file and what it extends, laid over each other.
///
/// Mappings merge key by key; lists, paths of a lever and scalars replace. Later parents win over
/// earlier ones, the file wins over its parents, `--set` wins over the file.
struct ScenarioMerge {
  private(set) var files: [SourceFile] = []
  private var chain: [String] = []
  let finder: ScenarioFinder

  init(finder: ScenarioFinder) { self.finder = finder }

  /// - Returns: The merged document, or nil where a file could not be read.
  mutating func merged(
    _ file: SourceFile, reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    guard let node = StrictYAML.read(file, reporting: &problems) else { return nil }
    files.append(file)
    guard node.asMapping(reporting: &problems) != nil else { return nil }
    chain.append(ScenarioFinder.normal(file.path))
    defer { chain.removeLast() }
    var result: YAMLNode?
    for parent in parents(of: node, reporting: &problems) {
      guard let name = parent.asText(reporting: &problems) else { return nil }
      guard let parentFile = finder.find(name, from: file, at: parent.location, &problems) else {
        return nil
      }
      if chain.contains(parentFile.path) {
        let cycle = (chain + [parentFile.path]).joined(separator: " → ")
        problems.error(
          .extendsCycle, at: parent.location, "'extends' goes in a circle: \(cycle)",
          help: "remove one of them")
        return nil
      }
      guard let merged = merged(parentFile, reporting: &problems) else { return nil }
      result = result.map { Self.lay(merged, over: $0) } ?? merged
    }
    return result.map { Self.lay(node, over: $0) } ?? node
  }

  private func parents(of node: YAMLNode, reporting problems: inout Diagnostics) -> [YAMLNode] {
    guard let extends = node["extends"] else { return [] }
    if case .sequence(let items) = extends.content { return items }
    return [extends]
  }

  /// Keys whose value is one thing, although it is written as a mapping.
  static func isWhole(_ node: YAMLNode) -> Bool {
    guard case .mapping(let entries) = node.content, let first = entries.first else { return true }
    return first.key.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether a document sets nothing that does not stand already, in the same words.
  static func changesNothing(_ upper: YAMLNode, over lower: YAMLNode) -> Bool {
    guard case .mapping(let above) = upper.content, case .mapping(let below) = lower.content,
      !isWhole(upper), !isWhole(lower)
    else { return upper.saysSame(as: lower) }
    return above.allSatisfy { entry in
      below.contains { $0.key == entry.key && changesNothing(entry.value, over: $0.value) }
    }
  }

  static func lay(_ upper: YAMLNode, over lower: YAMLNode) -> YAMLNode {
    guard case .mapping(let above) = upper.content, case .mapping(let below) = lower.content,
      !isWhole(upper), !isWhole(lower)
    else { return upper }
    var entries = below
    for entry in above {
      if let place = entries.firstIndex(where: { $0.key == entry.key }) {
        let value = lay(entry.value, over: entries[place].value)
        entries[place] = YAMLNode.Entry(
          key: entry.key, keyLocation: entry.keyLocation, value: value)
      } else {
        entries.append(entry)
      }
    }
    return YAMLNode(.mapping(entries), at: upper.location)
  }
}
