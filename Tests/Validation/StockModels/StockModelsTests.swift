import FlowEngine
import Testing

@Suite("ODYM's published stock models, whole-year ages")
struct StockModelsTests {
  @Test("Every published case is reproduced to its printed digits")
  func published() throws {
    let cases = try PublishedVectors.all()
    #expect(cases.count == 10)
    for vectors in cases {
      switch vectors.mode {
      case "inflow driven": try inflowDriven(vectors)
      case "stock driven": try stockDriven(vectors)
      case "inflow from cohort stock": try ageStructure(vectors)
      case "stock driven initial stock": try initialStock(vectors)
      default: Issue.record("mode \(vectors.mode)")
      }
    }
  }

  private func inflowDriven(_ vectors: PublishedVectors) throws {
    var inflow = try vectors.required("inflow")
    let last = vectors["stock in year 60"]
    if last != nil { inflow += Array(repeating: 0, count: 300 - inflow.count) }
    let model = try CohortStock(inflow: inflow, lifetime: vectors.lifetime, timing: .end)
    if last != nil { return vectors.compare([model.stock[60]], with: "stock in year 60") }
    vectors.compare(model.stock, with: "stock")
    vectors.compare(model.outflow, with: "outflow")
    compareCohorts(model, vectors)
  }

  private func stockDriven(_ vectors: PublishedVectors) throws {
    let stock = try vectors.required("stock")
    let model = try CohortStock(
      stock: stock,
      survival: SurvivalTable(lifetime: vectors.lifetime, yearCount: stock.count, timing: .end),
      onNegativeInflow: .keep)
    vectors.compare(model.inflow, with: "inflow")
    vectors.compare(model.outflow, with: "outflow")
  }

  private func ageStructure(_ vectors: PublishedVectors) throws {
    let stock = try vectors.required("age structure")
    let table = try SurvivalTable(lifetime: vectors.lifetime, yearCount: stock.count, timing: .end)
    let initial = try InitialStock.ageStructure(stock, table: table)
    vectors.compare(initial.inflow, with: "inflow")
    #expect(initial.warnings.isEmpty)
  }

  private func initialStock(_ vectors: PublishedVectors) throws {
    let cohorts = try vectors.required("age structure")
    let future = try vectors.required("future stock")
    let table = try SurvivalTable(lifetime: vectors.lifetime, yearCount: future.count, timing: .end)
    let opening = try InitialStock.ageStructure(cohorts, table: table)
    let model = try CohortStock(
      stock: Array(future[cohorts.count...]), survival: table, opening: opening,
      onNegativeInflow: .keep)
    vectors.compare(model.inflowByCohort, with: "inflow")
    compareCohorts(model, vectors)
    #expect((model.openingStock - cohorts.reduce(0, +)).magnitude <= 1e-12 * model.openingStock)
  }

  private func compareCohorts(_ model: CohortStock, _ vectors: PublishedVectors) {
    let cohorts = model.inflowByCohort.indices
    let year = model.stock.count - 1
    vectors.compare(
      cohorts.map { model.stock(ofCohort: $0, year: year) },
      with: "stock by cohort in the last year")
    vectors.compare(
      cohorts.map { model.outflow(ofCohort: $0, year: year) },
      with: "outflow by cohort in the last year")
  }

  @Test("The published stock that falls too fast is an error in its tenth year")
  func fallsTooFast() throws {
    let vectors = try #require(
      PublishedVectors.all().first { $0.name == "normal8 3 stock negative inflow uncorrected" })
    let stock = try vectors.required("stock")
    let table = try SurvivalTable(lifetime: vectors.lifetime, yearCount: stock.count, timing: .end)
    let error = #expect(throws: StockError.self) { try CohortStock(stock: stock, survival: table) }
    guard case .stockFallsTooFast(let year, let shortfall) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // What is missing is the published negative inflow times the share left at its year's end.
    let share = table.share(ofCohort: 0, year: 0)
    #expect(year == 9)
    #expect((shortfall - 1.57838035116 * share).magnitude <= 1e-11)
  }
}
