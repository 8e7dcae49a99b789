import FlowEngine
import Testing

@Suite("The steel of 2020's cars, traced through its later products until 2301")
struct MetalTraceTests {
  @Test("Every flow and stock of the published loop follows to the printed digits")
  func flows() throws {
    let trace = try PublishedTrace().trace()
    let rows = try ReferenceTable("matrace").rows
    #expect(rows.count == trace.years.count)
    for (index, (row, year)) in zip(rows, trace.years).enumerated() {
      for (column, ours) in PublishedTrace.columns(of: year) {
        // The published goods of 2020 leave out the initial cars.
        if index == 0 && column == "new_goods" { continue }
        let reference = try row.number(column)
        // Ten digits are printed.
        #expect((ours - reference).magnitude <= 5e-10 * reference, "\(row) \(column)")
      }
    }
  }

  @Test("Half of the steel is still in use after 175 years")
  func halfLife() throws {
    let trace = try PublishedTrace().trace()
    let years = try #require(trace.years(untilShare: 0.5))
    // Read from a figure as "ca. 175"; the second decimal from a computation with NumPy.
    #expect((years - 174.88).magnitude <= 0.005)
    #expect(trace.years(untilShare: 0.25) == nil, "36 % is left in 2301")
    #expect(trace.years(untilShare: 1) == 0)
  }

  @Test("Stock and losses add up to the initial steel in every year")
  func balance() throws {
    let trace = try PublishedTrace().trace()
    let initial = trace.years[0].totalStock
    var lost = 0.0
    for (index, year) in trace.years.enumerated() {
      lost += year.recoveryLoss + year.remeltingLoss
      // Sums over 282 purchases, none above the initial steel.
      #expect((year.totalStock + lost - initial).magnitude <= 1e-12 * initial, "year \(index)")
    }
  }

  @Test("Scrap that always becomes scrap again is refused")
  func endlessLoop() throws {
    let product = try TracedProduct(
      name: "chips", lifetime: .fixed(years: 1), recovery: [1], fabricationScrap: [1])
    let parameters = try MetalTraceParameters(
      products: [product], remeltingYield: [1], split: [1], metalCount: 1, scrapCount: 1)
    #expect(throws: MetalTraceError.endlessLoop) {
      try MetalTrace(of: [1], through: parameters, yearCount: 2)
    }
  }

  @Test("A closed loop of one product with one year of life halves each year at a yield of a half")
  func oneProduct() throws {
    let product = try TracedProduct(
      name: "cans", lifetime: .fixed(years: 1), recovery: [1], fabricationScrap: [0])
    let parameters = try MetalTraceParameters(
      products: [product], remeltingYield: [0.5], split: [1], metalCount: 1, scrapCount: 1)
    let trace = try MetalTrace(of: [8], through: parameters, yearCount: 4)
    #expect(trace.years.map(\.totalStock) == [8, 4, 2, 1])
    #expect(trace.years(untilShare: 0.375) == 1.5)
  }

  @Test("Shares above one, and masses below zero, are refused by name")
  func refusals() throws {
    let product = try TracedProduct(
      name: "cans", lifetime: .fixed(years: 1), recovery: [0.6, 0.6], fabricationScrap: [0, 0])
    let error = #expect(throws: MetalTraceError.self) {
      try MetalTraceParameters(
        products: [product], remeltingYield: [1, 1], split: [1], metalCount: 1, scrapCount: 2)
    }
    #expect(
      error?.description
        == "the shares in recovery from cans must be zero or more and add up to 1 at most")
    let published = try PublishedTrace()
    #expect(throws: MetalTraceError.invalidMass(-1)) {
      try MetalTrace(
        of: published.initial.map { _ in -1 }, through: published.parameters, yearCount: 1)
    }
  }
}

/// The parameters of the published trace, with its indices.
private struct PublishedTrace {
  static let products = ["vehicles", "machinery", "construction", "products and other"]
  static let metals = ["automotive", "construction"]
  static let scraps = ["heavy melt", "shred"]
  let initial: [Double]
  let parameters: MetalTraceParameters

  init() throws {
    let rows = try ReferenceTable("matrace_parameters").rows
    func value(_ parameter: String, _ product: String, _ metal: String, _ scrap: String) throws
      -> Double
    {
      let key = [
        "parameter": parameter, "product": product, "metal": metal, "scrap": scrap,
      ]
      let row = rows.first { row in key.allSatisfy { row[$0.key] == $0.value } }
      return try row?.number("value") ?? 0
    }
    let lanes = Self.metals.flatMap { metal in Self.scraps.map { (metal, $0) } }
    parameters = try MetalTraceParameters(
      products: Self.products.map { product in
        let years = try value("lifetime", product, "", "")
        return try TracedProduct(
          name: product, lifetime: .lognormal(mean: years, deviation: years),
          recovery: lanes.map { try value("recovery", product, $0.0, $0.1) },
          fabricationScrap: lanes.map { try value("fabrication scrap", product, $0.0, $0.1) })
      },
      remeltingYield: Self.scraps.flatMap { scrap in
        try Self.metals.map { try value("remelting yield", "", $0, scrap) }
      },
      split: Self.metals.flatMap { metal in
        try Self.products.map { try value("split", $0, metal, "") }
      },
      metalCount: Self.metals.count, scrapCount: Self.scraps.count)
    initial = try Self.products.flatMap { product in
      try Self.metals.map { try value("initial", product, $0, "") }
    }
  }

  func trace() throws -> MetalTrace {
    try MetalTrace(of: initial, through: parameters, yearCount: 2301 - 2020 + 1)
  }

  static func columns(of year: MetalTraceYear) -> [(String, Double)] {
    [
      ("stock_vehicles", year.stock[0]), ("stock_machinery", year.stock[1]),
      ("stock_construction", year.stock[2]), ("stock_products_and_other", year.stock[3]),
      ("stock_total", year.totalStock), ("eol_outflow", year.leaving.reduce(0, +)),
      ("postconsumer_scrap", year.oldScrap.reduce(0, +)),
      ("fabrication_scrap", year.newScrap.reduce(0, +)),
      ("scrap_to_remelting", year.scrapToRemelting),
      ("secondary_metal", year.secondaryMetal.reduce(0, +)),
      ("new_goods", year.purchases.reduce(0, +)), ("recovery_loss", year.recoveryLoss),
      ("remelting_loss", year.remeltingLoss),
    ]
  }
}
