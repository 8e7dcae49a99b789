internal import FlowInputs
public import FlowTables

/// What `flowsim blend --alloys` prints: the alloys whose limits ship.
public struct AlloyList: Sendable {
  private let alloys: [BuiltinAlloy]

  /// - Throws: ``InputProblems`` where the tables that ship are damaged.
  public init() throws(InputProblems) {
    var problems = Diagnostics()
    alloys = BuiltinAlloy.all(reporting: &problems)
    try problems.throwIfErrors()
  }

  public var text: String {
    var table = PrintedTable(["alloy", "id", "limits, wt %", "source"], words: [0, 1, 2, 3])
    for alloy in alloys {
      table.add([
        alloy.title, alloy.id,
        alloy.limits.map(\.text).joined(separator: ", "), alloy.sources.joined(separator: ", "),
      ])
    }
    return table.text()
      + "\nSources: flowsim data sources. EN AW-, EN AC-, AA and a temper are read past.\n"
  }

  /// A row for each limit.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: [
      "id", "alloy", "element", "minimum", "maximum", "unit", "source",
    ])
    for alloy in alloys {
      for limit in alloy.limits {
        for cell in [alloy.id, alloy.title, limit.element] {
          writer.field(cell)
        }
        for bound in [limit.minimum, limit.maximum] {
          if let bound { writer.field(bound) } else { writer.field("") }
        }
        writer.field("wt %")
        writer.field(alloy.sources.joined(separator: ", "))
        writer.endRow()
      }
    }
    return writer.bytes
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("alloys") { list in for alloy in alloys { list.object { alloy.write(to: &$0) } } }
    }
    return writer.finished()
  }
}

extension BuiltinAlloy {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.field("id", id)
    writer.array("names") { list in for name in names { list.value(name) } }
    writer.field("description", description)
    writer.array("limits") { list in
      for limit in limits {
        list.object {
          $0.field("element", limit.element)
          $0.field(optional: "min_wt_pct", limit.minimum)
          $0.field(optional: "max_wt_pct", limit.maximum)
        }
      }
    }
    writer.array("notes") { list in for note in notes { list.value(note) } }
    writer.array("sources") { list in for source in sources { list.value(source) } }
  }
}

extension BuiltinAlloy.Limit {
  /// `Si 1–1.5`, `Fe ≤ 0.5`, `Cr ≥ 10.5`.
  fileprivate var text: String {
    switch (minimum, maximum) {
    case (let low?, let high?):
      "\(element) \(ShortestDecimal.string(low))–\(ShortestDecimal.string(high))"
    case (nil, let high?): "\(element) ≤ \(ShortestDecimal.string(high))"
    case (let low?, nil): "\(element) ≥ \(ShortestDecimal.string(low))"
    case (nil, nil): element
    }
  }
}
