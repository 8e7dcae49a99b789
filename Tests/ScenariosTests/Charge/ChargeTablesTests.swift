import Foundation
import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Charges from tables")
struct ChargeTablesTests {
  private static func read(_ scraps: String, _ alloys: String) throws(InputProblems) -> ChargeFile {
    try ChargeFile(
      scraps: SourceFile(path: "s.csv", text: scraps),
      alloys: SourceFile(path: "a.csv", text: alloys))
  }

  private static func problems(_ scraps: String, _ alloys: String) -> [String] {
    do {
      return try read(scraps, alloys).warnings.map(\.description)
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  private static func solution(_ file: ChargeFile) throws -> ChargeSolution {
    let answer = try #require(ChargeReport(solving: file).answers.first)
    guard case .optimal(let solution) = answer.outcome else {
      throw Unsolved(status: answer.status)
    }
    return solution
  }

  private struct Unsolved: Error { let status: String }

  private static let bar = "alloy,demand,unit,Cu max\nbar,100,kg,0.4\n"

  /// 40 kg of shred of 1 % copper and 60 kg of primary metal: 40 × 0.05 + 60 = 62.
  @Test("Two tables are the charge that a problem file is")
  func pencil() throws {
    let file = try Self.read(
      "name,mass,unit,cost,kind,Cu\nshred,1000,kg,0.05,scrap,1\npig,,kg,1,primary,0\n", Self.bar)
    #expect(file.warnings.isEmpty && file.cases[0].unit == "kg")
    let solution = try Self.solution(file)
    #expect((solution.objective - 62).magnitude <= 1e-12)
    #expect((solution.price[0] - 0.62).magnitude <= 1e-14)
  }

  @Test("Units of rows, heads and cells may differ; the answer is then in kg")
  func units() throws {
    let file = try Self.read(
      "name,mass,unit,cost,kind,Cu (ppm)\nshred,1,t,50,scrap,1 %\npig,,g,0.001,primary,0\n",
      "Alloy,demand_kg,Cu_max [ppm]\nbar,100,4000\n")
    #expect(file.cases[0].unit == "kg")
    #expect((try Self.solution(file).objective - 62).magnitude <= 1e-12)
    let tonnes = try Self.read(
      "name,mass (t),cost per t,kind,Cu\nshred,1,50,scrap,1\npig,,1000,primary,0\n",
      "alloy,demand (t),Cu max\nbar,0.1,0.4\n")
    #expect(tonnes.cases[0].unit == "t")
    #expect((try Self.solution(tonnes).objective - 62).magnitude <= 1e-12)
  }

  @Test("A content below the limit of detection is half of it, and said; a limit is itself")
  func belowDetection() throws {
    let scraps = "name,mass,kind,Cu,Sn\nclip,10,scrap,<0.02,< 50 ppm\npig,,primary,0,0\n"
    let file = try Self.read(scraps, "alloy,demand,Cu max,Sn max\nbar,5,<0.3,0.1\n")
    let content = file.cases[0].problem.materials[0].content
    #expect(content[0] == 0.0001 && (content[1] - 25e-6).magnitude <= 1e-20)
    #expect(file.cases[0].problem.targets[0].growth[0].maximum == 0.003)
    #expect(
      file.warnings.map(\.description) == [
        "s.csv:2:15: warning[E360]: '<0.02' is read as half of its number, and so is 1 more"
      ])
    let json = String(decoding: ChargeReport(solving: file).json, as: UTF8.self)
    #expect(json.contains("\"'<0.02' is read as half of its number, and so is 1 more\""))
    #expect(
      Self.problems(scraps, "alloy,demand,Cu min\nbar,5,<0.3\n").first
        == "a.csv:2:7: error[E207]: a lower limit is written with '<'; write the number alone")
  }

