internal import FlowTables

/// A scenario file and what it extends, laid over each other.
///
/// Mappings merge key by key; lists, paths of a lever and scalars replace. A key without a value
/// and a mapping without entries inherit; `null` takes the inherited value back. Later parents win
/// over earlier ones, the file wins over its parents, `--set` wins over the file.
struct ScenarioMerge {
  /// Each file as often as it is extended, in the order of the merge; no repeats beyond
  /// ``mentionLimit``.
  private(set) var files: [SourceFile] = []
  private var chain: [String] = []
  /// What each file gives with all that it extends: a file that many extend is merged once.
  private var done: [String: (node: YAMLNode, files: ArraySlice<SourceFile>)] = [:]
  private var mentions = 0
  let finder: ScenarioFinder

  /// Scenarios that one may name, and files in a chain.
  static let chainLimit = 64
  /// Names under `extends` in all files together.
  static let mentionLimit = 256

  init(finder: ScenarioFinder) { self.finder = finder }

  /// - Returns: The merged document, or nil where a file could not be read.
  mutating func merged(
    _ file: SourceFile, reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    let path = ScenarioFinder.normal(file.path)
    if let known = done[path] {
      if files.count + known.files.count <= Self.mentionLimit { files += known.files }
      return known.node
    }
    guard let node = StrictYAML.read(file, reporting: &problems).map(Self.nestingLevers) else {
      return nil
    }
    let place = files.count
    files.append(file)
    guard node.asMapping(reporting: &problems) != nil else { return nil }
    chain.append(path)
    defer { chain.removeLast() }
    let parents = parents(of: node, reporting: &problems)
    guard isWithinLimits(parents, reporting: &problems) else { return nil }
    var result: YAMLNode?
    for parent in parents {
      guard let merged = merged(parent: parent, of: file, reporting: &problems) else { return nil }
      result = result.map { Self.lay(merged, over: $0) } ?? merged
    }
    let whole = result.map { Self.lay(node, over: $0) } ?? node
    done[path] = (whole, files[place...])
    return whole
  }

  private mutating func merged(
    parent: YAMLNode, of file: SourceFile, reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    guard let name = parent.asText(reporting: &problems),
      let found = finder.find(name, from: file, at: parent.location, &problems)
    else { return nil }
    if chain.contains(found.path) {
      let cycle = (chain + [found.path]).joined(separator: " → ")
      problems.error(
        .extendsCycle, at: parent.location, "'extends' goes in a circle: \(cycle)",
        help: "remove one of them")
      return nil
    }
    return merged(found, reporting: &problems)
  }

  private mutating func isWithinLimits(
    _ parents: [YAMLNode], reporting problems: inout Diagnostics
  ) -> Bool {
    mentions += parents.count
    let isChainTooLong = chain.count >= Self.chainLimit && !parents.isEmpty
    let message =
      isChainTooLong
      ? "more than \(Self.chainLimit) scenarios extend one another"
      : parents.count > Self.chainLimit
        ? "'extends' names \(parents.count) scenarios"
        : mentions > Self.mentionLimit
          ? "the scenario rests on more than \(Self.mentionLimit) others" : nil
    guard let message else { return true }
    problems.error(
      .extendsTooMany, at: parents[0].location, message,
      help: "write what several of them say into one file")
    return false
  }

  private func parents(of node: YAMLNode, reporting problems: inout Diagnostics) -> [YAMLNode] {
    guard let extends = node["extends"], !extends.isNull else { return [] }
    if case .sequence(let items) = extends.content { return items }
    return [extends]
  }

  /// Keys whose value is one thing, although it is written as a mapping.
  static func isWhole(_ node: YAMLNode) -> Bool {
    guard case .mapping(let entries) = node.content, let first = entries.first else { return true }
    if first.key == LeverPath.thenKey { return true }
    return first.key.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

// MARK: - Layers

extension ScenarioMerge {
  /// Whether a document sets nothing that does not stand already, in the same words.
  static func changesNothing(_ upper: YAMLNode, over lower: YAMLNode) -> Bool {
    if upper.isEmpty || upper.isNull && lower.isNull { return true }
    guard case .mapping(let above) = upper.content, case .mapping(let below) = lower.content,
      !isWhole(upper), !isWhole(lower)
    else { return upper.saysSame(as: lower) }
    let places = places(of: below)
    return above.allSatisfy { entry in
      places[entry.key].map { changesNothing(entry.value, over: below[$0].value) }
        ?? setsNothing(entry.value)
    }
  }

  private static func setsNothing(_ node: YAMLNode) -> Bool {
    if case .mapping(let entries) = node.content {
      return entries.allSatisfy { setsNothing($0.value) }
    }
    return node.isNull
  }

  private static func places(of entries: [YAMLNode.Entry]) -> [String: Int] {
    Dictionary(entries.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  static func lay(_ upper: YAMLNode, over lower: YAMLNode) -> YAMLNode {
    if upper.isEmpty { return lower }
    guard case .mapping(let above) = upper.content, case .mapping(let below) = lower.content,
      !isWhole(upper), !isWhole(lower)
    else { return upper }
    var entries = below
    let places = places(of: below)
    for entry in above {
      if let place = places[entry.key] {
        entries[place] = lay(entry, over: entries[place])
      } else {
        entries.append(entry)
      }
    }
    return YAMLNode(.mapping(entries), at: upper.location)
  }

  private static func lay(_ upper: YAMLNode.Entry, over lower: YAMLNode.Entry) -> YAMLNode.Entry {
    if upper.value.isEmpty { return lower }
    let takesBack =
      upper.value.isNull
      ? (lower.value.isNull ? lower.takesBack : lower.value.location) : nil
    return YAMLNode.Entry(
      key: upper.key, keyLocation: upper.keyLocation,
      value: lay(upper.value, over: lower.value), takesBack: takesBack)
  }

  /// `recycled-content.steel: …` under `levers` written as `recycled-content: {steel: …}`.
  ///
  /// So that it is the same key in every layer. A file that writes the group too keeps its words:
  /// the reader tells repeats.
  static func nestingLevers(_ node: YAMLNode) -> YAMLNode {
    guard case .mapping(let entries) = node.content,
      let levers = node["levers"], case .mapping(let own) = levers.content
    else { return node }
    var nested: [YAMLNode.Entry] = []
    for entry in own {
      let parts = entry.key.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, Lever.named(entry.key) != nil, levers.entry(parts[0]) == nil else {
        nested.append(entry)
        continue
      }
      let inner = YAMLNode.Entry(
        key: parts[1], keyLocation: entry.keyLocation, value: entry.value)
      let place = nested.firstIndex { $0.key == parts[0] }
      var members = [inner]
      if let place, case .mapping(let earlier) = nested[place].value.content {
        members = earlier + members
      }
      let group = YAMLNode.Entry(
        key: parts[0], keyLocation: entry.keyLocation,
        value: YAMLNode(.mapping(members), at: entry.keyLocation))
      if let place { nested[place] = group } else { nested.append(group) }
    }
    return YAMLNode(
      .mapping(
        entries.map {
          $0.key == "levers"
            ? YAMLNode.Entry(
              key: $0.key, keyLocation: $0.keyLocation,
              value: YAMLNode(.mapping(nested), at: levers.location)) : $0
        }), at: node.location)
  }
}
