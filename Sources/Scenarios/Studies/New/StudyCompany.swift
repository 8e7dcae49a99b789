internal import FlowInputs
internal import FlowTables

/// Rows for a car maker that the built-in tables do not know, so that its pledge can be tested.
///
/// The drives are those of the market, the sales a round number: both are there to be replaced.
struct StudyCompany {
  static let header = [
    "entity", "metric", "qualifier", "value", "low", "high", "unit", "year", "region", "boundary",
    "source", "confidence", "note",
  ]

  /// CSV rows under ``header``; empty where the maker is known.
  let rows: [UInt8]

  /// Cars a year, in millions: a small maker, so that its purchases move no market.
  private static let sales = 0.1
  /// The first year whose drives are written down; before it they are as in this year.
  private static let firstYear = 2020

  init(_ company: String, region: String, data: DataStore) {
    if !data.rows(company, "sales in China").isEmpty {
      rows = []
      return
    }
    var writer = CSVWriter(header: Self.header)
    let start = writer.bytes.count
    func row(
      _ metric: String, _ qualifier: String, _ value: Double, _ unit: String, _ year: Int?,
      _ note: String
    ) {
      for cell in [company, metric, qualifier] { writer.field(cell) }
      writer.field(value)
      for cell in ["", "", unit, year.map(String.init) ?? "", region, ""] { writer.field(cell) }
      for cell in ["own", Confidence.user.rawValue, note] { writer.field(cell) }
      writer.endRow()
    }
    row(
      "sales in China", "", Self.sales, "million/yr", nil, "placeholder: write your own sales")
    for drive in FleetCompiler.powertrains {
      for share in data.rows(drive, "share of sales") where (share.year ?? 0) >= Self.firstYear {
        row(
          "share of sales", drive, share.value, "fraction", share.year,
          "placeholder: the market's drives")
      }
    }
    rows = Array(writer.bytes[start...])
  }
}
