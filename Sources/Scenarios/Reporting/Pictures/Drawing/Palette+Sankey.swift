internal import FlowAccounts
internal import FlowEngine

/// Colours of flows: by what becomes of metal in pictures, by grade in the files for other programs.
extension Palette {
  /// Fates that have a colour of their own; all that leaves the metal cycle shares one.
  static let fates: [(Fate, String)] = [
    (.sameGrade, aluminiumLayers[0]), (.sameFamily, "#8fcbe0"), (.downgraded, "#e0662f"),
    (.upgraded, "#b49ac8"), (.lost, "#dadada"),
  ]

  /// Grades of cars by id, each by its place between the darkest and a light layer of its metal:
  /// one hue a metal, steel first.
  static func grades(of systems: [MaterialSystem]) -> [String: String] {
    var colours: [String: String] = [:]
    for (m, system) in systems.enumerated() {
      let grades = system.grades.filter(\.isInCars).map(\.id)
      let ramp = ramps[min(m, ramps.count - 1)]
      for (place, grade) in grades.enumerated() {
        let share = Double(place) / Double(max(1, grades.count - 1))
        colours[grade] = mixed(ramp.dark, ramp.light, share)
      }
    }
    return colours
  }

  private static let ramps = [
    (dark: steelLayers[0], light: steelLayers[3]),
    (dark: aluminiumLayers[0], light: aluminiumLayers[3]),
  ]

  /// - Parameter share: Of the second colour.
  static func mixed(_ a: String, _ b: String, _ share: Double) -> String {
    zip(parts(a), parts(b)).reduce("#") { text, pair in
      let value = Int((Double(pair.0) + share * Double(pair.1 - pair.0)).rounded())
      return text + (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }
  }

  /// Red, green and blue of `#rrggbb`.
  private static func parts(_ colour: String) -> [Int] {
    guard let value = Int(colour.dropFirst(), radix: 16) else {
      preconditionFailure("\(colour) is no colour")
    }
    return [value >> 16, value >> 8 & 0xFF, value & 0xFF]
  }
}
