/// Marks of a picture, in the order in which they lie over each other, in CSS pixels from the top
/// left.
///
/// Thin rules and grids are rectangles, so that every stroke is a line that carries data.
struct Drawing {
  let width: Double
  var height: Double
  /// What the words take up, for those who check that none lies on another.
  private(set) var labels: [LabelBox] = []
  private var body = ""

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

  /// A thin rule from left to right.
  mutating func rule(y: Double, from left: Double, to right: Double, fill: String) {
    rectangle(Box(left: left, top: y - 0.4, right: right, bottom: y + 0.4), fill: fill)
  }

  mutating func line(
    _ points: [Point], stroke: String, width: Double = 2, dash: String = ""
  ) {
    if points.count < 2 { return }
    body +=
      "<polyline points=\"\(points.map { "\(pixels($0.x)),\(pixels($0.y))" }.joined(separator: " "))\""
    body += " fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(pixels(width))\""
    if !dash.isEmpty { body += " stroke-dasharray=\"\(dash)\"" }
    body += " stroke-linejoin=\"round\"/>\n"
  }

  /// A closed shape without an edge.
  mutating func polygon(_ points: [Point], fill: String) {
    body +=
      "<polygon points=\"\(points.map { "\(pixels($0.x)),\(pixels($0.y))" }.joined(separator: " "))\""
    body += " fill=\"\(fill)\"/>\n"
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
  mutating func hatch(_ box: Box, fill: String) {
    let step = 6.0
    let thickness = 1.4
    var offset = step / 2 - (box.bottom - box.top)
    var data = ""
    while offset < box.right - box.left {
      let bar = [(offset, box.bottom), (offset + (box.bottom - box.top), box.top)]
      data += Self.slantingBar(bar, thickness, within: box)
      offset += step
    }
    if !data.isEmpty { shape(data, fill: fill) }
  }

  private static func slantingBar(
    _ ends: [(offset: Double, y: Double)], _ thickness: Double, within box: Box
  ) -> String {
    func point(_ offset: Double) -> (x: Double, y: Double) {
      let x = min(max(box.left + offset, box.left), box.right)
      return (x, ends[0].y - (x - box.left - ends[0].offset))
    }
    let low = point(ends[0].offset)
    let high = point(ends[1].offset)
    let lift = min(thickness, box.right - low.x)
    if high.x <= low.x { return "" }
    let top = max(box.top, high.y)
    let bottom = min(box.bottom, low.y)
    return "M\(pixels(low.x)) \(pixels(bottom))L\(pixels(high.x)) \(pixels(top))"
      + "L\(pixels(min(high.x + lift, box.right))) \(pixels(top))"
      + "L\(pixels(min(low.x + lift, box.right))) \(pixels(bottom))Z"
  }

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
    body += "<text x=\"\(pixels(place.x))\" y=\"\(pixels(place.y))\" font-size=\"\(pixels(size))\""
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    body += " fill=\"\(fill)\""
    if isBold { body += " font-weight=\"600\"" }
    if hasHalo {
      body += " stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\""
      body += " paint-order=\"stroke\""
    }
    body += ">\(Markup.escaped(text))</text>\n"
  }

  // MARK: The file

  /// A whole SVG element; `id` makes its names unique in a page that holds several.
  func svg(id: String, title: String, finding: String, language: String) -> String {
    let ids = "\(id)-title \(id)-desc"
    return
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(pixels(width)) \(pixels(height))\""
      + " width=\"\(pixels(width))\" height=\"\(pixels(height))\" role=\"img\" xml:lang=\"\(language)\""
      + " aria-labelledby=\"\(ids)\" font-family=\"\(Type.family)\">\n"
      + "<title id=\"\(id)-title\">\(Markup.escaped(title))</title>\n"
      + "<desc id=\"\(id)-desc\">\(Markup.escaped(finding))</desc>\n"
      + "<rect width=\"\(pixels(width))\" height=\"\(pixels(height))\" fill=\"#ffffff\"/>\n"
      + body + "</svg>\n"
  }
}

/// Sizes of type in pixels, and its faces.
enum Type {
  static let title = 13.0
  static let body = 12.0
  static let small = 11.0
  static let family =
    "Helvetica, Arial, 'Liberation Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', "
    + "sans-serif"
}

/// A coordinate with two decimals at most.
func pixels(_ value: Double) -> String { ShortestDecimal.string((value * 100).rounded() / 100) }

/// Text as XML and HTML want it.
enum Markup {
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // XML 1.0 has no place for other control characters.
      case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
