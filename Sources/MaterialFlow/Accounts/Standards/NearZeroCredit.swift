/// The fraction of a tonne that counts as near zero.
///
/// `P = (E_l - E) / (E_l - E_nz)`, clamped to 0...1; IEA, Achieving Net Zero Heavy Industry Sectors
/// in G7 Members (2022), with E_nz and E_l sliding on the scrap share.
public struct NearZeroCredit: Sendable, Equatable {
  public let full: StandardClass
  public let zero: StandardClass
  public let rule: ScrapShareRule

  /// - Returns: nil where no scheme of the metal says where the credit begins and ends.
  public init?(_ standards: [Standard], metal: String) {
    var full: (StandardClass, ScrapShareRule)?
    var zero: StandardClass?
    for standard in standards where standard.metal == metal {
      for item in standard.classes {
        if item.credit == .full { full = (item, standard.rule) }
        if item.credit == .zero { zero = item }
      }
    }
    guard let full, let zero else { return nil }
    self.full = full.0
    self.zero = zero
    rule = full.1
  }

  /// - Returns: nil where the scrap share is unknown.
  public func credit(of lot: ClassificationSubject) -> Double? {
    guard let share = lot.share(by: rule), let start = zero.threshold(atScrapShare: share),
      let end = full.threshold(atScrapShare: share)
    else { return nil }
    // Thresholds that meet leave no slope between them: a lot is at or below both, or above.
    if !(start > end) { return lot.emissions <= end ? 1 : 0 }
    return min(max((start - lot.emissions) / (start - end), 0), 1)
  }
}
