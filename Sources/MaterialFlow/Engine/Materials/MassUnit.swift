/// The units of mass: plans and books count in Mt, the blend in t.
public enum MassUnit {
  /// The blend counts in tonnes: GLPK's tolerances then hold for small grades as for large ones.
  public static let tonnesPerMegatonne = 1e6
}
