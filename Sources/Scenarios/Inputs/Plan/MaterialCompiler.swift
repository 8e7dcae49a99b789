internal import FlowEngine

/// One metal: chemistry, scrap, routes and demand, from series to flat arrays.
struct MaterialCompiler {
  let scenario: Scenario
  let definition: SystemDefinition
  let system: MaterialSystem
  let fleet: FleetPlan
  let material: Int
  let plants: PlantPlan
  let observedUntil: Int

  private var horizon: ClosedRange<Int> { scenario.horizon }
  private var axis: ClosedRange<Int> {
    horizon.lowerBound - fleet.historyCount...horizon.upperBound
  }

  func compile(_ lookup: inout Lookup) throws -> MaterialPlan {
    let chemistry = ChemistryCompiler(system: system, definition: definition)
    let nominal = chemistry.nominal(&lookup)
    let sectors = try SectorCompiler(
      scenario: scenario, system: system, axis: axis, definitions: definition.sectors
    ).compile(&lookup)
    lookup.part = .fabrication(system.name)
    let fabrication = system.grades.prefix(system.carGradeCount).map { grade in
      let isOwn = lookup.data.hasRows(grade.id, "fabrication yield")
      return lookup.positive(isOwn ? grade.id : grade.form, "fabrication yield", in: .fraction)?
        .constant ?? 1
    }
    lookup.part = .semis(system.name)
    let semis = system.grades.map {
      lookup.positive($0.form, "semis yield", in: .fraction)?.constant ?? 1
    }
    let sorting = SortingCompiler(
      scenario: scenario, system: system, observedUntil: observedUntil)
    let unsorted = shredded(&lookup)
    var plan = MaterialPlan(
      system: system, limits: chemistry.limits(&lookup), nominal: nominal,
      pressShopScrap: pressShopScrap(&lookup), mixedScrap: mixedScrap(&lookup),
      dismantledParts: dismantledParts(&lookup),
      keptApart: keptApart(),
      sorting: sorting.matrix(unsorted: unsorted, &lookup),
      shredderRecovery: recovery("shredding", &lookup),
      informalRecovery: recovery("informal treatment", &lookup),
      pickUp: chemistry.pickUp(&lookup),
      scrapImports: byClass("imports", .scrapImports(system.name), &lookup),
      unrecordedUse: byClass("unrecorded use", .unrecordedUse(system.name), &lookup),
      classContent: chemistry.classContent(nominal: nominal, &lookup),
      meltYield: lookup.asking(for: .meltYields(system.name)) { lookup in
        system.classes.map { lookup.number($0.id, "melt yield", in: .fraction) }
      },
      retention: chemistry.retention(&lookup),
      primaryContent: chemistry.primaryContent(&lookup), fabricationYield: fabrication,
      semisYield: semis, sectors: sectors,
      heatShare: RouteShares(
        scenario: scenario, definition: definition, system: system, plants: plants
      ).shares(liquid: liquid(sectors, fabrication, semis), &lookup),
      chargeLimit: lookup.asking(for: .chargeLimits(system.name)) { lookup in
        system.heats.flatMap { heat in
          lookup.path(
            system.routes[heat.route].id, "scrap charge limit", in: .fraction)
        }
      },
      orderCost: orderCosts(&lookup),
      unevenCost: lookup.number("furnaces", "uneven charge cost", in: .number),
      recycledContent: recycledContent(&lookup))
    plan.unsorted = unsorted
    plan.clipSorting = sorting.clip(&lookup)
    plan.sortingOptions = sorting.options(
      unsorted: unsorted, keptApart: plan.keptApart, clip: plan.clipSorting, &lookup)
    if scenario.market == .clearing {
      let market = MarketCompiler(
        scenario: scenario, system: system, plants: plants, observedUntil: observedUntil)
      plan.market = market.compile(&lookup)
      plan.routeMarket = market.routes(
        RouteShares(scenario: scenario, definition: definition, system: system, plants: plants),
        liquid: liquid(sectors, fabrication, semis), &lookup)
    }
    return plan
  }

