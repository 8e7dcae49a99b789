internal import FlowInputs
internal import FlowTables

/// The chain as a person reads it.
extension ExplanationChain {
  /// - Parameter seriesLimit: Series written out per quantity; the rest is counted.
  public func text(seriesLimit: Int = 8) -> String {
    var lines = ["\(scenario), \(year)"]
    append(root, indent: "", limit: seriesLimit, to: &lines)
    lines.append("")
    lines.append("Sources")
    for source in sources {
      let address = source.url.isEmpty ? "" : " \(source.url)"
      lines.append("  \(source.id): \(source.citation).\(address) [\(source.licence)]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(_ node: Node, indent: String, limit: Int, to lines: inout [String]) {
    let number = node.value.map { " = \(Self.number($0)) \(node.unit)" } ?? ""
    lines.append("\(indent)\(node.name)\(number)\(node.isRepeated ? "  (above)" : "")")
    if node.isRepeated { return }
    let inner = indent + "  "
    lines.append("\(inner)= \(node.formula)")
    for lever in node.levers { lines.append(inner + Self.line(lever)) }
    for pledge in node.pledges { lines.append(inner + Self.line(pledge)) }
    for series in node.inputs.prefix(limit) {
      lines.append(
        "\(inner)· \(series.name): \(Self.number(series.value)) \(series.unit)\(lag(series))")
      for row in series.rows { lines.append("\(inner)    \(Self.line(row))") }
    }
    if node.inputs.count > limit {
      lines.append("\(inner)· … and \(node.inputs.count - limit) more series (--all, or --json)")
    }
    for part in node.parts { append(part, indent: inner, limit: limit, to: &lines) }
  }

  private func lag(_ series: InputSeries) -> String {
    series.year == year ? "" : " (of \(series.year))"
  }

  private static func line(_ lever: LeverUse) -> String {
    guard let value = lever.value else { return "~ lever \(lever.name): \(lever.otherwise)" }
    return "~ lever \(lever.name) = \(number(value * 100)) % (\(lever.place))"
  }

  private static func line(_ pledge: TargetEntry) -> String {
    let value = pledge.value.map { number($0) } ?? "no number"
    let year = pledge.targetYear.map { " by \($0)" } ?? ""
    let base = pledge.baseYear.map { " from \($0)" } ?? ""
    return "· pledge \(pledge.id): \(pledge.targetType) \(value)\(base)\(year) — \(pledge.source)"
  }

  /// `2023: 22.723 (22.2 to 23.1) — caam, data/fleet.csv:44: note`.
  private static func line(_ row: DataRow) -> String {
    let year = row.year.map { "\($0): " } ?? ""
    var range = ""
    if let low = row.low, let high = row.high { range = " (\(number(low)) to \(number(high)))" }
    let note = row.note.isEmpty ? "" : ": \(row.note)"
    return "\(year)\(number(row.value))\(range) \(row.confidence.rawValue) — "
      + "\(row.source), \(row.file.path):\(row.line)\(note)"
  }

  /// At most five significant digits: for people.
  static func number(_ value: Double) -> String {
    let size = value.magnitude
    if size == 0 { return "0" }
    let decimals = size >= 10_000 ? 0 : size >= 100 ? 1 : size >= 1 ? 3 : size >= 0.01 ? 4 : 6
    var text = fixed(value, decimals)
    while text.contains("."), text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
