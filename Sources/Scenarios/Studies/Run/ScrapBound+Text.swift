package import FlowAccounts
package import FlowEngine
internal import FlowInputs
internal import FlowTables

extension ScrapBound {
  /// The charge limits and the element that keep shred of old cars out.
  package func sentence(_ system: MaterialSystem) -> String {
    let charges = routes.map {
      "at most \(NumberText.percent($0.limit)) scrap in \(system.routes[$0.route].id)"
    }
    let elements = self.elements.map { ElementName.word(system.elements[$0]) }
    let grade = system.grades[self.grade]
    let chemistry =
      "with shred of old cars the limit of \(grade.name) (\(grade.id)) for "
      + "\(elements.joined(separator: " and ")) is reached at \(NumberText.percent(share))"
    return "what binds: " + (charges + [chemistry]).joined(separator: ", ")
  }
}
