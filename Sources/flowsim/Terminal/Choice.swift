internal import ArgumentParser
internal import FlowTables

/// Values of an option that are named in the model.
package enum Choice {
  /// - Throws: `ValidationError` with the name that was probably meant.
  package static func named<Value: CaseIterable & RawRepresentable<String>>(_ text: String) throws
    -> Value
  {
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    let near = NearestName.match(text, among: names).map { "Did you mean '\($0)'? " } ?? ""
    throw ValidationError("Unknown '\(text)'. \(near)One of: \(names.joined(separator: ", ")).")
  }
}
