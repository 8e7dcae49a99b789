/// A window for the content of one element, or of the sum of several, in one product.
public struct CompositionLimit: Sendable, Equatable {
  public let product: Int
  /// The elements whose sum is limited.
  public let elements: [Int]
  /// Mass fraction, or nil where there is no lower limit.
  public let minimum: Double?
  /// Mass fraction, or nil where there is no upper limit.
  public let maximum: Double?

  public init(product: Int, elements: [Int], minimum: Double?, maximum: Double?) {
    self.product = product
    self.elements = elements
    self.minimum = minimum
    self.maximum = maximum
  }
}
