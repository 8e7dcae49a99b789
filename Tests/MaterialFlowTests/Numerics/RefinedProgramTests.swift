import Testing

@testable import FlowNumerics

@Suite("Linear programmes in doubled precision")
struct RefinedProgramTests {
  @Test("A sum keeps what a double loses")
  func sum() {
    let sum = Doubled(1e16) + Doubled(1) + Doubled(-1e16)
    #expect(sum == Doubled(1))
    #expect(Doubled.product(1 + 1e-8, 1 - 1e-8) + Doubled(-1) != Doubled(0))
  }

  /// `minimise p x + 0.25 a + 0.2 b` with `x + a + b = 8` and `a, b ≤ 10`.
  private static func lots(price: Double) -> (data: ProgramData, cost: [Double]) {
    let data = ProgramData(
      rows: [.init(low: 8, high: 8)], columnHigh: [.infinity, 10, 10],
      columns: [[(row: 0, value: 1)], [(row: 0, value: 1)], [(row: 0, value: 1)]])
    return (data, [price, 0.25, 0.2])
  }

  @Test(
    "A dear column does not hide the difference of two cheap ones",
    arguments: [1, 1e3, 1e6, 1e9, 1e11])
  func dear(price: Double) throws {
    let (data, cost) = Self.lots(price: price)
    let program = RefinedProgram(data, massScale: 1e5)
    program.minimise(cost)
    try program.solve()
    #expect(program.answer == [0, 0, 8])
    #expect(program.prices == [Doubled(0.2)])
    let certificate = data.certificate(of: program.answer, cost: cost, prices: program.prices)
    #expect(certificate.holds)
  }

  @Test("An answer that is dearer than it must be, or that misses a row, has no certificate")
  func refused() {
    let (data, cost) = Self.lots(price: 1)
    let prices = [Doubled(0.2)]
    #expect(data.certificate(of: [0, 0, 8], cost: cost, prices: prices).holds)
    #expect(!data.certificate(of: [0, 1e-7, 8 - 1e-7], cost: cost, prices: prices).holds)
    #expect(!data.certificate(of: [0, 0, 8 + 1e-10], cost: cost, prices: prices).holds)
    #expect(!data.certificate(of: [0, 0, 8], cost: cost, prices: [Doubled(0.1)]).holds)
  }

  @Test("Farkas' multipliers prove that rows contradict each other, and only then")
  func farkas() {
    func rows(_ least: Double) -> ProgramData {
      ProgramData(
        rows: [.init(low: -.infinity, high: 1), .init(low: least, high: .infinity)],
        columnHigh: [.infinity], columns: [[(row: 0, value: 1), (row: 1, value: 2)]])
    }
    let multipliers = [Doubled(-2), Doubled(1)]
    #expect(rows(2.000001).isImpossible(by: multipliers))
    #expect(!rows(2).isImpossible(by: multipliers))
    #expect(!rows(2.000001).isImpossible(by: [Doubled(-2), Doubled(0)]))
  }

  @Test("What is left when the optima are held is a face of them")
  func face() throws {
    let (data, _) = Self.lots(price: 1)
    let program = RefinedProgram(data, massScale: 1)
    program.minimise([1, 0.2, 0.2])
    try program.solve()
    program.holdOptima()
    program.minimise([-1, -1, 0])
    try program.solve()
    #expect(program.answer == [0, 8, 0])
  }
}
