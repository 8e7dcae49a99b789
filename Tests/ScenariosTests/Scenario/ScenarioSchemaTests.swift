import Foundation
import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("The schema of scenario files")
struct ScenarioSchemaTests {
  private typealias Object = [String: Any]

  private func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.bytes))
    return try #require(object as? Object)
  }

  private func properties(_ schema: [String: Any], _ path: String...) throws -> [String: Any] {
    var place = schema
    for key in path {
      place = try #require((place["properties"] as? Object)?[key] as? Object)
    }
    return try #require(place["properties"] as? Object)
  }

  /// Whether the loader knows the key: it complains of an unknown one, of its value perhaps.
  private func loaderKnows(_ text: String) -> Bool {
    let finder = ScenarioFinder { _ in nil }
    let file = SourceFile(path: "a.yaml", text: text)
    do {
      _ = try ScenarioReader.read(file, finder: finder)
      return true
    } catch {
      return !error.diagnostics.contains { $0.code == .unknownKey }
    }
  }

  @Test("Every key of the schema is a key of the loader, and no other is")
  func keys() throws {
    let top = try properties(schema())
    #expect(Set(top.keys) == Set(ScenarioKey.all.map(\.name)))
    for key in top.keys {
      #expect(loaderKnows("flowsim: 1\n\(key == "flowsim" ? "seed" : key): 1\n"), "\(key)")
    }
    #expect(!loaderKnows("flowsim: 1\nlevres: {}\n"))
    let horizon = try properties(schema(), "horizon")
    for key in horizon.keys { #expect(loaderKnows("flowsim: 1\nhorizon: {\(key): 2000}\n")) }
    #expect(!loaderKnows("flowsim: 1\nhorizon: {begin: 2000}\n"))
  }

  @Test("Every lever of the schema, whole or nested, is a lever of the loader")
  func levers() throws {
    let levers = try properties(schema(), "levers")
    for lever in Lever.all { #expect(levers[lever.name] != nil, "\(lever.name)") }
    for (name, value) in levers {
      let inner = (value as? Object)?["properties"] as? Object
      for text in inner.map({ $0.keys.map { "{\($0): 10 %}" } }) ?? ["10 %"] {
        #expect(loaderKnows("flowsim: 1\nlevers:\n  \(name): \(text)\n"), "\(name): \(text)")
      }
    }
    #expect(!loaderKnows("flowsim: 1\nlevers: {eaf-shar: 10 %}\n"))
  }

  @Test("Every target key of the schema is a column of the register")
  func targets() throws {
    let definitions = try #require(try schema()["definitions"] as? Object)
    let ways = try #require((definitions["targets"] as? Object)?["anyOf"] as? [Object])
    let item = try #require(ways.compactMap { $0["items"] as? Object }.first)
    let keys = try #require(item["properties"] as? Object).keys
    #expect(Set(keys) == Set(TargetRegister.required + TargetRegister.optional))
    for key in keys { #expect(loaderKnows("flowsim: 1\ntargets: [{\(key): a}]\n"), "\(key)") }
  }

  @Test("Every property has a hover text, and no object takes unknown keys")
  func descriptions() throws {
    func walk(_ node: [String: Any], _ path: String) {
      for (key, value) in (node["properties"] as? Object) ?? [:] {
        let property = value as? Object ?? [:]
        #expect((property["description"] as? String)?.isEmpty == false, "\(path)/\(key)")
        walk(property, "\(path)/\(key)")
      }
      if node["properties"] != nil {
        #expect(node["additionalProperties"] as? Bool == false, "\(path)")
      }
      for key in ["items"] { if let inner = node[key] as? Object { walk(inner, path) } }
      for case let inner as Object in (node["anyOf"] as? [Any]) ?? [] { walk(inner, path) }
      for (key, inner) in (node["definitions"] as? Object) ?? [:] {
        walk(inner as? Object ?? [:], "\(path)#\(key)")
      }
    }
    let schema = try schema()
    #expect((schema["$schema"] as? String) == "http://json-schema.org/draft-07/schema#")
    walk(schema, "")
  }
}
