/// Marks of a picture, in the order in which they lie over each other, in CSS pixels from the top
/// left.
///
/// Thin rules and grids are rectangles, so that every stroke is a line that carries data.
struct Drawing {
  let width: Double
  var height: Double
  /// What the words take up, for those who check that none lies on another.
  private(set) var labels: [LabelBox] = []
  private(set) var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Corners of a box.
  struct Box: Equatable {
    var left, top, right, bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  struct LabelBox {
    let text: String
    let box: Box
  }

  struct Point: Equatable {
    var x, y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  enum Anchor: String { case start, middle, end }

  // MARK: Marks

  mutating func rectangle(_ box: Box, fill: String) {
    body +=
      "<rect x=\"\(pixels(box.left))\" y=\"\(pixels(box.top))\" width=\"\(pixels(box.right - box.left))\""
    body += " height=\"\(pixels(box.bottom - box.top))\" fill=\"\(fill)\"/>\n"
  }

  /// Boxes of one fill as one mark, which takes a third of the bytes of as many rectangles.
  mutating func tiles(_ boxes: [Box], fill: String, isHatched: Bool = false) {
    if boxes.isEmpty { return }
    let data = boxes.map { box in
      let width = pixels(box.right - box.left)
      return
        "M\(pixels(box.left)) \(pixels(box.top))h\(width)v\(pixels(box.bottom - box.top))h-\(width)z"
    }.joined()
    shape(data, fill: fill)
    if isHatched {
      self.isHatched = true
      shape(data, fill: "url(#\(Self.idMark)-hatch)")
    }
  }

  /// A thin rule from left to right.
  mutating func rule(y: Double, from left: Double, to right: Double, fill: String) {
    rectangle(Box(left: left, top: y - 0.4, right: right, bottom: y + 0.4), fill: fill)
  }

  mutating func line(
    _ points: [Point], stroke: String, width: Double = 2, dash: String = ""
  ) {
    if points.count < 2 { return }
    body +=
      "<polyline points=\"\(Self.list(points))\""
    body += " fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(pixels(width))\""
    if !dash.isEmpty { body += " stroke-dasharray=\"\(dash)\"" }
    body += " stroke-linejoin=\"round\"/>\n"
  }

  /// A closed shape without an edge.
  mutating func polygon(_ points: [Point], fill: String) {
    body +=
      "<polygon points=\"\(Self.list(points))\""
    body += " fill=\"\(fill)\"/>\n"
  }

  /// Corners with one decimal, which no eye misses.
  private static func list(_ points: [Point]) -> String {
    points.map { "\(pixels($0.x, 10)),\(pixels($0.y, 10))" }.joined(separator: " ")
  }

  mutating func circle(_ centre: Point, radius: Double, fill: String) {
    body += "<circle cx=\"\(pixels(centre.x))\" cy=\"\(pixels(centre.y))\" r=\"\(pixels(radius))\""
    body += " fill=\"\(fill)\"/>\n"
  }

  /// A band of constant height from one side to another, bent like an S; y is its upper edge.
  mutating func ribbon(from a: Point, to b: Point, thickness: Double, fill: String) {
    let middle = (a.x + b.x) / 2
    body +=
      "<path d=\"M\(pixels(a.x)) \(pixels(a.y))C\(pixels(middle)) \(pixels(a.y)) \(pixels(middle)) \(pixels(b.y))"
    body +=
      " \(pixels(b.x)) \(pixels(b.y))V\(pixels(b.y + thickness))C\(pixels(middle)) \(pixels(b.y + thickness))"
    body +=
      " \(pixels(middle)) \(pixels(a.y + thickness)) \(pixels(a.x)) \(pixels(a.y + thickness))Z\""
    body += " fill=\"\(fill)\"/>\n"
  }

  /// A closed shape given as path data without an edge.
  mutating func shape(_ data: String, fill: String) {
    body += "<path d=\"\(data)\" fill=\"\(fill)\"/>\n"
  }

  /// Slanting bars over a box: told apart from plain fills without colour.
  mutating func hatch(_ box: Box) {
    isHatched = true
    rectangle(box, fill: "url(#\(Self.idMark)-hatch)")
  }

  /// Stands for the id of the file until that is known.
  static let idMark = "@"
  private(set) var isHatched = false

  /// Text on a baseline; a halo keeps it readable on lines.
  mutating func text(
    _ text: String, at place: Point, size: Double = Type.body, anchor: Anchor = .start,
    fill: String = Palette.ink, isBold: Bool = false, hasHalo: Bool = false
  ) {
    if text.isEmpty { return }
    let length = TextWidth.of(text, size: size) * (isBold ? 1.08 : 1)
    let left: Double
    switch anchor {
    case .start: left = place.x
    case .middle: left = place.x - length / 2
    case .end: left = place.x - length
    }
    labels.append(
      LabelBox(
        text: text,
        box: Box(
          left: left, top: place.y - size * 0.8, right: left + length,
          bottom: place.y + size * 0.22)))
    body += "<text x=\"\(pixels(place.x, 10))\" y=\"\(pixels(place.y, 10))\""
    // What the file says once for all its words is not said again.
    if size != Type.small { body += " font-size=\"\(pixels(size))\"" }
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    if fill != Palette.ink { body += " fill=\"\(fill)\"" }
    if isBold { body += " font-weight=\"600\"" }
    if hasHalo {
      body += " stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\""
      body += " paint-order=\"stroke\""
    }
    body += ">\(Markup.escaped(text))</text>\n"
  }
}
