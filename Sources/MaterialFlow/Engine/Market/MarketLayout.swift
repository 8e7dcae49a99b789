/// Eight heats side by side.
typealias Heats = SIMD8<Double>

/// Which rows and columns of a market are open in a year, and where they lie.
///
/// Heats stand in groups of eight, those with most rows first, a lane each. Rows and linear columns
/// of a group are numbered alike in all lanes; a lane without one has a neutral stand-in. Row 0 of
/// every heat is its mass. Columns of a group are the classes and, last, ore-based metal.
struct MarketLayout: Sendable, Equatable {
  static let width = Heats.scalarCount

  let columnCount: Int
  private(set) var groupCount = 0
  /// The heat in a place, shape `[group][lane]`; -1 for none.
  private(set) var heats: [Int]
  /// Rows of a group, and where its first one lies.
  private(set) var rowCounts: [Int]
  private(set) var rowStarts: [Int]
  /// Linear columns of a group, and where its first one lies.
  private(set) var slotCounts: [Int]
  private(set) var slotStarts: [Int]
  /// Where the coefficients of a group's linear columns lie: `[slot][row]`.
  private(set) var slotCellStarts: [Int]
  /// Where the triangle of a group's block lies: `[row][row]`.
  private(set) var blockStarts: [Int]
  /// What a place holds, shape `[row][lane]`; nil for none.
  var rows: [MarketRow?]
  /// Addition or, after them, removal in a place, shape `[slot][lane]`; -1 for none.
  var slots: [Int]
  /// Open rows and linear columns of each heat.
  private var rowsOfHeat: [Int]
  private var slotsOfHeat: [Int]
  private var order: [Int]
  /// Rows and linear columns of all groups in the largest year.
  let mostRows: Int
  let mostSlots: Int

  /// Room for the largest year of a shape.
  init(_ shape: MarketShape) {
    columnCount = shape.classCount + 1
    let groups = (shape.heatCount + Self.width - 1) / Self.width
    heats = Array(repeating: -1, count: groups * Self.width)
    rowCounts = Array(repeating: 0, count: groups)
    rowStarts = rowCounts
    slotCounts = rowCounts
    slotStarts = rowCounts
    slotCellStarts = rowCounts
    blockStarts = rowCounts
    rows = []
    slots = []
    rowsOfHeat = Array(repeating: 2, count: shape.heatCount)
    slotsOfHeat = Array(repeating: 0, count: shape.heatCount)
    order = []
    order.reserveCapacity(shape.heatCount)
    for window in shape.windows { rowsOfHeat[window.heat] += 1 }
    for addition in shape.additions { slotsOfHeat[addition.heat] += 1 }
    for removal in shape.removals {
      slotsOfHeat[removal.heat] += 1
      rowsOfHeat[removal.heat] += 1
    }
    mostRows = groups * (rowsOfHeat.max() ?? 0)
    mostSlots = groups * (slotsOfHeat.max() ?? 0)
    rows = Array(repeating: nil, count: mostRows * Self.width)
    slots = Array(repeating: -1, count: mostSlots * Self.width)
  }

  var rowTotal: Int { groupCount == 0 ? 0 : rowStarts[groupCount - 1] + rowCounts[groupCount - 1] }
  var slotTotal: Int {
    groupCount == 0 ? 0 : slotStarts[groupCount - 1] + slotCounts[groupCount - 1]
  }
  /// Takes over how many rows and linear columns of a heat are open; no rows where it takes no
  /// part.
  mutating func count(_ heat: Int, _ counts: (rows: Int, slots: Int)) {
    (rowsOfHeat[heat], slotsOfHeat[heat]) = counts
  }

  /// Places the heats anew.
  mutating func arrange() {
    place()
    for place in 0..<(rowTotal * Self.width) { rows[place] = nil }
    for place in 0..<(slotTotal * Self.width) { slots[place] = -1 }
  }

  private mutating func place() {
    sort()
    groupCount = (order.count + Self.width - 1) / Self.width
    var (row, slot, cell, block) = (0, 0, 0, 0)
    for group in 0..<groupCount {
      (rowStarts[group], slotStarts[group]) = (row, slot)
      (slotCellStarts[group], blockStarts[group]) = (cell, block)
      (rowCounts[group], slotCounts[group]) = (0, 0)
      for place in (group * Self.width)..<((group + 1) * Self.width) {
        heats[place] = place < order.count ? order[place] : -1
        guard heats[place] >= 0 else { continue }
        rowCounts[group] = max(rowCounts[group], rowsOfHeat[heats[place]])
        slotCounts[group] = max(slotCounts[group], slotsOfHeat[heats[place]])
      }
      row += rowCounts[group]
      slot += slotCounts[group]
      cell += slotCounts[group] * rowCounts[group]
      block += rowCounts[group] * rowCounts[group]
    }
  }

  /// Heats with most rows first, ties by linear columns and then by the order of the data.
  private mutating func sort() {
    order.removeAll(keepingCapacity: true)
    for heat in rowsOfHeat.indices where rowsOfHeat[heat] > 0 {
      var place = order.count
      order.append(heat)
      while place > 0, isBefore(heat, order[place - 1]) {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = heat
    }
  }

  private func isBefore(_ heat: Int, _ other: Int) -> Bool {
    if rowsOfHeat[heat] != rowsOfHeat[other] { return rowsOfHeat[heat] > rowsOfHeat[other] }
    return slotsOfHeat[heat] > slotsOfHeat[other]
  }
}
