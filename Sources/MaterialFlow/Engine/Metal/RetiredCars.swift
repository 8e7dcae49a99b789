/// One metal in the cars that leave use in a region.
struct RetiredCars: Sendable {
  /// The slots of the metal in the region.
  var slots: [Int] = []
  /// Shape `[slot][e]`, t; slots of other metals and regions are not read.
  var masses: [Double]

  init(slotCount: Int, elementCount: Int) {
    masses = Array(repeating: 0, count: slotCount * elementCount)
  }
}
