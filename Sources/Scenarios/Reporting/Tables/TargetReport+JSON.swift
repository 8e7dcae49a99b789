internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

extension TargetReport {
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      if let report { $0.field("scenario", report.scenario.name) }
      $0.array("targets") { list in
        for entry in entries { list.object { write(entry, &$0) } }
      }
      $0.array("counts") { list in for line in counts { list.value(line) } }
      suppliers?.write(&$0)
    }
    return writer.finished()
  }

  private func write(_ entry: TargetEntry, _ writer: inout JSONWriter) {
    for (key, text) in [
      ("id", entry.id), ("company", entry.company), ("role", entry.role.rawValue),
      ("metal", entry.metal), ("target_type", entry.targetType), ("unit", entry.unit),
      ("qualifier", entry.qualifier), ("wording", entry.wording), ("page", entry.page),
      ("source", entry.source), ("region", entry.region),
      ("testability", entry.testability.rawValue), ("note", entry.note),
    ] { writer.field(key, text) }
    for (key, number) in [("value", entry.value), ("low", entry.low), ("high", entry.high)] {
      if let number { writer.field(key, number) } else { writer.field(null: key) }
    }
    for (key, year) in [("base_year", entry.baseYear), ("target_year", entry.targetYear)] {
      if let year { writer.field(key, year) } else { writer.field(null: key) }
    }
    writer.array("readings") { writeReadings(of: entry, &$0) }
    if report == nil { return }
    writer.field("verdict", verdict(entry))
    if let assessment = assessment(entry) {
      if let ground = assessment.ground { write(ground, &writer) }
      writer.field("shortfall_t", assessment.shortfallTonnes)
      if let year = assessment.firstYearMet {
        writer.field("first_year_met", year)
      } else {
        writer.field(null: "first_year_met")
      }
    }
    if let bound = assessment(entry)?.bound { write(bound, of: entry, &writer) }
    if let closing = closings[entry.id] { closing.write(&writer) }
    writer.field("sentence", sentence(entry) ?? "")
  }

  /// What a verdict that depends turns on.
  private func write(_ ground: VerdictGround, _ writer: inout JSONWriter) {
    switch ground {
    case .reading: writer.field("depends_on", "reading")
    case .habits(let name, let met, let draws):
      writer.field("depends_on", "habits")
      writer.field("habit", Words(language: .english).habit(name))
      writer.field("draws_met", met)
      writer.field("draws", draws)
    }
  }

  private func writeReadings(of entry: TargetEntry, _ list: inout JSONWriter) {
    if let assessment = assessment(entry), let report {
      let t = assessment.target.year - report.years.lowerBound
      for result in assessment.results {
        list.object {
          $0.field("reading", result.reading.label)
          $0.field("metric", result.reading.metric.rawValue)
          $0.field("required", result.required[t] / result.reading.metric.size)
          $0.field("projected", result.projected[t] / result.reading.metric.size)
          $0.field("met", result.isMet)
        }
      }
    } else {
      for reading in entry.readings { list.object { $0.field("reading", reading.word) } }
    }
  }

  private func write(_ bound: ScrapBound, of entry: TargetEntry, _ writer: inout JSONWriter) {
    guard let m = assessment(entry)?.target.materials.first,
      let system = report?.compiled.plan.materials[m].system
    else { return }
    writer.object("binding") {
      $0.field("grade", system.grades[bound.grade].id)
      $0.field("elements", bound.elements.map { system.elements[$0] }.joined(separator: "+"))
      $0.field("share", bound.share)
      $0.field("mean_share", bound.meanShare)
      $0.array("charge_limits") { list in
        for (route, limit) in bound.routes {
          list.object {
            $0.field("route", system.routes[route].id)
            $0.field("share", limit)
          }
        }
      }
    }
  }
}
