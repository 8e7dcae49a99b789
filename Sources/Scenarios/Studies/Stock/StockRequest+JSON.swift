internal import FlowTables

/// The answer for programs that read JSON.
extension StockRequest {
  /// `{"rows":[{"year":2000,"inflow":1,…}]}`: a table of this command, its names kept.
  ///
  /// - Parameter csv: What ``answer(_:)`` or ``survivalTable(of:ages:)`` gives.
  public static func document(of csv: [UInt8]) -> [UInt8] {
    var problems = Diagnostics()
    let file = SourceFile(path: "answer", bytes: csv)
    guard let table = CSVTable.read(file, reporting: &problems) else {
      preconditionFailure("this command's own table is no CSV: \(problems.sorted)")
    }
    var writer = JSONWriter()
    writer.object { document in
      document.array("rows") { rows in
        for row in 0..<table.rowCount {
          rows.object { object in
            for (place, name) in table.columns.enumerated() {
              let text = table.text(row, place)
              if name != "series" && name != "type", let number = Double(text) {
                object.field(name, number)
              } else {
                object.field(name, text)
              }
            }
          }
        }
      }
    }
    return writer.finished()
  }
}
