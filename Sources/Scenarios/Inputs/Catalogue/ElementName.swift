/// Elements in words, as a sentence says them.
package enum ElementName {
  /// A symbol without a word stays as it is.
  package static func word(_ symbol: String) -> String { words[symbol] ?? symbol }

  private static let words = [
    "Cr": "chromium", "Cu": "copper", "Fe": "iron", "Mg": "magnesium", "Mn": "manganese",
    "Mo": "molybdenum", "Ni": "nickel", "NiMo": "nickel and molybdenum", "Pb": "lead",
    "Si": "silicon", "Sn": "tin",
    "Ti": "titanium", "Zn": "zinc",
  ]
}
