import FlowEngine
import FlowStudies
import FlowTables
import Foundation
import Testing

/// A problem file in `Data/blending`, solved.
struct SolvedCharge {
  let problem: ChargeProblem
  let solution: ChargeSolution

  static func all(_ name: String) throws -> [(name: String, charge: SolvedCharge)] {
    let url = try #require(
      Bundle.module.url(forResource: "Data/blending/\(name)", withExtension: "json"), "\(name)")
    let bytes = try [UInt8](Data(contentsOf: url))
    return try ChargeFile(SourceFile(path: "\(name).json", bytes: bytes)).cases.map { item in
      guard case .optimal(let solution) = try item.problem.solve() else {
        throw NoCharge(name: item.name)
      }
      return (item.name, SolvedCharge(problem: item.problem, solution: solution))
    }
  }

  static func one(_ file: String, _ name: String) throws -> SolvedCharge {
    try #require(try all(file).first { $0.name == name }?.charge, "\(name)")
  }

  struct NoCharge: Error { let name: String }

  func charged(_ material: String) throws -> Double {
    let index = try #require(problem.materials.firstIndex { $0.name == material }, "\(material)")
    return solution.charge[index].reduce(0, +)
  }
}

/// Twelve printed digits, and a solver that stops within 1e-9.
func agrees(_ ours: Double, _ published: Double) -> Bool {
  (ours - published).magnitude <= 1e-9 * max(1, published.magnitude)
}

@Suite("Charge calculations with known answers")
struct BlendingTests {
  /// IBM, "Linear Programming - Aluminum Alloy Blending", as ALLOY among GLPK's examples.
  @Test("ALLOY costs 2149.247891 dollars")
  func alloy() throws {
    let charge = try SolvedCharge.one("ibm_alloy", "ALLOY")
    // Six decimals are printed.
    #expect((charge.solution.objective - 2149.247891).magnitude <= 5e-7)
    #expect(agrees(try charge.charged("Scrap 10"), 5704.371013713592))
    #expect(try charge.charged("Scrap 1") == 0)
  }

  /// Dantzig (1963), Linear Programming and Extensions, chapter 3.4.
  @Test("Dantzig's blend costs 4.98 with 0.6 of b and 0.4 of d")
  func dantzig() throws {
    let charge = try SolvedCharge.one("dantzig", "BLEND")
    #expect(agrees(charge.solution.objective, 4.98))
    #expect(agrees(try charge.charged("b"), 0.6))
    #expect(agrees(try charge.charged("d"), 0.4))
  }

  /// The share of one scrap that a target bears: `(hi - c_P) / (c_S - c_P)` of its binding element.
  @Test(
    "Small charges use the scrap that their binding element leaves",
    arguments: [
      ("H1", 87.30563270122457, [13.410953421906424]),
      ("H2", 60.27026651823225, [30, 11.838153633114615]),
      ("H3", 27.219915608544984, [77.58182707560182]),
      ("H4", 5, [100]),
      ("H5", 98.26027157376437, [55.37528118549119]),
      ("H6", 3 + 5, [100]),
    ] as [(String, Double, [Double])])
  func smallCases(name: String, objective: Double, scrap: [Double]) throws {
    let charge = try SolvedCharge.one("small", name)
    #expect(agrees(charge.solution.objective, objective))
    for (index, mass) in scrap.enumerated() {
      #expect(agrees(charge.solution.charge[index].reduce(0, +), mass))
    }
  }

  /// Copper only; hand check: 45 units of capacity up to 0.15 % carry 112.5 of the dirtier scrap.
  @Test(
    "Copper pinches set the least ore-based metal",
    arguments: [
      ("base", 150.0, 150.0, 0.0), ("rebar halves", 87.5, 0, 137.5),
      ("shred doubles", 87.5, 0, 287.5), ("both", 87.5, 0, 487.5),
    ] as [(String, Double, Double, Double)])
  func pinch(name: String, primary: Double, massOnly: Double, surplus: Double) throws {
    let solution = try SolvedCharge.one("pinch", name).solution
    #expect(agrees(solution.primary, primary))
    #expect(agrees(solution.massOnlyPrimary, massOnly))
    #expect(agrees(solution.qualityInducedPrimary, primary - massOnly))
    #expect(agrees(solution.surplus, surplus))
  }

  /// One combustion car's aluminium into one electric car; references by HiGHS.
  @Test("An end-of-life car's aluminium in a new electric car", arguments: VehicleCase.all)
  func vehicle(_ expected: VehicleCase) throws {
    let solution = try SolvedCharge.one("vehicle", expected.name).solution
    #expect(agrees(solution.objective, expected.objective))
    #expect(agrees(solution.primary, expected.primary))
    #expect(agrees(solution.alloying.reduce(0, +), expected.alloying))
    #expect(agrees(solution.surplus, expected.surplus))
    #expect(agrees(100 * solution.recycledContent, expected.recycledPercent))
    #expect(agrees(solution.qualityInducedPrimary, expected.qualityInduced))
    #expect(agrees(solution.sameGrade, expected.sameGrade))
    #expect(agrees(solution.sameGradeRange.lowerBound, expected.leastSameGrade))
    #expect(expected.identity.contains(solution.sameGradeKept))
  }
}

struct VehicleCase: Sendable {
  let name: String
  let objective: Double
  let primary: Double
  let alloying: Double
  let surplus: Double
  let recycledPercent: Double
  let qualityInduced: Double
  let sameGrade: Double
  /// The other end of the optima's range, which is one point but in the last case.
  let leastSameGrade: Double
  /// The range of this figure over all optima, by HiGHS.
  let identity: ClosedRange<Double>

  static let all = [
    VehicleCase(
      name: "0 mixed", objective: 234.66332985034143, primary: 220.47581269403818,
      alloying: 10.01384956519951, surplus: 93.38204643872272,
      recycledPercent: 14.633458422504564, qualityInduced: 84.97766225923769,
      sameGrade: 12.964468432501757, leastSameGrade: 12.964468432501757, identity: 0...0),
    VehicleCase(
      name: "1 dismantle wheels+powertrain 70%", objective: 209.22684656114626,
      primary: 196.50701167758635, alloying: 7.6715099690104305, surplus: 69.48054158505113,
      recycledPercent: 24.378325316075266, qualityInduced: 63.72983164659678,
      sameGrade: 27.363567137621878, leastSameGrade: 27.363567137621878,
      identity: 24.2262...24.2263),
    VehicleCase(
      name: "3 dismantle + XRT", objective: 196.7144494078177, primary: 183.4467985922188,
      alloying: 7.527566771973099, surplus: 55.0695862153765,
      recycledPercent: 29.268753568817818, qualityInduced: 50.5256753641919,
      sameGrade: 47.87868489991063, leastSameGrade: 47.668384953, identity: 42.1299...42.3349),
  ]
}
