internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

extension ContractBook {
  /// Suppliers on the market of a metal, with their pledges kept or moving with their industry.
  func suppliers(
    of report: RunReport, _ m: Int, arePledgesKept: Bool
  ) -> [SupplierPart] {
    let metal = report.compiled.plan.materials[m].system.name
    return shares.filter { $0.metal == metal }.map { entry in
      SupplierPart(
        name: entry.supplier, share: entry.share.values(over: report.years),
        ratio: arePledgesKept
          ? SupplierPledge(of: entry.supplier, report, m).ratio : report.years.map { _ in 1 })
    }
  }
}
