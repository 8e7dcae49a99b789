internal import FlowAccounts
public import FlowInputs
internal import FlowTables

/// Lots as one JSON document.
public struct LotDocument {
  private let catalogue: LotCatalogue

  public init(_ catalogue: LotCatalogue) { self.catalogue = catalogue }

  /// - Parameter id: One lot, or nil for all.
  public func bytes(of id: String? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("unit", "t CO2-equiv/t")
      $0.array("lots") { list in
        for lot in catalogue.lots where id == nil || lot.id == id {
          list.object { write(lot, to: &$0) }
        }
      }
    }
    return writer.finished()
  }

  private func write(_ lot: Lot, to writer: inout JSONWriter) {
    for (key, text) in [
      ("id", lot.id), ("name", lot.name), ("metal", lot.metal), ("grade", lot.grade),
      ("route", lot.route), ("region", lot.region),
    ] { writer.field(key, text) }
    writer.field("year", lot.year)
    writer.object("charge_t_per_t") {
      for entry in lot.charge.entries { $0.field(entry.component.rawValue, entry.amount) }
    }
    writer.field("scrap_share", lot.charge.scrapShare)
    writer.field("electricity_mwh_per_t", lot.megawattHours)
    writer.object("power") {
      $0.field("captive_coal", lot.power.captiveCoal)
      $0.field("own_renewable", lot.power.ownRenewable)
      $0.field("renewable_contract", lot.power.renewableContract)
      $0.field("certificates", lot.power.certificates)
      $0.field("uncontracted", lot.power.uncontracted)
    }
    writer.object("totals") { totals in
      for boundary in EmissionBoundary.allCases
      where catalogue.emissions(lot, boundary, .location) != nil {
        totals.object(boundary.rawValue) { write(lot, boundary, to: &$0) }
      }
    }
    writer.array("terms") { list in
      for term in lot.terms { list.object { write(term, to: &$0) } }
    }
  }

  private func write(_ lot: Lot, _ boundary: EmissionBoundary, to writer: inout JSONWriter) {
    for view in PowerView.allCases {
      if let value = catalogue.emissions(lot, boundary, view) {
        writer.field(view.rawValue, value)
      }
    }
  }

  private func write(_ term: LotTerm, to writer: inout JSONWriter) {
    writer.field("name", term.name)
    switch term.kind {
    case .direct(let value):
      writer.field("kind", "direct")
      writer.field("value", value)
    case .upstream(let value):
      writer.field("kind", "upstream")
      writer.field("value", value)
    case .power(let use, _, _):
      writer.field("kind", "power")
      writer.field("mwh_per_t", use)
    }
    writer.array("boundaries") { list in
      for boundary in EmissionBoundary.allCases where term.boundaries.contains(boundary) {
        list.value(boundary.rawValue)
      }
    }
  }
}
