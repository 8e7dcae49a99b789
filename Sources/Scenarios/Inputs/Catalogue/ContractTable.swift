package import FlowTables

/// Tables of contracts of one's own: who buys what from whom, and how much.
package enum ContractTable {
  /// `contract_list.csv` has these columns but the last three: its amounts stand in
  /// `contracts.csv`.
  package static let header = CSVTable.Header(
    ["id", "maker", "supplier", "metal", "kind", "from"],
    optional: ["region", "lots", "to", "agreed", "tonnes", "share", "reduction"])

  /// Those of the user's files that hold contracts and no numbers.
  static func among(_ files: [SourceFile]) -> [SourceFile] {
    files.filter { !$0.path.hasPrefix("builtin:") && isOne($0) }
  }

  /// By its columns.
  private static func isOne(_ file: SourceFile) -> Bool {
    var ignored = Diagnostics()
    guard let table = CSVTable.read(file, reporting: &ignored) else { return false }
    return ["maker", "supplier"].allSatisfy { table.index(of: $0) != nil }
      && table.index(of: "entity") == nil
  }

  /// The ids of the contracts of some tables; what cannot be read is told where they are bought by.
  static func ids(_ files: [SourceFile]) -> Set<String> {
    var ignored = Diagnostics()
    var ids: Set<String> = []
    for file in files {
      guard let table = CSVTable.read(file, reporting: &ignored),
        let column = table.index(of: "id")
      else { continue }
      for row in 0..<table.rowCount { ids.insert(table.text(row, column)) }
    }
    return ids
  }

  /// What a contract may be about, and how much: metrics of `contracts.csv`.
  static let metrics = ["share of need", "share of press scrap", "tonnes a year", "reduction"]

  /// - Throws: ``InputProblems`` where a file is no table of contracts.
  package static func check(_ files: [SourceFile]) throws(InputProblems) {
    var problems = Diagnostics()
    for file in files { _ = CSVTable.read(file, header: header, reporting: &problems) }
    try problems.throwIfErrors()
  }
}
