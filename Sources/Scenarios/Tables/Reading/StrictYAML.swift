internal import Yams

/// Scenario files: YAML 1.2 with the core schema, less what makes a file mean other than it says.
///
/// Refused with a place: anchors, aliases and tags (with them, a small file can stand for a huge
/// one), merge keys, repeated keys, tabs, `? ` keys, directives, a second document, nesting deeper
/// than 64, files above 1 MiB. libyaml parses by recursion, so ``YAMLScan`` looks first.
public enum StrictYAML {
  /// 1 MiB; the longest built-in scenario has some kilobytes.
  public static let sizeLimit = 1 << 20
  public static let depthLimit = 64

  /// The tree of a file, or nil after reporting why there is none.
  public static func read(_ file: SourceFile, reporting problems: inout Diagnostics) -> YAMLNode? {
    let before = problems.errorCount
    guard file.bytes.count <= sizeLimit else {
      problems.error(
        .fileTooLarge, at: file.start, "the file has \(file.bytes.count) bytes",
        help: "a scenario has at most \(sizeLimit); put tables into CSV files")
      return nil
    }
    if TextCheck.isBlank(file) { return reportEmpty(file, &problems) }
    guard let file = TextCheck.text(of: file, reporting: &problems) else { return nil }
    var scan = YAMLScan(file)
    scan.run()
    problems.append(contentsOf: scan.problems)
    guard problems.errorCount == before else { return nil }
    guard scan.hasContent, let root = compose(file, reporting: &problems) else {
      return problems.errorCount == before ? reportEmpty(file, &problems) : nil
    }
    guard problems.errorCount == before else { return nil }
    var keys = YAMLKeyPlaces(scan.keys)
    root.compareKeys(with: &keys, reporting: &problems)
    keys.reportRest(in: file, reporting: &problems)
    return problems.errorCount == before ? root : nil
  }

  private static func reportEmpty(
    _ file: SourceFile, _ problems: inout Diagnostics
  ) -> YAMLNode? {
    let isSetting = file.path.hasPrefix("--")
    problems.error(
      .emptyFile, at: file.start,
      isSetting ? "there is no value" : "the file holds no scenario",
      help: isSetting ? "write one behind the '='" : "a scenario begins with 'flowsim: 1'")
    return nil
  }

  /// - Returns: Nil where libyaml too sees nothing but comments, or after reporting a refusal.
  private static func compose(
    _ file: SourceFile, reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    let text = String(decoding: file.bytes[file.textStart...], as: UTF8.self)
    do {
      // UTF-8 stated: Yams would otherwise read it from an environment variable. `basic` resolves
      // nothing: the types of scalars are decided by who asks (YAMLNode.asInt and so on).
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      let node = convert(root, in: file, reporting: &problems)
      return withExtendedLifetime(parser) { node }
    } catch let error as YamlError {
      problems.append(YAMLSyntax.diagnostic(for: error, in: file))
    } catch {
      problems.error(.yamlSyntax, at: file.start, "\(error)")
    }
    return nil
  }

  private static func convert(
    _ node: Node, in file: SourceFile, reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    let place = location(of: node, in: file)
    // Anchors hang on the parser and are weak in the node: the caller keeps the parser alive.
    guard node.anchor == nil && isUntagged(node) else {
      problems.error(
        .anchorOrTag, at: place, "anchors, aliases and tags are not used",
        help: "write the value itself")
      return nil
    }
    switch node {
    case .scalar(let scalar):
      guard HiddenCharacter.passes(scalar.string, at: place, reporting: &problems) else {
        return nil
      }
      let style = style(of: scalar)
      let text = style == .plain ? YAMLNode.plainText(scalar.string) : scalar.string
      return YAMLNode(.scalar(text, style), at: place)
    case .sequence(let sequence):
      let items = sequence.compactMap { convert($0, in: file, reporting: &problems) }
      return YAMLNode(.sequence(items), at: place)
    case .mapping(let mapping):
      let entries = mapping.compactMap { pair in
        entry(pair.key, pair.value, in: file, reporting: &problems)
      }
      refuseRepeats(entries, &problems)
      return YAMLNode(.mapping(entries), at: place)
    case .alias: return nil
    }
  }

  /// Years in full-width digits may repeat one in plain digits, which the scan cannot see.
  private static func refuseRepeats(_ entries: [YAMLNode.Entry], _ problems: inout Diagnostics) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      problems.error(
        .duplicateKey, at: entry.keyLocation, "key \(quoted(entry.key)) is set twice",
        help: "keep one of them")
    }
  }

  private static func entry(
    _ key: Node, _ value: Node, in file: SourceFile, reporting problems: inout Diagnostics
  ) -> YAMLNode.Entry? {
    let place = location(of: key, in: file)
    guard case .scalar(let scalar) = key else {
      problems.error(
        .yamlSyntax, at: place, "a list or mapping stands where a key is needed",
        help: "write 'key: value'")
      return nil
    }
    if scalar.string == "<<" && style(of: scalar) == .plain {
      problems.error(
        .anchorOrTag, at: place, "merge keys are not used", help: "write the keys themselves")
      return nil
    }
    guard HiddenCharacter.passes(scalar.string, at: place, reporting: &problems) else {
      return nil
    }
    return convert(value, in: file, reporting: &problems).map {
      YAMLNode.Entry(key: YAMLNode.plainText(scalar.string), keyLocation: place, value: $0)
    }
  }

  private static func style(of scalar: Node.Scalar) -> YAMLNode.ScalarStyle {
    scalar.style == .plain || scalar.style == .any ? .plain : .quoted
  }

  private static func isUntagged(_ node: Node) -> Bool {
    switch node {
    case .scalar(let scalar): plainTags.contains(scalar.tag.description)
    case .sequence(let sequence): plainTags.contains(sequence.tag.description)
    case .mapping(let mapping): plainTags.contains(mapping.tag.description)
    case .alias: false
    }
  }

  /// No tag, and what Yams resolves it to when it compares keys.
  private static let plainTags = [
    "", "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]

  private static func location(of node: Node, in file: SourceFile) -> FileLocation {
    guard let mark = node.mark else { return file.start }
    guard case .scalar(let scalar) = node else {
      return file.location(line: mark.line, column: mark.column)
    }
    let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
    let length =
      scalar.style == .literal || scalar.style == .folded
      ? 1 : scalar.string.unicodeScalars.count + quotes
    return file.location(line: mark.line, column: mark.column, length: length)
  }
}
