import Testing

@testable import FlowAccounts
@testable import FlowBenchmarks
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Result files of workloads")
struct WorkloadReportTests {
  @Test("A digest weighs every cell by where it is")
  func digest() throws {
    // Two years, all in use for ever: cells 3; 3 and 5.
    let inputs = CohortInputs(
      firstYear: 1900, series: ["a"], amounts: SeriesLanes([3, 5], seriesCount: 1),
      lifetimes: [try .fixed(years: 100)], drift: nil)
    var workload = CohortWorkload(
      drive: .inflow, amounts: inputs.amounts, lifetimes: inputs.lifetimes, timing: .end)
    workload.run()
    let files = try CohortReport(workload: "w1a", inputs: inputs, tables: workload.tables)
      .files(withInflow: true, from: "inputs")
    func text(_ name: String) -> String? {
      files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    // Weights of (t, c) = (0,0), (1,0), (1,1): 1, 8, 11 and 1, 1, 2.
    #expect(
      text("w1a_digest.csv") == "series,sc_1,sc_2,sc_3,oc_1,oc_2,oc_3\na,11,82,16,0,0,0\n")
    #expect(text("w1a_stock.csv") == "year,a\n1900,3\n")
    #expect(text("w1a_inflow.csv") == "year,a\n1900,3\n")
    #expect(text("w1a_cohort.csv") == "year,cohort,sc_a,oc_a\n")
  }
}
