/// Flows between two columns of nodes in several years: one scale, one order, one place a node.
///
/// What flows into nodes of the loop comes back to the left column later; an arrow below says how
/// much. The table has the columns `from`, `to`, `kind`, `year`, `value`.
struct SankeyYears: PictureLayout {
  /// Top to bottom; names as in `from`.
  var left: [Node]
  /// Top to bottom; names as in `to`.
  var right: [Group]
  /// In the order of the key; what a flow's `kind` may say.
  var kinds: [Kind]
  var years: [Int]
  /// What each year's flows add up to: `2.96 Mt`.
  var heads: [String]
  /// Below each year: what goes back into the loop.
  var loops: [String]
  var leftHead: String
  /// Of the scale bar.
  var unit: String

  struct Node: Sendable {
    /// As the table names it.
    var key: String
    var name: String
    /// For a phone.
    var short: String
  }

  struct Group: Sendable {
    var head: String
    var nodes: [Node]
  }

  struct Kind: Sendable {
    var name: String
    var label: String
    var fill: String
  }

  struct Flow {
    let from, to: String
    let kind: Int
    let value: Double
  }

  func flows(of table: PictureTable, _ year: Int) -> [Flow] {
    let places = ["from", "to", "kind", "year", "value"].map(table.index)
    return table.rows.compactMap { row in
      guard row[places[3]] == .year(year), let from = row[places[0]].text,
        let to = row[places[1]].text, let value = row[places[4]].number, value > 0,
        let kind = kinds.firstIndex(where: { $0.label == row[places[2]].text })
      else { return nil }
      return Flow(from: from, to: to, kind: kind, value: value)
    }
  }

  func drawing(of table: PictureTable, width: Double) -> Drawing {
    let isWide = width >= Picture.Width.page.rawValue
    let all = years.map { flows(of: table, $0) }
    let largest = all.map { $0.reduce(0) { $0 + $1.value } }.max() ?? 0
    let scale = largest > 0 ? 230 / largest : 0
    let leftSlots = Slots(
      groups: [("", left.map(\.key))], all: all, scale: scale, heads: 0
    ) { $0.from }
    let rightSlots = Slots(
      groups: right.map { ($0.head, $0.nodes.map(\.key)) }, all: all, scale: scale, heads: 15
    ) { $0.to }
    func label(_ node: Node) -> String { isWide ? node.name : node.short }
    let leftRoom = room(for: left.map(label))
    let rightRoom = room(for: right.flatMap(\.nodes).map(label) + (isWide ? right.map(\.head) : []))
    var drawing = Drawing(width: width, height: 0)
    let top = drawing.drawKey(kinds, width: width) + 36
    let space = isWide ? 20.0 : 14
    let across =
      (width - leftRoom - rightRoom - space * Double(years.count - 1))
      / Double(years.count)
    let bottom = top + max(leftSlots.height, rightSlots.height)
    for (index, flows) in all.enumerated() {
      let x = leftRoom + Double(index) * (across + space)
      for (line, text) in [String(years[index]), heads[index]].enumerated() {
        drawing.text(
          text, at: .init(x + across / 2, top - 20 + 13 * Double(line)), size: Type.small,
          anchor: .middle, isBold: line == 0)
      }
      drawRibbons(flows, leftSlots, rightSlots, x: x, top, across, scale, on: &drawing)
      drawLoop(loops[index], from: x, to: x + across, y: bottom + 14, on: &drawing)
    }
    drawNames(leftSlots, rightSlots, top, width, isWide, on: &drawing)
    drawing.height =
      bottom + 48 + drawScaleBar(scale: scale, largest: largest, y: bottom + 48, on: &drawing)
    if !isWide { drawLegend(width, on: &drawing) }
    return drawing
  }

  /// What the short names of a phone stand for, below all else.
  private func drawLegend(_ width: Double, on drawing: inout Drawing) {
    var seen: Set<String> = []
    let names = (left + right.flatMap(\.nodes)).filter {
      $0.short != $0.name && seen.insert($0.key).inserted
    }
    let text = names.map { "\($0.short) \($0.name)" }.joined(separator: " · ")
    for line in TextWidth.lines(text, size: Type.small, width: width) {
      drawing.height += 14
      drawing.text(
        line, at: .init(0, drawing.height), size: Type.small, fill: Palette.quiet)
    }
    drawing.height += 5
  }

  private func room(for names: [String]) -> Double {
    (names.map { TextWidth.of($0, size: Type.small) }.max() ?? 0) + 8
  }

