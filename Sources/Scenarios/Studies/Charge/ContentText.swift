internal import FlowTables

/// A content as laboratories write it: `0.35`, `120 ppm`, `<0.02`.
struct ContentText: Equatable {
  /// Of the metal, by mass.
  let fraction: Double
  /// Written with `<`: below the limit of detection.
  let isBelow: Bool

  /// Units of a content by their spellings, with the fraction that one of each is.
  static let units: [(spellings: [String], scale: Double)] = [
    (["wt %", "wt%", "mass %", "%"], 0.01), (["ppm"], 1e-6),
  ]

  /// - Parameter scale: What a number without a unit is multiplied by.
  /// - Returns: Nil where it is no number of zero or more.
  init?(_ text: String, scale: Double) {
    var rest = text[...]
    isBelow = rest.first == "<"
    if isBelow { rest = rest.dropFirst() }
    var scale = scale
    for unit in Self.units {
      guard let spelling = unit.spellings.first(where: { rest.hasSuffix($0) }) else { continue }
      rest = rest.dropLast(spelling.count)
      scale = unit.scale
      break
    }
    let number = rest.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    guard case .number(let value) = DecimalNumber.read(String(number)), value >= 0 else {
      return nil
    }
    fraction = value * scale
  }

  /// Below the limit of detection nobody knows the content; half of the limit is its middle.
  var estimate: Double { isBelow ? fraction / 2 : fraction }
}

/// Contents of a file that were read as something else than they say.
struct ContentNotes {
  private var below: (first: FileLocation, text: String, count: Int)?
  private var empty: (first: FileLocation, count: Int)?

  mutating func noteBelow(_ text: String, at location: FileLocation) {
    below = (below?.first ?? location, below?.text ?? text, (below?.count ?? 0) + 1)
  }

  mutating func noteEmpty(at location: FileLocation) {
    empty = (empty?.first ?? location, (empty?.count ?? 0) + 1)
  }

  func report(to problems: inout Diagnostics) {
    if let below {
      let rest = below.count - 1
      let more = rest > 0 ? ", and so \(rest == 1 ? "is" : "are") \(rest) more" : ""
      problems.warning(
        .belowDetection, at: below.first,
        "\(quoted(below.text)) is read as half of its number\(more)")
    }
    if let empty {
      let what = empty.count > 1 ? "\(empty.count) contents are" : "a content is"
      problems.warning(
        .contentNotGiven, at: empty.first, "\(what) left empty and read as zero",
        help: "write 0 where there is none")
    }
  }
}
