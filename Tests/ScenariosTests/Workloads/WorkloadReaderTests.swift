import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowBenchmarks
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Tables of workloads")
struct WorkloadReaderTests {
  /// A folder that lives as long as the test.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("flowsim-workload-\(UUID().uuidString)").path

    init(_ files: [String: String]) throws {
      try FileSystem.makeFolders(path)
      for (name, text) in files {
        try FileSystem.write(Array(text.utf8), toFile: "\(path)/\(name)")
      }
    }

    deinit { FileSystem.remove(path) }
  }

  private static let lifetimes = """
    series,grade,product,powertrain,shape,scale
    b,G0,car,bev,3,12
    a,G0,car,ice,2.5,11
    """
  private static let inflow = "year,a,b\n1900,1,2\n1901,3,4\n1902,5,6\n"

  private func messages(_ folder: Folder, _ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let problems as InputProblems {
      return problems.diagnostics.map {
        $0.description.replacingOccurrences(of: folder.path + "/", with: "")
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Series are in the order of the lifetimes, whatever the order of the columns")
  func order() throws {
    let folder = try Folder([
      "w1_lifetime.csv": Self.lifetimes, "w1_inflow.csv": Self.inflow,
      "w1v_drift.csv": "year,factor\n1900,1\n1901,1.1\n1902,1.2\n",
    ])
    let inputs = try CohortInputs.inflows(in: folder.path, drifting: true)
    #expect(inputs.firstYear == 1900)
    #expect(inputs.series == ["b", "a"])
    #expect(inputs.amounts[1, 0] == 4)
    #expect(inputs.amounts[2, 1] == 5)
    #expect(
      inputs.lifetimes == [try .weibull(shape: 3, scale: 12), try .weibull(shape: 2.5, scale: 11)])
    #expect(inputs.drift == [1, 1.1, 1.2])
  }

  @Test("A lifetime that cannot be, a series without inflow and a missing factor have a place")
  func located() throws {
    let folder = try Folder([
      "w1_lifetime.csv": Self.lifetimes.replacingOccurrences(of: "3,12", with: "-3,12"),
      "w1_inflow.csv": Self.inflow, "w1v_drift.csv": "year,factor\n1900,1\n1901,0\n",
    ])
    #expect(
      messages(folder) { _ = try CohortInputs.inflows(in: folder.path, drifting: true) } == [
        "w1_lifetime.csv:2:14: error[E207]: the series has no such lifetime; "
          + "shape must be above zero, not -3.0",
        "w1v_drift.csv:1:1: error[E304]: the table has 2 rows; write 3 rows under the header",
      ])
    let other = try Folder([
      "w1_lifetime.csv": Self.lifetimes.replacingOccurrences(of: "a,G0", with: "c,G0"),
      "w1_inflow.csv": Self.inflow,
    ])
    #expect(
      messages(other) { _ = try CohortInputs.inflows(in: other.path, drifting: false) }.count == 1)
  }

  @Test("Samples are taken from the top; too few of them, or one outside 0...1, are refused")
  func samples() throws {
    let header = (0..<12).map { "u\($0)" }.joined(separator: ",")
    let rows = (1...3).map { row in (0..<12).map { _ in "0.\(row)" }.joined(separator: ",") }
    let folder = try Folder(["w3_samples.csv": ([header] + rows).joined(separator: "\n")])
    let two = try CycleReader.samples(in: folder.path, count: 2)
    #expect(two == Array(repeating: 0.1, count: 12) + Array(repeating: 0.2, count: 12))
    #expect(
      messages(folder) { _ = try CycleReader.samples(in: folder.path, count: 4) } == [
        "w3_samples.csv:1:1: error[E304]: the table has 3 samples, not 4; "
          + "give --samples 3 or fewer"
      ])
    let wrong = try Folder([
      "w3_samples.csv": header + "\n" + rows[0].replacingOccurrences(of: "0.1,0.1", with: "0.1,1.5")
    ])
    #expect(
      messages(wrong) { _ = try CycleReader.samples(in: wrong.path, count: 1) }.first
        == "w3_samples.csv:2:5: error[E207]: 1.5 is no place in a range; write a number in 0...1")
  }

  @Test("All tables of a cycle that are missing are named")
  func missing() throws {
    let folder = try Folder([:])
    let found = messages(folder) { _ = try CycleReader.inputs(in: folder.path) }
    #expect(found.count == 11)
    #expect(found.allSatisfy { $0.contains("error[E001]") })
  }

  @Test("The order of a cascade names each grade of its metal once")
  func cascades() throws {
    let text = """
      {"order_steel": [5, 3, 2, 1, 0, 0], "mixed_steel_enters_before": 7, "order_al": [8, 7, 6, 9],
       "mixed_al_enters_before": 9, "collection_2020": 0.8, "grid_2020": 0.46, "grid_floor": 0.02,
       "smelter_2020": 0.62, "smelter_floor": 0.04, "target_2020_kgco2": [1, 2, 3, 4]}
      """
    let folder = try Folder(["w3_scalars.json": text])
    let found = messages(folder) { _ = try CycleReader.inputs(in: folder.path) }
    let scalars = found.filter { $0.hasPrefix("w3_scalars.json") }
    #expect(
      scalars == [
        "w3_scalars.json:1:1: error[E109]: key 'target_annual_cut' is missing; "
          + "write 'target_annual_cut'",
        "w3_scalars.json:1:17: error[E207]: 'order_steel' does not name every grade of its metal "
          + "once; write the numbers 0 to 5, the best grade first",
        "w3_scalars.json:1:66: error[E207]: 'mixed_steel_enters_before' is no grade of its metal; "
          + "write a number of 'order_steel'",
      ])
  }
}
