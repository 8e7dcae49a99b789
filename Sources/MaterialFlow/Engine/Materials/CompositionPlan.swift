/// What the products, the classes and the ore-based metal of one material are made of.
///
/// Contents are mass fractions; over the elements of one place they sum to 1.
public struct CompositionPlan: Sendable {
  /// Nominal composition of the products: shape `[product][e]`.
  public var nominal: [Double]
  /// Composition limits of the products.
  public let limits: [CompositionLimit]
  /// Composition of scrap from abroad, and of a class that nothing has filled: shape `[s][e]`.
  public let classContent: [Double]
  /// Composition of the ore-based metal of a route: shape `[r][e]`.
  public let primaryContent: [Double]

  public init(
    nominal: [Double], limits: [CompositionLimit], classContent: [Double],
    primaryContent: [Double]
  ) {
    self.nominal = nominal
    self.limits = limits
    self.classContent = classContent
    self.primaryContent = primaryContent
  }
}
