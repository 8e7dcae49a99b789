/// Works of one kind: which route they serve, and where their ore-based metal comes from.
package struct PlantDefinition: Sendable {
  package let id: String
  package let material: String
  let route: String
  /// The component of the charge whose numbers they have.
  package let component: String
  let name: String
}