  private func drawRibbons(
    _ flows: [Flow], _ leftSlots: Slots, _ rightSlots: Slots, x: Double, _ top: Double,
    _ across: Double, _ scale: Double, on drawing: inout Drawing
  ) {
    let bar = 4.0
    var starts = leftSlots.starts(of: flows, scale: scale) { $0.from }
    var ends = rightSlots.starts(of: flows, scale: scale) { $0.to }
    let sorted = flows.sorted {
      (leftSlots.order($0.from), rightSlots.order($0.to))
        < (leftSlots.order($1.from), rightSlots.order($1.to))
    }
    var ribbons: [(flow: Flow, start: Double, end: Double)] = []
    for flow in sorted {
      let thickness = flow.value * scale
      let start = starts[flow.from, default: 0]
      let end = ends[flow.to, default: 0]
      starts[flow.from] = start + thickness
      ends[flow.to] = end + thickness
      ribbons.append((flow, top + start, top + end))
    }
    // The last kind of the key is the ground on which the others lie.
    for kind in kinds.indices.reversed() {
      // What is thinner than a twelfth of a pixel leaves no mark.
      for ribbon in ribbons
      where ribbon.flow.kind == kind && ribbon.flow.value * scale >= 0.08 {
        drawing.ribbon(
          from: .init(x + bar, ribbon.start), to: .init(x + across - bar, ribbon.end),
          thickness: ribbon.flow.value * scale, fill: kinds[kind].fill)
      }
    }
    drawBars(flows, leftSlots, \.from, left: x, top, bar, scale, on: &drawing)
    drawBars(flows, rightSlots, \.to, left: x + across - bar, top, bar, scale, on: &drawing)
  }

  /// The bars of one side, each as high as what passes it.
  private func drawBars(
    _ flows: [Flow], _ slots: Slots, _ key: KeyPath<Flow, String>, left: Double, _ top: Double,
    _ width: Double, _ scale: Double, on drawing: inout Drawing
  ) {
    let first = slots.starts(of: flows, scale: scale) { $0[keyPath: key] }
    for name in slots.names {
      let mass = flows.filter { $0[keyPath: key] == name }.reduce(0) { $0 + $1.value }
      if mass <= 0 { continue }
      let start = top + (first[name] ?? 0)
      drawing.rectangle(
        .init(left: left, top: start, right: left + width, bottom: start + max(0.8, mass * scale)),
        fill: Palette.ink)
    }
  }

  /// An arrow from the right column back to the left one.
  private func drawLoop(
    _ text: String, from left: Double, to right: Double, y: Double, on drawing: inout Drawing
  ) {
    drawing.rectangle(
      .init(left: right - 1.2, top: y - 10, right: right, bottom: y), fill: Palette.ink)
    drawing.rule(y: y, from: left, to: right, fill: Palette.ink)
    drawing.rectangle(
      .init(left: left, top: y - 6, right: left + 1.2, bottom: y), fill: Palette.ink)
    drawing.polygon(
      [.init(left - 3, y - 5), .init(left + 4.2, y - 5), .init(left + 0.6, y - 12)],
      fill: Palette.ink)
    for (line, words) in TextWidth.lines(text, size: Type.small, width: right - left)
      .enumerated()
    {
      drawing.text(
        words, at: .init((left + right) / 2, y + 14 + 13 * Double(line)), size: Type.small,
        anchor: .middle)
    }
  }

  /// How high a round amount stands.
  ///
  /// - Returns: The height that it takes.
  private func drawScaleBar(
    scale: Double, largest: Double, y: Double, on drawing: inout Drawing
  ) -> Double {
    let ticks = NiceTicks(enclosing: [largest / 10], count: 1)
    guard let amount = ticks.values.last, amount > 0 else { return 0 }
    let height = amount * scale
    drawing.rectangle(.init(left: 0, top: y, right: 4, bottom: y + height), fill: Palette.ink)
    drawing.text(
      "\(ticks.label(amount)) \(unit)", at: .init(9, y + height / 2 + 4), size: Type.small)
    return max(height, 12) + 4
  }

  private func drawNames(
    _ leftSlots: Slots, _ rightSlots: Slots, _ top: Double, _ width: Double, _ isWide: Bool,
    on drawing: inout Drawing
  ) {
    if isWide {
      drawing.text(leftHead, at: .init(0, top - 20), size: Type.small, fill: Palette.quiet)
    }
    for node in left {
      drawing.text(
        isWide ? node.name : node.short, at: .init(0, top + leftSlots.centre(node.key) + 4),
        size: Type.small)
    }
    let x =
      width
      - room(
        for: right.flatMap(\.nodes).map { isWide ? $0.name : $0.short }
          + (isWide ? right.map(\.head) : [])) + 8
    for group in right {
      if isWide {
        drawing.text(
          group.head, at: .init(x, top + rightSlots.head(group.head) + 11), size: Type.small,
          fill: Palette.quiet)
      }
      for node in group.nodes {
        drawing.text(
          isWide ? node.name : node.short, at: .init(x, top + rightSlots.centre(node.key) + 4),
          size: Type.small)
      }
    }
  }
}

extension Drawing {
  fileprivate mutating func drawKey(_ kinds: [SankeyYears.Kind], width: Double) -> Double {
    var x = 0.0
    var y = 12.0
    for kind in kinds {
      let length = 20 + TextWidth.of(kind.label, size: Type.small) + 14
      if x > 0 && x + length > width {
        x = 0
        y += 17
      }
      rectangle(.init(left: x, top: y - 10, right: x + 14, bottom: y + 1), fill: kind.fill)
      text(kind.label, at: .init(x + 19, y), size: Type.small)
      x += length
    }
    return y + 10
  }
}
