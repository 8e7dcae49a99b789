/// A share of some metal that goes to a scrap class.
public struct ClassShare: Sendable, Equatable {
  public let scrapClass: Int
  public let share: Double

  public init(scrapClass: Int, share: Double) {
    self.scrapClass = scrapClass
    self.share = share
  }
}
