internal import FlowEngine
internal import FlowTables

/// Who buys which scrap by custom: `charge_habits.csv` as arrays over heats and classes.
struct ChargeHabitsCompiler {
  let system: MaterialSystem
  let currencies: CurrencyBook

  func compile(_ lookup: inout Lookup) -> ChargeHabits {
    lookup.part = .chargeHabits(system.name)
    let metal = system.name
    let family = system.grades.map { lookup.number($0.family, "charge habit", in: .logarithm) }
    let limits = system.routes.map {
      lookup.number($0.id, "physical charge limit", in: .fraction)
    }
    let cast = system.grades.map {
      lookup.optional($0.id, "share cast from scrap", in: .fraction)?.constant ?? 1
    }
    return ChargeHabits(
      habit: system.heats.map { family[$0.product] },
      fitExponent: lookup.number(metal, "fit exponent", in: .number),
      dispersion: dispersion(&lookup), loops: loops(&lookup),
      highestCustomaryCharge: highestCharge(&lookup),
      physicalLimit: system.heats.map { limits[$0.route] },
      spareShare: lookup.positive("scrap collection", "spare share", metal, in: .fraction)?
        .constant ?? 1,
      castFromScrap: system.heats.map { cast[$0.product] },
      alloyingAim: lookup.number(metal, "alloying aim", in: .fraction))
  }

  /// CNY/t of the plan's prices.
  private func dispersion(_ lookup: inout Lookup) -> Double {
    var book = CostBook(lookup.data, in: .ofPlan, currencies)
    book.record = LookupRecord(part: lookup.part)
    let dispersion = book.positive(
      system.name, "charge dispersion", in: .moneyPerMass, year: PlantCosts.years[0])
    lookup.problems.append(contentsOf: book.problems)
    if let record = book.record { lookup.note(record) }
    return dispersion
  }

  /// Below 1: the odds of a charge of 1 have no end.
  private func highestCharge(_ lookup: inout Lookup) -> Double {
    let read = lookup.series("furnaces", "highest customary charge", in: .fraction)
    guard let read else { return 0 }
    if read.constant >= 1 {
      reportWhole(read.rows, "furnaces, highest customary charge is 100 %", &lookup)
    }
    return read.constant
  }

  /// In the order of the classes, then of the table.
  private func loops(_ lookup: inout Lookup) -> [ChargeHabits.Loop] {
    var loops: [ChargeHabits.Loop] = []
    for (s, scrapClass) in system.classes.enumerated() {
      let own = lookup.numbers(ofMetric: "loop share", scrapClass.id, in: .fraction)
      if own.reduce(0, { $0 + $1.value }) >= 1 {
        reportWhole(
          lookup.data.rows(ofMetric: "loop share", entity: scrapClass.id),
          "the shares of \(scrapClass.id), loop share leave nothing for other products", &lookup)
      }
      for (name, share) in own {
        guard let product = system.grade(name) else { continue }
        loops.append(ChargeHabits.Loop(scrapClass: s, product: product, share: share))
      }
    }
    return loops
  }

  private func reportWhole(_ rows: [DataRow], _ message: String, _ lookup: inout Lookup) {
    let row = rows.last { $0.confidence == .user } ?? rows.first
    lookup.problems.error(
      .sharesSum, at: row?.location ?? FileLocation(path: "data"), message,
      help: "stay below 100 %")
  }
}
