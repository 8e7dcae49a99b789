/// Into the furnaces, and out of them.
public struct MeltingLines: Sendable {
  /// Scrap of a class into a heat: shape `[s][h]`.
  public let charge: [Int]
  /// Shapes `[h]`.
  public let primary: [Int]
  public let alloying: [Int]
  public let losses: [Int]
  public let output: [Int]
  /// To car making, or to goods making: shape `[product]`.
  public let semis: [Int]

  init(_ builder: inout LineBuilder) {
    let system = builder.system
    let melts = system.heats.map { heat -> (route: Route, works: Process, product: Int) in
      let route = system.routes[heat.route]
      return (route, Process(route.process, .balanced), heat.product)
    }
    let semisStore = Process("semis", .balanced)
    charge = system.classes.flatMap { scrapClass in
      melts.map { builder.line(.scrap(scrapClass), $0.works, product: $0.product) }
    }
    primary = melts.map {
      builder.line(Process($0.route.primary, .boundary), $0.works, product: $0.product)
    }
    let alloys = Process("alloying elements", .boundary)
    alloying = melts.map { builder.line(alloys, $0.works, product: $0.product) }
    losses = melts.map {
      builder.line($0.works, Process($0.route.losses, .boundary), product: $0.product)
    }
    output = melts.map { builder.line($0.works, semisStore, product: $0.product) }
    semis = system.grades.indices.map { p in
      builder.line(
        semisStore, system.grades[p].isInCars ? .carMaking : .goodsMaking, product: p)
    }
  }
}

/// Charges the furnaces as the blend has it, and casts the products.
struct Melting {
  private let system: MaterialSystem
  private let lanes: LaneCounts
  private let composition: CompositionPlan
  private let additions: [(heat: Int, element: Int)]
  private let demagged: Int?
  private let lines: MeltingLines
  /// What the year's melts hold: shape `[h][e]`, t.
  private var heats: [Double]
  /// What the year's products are made of: shape `[product][e]`.
  private var products: [Double]
  /// Entropy of what a tonne of scrap gives; nil until it is asked for: shape `[s][r]`.
  private var recoveredEntropy: [Double?]

  init(_ composition: CompositionPlan, layout: BlendLayout, lines: MeltingLines) {
    system = layout.system
    lanes = LaneCounts(layout.system)
    self.composition = composition
    additions = layout.additions
    demagged = layout.options.demagging?.element
    self.lines = lines
    heats = Array(repeating: 0, count: layout.heatCount * lanes.elements)
    products = Array(repeating: 0, count: system.grades.count * lanes.elements)
    recoveredEntropy = Array(repeating: nil, count: layout.classCount * layout.routeCount)
  }

  /// Posts the charge, the losses and the liquid metal of every heat.
  mutating func melt(
    _ blend: AnsweredBlend, year t: Int, from scrap: consuming Scrap<ScrapStage.Settled>,
    recording entropy: inout EntropyReport, posting ledger: inout Ledger
  ) -> Melt {
    for place in heats.indices { heats[place] = 0 }
    for h in system.heats.indices {
      charge(h, blend, scrap.pools, t, &ledger)
      addPrimary(h, blend.answer, t, &ledger)
    }
    alloy(blend.answer, t, &ledger)
    demag(blend.answer, t, &ledger)
    record(blend, t, &entropy)
    cast(t, &ledger)
    return Melt(blend: blend, products: Products(content: products), scrap: scrap)
  }

  private mutating func charge(
    _ h: Int, _ blend: AnsweredBlend, _ pools: borrowing ScrapPools, _ t: Int,
    _ ledger: inout Ledger
  ) {
    let heat = system.heats[h]
    let recovered = blend.question.recovered
    let amounts = pools.amounts
    for s in blend.question.supply.indices {
      let charge = blend.answer.charge[s * system.heats.count + h]
      if charge == 0 { continue }
      let share = charge / blend.question.supply[s]
      ledger.post(
        lines.charge[s * system.heats.count + h], year: t, share: share, ofPool: amounts,
        at: pools.start(s))
      let pool = pools.start(s) + lanes.types
      let start = (s * system.routes.count + heat.route) * lanes.elements
      for element in 0..<lanes.elements {
        heats[h * lanes.elements + element] +=
          charge * recovered[start + element]
      }
      ledger.post(lines.losses[h], year: t, type: heat.product) { element in
        share * amounts[pool + element] - charge * recovered[start + element]
      }
    }
  }

