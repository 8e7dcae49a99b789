import FlowEngine
import Testing

@Suite("Ceilings of scrap in alloys")
struct BlendingCeilingTests {
  /// Tables give shares to 0.1 points, compositions to 0.001 wt %; decision: 0.2 points.
  static let tolerance = 0.2

  /// Six classes of shredded aluminium into fourteen alloys, with and without what the shredder
  /// adds; scrap of five copper contents into three classes of steel.
  @Test(
    "The blend takes as much of a class as its binding element allows",
    arguments: ["aluminium_ceilings", "copper_ceilings"])
  func shares(file: String) throws {
    let published = try ReferenceTable("ceilings").rows
    for (name, charge) in try SolvedCharge.all(file) {
      let row = try #require(
        published.first { row in
          let pickUp = row["pick_up"] ?? ""
          return name == (row["case"] ?? "") + (pickUp.isEmpty ? "" : ", \(pickUp)")
        }, "\(name)")
      let share = try row.number("share_percent")
      let ours = charge.solution.charge[0].reduce(0, +)
      #expect((ours - share).magnitude <= Self.tolerance, "\(name): \(ours), published \(share)")
      let element = try row.text("element")
      if element.isEmpty { continue }
      let binding = charge.solution.binding.compactMap { bound -> String? in
        guard bound.isMaximum, case .content(let index) = bound.row else { return nil }
        return charge.problem.elements[index]
      }
      #expect(binding.contains(element), "\(name): \(binding) binds, not \(element)")
    }
  }

  /// Each round's scrap is the last round's steel with the copper that a cycle picks up.
  @Test("A closed loop of steel settles at the ceiling that its pick-up allows")
  func closedLoop() throws {
    for row in try ReferenceTable("copper_loop_ceilings").rows {
      let limit = try row.number("limit_percent") / 100
      let pickUp = try row.number("pick_up_percent") / 100
      let published = try row.number("share_percent")
      var scrap = 0.0001
      var share = 0.0
      for _ in 0..<60 {
        let solution = try Self.charge(scrapCopper: scrap, limit: limit)
        share = solution.charge[0].reduce(0, +)
        let steel = (share * scrap + (100 - share) * 0.0001) / 100
        scrap = steel + pickUp
      }
      #expect((share - published).magnitude <= Self.tolerance, "\(row): \(share)")
    }
  }

  private static func charge(scrapCopper: Double, limit: Double) throws -> ChargeSolution {
    try BlendingInvariantTests.solve(
      ChargeProblem(
        elements: ["Cu"],
        materials: [
          .init(name: "scrap", kind: .scrap, cost: 0, supply: 100, content: [scrapCopper]),
          .init(name: "ore-based", kind: .primary, cost: 1, supply: nil, content: [0.0001]),
        ],
        targets: [
          .init(
            name: "flat", demand: .init(minimum: 100, maximum: 100),
            contents: [.init(maximum: limit * 100)])
        ]))
  }
}
