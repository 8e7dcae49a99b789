extension Drawing {
  /// A whole SVG element; `id` makes its names unique in a page that holds several.
  func svg(id: String, title: String, finding: String, language: String) -> String {
    let ids = "\(id)-title \(id)-desc"
    return
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(pixels(width)) \(pixels(height))\""
      + " width=\"\(pixels(width))\" height=\"\(pixels(height))\" role=\"img\" xml:lang=\"\(language)\""
      + " aria-labelledby=\"\(ids)\" font-family=\"\(Type.family)\""
      + " font-size=\"\(pixels(Type.small))\" fill=\"\(Palette.ink)\">\n"
      + "<title id=\"\(id)-title\">\(Markup.escaped(title))</title>\n"
      + "<desc id=\"\(id)-desc\">\(Markup.escaped(finding))</desc>\n"
      + "<rect width=\"\(pixels(width))\" height=\"\(pixels(height))\" fill=\"#ffffff\"/>\n"
      + (isHatched ? Self.hatchPattern.replacing(Self.idMark, with: id) : "")
      + (isHatched ? body.replacing("#\(Self.idMark)-", with: "#\(id)-") : body) + "</svg>\n"
  }

  private static let hatchPattern =
    "<defs><pattern id=\"@-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    + "patternTransform=\"rotate(45)\"><rect width=\"1.6\" height=\"6\" fill=\"#e2a283\"/>"
    + "</pattern></defs>\n"
}
