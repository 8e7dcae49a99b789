import Foundation
import Testing

@testable import FlowReporting

@Suite("Drawing")
struct DrawingTests {

  @Test("Ticks are round, evenly spaced and enclose what is drawn")
  func roundTicks() {
    #expect(NiceTicks(enclosing: [3.1, 5.5]).values == [0, 2, 4, 6])
    #expect(NiceTicks(enclosing: [0, 97]).values == [0, 20, 40, 60, 80, 100])
    #expect(NiceTicks(enclosing: [-0.3, 0.4], count: 4).values == [-0.4, -0.2, 0, 0.2, 0.4])
    // Nothing to draw still gives an axis.
    #expect(NiceTicks(enclosing: []).domain == 0...1)
    #expect(NiceTicks(enclosing: [0, 0]).domain == 0...1)
  }

  @Test("Tick labels have the decimals of their step", arguments: [0.0007, 0.013, 0.9, 42, 3.7e6])
  func tickLabels(largest: Double) throws {
    let ticks = NiceTicks(enclosing: [largest])
    for tick in ticks.values {
      let read = try #require(Double(ticks.label(tick)))
      // Half a unit of the last decimal is what rounding may take.
      #expect(abs(read - tick) <= 1e-9 * max(1, largest))
    }
    #expect(ticks.domain.upperBound >= largest)
    #expect((3...9).contains(ticks.values.count))
  }

  @Test("Labels of one column keep their distance and their order")
  func labelColumn() {
    let wanted = [10.0, 11, 12, 100, 13]
    let centres = LabelColumn.centres(wanted, pitch: 15, limits: 5...120)
    let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
    for (upper, lower) in zip(order, order.dropFirst()) {
      #expect(centres[lower] - centres[upper] >= 15)
    }
    #expect(centres.allSatisfy { (5...120).contains($0) })
    #expect(LabelColumn.centres([50, 20], pitch: 15, limits: 0...100) == [50, 20])
  }

  @Test("An area between curves is cut where they cross, also between two years")
  func differencePieces() throws {
    let pieces = DifferencePiece.pieces([(2000, 0, 2), (2001, 4, 2), (2002, 5, 2)])
    try #require(pieces.count == 2)
    #expect(!pieces[0].isAbove)
    #expect(pieces[1].isAbove)
    #expect(pieces[0].points.last == .init(x: 2000.5, upper: 2, lower: 2))
    #expect(pieces[1].points.count == 3)
  }

  @Test("Long text breaks at spaces, and Chinese anywhere but before a comma")
  func brokenLines() {
    let english = TextWidth.lines("scrap kept in its grade", size: 10, width: 70)
    #expect(english.joined(separator: " ") == "scrap kept in its grade")
    #expect(english.allSatisfy { TextWidth.of($0, size: 10) <= 70 })
    let chinese = TextWidth.lines("废料保级，回到同一牌号", size: 10, width: 40)
    #expect(chinese.joined() == "废料保级，回到同一牌号")
    #expect(chinese.count > 1)
    #expect(!chinese.contains { $0.hasPrefix("，") })
  }

  @Test("Text from data cannot break the file")
  func escaping() throws {
    var drawing = Drawing(width: 100, height: 100)
    drawing.text("a < b & \"c\" > \u{1}d", at: .init(0, 10))
    let svg = drawing.svg(id: "x", title: "<t>", finding: "a & b", language: "en")
    let text = try WellFormed.texts(of: Array(svg.utf8))
    #expect(text.contains("a < b & \"c\" > \u{FFFD}d"))
    #expect(text.contains("<t>"))
  }
}
