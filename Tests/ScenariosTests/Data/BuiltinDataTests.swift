import Foundation
import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowTables

@Suite("Built-in data")
struct BuiltinDataTests {
  private static let store = Result { () throws -> DataStore in
    var problems = Diagnostics()
    let store = DataStore.load(reporting: &problems)
    try problems.throwIfErrors()
    return store
  }

  @Test("Every file of Scenarios/ is compiled in, byte for byte")
  func compiledIn() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Scenarios").standardizedFileURL
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }
    #expect(names.sorted() == BuiltinFiles.paths.sorted())
    for name in names {
      let onDisk = try [UInt8](Data(contentsOf: root.appending(path: name)))
      #expect(BuiltinFiles.find(name)?.bytes == onDisk, "\(name)")
    }
  }

  @Test("Every built-in scenario is sound", arguments: BuiltinFiles.scenarios)
  func scenarios(name: String) throws {
    let compiled = try Runs.compiled(name)
    #expect(compiled.scenario.name == name)
    #expect(compiled.warnings.isEmpty)
  }

  @Test("Every row has a source in the register, under a licence that may ship")
  func sources() throws {
    let store = try Self.store.get()
    for row in store.rows {
      let source = store.sources[row.source]
      #expect(source != nil, "\(row.location): \(row.source)")
    }
    for source in store.sources.sources {
      #expect(DataSource.allowedLicences.contains(source.licence), "\(source.id)")
      #expect(!source.citation.isEmpty, "\(source.id)")
    }
  }

  @Test("Every estimate has a range around its value, and says how it came about")
  func estimates() throws {
    for row in try Self.store.get().rows where row.confidence == .estimate {
      let low = try #require(row.low, "\(row.location)")
      let high = try #require(row.high, "\(row.location)")
      #expect(low <= row.value && row.value <= high, "\(row.location)")
      #expect(!row.note.isEmpty, "\(row.location)")
    }
  }

  @Test(
    "Shares that make up a whole add up to one in every year",
    arguments: [
      ["combustion", "hybrid", "plug-in", "battery"], ["small", "compact", "large", "suv-mpv"],
    ])
  func salesShares(of entities: [String]) throws {
    let compiled = try Runs.compiled("china-reference")
    for year in 1940...2050 {
      let sum = entities.reduce(0) { sum, entity in
        let rows = compiled.data.rows(entity, "share of sales")
        return sum + Series(rows, in: Unit.fraction.symbol).value(in: year)
      }
      // The tables give shares to six digits.
      #expect((sum - 1).magnitude <= 1e-6, "\(year)")
    }
  }

  @Test("Ways out of use take every car, once")
  func exits() throws {
    let treatment = try Runs.compiled("china-reference").plan.treatment
    for t in treatment.formal.indices {
      let sum =
        treatment.formal[t] + treatment.informal[t] + treatment.usedExports[t]
        + treatment.unknown[t]
      #expect((sum - 1).magnitude <= 2 * Double.ulpOfOne)
    }
  }

  @Test("Press-shop scrap of a grade goes somewhere whole; parts give no more than they hold")
  func destinations() throws {
    for material in try Runs.compiled("china-reference").plan.materials {
      for scrap in material.pressShop.scrap {
        #expect((scrap.reduce(0) { $0 + $1.share } - 1).magnitude <= 1e-12)
      }
      for part in material.dismantling.parts {
        #expect(part.reduce(0) { $0 + $1.share } <= 1 + 1e-12)
      }
    }
  }

  @Test("Every class that scrap is sent to is one of a metal's")
  func classes() throws {
    let systems = try Runs.compiled("china-reference").plan.materials.map(\.system)
    // `lost` is the word of the tables for what goes to no class.
    let known = Set(systems.flatMap(\.classes).map(\.id) + ["lost"])
    let metrics: Set = [
      "goes to", "press-shop scrap to", "mixed scrap to", "old scrap to", "new scrap to",
    ]
    let rows = try Self.store.get().rows.filter {
      metrics.contains($0.metric) || $0.metric.hasPrefix("splits ")
    }
    #expect(rows.count > 100)
    for row in rows { #expect(known.contains(row.qualifier), "\(row.location): \(row.qualifier)") }
  }

  @Test("Nominal compositions add up to one and lie inside their windows")
  func compositions() throws {
    for material in try Runs.compiled("china-reference").plan.materials {
      let elements = material.system.elements.count
      for g in 0..<material.system.carGradeCount {
        let content = material.composition.nominal[g * elements..<(g + 1) * elements]
        #expect((content.reduce(0, +) - 1).magnitude <= 1e-12)
      }
      for limit in material.composition.limits where limit.product < material.system.carGradeCount {
        let content = limit.elements.reduce(0) {
          $0 + material.composition.nominal[limit.product * elements + $1]
        }
        let grade = material.system.grades[limit.product].id
        // Windows and nominals are printed in hundredths of a per cent.
        #expect(content >= (limit.minimum ?? 0) - 1e-9, "\(grade) \(limit.elements)")
        #expect(content <= (limit.maximum ?? 1) + 1e-9, "\(grade) \(limit.elements)")
      }
    }
  }

  @Test("Route shares of every product add up to one")
  func routes() throws {
    for material in try Runs.compiled("china-reference").plan.materials {
      let years = material.blend.heatShare.count / material.system.heats.count
      for t in 0..<years {
        for p in material.system.grades.indices {
          let heats = material.system.heats.indices.filter {
            material.system.heats[$0].product == p
          }
          let sum = heats.reduce(0) { $0 + material.blend.heatShare[$1 * years + t] }
          #expect((sum - 1).magnitude <= 1e-12)
        }
      }
    }
  }
}
