internal import FlowAccounts
internal import FlowTables

extension PurchaseLedger {
  private typealias Group = (key: String, account: PurchaseAccount)

  /// Totals by metal and by supplier, and where the factors come from.
  public var text: String {
    let head = ["t", "location, t CO2e", "market, t CO2e", "supplier data, % of t"]
    func table(_ name: String, _ groups: [Group]) -> String {
      var table = PrintedTable([name] + head)
      for group in groups { table.add([group.key] + cells(group.account)) }
      table.add(["total"] + cells(account))
      return table.text()
    }
    let coverage = FactorBasis.allCases.map { basis -> String in
      let share = account.share(of: basis)
      return "\(basis.rawValue): \(NumberText.percent(share.mass)) of the tonnes, "
        + "\(NumberText.percent(share.emissions)) of the emissions"
    }
    let difference = account.locationEmissions - account.marketEmissions
    return """
      Purchased metal, scope 3 category 1, \(boundary.rawValue); averages of \(year)

      \(table("metal", account.grouped { $0.metal }))
      \(table("supplier", account.grouped { $0.supplier }))
      \(coverage.joined(separator: "\n"))
      Contracts and certificates account for \(fixed(difference, 1)) t CO2e of the difference \
      between the two views.

      """
  }

  private func cells(_ account: PurchaseAccount) -> [String] {
    [
      fixed(account.tonnes, 1), fixed(account.locationEmissions, 1),
      fixed(account.marketEmissions, 1),
      fixed(account.share(of: .supplier).mass * 100, 1),
    ]
  }

  /// A line for every purchase: the table for a disclosure.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: [
      "supplier", "metal", "grade", "tonnes", "market_factor", "location_factor",
      "market_t_co2e", "location_t_co2e", "basis", "factor_from", "boundary",
    ])
    for purchase in account.purchases {
      for cell in [purchase.supplier, purchase.metal, purchase.grade] { writer.field(cell) }
      for number in [
        purchase.tonnes, purchase.marketFactor, purchase.locationFactor,
        purchase.marketEmissions, purchase.locationEmissions,
      ] { writer.field(number) }
      for cell in [purchase.basis.rawValue, purchase.factorName, boundary.rawValue] {
        writer.field(cell)
      }
      writer.endRow()
    }
    return writer.bytes
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("category", "scope 3, 1: purchased goods")
      $0.field("boundary", boundary.rawValue)
      $0.field("year_of_averages", year)
      $0.object("total") { Self.write(account, &$0) }
      $0.object("coverage") { object in
        for basis in FactorBasis.allCases {
          let share = account.share(of: basis)
          object.object(basis.rawValue) {
            $0.field("share_of_tonnes", share.mass)
            $0.field("share_of_emissions", share.emissions)
          }
        }
      }
      for (name, groups) in [
        ("by_metal", account.grouped { $0.metal }),
        ("by_supplier", account.grouped { $0.supplier }),
      ] {
        $0.array(name) { list in
          for group in groups {
            list.object {
              $0.field("name", group.key)
              Self.write(group.account, &$0)
            }
          }
        }
      }
    }
    return writer.finished()
  }

  private static func write(_ account: PurchaseAccount, _ writer: inout JSONWriter) {
    writer.field("tonnes", account.tonnes)
    writer.field("location_t_co2e", account.locationEmissions)
    writer.field("market_t_co2e", account.marketEmissions)
    writer.field("supplier_data_share_of_tonnes", account.share(of: .supplier).mass)
  }
}
