internal import FlowTables

/// The JSON Schema of problem files of `flowsim blend`, draft 7.
///
/// Made from ``ChargeKey``, as the reader's checks are. What several cases share, and which keys of
/// the two forms belong together, is for `flowsim blend` to say.
public enum ChargeSchema {
  public static var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { schema in
      schema.field("$schema", "http://json-schema.org/draft-07/schema#")
      schema.field("title", "Problem of flowsim blend")
      schema.field(
        "description",
        "One charge calculation, or many under cases; a case takes over the keys of the file.")
      write(to: &schema) {
        $0.object("cases") { cases in
          cases.field("type", "array")
          cases.object("items") { write(to: &$0) { _ in } }
        }
      }
    }
    return writer.finished()
  }

  private static func write(
    to schema: inout JSONWriter, and more: (inout JSONWriter) -> Void
  ) {
    schema.field("type", "object")
    schema.field("additionalProperties", false)
    schema.object("properties") { properties in
      for key in ChargeKey.charge + ChargeKey.recipe { write(key, to: &properties) }
      for remark in ChargeKeys.remarks {
        properties.object(remark) { $0.field("description", "Read past, or a name.") }
      }
      more(&properties)
    }
    // Amounts of a material may stand beside the furnace: scrap_1_max.
    schema.object("patternProperties") {
      $0.object("_max(_kg|_lb|_t)?$") { write(.amount, to: &$0) }
    }
  }

  private static func write(_ key: ChargeKey, to properties: inout JSONWriter) {
    properties.object(key.name) {
      $0.field("description", key.meaning)
      write(key.kind, to: &$0)
    }
  }

  private static func write(_ kind: ChargeKey.Kind, to schema: inout JSONWriter) {
    switch kind {
    case .text:
      schema.array("type") { for type in ["string", "number", "boolean"] { $0.value(type) } }
    case .number: schema.field("type", "number")
    case .amount:
      schema.array("type") { for type in ["number", "null"] { $0.value(type) } }
      schema.field("minimum", 0)
    case .share(let whole):
      schema.field("type", "number")
      schema.field("minimum", 0)
      schema.field("maximum", whole)
    case .choice(let names): schema.array("enum") { for name in names { $0.value(name) } }
    case .contents: writeContents(to: &schema)
    case .costs:
      schema.array("type") { for type in ["number", "array", "object"] { $0.value(type) } }
    case .list(let item):
      schema.field("type", "array")
      schema.object("items") { write(item, to: &$0) }
    case .object(let keys):
      schema.field("type", "object")
      schema.field("additionalProperties", false)
      schema.object("properties") { for key in keys { write(key, to: &$0) } }
      schema.array("required") { for key in keys where key.isRequired { $0.value(key.name) } }
    case .named(let value):
      schema.field("type", "object")
      schema.object("additionalProperties") { write(value, to: &$0) }
    }
  }

  private static func writeContents(to schema: inout JSONWriter) {
    func content(_ value: inout JSONWriter) {
      value.array("type") { for type in ["number", "string", "null"] { $0.value(type) } }
      value.field("minimum", 0)
    }
    schema.array("type") { for type in ["array", "object"] { $0.value(type) } }
    schema.object("items") { content(&$0) }
    schema.object("additionalProperties") { content(&$0) }
  }
}
