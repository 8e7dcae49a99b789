/// Colours that stay apart for colour-blind readers and in grey print, and at least 3:1 on white.
///
/// Lines differ by at least 22 in CIEDE2000 under every colour-vision deficiency (Machado et al.
/// 2009) and by 11 in grey. Fills are lighter and rest on edges, order and words.
enum Palette {
  static let ink = "#1a1a1a"
  static let quiet = "#595959"
  static let grid = "#e2e2e2"
  static let axis = "#8a8a8a"
  static let history = "#f3f3f3"

  // Lines
  static let black = "#000000"
  static let purple = "#4f086d"
  static let slate = "#4c5653"
  static let orange = "#ce460c"
  static let blue = "#00a1cd"

  // Words in the colour of a line or fill, at least 4.5:1 on white
  static let orangeInk = "#a8380a"
  static let blueInk = "#00708f"

  // Fills
  static let paleOrange = "#f7cdb8"
  static let paleBlue = "#c5e6f1"

  /// From dark to light, for layers that lie on each other.
  static let steelLayers = ["#4c5653", "#7d8a86", "#a9b4b0", "#cfd6d3", "#e4e8e6", "#f1f3f2"]
  static let aluminiumLayers = ["#00607a", "#2b93b3", "#6fbcd4", "#a9d8e7", "#d0eaf2", "#ebf6fa"]
}
