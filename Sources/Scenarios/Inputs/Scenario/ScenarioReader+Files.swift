internal import FlowTables

/// Files that a scenario names, and the document that names them by their place.
extension ScenarioReader {
  mutating func readTargets(
    _ node: YAMLNode, in file: SourceFile
  ) -> (register: TargetRegister, files: [SourceFile])? {
    guard let targets = node["targets"], !targets.isNull else {
      return (TargetRegister(entries: []), [])
    }
    if case .sequence(let items) = targets.content {
      let entries = items.compactMap { TargetEntry($0, reporting: &problems) }
      TargetRegister.reportRepeats(entries, reporting: &problems)
      return (TargetRegister(entries: entries), [])
    }
    guard let name = targets.asText(reporting: &problems),
      let table = finder.find(name, from: targets.location.file, at: targets.location, &problems)
    else { return nil }
    return (TargetRegister.read(table, reporting: &problems), [table])
  }

  /// Tables of numbers, each found beside the file that names it.
  mutating func readTables(_ node: YAMLNode) -> [SourceFile] {
    guard let data = node["data"], !data.isNull else { return [] }
    var names = [data]
    if case .sequence(let items) = data.content { names = items }
    return names.compactMap { item in
      guard let name = item.asText(reporting: &problems) else { return nil }
      return finder.find(name, from: item.location.file, at: item.location, &problems)
    }
  }

  /// The merged document, with what was merged left out and tables named by their place.
  func document(
    _ node: YAMLNode, _ registers: [SourceFile], _ tables: [SourceFile]
  ) -> YAMLNode {
    guard case .mapping(let entries) = node.content else { return node }
    func paths(_ files: [SourceFile], for value: YAMLNode) -> YAMLNode {
      let nodes = files.map { file in
        let plain = YAMLNode(plain: file.path, at: value.location)
        return plain.isNull ? YAMLNode(.scalar(file.path, .quoted), at: value.location) : plain
      }
      return nodes.count == 1 ? nodes[0] : YAMLNode(.sequence(nodes), at: value.location)
    }
    let kept = entries.filter { $0.key != "extends" }.map { entry -> YAMLNode.Entry in
      let files = entry.key == "targets" ? registers : entry.key == "data" ? tables : []
      if files.isEmpty { return entry }
      return YAMLNode.Entry(
        key: entry.key, keyLocation: entry.keyLocation, value: paths(files, for: entry.value))
    }
    return YAMLNode(.mapping(kept), at: node.location)
  }
}
