internal import FlowTables

/// The columns of a table of scraps or of alloys, told apart by the words of their heads.
///
/// `mass`, `Mass (kg)` and `mass_kg` are one column, `Si`, `Si %` and `Si [ppm]` another.
struct ChargeHeader {
  /// A column that holds one thing about the row.
  struct Named {
    let index: Int
    /// Of its numbers, as the head says: `kg`, `%`; nil where it says none.
    let unit: String?
  }

  /// A column of contents.
  struct Element {
    let index: Int
    let symbol: String
    /// What its numbers are multiplied by to be fractions.
    let scale: Double
    let bound: Bound
  }

  enum Bound { case content, minimum, maximum }

  /// A column that a table may have, with other words for it.
  struct Known {
    let name: String
    let others: [String]
    /// Units that the head may end in.
    let units: [String]

    init(_ name: String, or others: [String] = [], in units: [String] = []) {
      self.name = name
      self.others = others
      self.units = units
    }
  }

  private(set) var named: [String: Named] = [:]
  private(set) var elements: [Element] = []

  static let masses = ["kg", "t", "g", "lb"]

  /// Reports columns that are unknown, there twice, or missing.
  ///
  /// - Parameter hasLimits: Whether element columns are limits (`Si min`, `Si max`).
  init?(
    _ table: CSVTable, known: [Known], required: [String], hasLimits: Bool,
    reporting problems: inout Diagnostics
  ) {
    let before = problems.errorCount
    var heads: Set<String> = []
    for (index, head) in table.columns.enumerated() {
      let words = Self.words(of: head)
      // A blank column, as spreadsheets leave them.
      if words.isEmpty && (0..<table.rowCount).allSatisfy({ table.isEmpty($0, index) }) { continue }
      if let (column, unit) = Self.named(words, known) {
        if named.updateValue(Named(index: index, unit: unit), forKey: column.name) == nil {
          continue
        }
      } else if let element = Self.element(words, index) {
        let isRight = hasLimits == (element.bound != .content)
        let isNew = heads.insert("\(element.symbol) \(element.bound)").inserted
        if isRight && isNew { elements.append(element) }
        if isNew && !isRight { Self.reportBound(element, table, hasLimits, &problems) }
        if isNew { continue }
      } else {
        Self.reportUnknown(index, table, known, hasLimits: hasLimits, &problems)
        continue
      }
      problems.error(
        .duplicateColumn, at: table.headerLocation(index), "column \(quoted(head)) occurs twice",
        help: "keep one of them")
    }
    for name in required where named[name] == nil {
      problems.error(
        .missingColumn, at: table.file.start, "column '\(name)' is missing",
        help: "the header has \(printable(table.columns.joined(separator: ","), limit: 120))")
    }
    if problems.errorCount > before { return nil }
  }

  // MARK: Words
  /// `["si", "max", "wt", "%"]` of `Si_max [wt %]`, with upper and lower case kept.
  private static func words(of head: String) -> [String] {
    var text = ""
    for character in head {
      switch character {
      case "_", "(", ")", "[", "]", "\u{A0}": text += " "
      case "%": text += " % "
      default: text.append(character)
      }
    }
    return text.split(separator: " ").map(String.init)
  }

  /// The words without a unit at their end.
  private static func split(
    _ words: [String], _ units: [String]
  ) -> (rest: [String], unit: String?) {
    guard let last = words.last?.lowercased(), words.count > 1 else { return (words, nil) }
    let slash = last.split(separator: "/")
    if slash.count == 2, units.contains(String(slash[1])) {
      return (Array(words.dropLast()), String(slash[1]))
    }
    if !units.contains(last) { return (words, nil) }
    var rest = Array(words.dropLast())
    if last == "%", ["wt", "mass"].contains(rest.last?.lowercased() ?? ""), rest.count > 1 {
      rest.removeLast()
    }
    if rest.count > 1, rest.last?.lowercased() == "per" { rest.removeLast() }
    return (rest, last)
  }

  private static func named(_ words: [String], _ known: [Known]) -> (Known, String?)? {
    for column in known {
      let (rest, unit) = split(words, column.units)
      let name = rest.joined(separator: " ").lowercased()
      if ([column.name] + column.others).contains(name) { return (column, unit) }
      // The currency of a price stands between its name and its unit.
      if column.name == "cost", let first = rest.first?.lowercased(), rest.count == 2,
        ([column.name] + column.others).contains(first)
      {
        return (column, unit)
      }
    }
    return nil
  }

  private static func element(_ words: [String], _ index: Int) -> Element? {
    let (rest, unit) = split(words, ["%", "ppm"])
    let bounds: [(Bound, [String])] = [
      (.minimum, ["min", "minimum", "min."]), (.maximum, ["max", "maximum", "max."]),
    ]
    let bound = bounds.first { $0.1.contains { word in rest.contains { $0.lowercased() == word } } }
    let symbols = rest.filter { !(bound?.1.contains($0.lowercased()) ?? false) }
    guard symbols.count == 1, rest.count <= 2, let symbol = symbol(symbols[0]) else { return nil }
    return Element(
      index: index, symbol: symbol, scale: unit == "ppm" ? 1e-6 : 0.01, bound: bound?.0 ?? .content)
  }

  /// `Si` for `si`, `Cr+Ni+Mo` for `cr+ni+mo`.
  private static func symbol(_ word: String) -> String? {
    let parts = word.split(separator: "+").map { symbolsByName[$0.lowercased()] }
    return parts.isEmpty || parts.contains(nil)
      ? nil : parts.compactMap { $0 }.joined(separator: "+")
  }

  /// Hydrogen to bismuth.
  private static let symbolsByName: [String: String] = {
    let symbols = """
      H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As \
      Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd \
      Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi
      """
    return Dictionary(
      symbols.split(separator: " ").map { ($0.lowercased(), String($0)) }
    ) { first, _ in first }
  }()

  // MARK: What is wrong
  private static func reportBound(
    _ element: Element, _ table: CSVTable, _ hasLimits: Bool, _ problems: inout Diagnostics
  ) {
    let head = quoted(table.columns[element.index])
    problems.error(
      .unknownColumn, at: table.headerLocation(element.index),
      hasLimits
        ? "column \(head) is no lower and no upper limit" : "column \(head) limits what is charged",
      help: hasLimits
        ? "write '\(element.symbol) min' or '\(element.symbol) max'"
        : "write it into the table of alloys, and '\(element.symbol)' here")
  }

  private static func reportUnknown(
    _ index: Int, _ table: CSVTable, _ known: [Known], hasLimits: Bool,
    _ problems: inout Diagnostics
  ) {
    let names = known.map(\.name)
    let all = names + (hasLimits ? ["Si min", "Si max"] : ["Si"])
    problems.error(
      .unknownColumn, at: table.headerLocation(index),
      "unknown column \(quoted(table.columns[index]))",
      help: NearestName.match(table.columns[index], among: names).map { "did you mean '\($0)'?" }
        ?? "the columns are \(all.joined(separator: ", ")) and so on for each element")
  }
}
