/// How a mass of one metal is told apart: by type, the grade that it was, and by element.
///
/// A pool holds its types first, then its elements; both add up to its mass.
struct LaneCounts: Sendable {
  let types: Int
  let elements: Int
  var all: Int { types + elements }

  init(types: Int, elements: Int) {
    self.types = types
    self.elements = elements
  }

  init(_ system: MaterialSystem) {
    self.init(types: system.typeCount, elements: system.elements.count)
  }
}
