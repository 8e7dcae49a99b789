internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import Synchronization

extension LivePage {
  /// What the habits of scrap buyers leave open of the starting scenario's figures, as JSON.
  ///
  /// `{"bands":[{"name":…,"cells":[{"year":…,"text":"131.0–150.2"}]}]}`, in every year that the
  /// page may show. The first answer takes 32 runs on one processor, so that moves keep the others.
  /// - Throws: What a run throws.
  public func bands() throws -> [UInt8] {
    let ranges = try drawnRanges()
    let shown = Set(targets.map(\.year) + years + [base.compiled.observedUntil])
      .union([base.years.upperBound]).filter(base.years.contains).sorted()
    var writer = JSONWriter(compact: true)
    writer.object {
      $0.array("bands") { list in
        for figure in PageFigure.all {
          guard let range = ranges.first(where: { $0.variable.name == figure.variable }) else {
            continue
          }
          list.object { row in
            row.field("name", figure.variable)
            row.array("cells") { cells in
              for year in shown {
                let t = year - base.years.lowerBound
                cells.object {
                  $0.field("year", year)
                  $0.field(
                    "text", Number.band(range.low[t], range.high[t], figure.decimals))
                }
              }
            }
          }
        }
      }
    }
    return writer.finished()
  }

  private func drawnRanges() throws -> [VariableRange] {
    if let known = bandsOfBase.withLock(\.self) { return known }
    let draws = try HabitDraws(
      of: base, variables: PageFigure.names.contains, isSideBySide: false)
    let ranges = draws.ranges(of: baseVariables)
    bandsOfBase.withLock { $0 = ranges }
    return ranges
  }
}
