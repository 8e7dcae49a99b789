public import FlowAccounts
public import FlowTables

/// A line that a company is held against, with what it did beside it.
public struct LineReport: Sendable {
  public let baseYear: Int
  public let year: Int
  /// What the values are: emissions in the unit of the base, or t CO2e/t.
  public let unit: String
  /// Base year to the last year asked for: shape `[t]`.
  public let line: [Double]
  /// The reduction that counts, after coverage.
  public let reduction: Double
  public let remarks: [String]
  public let overshoot: CumulativeOvershoot?
  /// How files were read.
  public let notes: [Diagnostic]

  public init(
    baseYear: Int, year: Int, unit: String, line: [Double], reduction: Double,
    remarks: [String] = [], overshoot: CumulativeOvershoot? = nil, notes: [Diagnostic] = []
  ) {
    self.baseYear = baseYear
    self.year = year
    self.unit = unit
    self.line = line
    self.reduction = reduction
    self.remarks = remarks
    self.overshoot = overshoot
    self.notes = notes
  }

  /// `42.00 % by 2030 from a 2020 base`.
  public var headline: String {
    "\(fixed(reduction * 100, 2)) % by \(year) from a \(baseYear) base"
  }

  public var text: String {
    var table = PrintedTable(["year", unit], words: [])
    for (t, value) in line.enumerated() { table.add([String(baseYear + t), fixed(value, 3)]) }
    var notes = remarks
    if let overshoot {
      let ratio = overshoot.ratio
      let word = ratio > 1 ? "over" : "within"
      notes.append(
        "cumulative: \(fixed(overshoot.emitted, 1)) emitted of \(fixed(overshoot.allowed, 1)) "
          + "allowed, ratio \(fixed(ratio, 4)): \(word) the line's budget")
    }
    return "\(headline)\n\n\(table.text())"
      + (notes.isEmpty ? "" : "\n" + notes.map { $0 + "\n" }.joined())
  }

  public var csv: [UInt8] {
    var writer = CSVWriter(header: ["year", "value", "unit"])
    for (t, value) in line.enumerated() {
      writer.field(baseYear + t)
      writer.field(value)
      writer.field(unit)
      writer.endRow()
    }
    return writer.bytes
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("headline", headline)
      $0.field("base_year", baseYear)
      $0.field("year", year)
      $0.field("reduction", reduction)
      $0.field("unit", unit)
      $0.array("line") { list in
        for (t, value) in line.enumerated() {
          list.object {
            $0.field("year", baseYear + t)
            $0.field("value", value)
          }
        }
      }
      if let overshoot {
        $0.object("cumulative") {
          $0.field("emitted", overshoot.emitted)
          $0.field("allowed", overshoot.allowed)
          $0.field("overshoot_ratio", overshoot.ratio)
        }
      }
      $0.array("remarks") { list in for remark in remarks { list.value(remark) } }
    }
    return writer.finished()
  }
}

extension LineError {
  /// What a user can do about it.
  public var diagnostic: Diagnostic {
    let place = FileLocation(path: "--year")
    switch self {
    case .yearBeforeBase(let year, let base):
      return Diagnostic(
        .horizon, at: place, "\(year) is not after the base year \(base)",
        help: "write a year after \(base)")
    case .outsidePathway(let year, let from, let to):
      return Diagnostic(
        .horizon, at: place, "the pathway does not reach \(year)",
        help: "write years in \(from)–\(to)")
    case .flatPathway:
      return Diagnostic(
        .horizon, at: FileLocation(path: "--pathway"),
        "the pathway is as high in the end year as in the base year",
        help: "choose another pathway or another end year")
    case .noYears:
      return Diagnostic(.emptyFile, at: place, "there is no year", help: "give at least one row")
    case .yearTwice(let year):
      return Diagnostic(
        .yearOrder, at: place, "the year \(year) occurs twice", help: "give each year once")
    case .nothingEmitted:
      return Diagnostic(
        .negativeAmount, at: place, "the line allows no emissions over these years",
        help: "compare years in which the line is above zero")
    }
  }
}