  private mutating func addPrimary(
    _ h: Int, _ answer: BlendAnswer, _ t: Int, _ ledger: inout Ledger
  ) {
    let heat = system.heats[h]
    let start = heat.route * lanes.elements
    let mass = answer.primary[h]
    ledger.post(
      lines.primary[h], year: t, type: heat.product, mass: mass,
      composition: composition.primaryContent, at: start)
    for element in 0..<lanes.elements {
      heats[h * lanes.elements + element] += mass * composition.primaryContent[start + element]
    }
  }

  private mutating func alloy(_ answer: BlendAnswer, _ t: Int, _ ledger: inout Ledger) {
    for (index, addition) in additions.enumerated() {
      let mass = answer.alloying[index]
      ledger.post(
        lines.alloying[addition.heat], year: t, type: system.heats[addition.heat].product,
        element: addition.element, mass: mass)
      heats[addition.heat * lanes.elements + addition.element] += mass
    }
  }

  /// What demagging takes out leaves with the melt losses.
  private mutating func demag(_ answer: BlendAnswer, _ t: Int, _ ledger: inout Ledger) {
    guard let element = demagged else { return }
    for (h, heat) in system.heats.enumerated() {
      let mass = answer.demagged[h]
      ledger.post(
        lines.losses[h], year: t, type: heat.product, element: element, mass: mass)
      heats[h * lanes.elements + element] -= mass
    }
  }

  /// Liquid metal becomes products; one that nobody wants keeps its nominal composition.
  private mutating func cast(_ t: Int, _ ledger: inout Ledger) {
    for place in products.indices { products[place] = 0 }
    for (h, heat) in system.heats.enumerated() {
      for line in [lines.output[h], lines.semis[heat.product]] {
        ledger.post(
          line, year: t, type: heat.product, share: 1, ofElements: heats,
          at: h * lanes.elements)
      }
      for element in 0..<lanes.elements {
        products[heat.product * lanes.elements + element] += heats[h * lanes.elements + element]
      }
    }
    for p in system.grades.indices {
      let places = p * lanes.elements..<(p + 1) * lanes.elements
      var mass = 0.0
      for place in places { mass += products[place] }
      for place in places {
        products[place] = mass > 0 ? products[place] / mass : composition.nominal[place]
      }
    }
  }
}

// MARK: Entropy
extension Melting {
  /// Scrap after its melt losses, ore-based metal and alloying (pure) become melts.
  private mutating func record(
    _ blend: AnsweredBlend, _ t: Int, _ entropy: inout EntropyReport
  ) {
    for place in recoveredEntropy.indices { recoveredEntropy[place] = nil }
    var before = 0.0
    var after = 0.0
    var mass = 0.0
    for (h, heat) in system.heats.enumerated() {
      for s in system.classes.indices {
        let charge = blend.answer.charge[s * system.heats.count + h]
        if charge == 0 { continue }
        before += charge * recoveredEntropy(s * system.routes.count + heat.route, blend.question)
      }
      before +=
        blend.answer.primary[h] * relative(composition.primaryContent, at: heat.route)
      after += relative(heats, at: h)
      for element in 0..<lanes.elements { mass += heats[h * lanes.elements + element] }
    }
    entropy.record(.melting, t, before: before, after: after, mass: mass)
  }

  private func relative(_ masses: [Double], at place: Int) -> Double {
    StatisticalEntropy.relative(masses, at: place * lanes.elements, count: lanes.elements)
  }

  /// Of what a tonne of a class gives by a route; read once a year for all the heats that take it.
  private mutating func recoveredEntropy(_ place: Int, _ question: BlendQuestion) -> Double {
    if let known = recoveredEntropy[place] { return known }
    let value = relative(question.recovered, at: place)
    recoveredEntropy[place] = value
    return value
  }
}
