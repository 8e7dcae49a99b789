package import FlowTables

/// The two metals in the usual spellings: `Aluminum`, `Steel`, `钢`, `铝`.
package enum MetalName {
  /// The names that everything printed has, in the order of the tables.
  package static let all = ["steel", "aluminium"]

  private static let spellings = [
    "steel": "steel", "钢": "steel", "钢铁": "steel", "钢材": "steel",
    "aluminium": "aluminium", "aluminum": "aluminium", "al": "aluminium", "铝": "aluminium",
    "铝材": "aluminium",
  ]

  /// - Returns: `steel` or `aluminium`; nil for another text.
  package static func read(_ text: String) -> String? { spellings[NameSpelling.key(text)] }

  /// One metal or both, `steel and aluminium`; a text about something else as it is, tidied.
  package static func scope(_ text: String) -> String {
    let tidy = NameSpelling.tidy(text)
    if let one = read(tidy) { return one }
    var joined = NameSpelling.key(tidy)
    for sign in ["&", "+", ",", ";", "/", "、", "和", "及", "与"] {
      joined = joined.replacing(sign, with: " and ")
    }
    let parts = NameSpelling.tidy(joined).replacing(" and ", with: "\n")
      .split(separator: "\n").map { read(String($0)) }
    let metals = parts.compactMap { $0 }
    if metals.count != parts.count || metals.isEmpty { return tidy }
    return all.filter(metals.contains).joined(separator: " and ")
  }

  /// The metal in a cell; nil after reporting that it is none.
  package static func read(
    _ text: String, among metals: [String], at location: FileLocation,
    reporting problems: inout Diagnostics
  ) -> String? {
    if let metal = read(text), metals.contains(metal) { return metal }
    problems.error(
      .unknownName, at: location, "unknown metal \(quoted(text))",
      help: NearestName.help(for: text, among: metals))
    return nil
  }
}
