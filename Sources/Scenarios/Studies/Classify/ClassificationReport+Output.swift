internal import FlowAccounts
internal import FlowTables

extension ClassificationReport {
  /// A table for people, and what the versions disagree about.
  public var text: String {
    var table = PrintedTable(
      ["standard", "valid", "line", "own scrap share", "class", "threshold", "gap", ""],
      words: [0, 1, 2, 4, 7])
    for line in lines {
      let gap = line.threshold.map { $0 - lot.emissions }
      table.add([
        line.standard.title, line.standard.validity,
        line.standard.kind == .ladder ? "" : line.name,
        line.scrapShare.map { "\(fixed($0 * 100, 2)) %" } ?? "", line.className,
        line.threshold.map { fixed($0, 3) } ?? "", gap.map { fixed($0, 3) } ?? "", line.reason,
      ])
    }
    var notes = flips.map(\.sentence)
    if let credit {
      notes.append("IEA credit: \(fixed(credit, 3)) of a tonne counts as near zero")
    }
    let end = notes.isEmpty ? "" : "\n" + notes.map { $0 + ".\n" }.joined()
    return "\(title)\n\n\(table.text())\(end)"
  }

  private var title: String {
    var parts = ["\(lot.metal) at \(fixed(lot.emissions, 3)) t CO2e/t"]
    switch lot.scrap {
    case .stated(let share):
      parts.append("\(fixed(share * 100, 2)) % scrap by each scheme's own definition")
    case .charge: parts.append("scrap share of each scheme from the charge")
    case .unknown: parts.append("scrap share unknown")
    }
    parts.append(year.map { "in \($0)" } ?? "all versions and dated lines")
    return parts.joined(separator: ", ")
      + "\n(threshold and gap in t CO2e/t; a positive gap is room below the threshold)"
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("metal", lot.metal)
      $0.field("emissions_t_per_t", lot.emissions)
      if case .stated(let share) = lot.scrap { $0.field("scrap_share", share) }
      if case .charge(let charge) = lot.scrap {
        $0.object("charge") {
          $0.field("bought_scrap", charge.boughtScrap)
          $0.field("internal_scrap", charge.internalScrap)
          $0.field("ore_based", charge.oreBased)
        }
      }
      if let product = lot.product { $0.field("product", product.rawValue) }
      if let year { $0.field("year", year) }
      $0.array("results") { list in
        for line in lines { list.object { Self.write(line, &$0) } }
      }
      $0.field(optional: "iea_credit", credit)
      $0.array("flips") { list in
        for flip in flips {
          list.object {
            $0.field("standard", flip.name)
            $0.field("sentence", flip.sentence)
          }
        }
      }
    }
    return writer.finished()
  }

  private static func write(_ line: ClassificationLine, _ writer: inout JSONWriter) {
    let standard = line.standard
    writer.field("standard", standard.name)
    writer.field("version", standard.version)
    writer.field("kind", standard.kind.rawValue)
    writer.field(optional: "valid_from", standard.validFrom)
    writer.field(optional: "valid_to", standard.validTo)
    writer.field("class", line.className)
    writer.field("line", line.name)
    writer.field("answer", line.answerWord)
    writer.field(optional: "scrap_share", line.scrapShare)
    writer.field(optional: "threshold_t_per_t", line.threshold)
    writer.field("boundary", standard.boundary)
    writer.field("scope2", standard.scope2)
    writer.field("source", standard.source)
    if !line.reason.isEmpty { writer.field("reason", line.reason) }
  }
}