  @Test(
    "An alloy without limits has those that ship under its name, however it is written",
    arguments: ["6016", "EN AW-6016", "AA 6016", "6016-T4", "AL4", "en aw 6016"])
  func shipped(name: String) throws {
    let file = try Self.read(
      "name,mass,kind,Si,Fe,Cu,Mn,Mg,Zn\nclip,10,scrap,1.2,0.2,0.1,0.1,0.4,0.1\n",
      "alloy,demand\n\(name),5\n")
    let problem = file.cases[0].problem
    #expect(problem.elements == ["Si", "Fe", "Cu", "Mn", "Mg", "Zn"])
    #expect(problem.targets[0].growth[0] == .init(minimum: 0.01, maximum: 0.015))
    #expect(problem.targets[0].growth[1] == .init(maximum: 0.005))
    #expect(
      file.cases[0].notes == [
        "limits of '\(name)' are those of 6016 (AL4): registered limit of 6016 [auto-sheet-tables]"
      ])
  }

  @Test("Limits of a row are laid over those of the alloy that it names")
  func laidOver() throws {
    let file = try Self.read(
      "name,mass,Si,Fe,Cu,Mn,Mg,Zn\nclip,10,1.2,0.2,0.1,0.1,0.4,0.1\n",
      "alloy,demand,limits,Fe max\ncustomer,5,6016,0.25\nfree,1,none,\n")
    let targets = file.cases[0].problem.targets
    #expect(targets[0].growth[1] == .init(maximum: 0.0025))
    #expect(targets[0].growth[0] == .init(minimum: 0.01, maximum: 0.015))
    #expect(targets[1].growth.allSatisfy { $0 == .init() })
  }

  @Test("A limit on a sum of elements counts the columns of each")
  func sum() throws {
    let file = try Self.read(
      "name,mass,Cu,Sn,Cr,Ni,Mo\nshred,10,0.04,0.01,0.02,0.03,0.01\n", "alloy,demand\nDC05,5\n")
    let problem = file.cases[0].problem
    #expect(problem.elements.last == "Cr+Ni+Mo")
    #expect((problem.materials[0].content[5] - 0.0006).magnitude <= 1e-18)
    #expect(problem.targets[0].growth[5].maximum == 0.001)
  }

  @Test("Scrap in its own group, in another one and without a group add up to its metal")
  func groups() throws {
    let file = try Self.read(
      "name,mass,group,melt yield,Cu\na,10,G1,0.9,0\nb,10,G2,1,0\nc,10,,1,0\n",
      "alloy,demand,group,Cu max\nx,29,G1,1\n")
    let solution = try Self.solution(file)
    #expect((solution.sameGrade - 9).magnitude <= 1e-12)
    #expect((solution.downgraded - 10).magnitude <= 1e-12)
    #expect((solution.ungrouped - 10).magnitude <= 1e-12)
    let report = ChargeReport(solving: file)
    let csv = String(decoding: report.csv, as: UTF8.self)
    #expect(csv.contains("1,optimal,x,a,scrap,10,kg,0,9,9,0\n"))
    #expect(report.text.contains("back in its own group 9 kg, downgraded 10 kg, of no known"))
    #expect(String(decoding: report.json, as: UTF8.self).contains("\"downgraded_kg\": 10"))
  }

  @Test(
    "What a table may not say is refused where it stands",
    arguments: [
      (
        "name,mass,Xx\na,1,2\n", bar,
        "s.csv:1:11: error[E202]: unknown column 'Xx'; the columns are name, mass, unit, cost, "
          + "kind, group, melt yield, min, min share, max share, note, Si and so on for each "
          + "element"
      ),
      (
        "name,mass,mass_kg,Cu\na,1,2,3\n", bar,
        "s.csv:1:11: error[E206]: column 'mass_kg' occurs twice; keep one of them"
      ),
      (
        "name,mass,unit,Cu\na,1,st,3\n", bar,
        "s.csv:2:5: error[E204]: 'st' is not a unit of mass here; write kg, t, g, lb"
      ),
      (
        "name,mass,kind,Cu\na,1,schrott,3\n", bar,
        "s.csv:2:5: error[E120]: unknown kind 'schrott'; write one of scrap, primary, alloying"
      ),
      (
        "name,mass,Cu\na,,3\n", bar,
        "s.csv:2:3: error[E210]: the mass of a scrap is empty; write what is at hand; of kinds "
          + "primary and alloying it may be empty"
      ),
      (
        "name,mass,Cu\na,1,3\n", "alloy,demand\n6106,5\n",
        "a.csv:2:1: error[E120]: no limits are given for '6106', and none ship; did you mean "
          + "'6016'? 'flowsim blend --alloys' lists the alloys that ship; for others write limits "
          + "in columns such as 'Si max', or 'none' under 'limits'"
      ),
      (
        "name,mass,Cu\na,1,3\n", "alloy,demand\nQ355,5\n",
        "a.csv:2:1: error[E120]: 'Q355' has several limits; write one of SK2 (sections, wire rod "
          + "and other long), SK3 (plate, hot-rolled and other flat)"
      ),
      (
        "name,mass,Cu max\na,1,3\n", bar,
        "s.csv:1:11: error[E202]: column 'Cu max' limits what is charged; write it into the table "
          + "of alloys, and 'Cu' here"
      ),
      (
        "name,mass,Cu\na,1,63\nb,1,abc\n", bar,
        "s.csv:3:5: error[E207]: 'abc' in column 'Cu' is not a number; write a number such as 0.35"
      ),
    ])
  func refused(scraps: String, alloys: String, answer: String) {
    #expect(Self.problems(scraps, alloys).contains(answer), "\(Self.problems(scraps, alloys))")
  }

  @Test("What is not measured is read as zero, and said")
  func unmeasured() {
    #expect(
      Self.problems("name,mass,Cu\na,1,\nb,1,\n", "alloy,demand,Cu max,Sn max\nx,1,1,1\n") == [
        "s.csv:1:1: warning[E361]: Sn is limited, but no column gives it: read as zero; add a "
          + "column for each",
        "s.csv:2:5: warning[E361]: 2 contents are left empty and read as zero; write 0 where there "
          + "is none",
      ])
  }

  @Test("Every alloy that ships is found by its id, and lists its limits with their sources")
  func list() throws {
    var problems = Diagnostics()
    let alloys = BuiltinAlloy.all(reporting: &problems)
    #expect(!problems.hasErrors && alloys.count > 25)
    for alloy in alloys {
      guard case .alloy(let found) = BuiltinAlloy.find(alloy.id, among: alloys) else {
        Issue.record("\(alloy.id) is not found")
        continue
      }
      #expect(found.limits == alloy.limits && !alloy.limits.isEmpty && !alloy.sources.isEmpty)
    }
    let text = try AlloyList().text
    #expect(text.contains("Si 1–1.5, Mg 0.25–0.6, Fe ≤ 0.5, Cu ≤ 0.2, Mn ≤ 0.2, Zn ≤ 0.2"))
  }
}
