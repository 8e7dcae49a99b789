/// Where the keys of a file stand for ``YAMLScan``, to be held against those that libyaml finds.
///
/// A key that one of the two does not see would take effect unseen, or be checked and have none.
struct YAMLKeyPlaces {
  struct Place: Hashable {
    let line: Int
    /// In Unicode scalars from 1.
    let column: Int
  }

  private var rest: Set<Place>

  init(_ places: [Place]) { rest = Set(places) }

  /// - Returns: Whether a key was seen there.
  mutating func take(_ place: FileLocation) -> Bool {
    rest.remove(Place(line: place.line, column: place.column)) != nil
  }

  /// Reports the first place that libyaml takes for a part of a text.
  func reportRest(in file: SourceFile, reporting problems: inout Diagnostics) {
    guard let first = rest.min(by: { ($0.line, $0.column) < ($1.line, $1.column) }) else { return }
    problems.error(
      .yamlSyntax, at: file.location(line: first.line, column: first.column),
      "this can be read as a key and as a text", help: "put a text in quotes")
  }
}

extension YAMLNode {
  /// Reports keys that ``YAMLScan`` has not seen.
  func compareKeys(with keys: inout YAMLKeyPlaces, reporting problems: inout Diagnostics) {
    switch content {
    case .scalar: return
    case .sequence(let items):
      for item in items { item.compareKeys(with: &keys, reporting: &problems) }
    case .mapping(let entries):
      for entry in entries {
        if !keys.take(entry.keyLocation),
          !entry.reportLookAlike("key", plain: ":", reporting: &problems)
        {
          problems.error(
            .yamlSyntax, at: entry.keyLocation,
            entry.key.isEmpty ? "a value has no key" : "the key \(quoted(entry.key)) has no ': '",
            help: "write 'key: value'")
        }
        entry.value.compareKeys(with: &keys, reporting: &problems)
      }
    }
  }
}
