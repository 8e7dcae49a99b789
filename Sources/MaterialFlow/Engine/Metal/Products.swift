/// What the year's products are made of; the stage says who has taken theirs.
struct Products<Stage>: Sendable {
  /// Shape `[product][e]`, mass fractions.
  let content: [Double]

  consuming func passed<Next>(to stage: Next.Type) -> Products<Next> {
    Products<Next>(content: content)
  }
}

/// Who has taken the year's products, in the order of the year.
enum ProductStage {
  /// Rolled or cast, and not yet sold.
  enum Semis {}
  enum SoldToCarMakers {}
  enum SoldToAll {}
}

/// Metal that is bought in a year.
struct Demand: Sendable {
  /// Net metal built into cars: shape `[g]`, t.
  var net: [Double]
  /// Semis and castings: shape `[product]`, t.
  var bought: [Double]
}
