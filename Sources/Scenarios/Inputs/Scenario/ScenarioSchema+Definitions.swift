internal import FlowTables

// The values that several keys share.
extension ScenarioSchema {
  static func writeDefinitions(to schema: inout JSONWriter) {
    schema.object("share") {
      $0.field("description", "A share: 40 %, or 0.4 without a unit.")
      $0.array("anyOf") { ways in
        ways.object {
          $0.field("type", "string")
          $0.field("pattern", Self.percent)
        }
        ways.object {
          $0.field("type", "number")
          $0.field("minimum", 0)
          $0.field("maximum", 1)
        }
      }
    }
    writePath("path", of: "share", "A share", to: &schema)
    schema.object("price") {
      $0.field("description", "A carbon price: 300 CNY/t CO2.")
      $0.field("type", "string")
      $0.field("pattern", "^[0-9]+(\\.[0-9]+)? +CNY/t CO2$")
    }
    writePath("price-path", of: "price", "A price", to: &schema)
    schema.object("names") {
      $0.field("description", "A name or a path, or a list of them.")
      $0.array("anyOf") { ways in
        ways.object { $0.array("type") { for type in ["string", "null"] { $0.value(type) } } }
        ways.object {
          $0.field("type", "array")
          $0.object("items") { $0.field("type", "string") }
        }
      }
    }
    schema.object("targets") { writeTargets(to: &$0) }
  }

  private static func writePath(
    _ name: String, of value: String, _ words: String, to schema: inout JSONWriter
  ) {
    schema.object(name) {
      $0.field(
        "description",
        "\(words) for all open years, or \(value)s by year: straight from the last observed year "
          + "to the first one, and between them. Then: \(LeverPath.Then.meaning)")
      $0.array("anyOf") { ways in
        ways.object { $0.field("$ref", "#/definitions/\(value)") }
        ways.object { $0.field("type", "null") }
        ways.object {
          $0.field("type", "object")
          $0.field("additionalProperties", false)
          $0.object("patternProperties") { years in
            years.object(Self.year) { $0.field("$ref", "#/definitions/\(value)") }
          }
          $0.object("properties") { properties in
            properties.object(LeverPath.thenKey) { then in
              then.field("description", "What holds after: \(LeverPath.Then.meaning)")
              then.array("enum") { for way in LeverPath.Then.allCases { $0.value(way.rawValue) } }
            }
          }
        }
      }
    }
  }

  private static func writeTargets(to schema: inout JSONWriter) {
    schema.field("description", "A CSV file, or a list of targets.")
    schema.array("anyOf") { ways in
      ways.object { $0.array("type") { for type in ["string", "null"] { $0.value(type) } } }
      ways.object {
        $0.field("type", "array")
        $0.object("items") { item in
          item.field("type", "object")
          item.field("additionalProperties", false)
          item.array("required") { list in
            for column in TargetColumn.all where column.isRequired { list.value(column.name) }
          }
          item.object("properties") { properties in
            for column in TargetColumn.all { write(column, to: &properties) }
          }
        }
      }
    }
  }

  private static func write(_ column: TargetColumn, to properties: inout JSONWriter) {
    properties.object(column.name) {
      $0.field("description", column.meaning)
      switch column.kind {
      case .text: break
      case .choice(let names): $0.array("enum") { for name in names { $0.value(name) } }
      case .share:
        $0.array("anyOf") { ways in
          ways.object { $0.field("$ref", "#/definitions/share") }
          ways.object { $0.field("type", "null") }
        }
      case .amount:
        $0.array("anyOf") { ways in
          ways.object { $0.field("$ref", "#/definitions/share") }
          for type in ["number", "string", "null"] { ways.object { $0.field("type", type) } }
        }
      case .year: $0.array("type") { for type in ["integer", "null"] { $0.value(type) } }
      }
    }
  }

  /// 0–100 with a percent sign, as ``YAMLNode/asShare(reporting:)`` reads it.
  private static let percent = #"^(100(\.0*)?|[0-9]{1,2}(\.[0-9]*)?|\.[0-9]+) *%$"#

  /// Keys are text in JSON, years too; ``CalendarYears/allowed`` is 1900–2200.
  private static let year = "^(19[0-9]{2}|2[01][0-9]{2}|2200)$"
}
