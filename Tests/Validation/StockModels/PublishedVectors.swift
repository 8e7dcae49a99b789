import FlowEngine
import Testing

/// One case of the published stock models: its lifetime and its quantities as printed.
struct PublishedVectors: CustomTestStringConvertible {
  let name: String
  let mode: String
  let lifetime: Lifetime
  /// The error of the last printed digit.
  let rounding: Double
  private let quantities: [String: [Double]]

  static func all() throws -> [PublishedVectors] {
    try ReferenceTable("stock_models").groups(by: "case").map(PublishedVectors.init)
  }

  private init(case name: String, rows: [[String: String]]) throws {
    let first = try #require(rows.first)
    self.name = name
    mode = try first.text("mode")
    lifetime = try first.lifetime()
    let digits = try first.number("digits")
    rounding = (0..<Int(digits)).reduce(1.0) { unit, _ in unit / 10 }
    var quantities: [String: [Double]] = [:]
    for row in rows {
      quantities[try row.text("quantity"), default: []].append(try row.number("value"))
    }
    self.quantities = quantities
  }

  subscript(quantity: String) -> [Double]? { quantities[quantity] }

  func required(_ quantity: String) throws -> [Double] {
    try #require(quantities[quantity], "\(quantity) in \(name)")
  }

  /// Compares where the source prints the quantity: 8 or 12 decimals of O(10) numbers.
  func compare(_ ours: [Double], with quantity: String) {
    guard let published = quantities[quantity] else { return }
    #expect(ours.count == published.count, "\(quantity) in \(name)")
    for (index, (value, reference)) in zip(ours, published).enumerated() {
      #expect(
        (value - reference).magnitude <= rounding * max(1, reference.magnitude),
        "\(quantity)[\(index)] in \(name): \(value), published \(reference)")
    }
  }

  var testDescription: String { name }
}
