public import FlowAccounts
public import FlowInputs
internal import FlowTables

/// Lots for people.
public struct LotText {
  private let catalogue: LotCatalogue

  public init(_ catalogue: LotCatalogue) { self.catalogue = catalogue }

  /// Every lot under every boundary in one view, t CO2-equiv/t.
  public func list(_ view: PowerView, boundary: EmissionBoundary?) -> String {
    let boundaries = boundary.map { [$0] } ?? EmissionBoundary.allCases
    var table = PrintedTable(
      ["lot", "region", "year"] + boundaries.map(\.rawValue) + ["scrap", "MWh/t"],
      words: [0, 1])
    for lot in catalogue.lots {
      let totals = boundaries.map { catalogue.emissions(lot, $0, view) }
      if totals.allSatisfy({ $0 == nil }) { continue }
      table.add(
        [lot.id, lot.region, String(lot.year)] + totals.map { Self.number($0) }
          + ["\(fixed(100 * lot.charge.scrapShare, 0)) %", fixed(lot.megawattHours, 2)])
    }
    return "t CO2-equiv per tonne, electricity by \(view.rawValue)\n\n" + table.text()
  }

  /// One lot term by term: each view where it is power, and which boundaries count it.
  public func detail(_ lot: Lot) -> String {
    var text = "\(lot.id): \(lot.name)\n\(lot.metal), \(lot.route), \(lot.region), \(lot.year)\n"
    text +=
      "charge, t/t: "
      + lot.charge.entries.map {
        "\($0.component.rawValue) \(fixed($0.amount, 3))"
      }.joined(separator: ", ") + "\n\(power(lot.power))\n\n"
    let boundaries = EmissionBoundary.allCases.filter {
      catalogue.emissions(lot, $0, .location) != nil
    }
    text += terms(lot, boundaries) + "\n" + totals(lot, boundaries)
    let published = catalogue.published.filter { $0.lot == lot.id }
    return published.isEmpty ? text : text + "\n" + beside(published)
  }

  private func power(_ power: PowerContract) -> String {
    let shares = [
      ("own coal", power.captiveCoal), ("own renewable", power.ownRenewable),
      ("renewable contract", power.renewableContract), ("certificates", power.certificates),
      ("uncontracted grid", power.uncontracted),
    ]
    let words = shares.filter { $0.1 > 1e-9 }.map { "\(fixed(100 * $0.1, 0)) % \($0.0)" }
    return "power: " + words.joined(separator: ", ")
  }

  private func terms(_ lot: Lot, _ boundaries: [EmissionBoundary]) -> String {
    let all = PowerView.allCases
    var table = PrintedTable(
      ["term, t CO2-equiv/t", "MWh/t"] + all.map(\.rawValue) + ["counted by"],
      words: [0, 2 + all.count])
    for term in lot.terms {
      let counted = boundaries.filter(term.boundaries.contains)
      let widest = counted.last.map(catalogue.rule)
      let values = all.map { view in
        fixed(widest.flatMap { term.emissions($0, view) } ?? 0, 3)
      }
      table.add(
        [term.name, term.megawattHours > 0 ? fixed(term.megawattHours, 2) : ""] + values
          + [counted.map(\.rawValue).joined(separator: " ")])
    }
    return table.text()
  }

  private func totals(_ lot: Lot, _ boundaries: [EmissionBoundary]) -> String {
    var table = PrintedTable(["total under"] + PowerView.allCases.map(\.rawValue))
    for boundary in boundaries {
      table.add(
        [boundary.rawValue]
          + PowerView.allCases.map { Self.number(catalogue.emissions(lot, boundary, $0)) })
    }
    return table.text()
  }

  /// Ours beside theirs, for all lots that somebody publishes.
  public func comparison() -> String { beside(catalogue.published) }

  public func comparisonMarkdown() -> String { table(catalogue.published).markdown() }

  private func beside(_ published: [PublishedFootprint]) -> String { table(published).text() }

  private func table(_ published: [PublishedFootprint]) -> PrintedTable {
    var table = PrintedTable(
      ["lot", "what", "ours", "theirs", "source", "note"], words: [0, 1, 4, 5])
    for footprint in published {
      let isShare = footprint.reference != nil
      func text(_ value: Double) -> String {
        isShare ? "\(fixed(100 * value, 0)) %" : fixed(value, 2)
      }
      let what =
        footprint.reference.map { "less than \($0)" }
        ?? "\(footprint.boundary.rawValue), \(footprint.view.rawValue)"
      var theirs = text(footprint.value)
      if let low = footprint.low, let high = footprint.high {
        theirs = "\(text(low)) to \(text(high))"
      }
      table.add([
        footprint.lot, what, footprint.ours(in: catalogue).map(text) ?? "–", theirs,
        footprint.source, footprint.note,
      ])
    }
    return table
  }

  private static func number(_ value: Double?) -> String { value.map { fixed($0, 2) } ?? "–" }
}
