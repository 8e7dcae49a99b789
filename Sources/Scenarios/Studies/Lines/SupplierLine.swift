internal import FlowAccounts
package import FlowInputs
package import FlowTables

/// Which pledges of steel suppliers touch a 1.5 °C line, by their own words.
///
/// A pledge is held against the sector's pathway per tonne, and against absolute contraction. Where
/// it counts from its peak or leaves absolute or per tonne open, it is taken in its favour.
public struct SupplierLine: Sendable {
  /// One year for which suppliers have pledged a reduction.
  struct Year: Sendable {
    let year: Int
    /// What the pathway and absolute contraction ask for against their base year, fractions.
    let sector: Double
    let contraction: Double
    /// Largest first.
    let pledges: [(id: String, company: String, share: Double)]

    /// Pledges are in whole per cent, and so is what they are held against.
    private static let wholePercent = 0.005

    func touching(_ asked: Double) -> [(id: String, company: String, share: Double)] {
      pledges.filter { $0.share >= asked - Self.wholePercent }
    }
  }

  static let pathway = "TPI 1.5 C"
  static let baseYear = 2020
  let years: [Year]

  /// - Returns: nil where no supplier of steel has pledged a reduction.
  package init?(_ entries: [TargetEntry]) throws(InputProblems) {
    let table = try PathwayTable.load()
    let path = try table.pathway(Self.pathway, of: "steel")
    guard let base = path.value(in: Self.baseYear),
      let pace = table.annualReduction(.onePointFive)
    else { return nil }
    let pledges = entries.filter {
      $0.role == .supplier && $0.metal == "steel"
        && ($0.type == .sectorEmissions || $0.type == .sectorIntensity)
    }
    years = Set(pledges.compactMap(\.targetYear)).sorted().compactMap { year in
      guard year > Self.baseYear, let level = path.value(in: year) else { return nil }
      let own = pledges.filter { $0.targetYear == year }.compactMap { entry in
        (entry.value ?? entry.low).map { (id: entry.id, company: entry.company, share: $0) }
      }
      return Year(
        year: year, sector: 1 - level / base,
        contraction: min(1, pace * Double(year - Self.baseYear)),
        pledges: own.enumerated().sorted {
          ($1.element.share, $0.offset) < ($0.element.share, $1.offset)
        }.map(\.element))
    }
    if years.isEmpty { return nil }
  }

  /// The answer, one line a year after the question.
  public var sentences: [String] {
    ["Steel suppliers beside a 1.5 °C line, by their pledges:"]
      + years.map { year in
        let asked =
          "  \(year.year): the sector's path (\(Self.pathway)) asks for "
          + "\(NumberText.percent(year.sector)) less per t than in \(Self.baseYear), absolute "
          + "contraction for \(NumberText.percent(year.contraction)) less."
        return "\(asked) \(Self.answer(year))"
      }
  }

  private static func answer(_ year: Year) -> String {
    let touching = year.touching(year.sector)
    let nearest = year.pledges.first { pledge in !touching.contains { $0.id == pledge.id } }
    if touching.isEmpty {
      let highest = nearest.map(name) ?? ""
      if year.pledges.count == 1 { return "The one pledge, \(highest), touches neither." }
      return "None of the \(year.pledges.count) pledges touches either; the highest is \(highest)."
    }
    let both = year.touching(year.contraction)
    let second = both.isEmpty ? "none the second" : "\(list(both)) the second"
    return "\(list(touching)) \(touching.count == 1 ? "touches" : "touch") the first, \(second)"
      + (nearest.map { "; next is \(name($0))" } ?? "") + "."
  }

  private static func list(_ pledges: [(id: String, company: String, share: Double)]) -> String {
    pledges.map(name).joined(separator: ", ")
  }

  private static func name(_ pledge: (id: String, company: String, share: Double)) -> String {
    "\(pledge.company) (\(pledge.id), \(ShortestDecimal.string((pledge.share * 1e3).rounded() / 10)) %)"
  }

  package func write(_ writer: inout JSONWriter) {
    writer.array("supplier_line") { list in
      for year in years {
        list.object {
          $0.field("year", year.year)
          $0.field("sector", year.sector)
          $0.field("contraction", year.contraction)
          $0.array("touching_sector") {
            for pledge in year.touching(year.sector) { $0.value(pledge.id) }
          }
          $0.array("touching_contraction") {
            for pledge in year.touching(year.contraction) { $0.value(pledge.id) }
          }
        }
      }
    }
  }
}
