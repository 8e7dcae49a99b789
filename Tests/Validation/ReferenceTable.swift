import FlowEngine
import FlowStudies
import Foundation
import Testing

/// A published table in `Data`: comment lines with its source, a header, plain cells.
struct ReferenceTable {
  let rows: [[String: String]]

  init(_ name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "Data/\(name)", withExtension: "csv"), "\(name).csv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(lines.first)
    rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// The rows of one group after another, in the order of the file.
  func groups(by column: String) -> [(key: String, rows: [[String: String]])] {
    var groups: [(key: String, rows: [[String: String]])] = []
    for row in rows {
      if groups.last?.key != row[column] { groups.append((row[column] ?? "", [])) }
      groups[groups.count - 1].rows.append(row)
    }
    return groups
  }
}

extension [String: String] {
  func text(_ column: String) throws -> String { try #require(self[column], "\(column)") }

  /// References below the smallest `Double` read as zero.
  func number(_ column: String) throws -> Double {
    let text = try text(column)
    return try #require(Double(text), "\(column): \(text)")
  }

  /// Tables separate the parameters of a lifetime by spaces.
  func lifetime(_ column: String = "lifetime") throws -> Lifetime {
    try LifetimeSpecification.parse(
      text(column).split(separator: " ").joined(separator: ","))
  }
}
