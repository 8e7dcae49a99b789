internal import FlowTables

/// The catalogue as tables and JSON.
extension DataCatalogue {
  /// `sources.csv` with a column for the number of rows.
  public func sourcesCSV() -> [UInt8] {
    var writer = CSVWriter(header: [
      "id", "citation", "url", "licence", "accessed", "rows", "notes",
    ])
    for count in counts {
      for cell in count.source.cells {
        writer.field(cell)
      }
      writer.field(count.rows)
      writer.field(count.notes)
      writer.endRow()
    }
    return writer.bytes
  }

  public func sourcesJSON() -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("sources") { list in
        for count in counts {
          list.object {
            count.source.write(to: &$0)
            $0.field("rows", count.rows)
            $0.field("notes", count.notes)
          }
        }
      }
    }
    return writer.finished()
  }

  /// One line a source: rows, rows that name it in their note, licence, citation.
  public func sourcesText() -> String {
    var lines = [" rows  notes  licence             source"]
    for count in counts {
      let licence = count.source.licence
      let gap = String(repeating: " ", count: max(1, 20 - licence.count))
      lines.append(
        "\(Self.right(count.rows, 5))  \(Self.right(count.notes, 5))  \(licence)\(gap)"
          + "\(count.source.id): \(count.source.citation)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func right(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The columns of the data tables, between the row's place and the terms of its source.
  public func rowsCSV(_ rows: [DataRow]) -> [UInt8] {
    var writer = CSVWriter(header: [
      "id", "entity", "metric", "qualifier", "value", "low", "high", "unit", "year", "region",
      "boundary", "source", "confidence", "note", "citation", "licence",
    ])
    for row in rows {
      for cell in [row.id, row.entity, row.metric, row.qualifier] { writer.field(cell) }
      writer.field(row.value)
      writer.field(row.low)
      writer.field(row.high)
      writer.field(row.unit.text)
      writer.field(row.year.map(Double.init))
      for cell in [row.region, row.boundary, row.source, row.confidence.rawValue, row.note] {
        writer.field(cell)
      }
      writer.field(sources[row.source]?.citation ?? "brought by the user")
      writer.field(sources[row.source]?.licence ?? "user")
      writer.endRow()
    }
    return writer.bytes
  }

  public func rowsJSON(_ rows: [DataRow]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("rows") { list in
        for row in rows { list.object { row.write(to: &$0) } }
      }
    }
    return writer.finished()
  }
}
