/// How much of a metal's making a figure counts.
///
/// Which terms a boundary takes in is data (`stages.csv`); here stand only the names.
public enum EmissionBoundary: String, Sendable, CaseIterable {
  /// Cradle to cast steel: scopes 1 and 2, and scope 3 upstream (ResponsibleSteel).
  case crudeSteel = "crude-steel"
  /// The electrolysis alone: anode use, perfluorocarbons and bought power (Chinese trading scheme).
  case electrolysis
  /// Site with rolling, bought iron and pellets, power at one fixed world factor (worldsteel).
  case worldsteel
  /// Cradle to crude steel with fuel supply (IEA 2022, near-zero definition).
  case ieaNearZero = "iea-near-zero"
  /// Direct emissions of the works and of iron-bearing precursors (EU border adjustment).
  case cbamDirect = "cbam-direct"
  /// Mine to cast metal, with the supply of fuels to power plants.
  case cradleToGate = "cradle-to-gate"
  /// As declared for a product: cradle to gate with rolling, drawing or casting.
  case epd
}

/// Whose electricity a works is charged with.
public enum PowerView: String, Sendable, CaseIterable {
  /// What the grid of the place delivers; contracts move nothing.
  case location
  /// Contracts count; what nobody contracted is the residual mix.
  case market
  /// Chinese trading rule: contracts and own lines of non-fossil power count as zero, certificates
  /// count for nothing, the rest is the average of the grid.
  case chineseRule = "chinese-rule"
}