  /// Liquid metal by product: shape `[product][t]`, Mt/yr.
  private func liquid(
    _ sectors: [SectorPlan], _ fabrication: [Double], _ semis: [Double]
  ) -> [Double] {
    var liquid = [Double](repeating: 0, count: system.grades.count * horizon.count)
    for t in 0..<horizon.count {
      let cohort = fleet.cohort(ofYear: t)
      for p in system.grades.indices {
        for sector in sectors {
          liquid[p * horizon.count + t] += sector.bought[p * fleet.cohortCount + cohort]
        }
      }
      for (k, slot) in fleet.slots.enumerated() where slot.material == material {
        liquid[slot.grade * horizon.count + t] +=
          fleet.metal[cohort * fleet.slots.count + k] * fleet.builtPerSold[t]
          / fabrication[slot.grade]
      }
      for p in system.grades.indices { liquid[p * horizon.count + t] /= semis[p] }
    }
    return liquid
  }

  private func shares(
    ofMetric metric: String, _ entity: String, _ lookup: inout Lookup
  ) -> [ClassShare] {
    lookup.wholeShares(ofMetric: metric, entity).compactMap { name, share in
      system.scrapClass(name).map { ClassShare(scrapClass: $0, share: share) }
    }
  }

  private func pressShopScrap(_ lookup: inout Lookup) -> [[ClassShare]] {
    lookup.part = .pressShop(system.name)
    return system.grades.prefix(system.carGradeCount).map { grade in
      shares(ofMetric: "press-shop scrap to", grade.id, &lookup)
    }
  }

  private func mixedScrap(_ lookup: inout Lookup) -> [Int?] {
    system.grades.prefix(system.carGradeCount).map { grade in
      shares(ofMetric: "mixed scrap to", grade.id, &lookup).first?.scrapClass
    }
  }

  private func dismantledParts(_ lookup: inout Lookup) -> [[ClassShare]] {
    lookup.part = .dismantledParts(system.name)
    return definition.parts.map { part in
      shares(ofMetric: "goes to", part, &lookup)
    }
  }

  private func keptApart() -> [Int] {
    system.grades.prefix(system.carGradeCount).map { grade in
      guard let id = definition.keptApart[grade.id], let index = system.scrapClass(id) else {
        preconditionFailure("grades.csv names no class that keeps \(grade.id) apart")
      }
      return index
    }
  }

  private func shredded(_ lookup: inout Lookup) -> Int {
    lookup.part = .shredding(system.name)
    guard let share = shares(ofMetric: "goes to", "shredded \(system.name)", &lookup).first else {
      preconditionFailure("components.csv names no class for shredded \(system.name)")
    }
    return share.scrapClass
  }

  private func recovery(_ entity: String, _ lookup: inout Lookup) -> Double {
    lookup.part = .shredding(system.name)
    return lookup.number(entity, "recovery", system.name, in: .fraction)
  }

  private func byClass(
    _ metric: String, _ part: PlanPart, _ lookup: inout Lookup
  ) -> [Double] {
    lookup.part = part
    return system.classes.flatMap { scrapClass in
      lookup.optional(scrapClass.id, metric, in: .megatonnesPerYear)?
        .values(over: horizon) ?? Array(repeating: 0, count: horizon.count)
    }
  }

  /// The cost of a class in a grade, else in the grade's family.
  private func orderCosts(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .order(system.name)
    var costs: [Double] = []
    for scrapClass in system.classes {
      for heat in system.heats {
        let product = system.grades[heat.product]
        let own = lookup.optional(scrapClass.id, "order cost", product.id, in: .number)
        let cost =
          own ?? lookup.series(scrapClass.id, "order cost", product.family, in: .number)
        costs.append(cost?.constant ?? 0)
      }
    }
    return costs
  }

  private func recycledContent(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .contentRule(system.name)
    guard let lever = lookup.lever("recycled-content.\(system.name)") else {
      return Array(repeating: 0, count: horizon.count)
    }
    return horizon.map { $0 > observedUntil ? lever.value(in: $0) : 0 }
  }
}
