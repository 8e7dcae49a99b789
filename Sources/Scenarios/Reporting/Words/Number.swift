internal import FlowTables

/// Numbers for people: fixed decimals, a true minus sign.
enum Number {
  static func text(_ value: Double, _ decimals: Int) -> String { fixed(value, decimals) }

  /// Three leading digits, as far as a reader can use them.
  static func short(_ value: Double) -> String {
    let size = value.magnitude
    return text(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3)
  }

  /// `131.0–150.2`; below zero `−108…−96`, so that no dash stands beside a sign.
  static func band(_ low: Double, _ high: Double, _ decimals: Int) -> String {
    text(low, decimals) + (low < 0 ? "…" : "–") + text(high, decimals)
  }

  static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = text(value, decimals)
    return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
  }
}
