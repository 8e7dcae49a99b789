internal import FlowTables

/// The JSON Schema of scenario files, for completion and hover texts in editors.
///
/// Draft 7, which yaml-language-server completes best; made from ``ScenarioKey/all``,
/// ``Lever/all`` and ``TargetColumn/all``, as the loader's checks are. That a file exists, or that
/// what is merged is whole, is for `flowsim validate` to say.
public enum ScenarioSchema {
  /// The name under which `flowsim init` writes it beside a scenario.
  public static let fileName = "scenario-1.json"

  public static var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { schema in
      schema.field("$schema", "http://json-schema.org/draft-07/schema#")
      schema.field("title", "Scenario of flowsim, format 1")
      schema.field(
        "description", "What a scenario says; the rest comes from the scenarios that it extends.")
      schema.field("type", "object")
      write(ScenarioKey.all, to: &schema)
      writeRequired(to: &schema)
      schema.object("definitions") { writeDefinitions(to: &$0) }
    }
    return writer.finished()
  }

  /// A scenario that extends another inherits the keys that are needed.
  private static func writeRequired(to schema: inout JSONWriter) {
    schema.array("anyOf") { ways in
      for names in [["extends"], ScenarioKey.all.filter(\.isRequired).map(\.name)] {
        ways.object { $0.array("required") { list in for name in names { list.value(name) } } }
      }
    }
  }

  private static func write(_ keys: [ScenarioKey], to schema: inout JSONWriter) {
    schema.field("additionalProperties", false)
    schema.object("properties") { properties in
      for key in keys {
        properties.object(key.name) {
          $0.field("description", "\(key.meaning) Example: \(key.example)")
          write(key.kind, to: &$0)
        }
      }
    }
  }

  private static func write(_ kind: ScenarioKey.Kind, to schema: inout JSONWriter) {
    switch kind {
    case .constant(let value): schema.array("enum") { $0.value(value) }
    case .wholeNumber: writeOptional("integer", to: &schema)
    case .year(let range):
      schema.field("type", "integer")
      schema.field("minimum", range.lowerBound)
      schema.field("maximum", range.upperBound)
    case .plainName:
      schema.field("type", "string")
      schema.field("pattern", "^[a-z0-9-]+$")
    case .text:
      schema.array("type") {
        for type in ["string", "number", "boolean", "null"] { $0.value(type) }
      }
    case .choice(let names):
      schema.array("enum") {
        for name in names { $0.value(name) }
        $0.null()
      }
    case .names: refer(to: "names", in: &schema)
    case .mapping(let keys):
      writeOptional("object", to: &schema)
      write(keys, to: &schema)
      schema.array("required") { for key in keys where key.isRequired { $0.value(key.name) } }
    case .levers:
      writeOptional("object", to: &schema)
      write(LeverGroup.all, to: &schema)
    case .targets: refer(to: "targets", in: &schema)
    case .number: schema.field("type", "number")
    case .checks: writeChecks(to: &schema)
    }
  }

  private static func writeChecks(to schema: inout JSONWriter) {
    writeOptional("array", to: &schema)
    schema.object("items") { item in
      item.field("type", "object")
      write(ScenarioKey.check, to: &item)
      item.array("required") { list in
        for key in ScenarioKey.check where key.isRequired { list.value(key.name) }
      }
    }
  }

  /// A key without a value inherits, `null` takes back.
  private static func writeOptional(_ type: String, to schema: inout JSONWriter) {
    schema.array("type") { for type in [type, "null"] { $0.value(type) } }
  }

  /// In draft 7, what stands beside `$ref` is not read; `allOf` keeps the description.
  private static func refer(to definition: String, in schema: inout JSONWriter) {
    schema.array("allOf") { list in
      list.object { $0.field("$ref", "#/definitions/\(definition)") }
    }
  }

  /// Levers, by their whole name and nested: `recycled-content.steel`,
  /// `recycled-content: {steel: …}`.
  private static func write(_ groups: [LeverGroup], to schema: inout JSONWriter) {
    schema.field("additionalProperties", false)
    schema.object("properties") { properties in
      for lever in Lever.all { write(lever, named: lever.name, to: &properties) }
      for group in groups {
        properties.object(group.name) {
          $0.field("description", group.meaning)
          writeOptional("object", to: &$0)
          $0.field("additionalProperties", false)
          $0.object("properties") { inner in
            for member in group.members { write(member.lever, named: member.name, to: &inner) }
          }
        }
      }
    }
  }

  private static func write(_ lever: Lever, named name: String, to schema: inout JSONWriter) {
    schema.object(name) {
      $0.field("description", "\(lever.meaning) Where it is not set: \(lever.otherwise).")
      refer(to: lever.kind == .share ? "path" : "price-path", in: &$0)
    }
  }
}

/// Levers that share the first part of their name, and may be written under it.
private struct LeverGroup {
  let name: String
  let members: [(name: String, lever: Lever)]

  var meaning: String {
    "Levers \(members.map { "\(name).\($0.name)" }.joined(separator: ", ")), nested."
  }

  static var all: [LeverGroup] {
    var groups: [(name: String, members: [(name: String, lever: Lever)])] = []
    for lever in Lever.all {
      let parts = lever.name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      if let place = groups.firstIndex(where: { $0.name == parts[0] }) {
        groups[place].members.append((parts[1], lever))
      } else {
        groups.append((parts[0], [(parts[1], lever)]))
      }
    }
    return groups.map { LeverGroup(name: $0.name, members: $0.members) }
  }
}
