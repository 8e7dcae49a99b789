import Testing

@testable import FlowTables

@Suite("Sparkline")
struct SparklineTests {
  @Test("Eight signs from least to greatest, whatever the length of the series")
  func shape() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text((0...70).map(Double.init)) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([9, 5, 1]) == "█▅▁")
  }

  @Test("A flat series lies at the bottom, one value is one sign, none is none")
  func edges() {
    #expect(Sparkline.text([4, 4, 4]) == "▁▁▁")
    #expect(Sparkline.text([-1]) == "▁")
    #expect(Sparkline.text([]).isEmpty)
  }
}
