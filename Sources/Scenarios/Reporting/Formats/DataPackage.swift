internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `datapackage.json` (Frictionless, Table Schema): what every column means, and the checksums.
struct DataPackage {
  private let report: RunReport
  private let tables: [ResultTable]

  init(_ report: RunReport, tables: [ResultTable]) {
    self.report = report
    self.tables = tables
  }

  var file: (name: String, bytes: [UInt8]) {
    var writer = JSONWriter()
    writer.object { package in
      package.field("name", "flowsim-\(report.scenario.name)")
      package.field("title", "flowsim results: \(report.scenario.title)")
      package.field("profile", "data-package")
      package.field("version", FlowsimVersion.current)
      package.array("licenses") { list in
        list.object {
          let licence = ResultLicence(report)
          $0.field("name", licence.name)
          $0.field("title", licence.title)
          if let url = licence.url { $0.field("path", url) }
        }
      }
      writeSources(&package)
      package.array("resources") { list in
        for table in tables { list.object { write(table, &$0) } }
      }
    }
    return ("datapackage.json", writer.finished())
  }

  private func writeSources(_ package: inout JSONWriter) {
    guard let sources = tables.first(where: { $0.schema.name == "sources" }) else { return }
    let (citation, url) = (sources.column("citation"), sources.column("url"))
    package.array("sources") { list in
      for row in 0..<sources.rowCount {
        list.object {
          $0.field("title", sources.text(row, citation))
          if !sources.isEmpty(row, url) { $0.field("path", sources.text(row, url)) }
        }
      }
    }
  }

  private func write(_ table: ResultTable, _ resource: inout JSONWriter) {
    let schema = table.schema
    resource.field("name", schema.name.replacing("_", with: "-"))
    resource.field("path", schema.file)
    resource.field("title", schema.title)
    resource.field("type", "table")
    resource.field("format", "csv")
    resource.field("mediatype", "text/csv")
    resource.field("encoding", "utf-8")
    resource.field("bytes", table.bytes.count)
    resource.field("hash", "sha256:\(SHA256.hexDigest(of: table.bytes))")
    resource.object("schema") { body in
      body.array("fields") { list in
        for field in schema.fields {
          list.object {
            $0.field("name", field.name)
            $0.field("type", field.kind.rawValue)
            $0.field("description", field.meaning)
            if field.isRequired { $0.object("constraints") { $0.field("required", true) } }
          }
        }
      }
      if !schema.key.isEmpty {
        body.array("primaryKey") { list in for name in schema.key { list.value(name) } }
      }
    }
  }
}

/// On which terms results may be passed on.
struct ResultLicence {
  let name: String
  let title: String
  let url: String?

  /// Results of the built-in data are free; those that rest on tables of the user are the user's.
  init(_ report: RunReport) {
    if ScenarioCopies(report).hasUserTables {
      name = "other-closed"
      title = "Rests on tables that the user brought, who decides on the terms"
      url = nil
    } else {
      name = "CC-BY-4.0"
      title = "Creative Commons Attribution 4.0; sources.csv names the terms of each source"
      url = "https://creativecommons.org/licenses/by/4.0/"
    }
  }
}
