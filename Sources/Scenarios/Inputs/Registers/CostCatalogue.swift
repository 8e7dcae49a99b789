public import FlowAccounts
public import FlowTables

/// What lots cost to make in a year, in one currency.
public struct CostCatalogue: Sendable {
  public let lots: LotCatalogue
  public let year: Int
  public let money: MoneyYear
  /// Lots that the tables can price, in the order of the lots.
  public let costs: [(lot: Lot, cost: LevelisedCost)]

  /// How a cost is asked for.
  public struct Question: Sendable {
    public var year = 2024
    public var money = MoneyYear.ofPlan
    /// In CNY of 2024 per t CO2, as scenarios give it; nil takes the table's path.
    public var carbonPrice: Double?
    public var crossesBorder = false

    public init() {}
  }

  /// - Throws: ``InputProblems`` with every missing or unfit number.
  public static func load(
    _ question: Question, user files: [SourceFile] = [], lists: [SourceFile] = []
  ) throws(InputProblems) -> CostCatalogue {
    var problems = Diagnostics()
    let data = DataStore.load(user: files, and: DataStore.lotTables, reporting: &problems)
    let lots = try LotCatalogue.load(data, lists: lists, reporting: problems)
    var compiler = CostCompiler(question, data)
    let costs = lots.lots.compactMap { lot -> (lot: Lot, cost: LevelisedCost)? in
      compiler.cost(of: lot, directEmissions: lots.directEmissions(lot)).map { (lot, $0) }
    }
    try compiler.book.problems.throwIfErrors()
    return CostCatalogue(lots: lots, year: question.year, money: question.money, costs: costs)
  }

  private init(
    lots: LotCatalogue, year: Int, money: MoneyYear, costs: [(lot: Lot, cost: LevelisedCost)]
  ) {
    self.lots = lots
    self.year = year
    self.money = money
    self.costs = costs
  }
}

extension LotCatalogue {
  /// Emissions of the works itself, t CO2-equiv/t: what carbon markets charge.
  package func directEmissions(_ lot: Lot) -> Double { emissions(lot, .cbamDirect, .location) ?? 0 }
}

extension CostCompiler {
  package init(_ question: CostCatalogue.Question, _ data: DataStore) {
    let book = CostBook(data, in: question.money)
    let factor = book.currencies.factor(from: .ofPlan, to: question.money)
    self.init(
      book: book, year: question.year,
      carbonPrice: question.carbonPrice.map { $0 * factor },
      crossesBorder: question.crossesBorder)
  }
}

extension CostCatalogue {
  /// A row a lot, a column a kind of cost.
  public func text() -> String {
    let kinds = CostItem.Kind.allCases.filter { kind in
      costs.contains { $0.cost.total(kind) != 0 }
    }
    var table = PrintedTable(["lot", "route"] + kinds.map(\.rawValue) + ["total"], words: [0, 1])
    for (lot, cost) in costs {
      table.add(
        [lot.id, lot.route] + kinds.map { fixed(cost.total($0), 0) } + [fixed(cost.total, 0)])
    }
    return "Cost of cast metal in \(year), \(money) per tonne\n\n" + table.text()
  }

  /// One lot, item by item.
  public func text(of lot: Lot) -> String {
    guard let cost = costs.first(where: { $0.lot.id == lot.id })?.cost else {
      return "\(lot.id): no prices are known for its region or its charge\n"
    }
    var table = PrintedTable(["item", "kind", "\(money)/t"], words: [0, 1])
    for item in cost.items { table.add([item.name, item.kind.rawValue, fixed(item.amount, 1)]) }
    table.add(["total", "", fixed(cost.total, 1)])
    return "\(lot.id): \(lot.name), \(year)\n\n" + table.text()
  }

  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("year", year)
      $0.field("unit", "\(money)/t")
      $0.array("lots") { list in
        for (lot, cost) in costs {
          list.object {
            $0.field("id", lot.id)
            $0.field("total", cost.total)
            $0.array("items") { items in
              for item in cost.items {
                items.object {
                  $0.field("name", item.name)
                  $0.field("kind", item.kind.rawValue)
                  $0.field("amount", item.amount)
                }
              }
            }
          }
        }
      }
    }
    return writer.finished()
  }
}
