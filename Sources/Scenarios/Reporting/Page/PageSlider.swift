internal import FlowInputs

/// A lever as the live page offers it: a value that is reached in a year that the reader chooses.
///
/// A moved slider sets a path of one point: straight from the last observed year to the value, with
/// the lead kept from there on. A slider that was not moved sets nothing.
struct PageSlider: Sendable {
  let lever: Lever
  /// In ``unit``.
  let maximum: Double
  let step: Double

  /// Levers that act on emissions, scrap and cost alike, in the order of the page.
  private static let names = [
    "recycled-content.steel", "recycled-content.aluminium", "eaf-share", "h2-dri-share",
    "renewable-share.smelting", "grade-separation", "bev-share", "carbon-price",
  ]

  static func all(_ data: DataStore) -> [PageSlider] {
    names.map { name in
      guard let lever = Lever.named(name) else { preconditionFailure("no lever \(name)") }
      return PageSlider(lever, data)
    }
  }

  private init(_ lever: Lever, _ data: DataStore) {
    self.lever = lever
    switch lever.kind {
    case .share:
      maximum = 100
      step = 1
    case .carbonPrice:
      // As far as the range of the price series itself.
      let highest = Self.rows(lever, data).map { $0.high ?? $0.value }.max() ?? 0
      step = 10
      maximum = (highest / step).rounded(.up) * step
    }
  }

  private static func rows(_ lever: Lever, _ data: DataStore) -> [DataRow] {
    guard case .series(let entity, let metric) = lever.otherwise else { return [] }
    return data.rows(entity, metric)
  }

  /// As people read its values: per cent, or CNY per tonne of CO2.
  var unit: String { lever.kind == .share ? "%" : lever.kind.unit }

  private var scale: Double { lever.kind == .share ? 100 : 1 }

  /// What a scenario has in a year, in ``unit``; a lever that it leaves alone has its series, or 0.
  func value(_ compiled: CompiledScenario, in year: Int) -> Double {
    scale * compiled.course(of: lever).value(in: year)
  }

  /// The setting that the slider stands for: `eaf-share={2030: 30 %}`.
  func setting(_ value: Double, by year: Int) -> String {
    "\(lever.name)={\(year): \(lever.written(value / scale))}"
  }
}
