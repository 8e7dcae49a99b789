internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// A charge calculation from two tables: what may be charged, and what is to be made of it.
struct ChargeTables {
  let lots: LotTable
  let orders: OrderTable
  private let elements: [String]
  /// Of the answer: that of all rows, else kg.
  let unit: ChargeMass

  init?(scraps: SourceFile, alloys: SourceFile, reporting problems: inout Diagnostics) {
    let lots = LotTable(scraps, reporting: &problems)
    let orders = OrderTable(alloys, reporting: &problems)
    guard let lots, let orders, !problems.hasErrors else { return nil }
    self.lots = lots
    self.orders = orders
    let limited = orders.orders.flatMap { $0.limits.map(\.element) }
    elements = (lots.elements + limited).distinct()
    let units = lots.lots.map(\.unit) + orders.orders.map(\.unit)
    unit =
      units.first.flatMap { first in units.allSatisfy { $0 == first } ? first : nil }
      ?? .kilogram
    reportUnmeasured(in: scraps, &problems)
    reportOpenKinds(&problems)
  }

  func problem(
    at location: FileLocation, reporting problems: inout Diagnostics
  ) -> ChargeProblem? {
    let size = ChargeSize(
      elements: elements.count, materials: lots.lots.count, targets: orders.orders.count)
    guard size.isWithinLimits(at: location, reporting: &problems) else { return nil }
    return ChargeProblem(
      elements: elements, materials: lots.lots.map(material), targets: orders.orders.map(target))
  }

  private func material(_ lot: LotTable.Lot) -> ChargeProblem.Material {
    let contents = elements.map { content(of: $0, in: lot) }
    let kind: ChargeProblem.Kind =
      switch lot.kind {
      case .scrap: .scrap
      case .primary: .primary
      case .alloying: .alloying(element: Self.main(contents))
      case nil: .unstated
      }
    func mass(_ value: Double?) -> Double? { value.map { convert($0, lot.unit) } }
    return ChargeProblem.Material(
      name: lot.name, kind: kind,
      cost: lot.unit == unit ? lot.cost : lot.cost / (lot.unit.kilograms / unit.kilograms),
      supply: mass(lot.mass), meltYield: lot.yield, content: contents,
      origins: lot.group.map { [.init(group: $0, share: 1)] } ?? [], least: mass(lot.least),
      share: lot.share)
  }

  private func target(_ order: OrderTable.Order) -> ChargeProblem.Target {
    let demand = convert(order.demand, order.unit)
    let windows = elements.map { element in
      order.limits.first { $0.element == element }?.window ?? ChargeProblem.Window()
    }
    return ChargeProblem.Target(
      name: order.name, group: order.group,
      demand: .init(minimum: demand, maximum: demand),
      contents: windows.map {
        .init(minimum: $0.minimum.map { $0 * demand }, maximum: $0.maximum.map { $0 * demand })
      }, scrapShare: order.scrapShare, growth: windows)
  }

  private func convert(_ value: Double, _ from: ChargeMass) -> Double {
    from == unit ? value : value * (from.kilograms / unit.kilograms)
  }

  /// A sum of elements has a column of its own, or the sum of theirs.
  private func content(of element: String, in lot: LotTable.Lot) -> Double {
    lot.content[element]
      ?? element.split(separator: "+").reduce(0) { $0 + (lot.content[String($1)] ?? 0) }
  }

  /// The element that most of an alloying is; the first of several.
  private static func main(_ content: [Double]) -> Int {
    content.indices.max { content[$0] < content[$1] || content[$0] == content[$1] && $0 > $1 } ?? 0
  }

  // MARK: What is left open
  private func reportUnmeasured(in scraps: SourceFile, _ problems: inout Diagnostics) {
    let measured = Set(lots.elements)
    let open = elements.flatMap { element in
      measured.contains(element) ? [] : element.split(separator: "+").map(String.init)
    }.filter { !measured.contains($0) }.distinct()
    if open.isEmpty { return }
    problems.warning(
      .contentNotGiven, at: scraps.start,
      "\(open.joined(separator: ", ")) is limited, but no column gives it: read as zero",
      help: "add a column for each")
  }

  private func reportOpenKinds(_ problems: inout Diagnostics) {
    let open = lots.lots.filter { $0.kind == nil }
    guard let first = open.first else { return }
    problems.reportOpenKinds(open.map(\.name), at: first.location)
  }
}
