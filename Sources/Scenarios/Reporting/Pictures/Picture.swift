internal import FlowTables

/// A picture: a finding, the table behind it, and how to draw it.
///
///     for picture in Picture.all(of: report) {
///       write("charts/\(picture.id).svg", picture.svg())
///       write("charts/\(picture.id).vl.json", picture.vegaLite())
///       write("charts/\(picture.id).plotly.json", picture.plotly())
///     }
public struct Picture: Sendable {
  /// As its files are named: `emissions-against-target`.
  public let id: String
  public let title: String
  /// What it shows, in a sentence with numbers.
  public let finding: String
  /// How to read it.
  public let note: String
  public let table: PictureTable
  let layout: any PictureLayout
  let language: Language

  init(
    id: String, title: String, finding: String, note: String, table: PictureTable,
    layout: any PictureLayout, language: Language
  ) {
    self.id = id
    self.title = title
    self.finding = finding
    self.note = note
    self.table = table
    self.layout = layout
    self.language = language
  }

  /// Widths in pixels that a picture is drawn for: a page, and a phone.
  public enum Width: Double, Sendable, CaseIterable {
    case page = 720
    case phone = 358
  }

  /// An SVG document.
  ///
  /// - Parameter prefix: Stands before the ids inside, so that one page can hold several.
  public func svg(_ width: Width = .page, prefix: String = "") -> [UInt8] {
    Array(
      drawing(width).svg(
        id: prefix + id, title: title, finding: finding, language: language.code
      ).utf8)
  }

  func drawing(_ width: Width) -> Drawing { layout.drawing(of: table, width: width.rawValue) }

  /// A Vega-Lite 5 specification with its data.
  public func vegaLite() -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("$schema", "https://vega.github.io/schema/vega-lite/v5.json")
      $0.field("title", title)
      $0.field("description", finding)
      $0.object("data") { table.write("values", to: &$0) }
      layout.writeVegaLite(of: table, to: &$0)
    }
    return writer.finished()
  }

  /// A Plotly figure.
  public func plotly() -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("data") { layout.writePlotlyTraces(of: table, to: &$0) }
      $0.object("layout") { figure in
        figure.object("title") { $0.field("text", title) }
        figure.object("meta") { $0.field("description", finding) }
        layout.writePlotlyLayout(of: table, to: &figure)
      }
    }
    return writer.finished()
  }
}

/// How a table becomes marks, here and in the grammars of others.
protocol PictureLayout: Sendable {
  func drawing(of table: PictureTable, width: Double) -> Drawing
  /// The keys of a specification beside its data: `mark` and `encoding`, `layer`, or `facet`.
  func writeVegaLite(of table: PictureTable, to writer: inout JSONWriter)
  func writePlotlyTraces(of table: PictureTable, to writer: inout JSONWriter)
  func writePlotlyLayout(of table: PictureTable, to writer: inout JSONWriter)
}
