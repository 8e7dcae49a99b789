/// A series in eight signs, for the end of a line on a terminal: `▁▂▂▃▄▅▇█`.
public enum Sparkline {
  private static let bars: [Character] = Array("▁▂▃▄▅▆▇█")
  /// Signs that a line has room for.
  public static let width = 8

  /// The series from its least to its greatest value; a flat one lies at the bottom.
  ///
  /// - Parameter values: At equal steps of time; must be finite. Shape `[t]`.
  /// - Returns: ``width`` signs, each the value nearest to its place; fewer for fewer values.
  public static func text(_ values: [Double]) -> String {
    guard let low = values.min(), let high = values.max() else { return "" }
    let count = min(width, values.count)
    return String(
      (0..<count).map { place in
        let index = count > 1 ? (place * (values.count - 1) + (count - 1) / 2) / (count - 1) : 0
        guard high > low else { return bars[0] }
        let level = (values[index] - low) / (high - low) * Double(bars.count - 1)
        return bars[Int(level.rounded())]
      })
  }
}
