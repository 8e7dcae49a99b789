internal import ArgumentParser
internal import Scenarios

/// Values of an option that are named in the model.
enum Choice {
  /// - Throws: `ValidationError` with the name that was probably meant.
  static func named<Value: CaseIterable & RawRepresentable<String>>(_ text: String) throws -> Value
  {
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    let near = NearestName.match(text, among: names).map { "Did you mean '\($0)'? " } ?? ""
    throw ValidationError("Unknown '\(text)'. \(near)One of: \(names.joined(separator: ", ")).")
  }
}
