/// Demand for melt, the blend's question, and what the melt becomes.
extension Simulation {
  /// Net mass in the car over the fabrication yield is what car makers buy.
  mutating func setDemand(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let system = material.system
    let fleet = plan.fleet
    let cohort = fleet.cohort(ofYear: t)
    for g in states[m].net.indices { states[m].net[g] = 0 }
    for (k, slot) in fleet.slots.enumerated() where slot.material == m {
      states[m].net[slot.grade] +=
        fleet.metal[cohort * fleet.slots.count + k] * fleet.builtPerSold[t]
    }
    let cars = states[m].net.count
    for p in 0..<cars {
      states[m].bought[p] = states[m].net[p] / material.pressShop.fabricationYield[p]
    }
    for p in cars..<system.grades.count { states[m].bought[p] = 0 }
    for i in material.sectors.indices {
      for p in cars..<system.grades.count {
        states[m].bought[p] += material.sectors[i].bought[p * fleet.cohortCount + cohort]
      }
    }
    for (h, heat) in system.heats.enumerated() {
      states[m].blendYear.demand[h] =
        states[m].bought[heat.product] * material.blend.heatShare[h * plan.yearCount + t]
        * Self.tonnesPerMegatonne
      states[m].blendYear.chargeLimit[h] = material.blend.chargeLimit[h * plan.yearCount + t]
    }
    states[m].blendYear.primaryContent = material.composition.primaryContent
    states[m].blendYear.orderCost = material.blend.orderCost
    states[m].blendYear.unevenCost = material.blend.unevenCost
    states[m].blendYear.barredShare =
      material.blend.castingsOnly.isEmpty ? 0 : material.blend.castingsOnly[t]
    states[m].blendYear.leastRecycledContent = material.blend.recycledContent[t]
    describeScrap(m, t)
    if material.blend.options.reportsSameGradeRange { describeOrigins(m) }
  }

  /// The share of every class that comes from each heat's own product.
  private mutating func describeOrigins(_ m: Int) {
    let system = plan.materials[m].system
    let lanes = chart.ledger.lanes[m].count
    for s in system.classes.indices {
      let mass = states[m].blendYear.supply[s] / Self.tonnesPerMegatonne
      for (h, heat) in system.heats.enumerated() {
        states[m].blendYear.sameGrade[s * system.heats.count + h] =
          mass > 0 ? states[m].pools[s * lanes + heat.product] / mass : 0
      }
    }
  }

  /// Supply of every class, and the metal that a tonne of it gives by route.
  ///
  /// Metal of an element per tonne charged is y c_e η_e, so that no melt gives more than it took:
  /// Mg, Zn and Cr burn off beyond the melt loss, copper and tin do not. After-melt content is then
  /// c'_e = c_e η_e / Σ_j c_j η_j, and the class yields y Σ_j c_j η_j by this route.
  private mutating func describeScrap(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let system = material.system
    let elements = system.elements.count
    let lanes = chart.ledger.lanes[m].count
    for s in system.classes.indices {
      let base = s * lanes + system.typeCount
      var mass = 0.0
      for element in 0..<elements { mass += states[m].pools[base + element] }
      states[m].blendYear.supply[s] = mass * Self.tonnesPerMegatonne
      for r in system.routes.indices {
        let start = (s * system.routes.count + r) * elements
        var kept = 0.0
        for element in 0..<elements {
          let content =
            mass > 0
            ? states[m].pools[base + element] / mass
            : material.composition.classContent[s * elements + element]
          let retained =
            material.melting.meltYield[s] * content
            * material.melting.retention[r * elements + element]
          states[m].blendYear.recovered[start + element] = retained
          kept += retained
        }
        states[m].blendYear.meltYield[s * system.routes.count + r] = kept
        meltYield[m][(t * system.classes.count + s) * system.routes.count + r] = kept
      }
    }
  }

  /// Posts the charge, the losses and the liquid metal of every heat.
  mutating func melt(_ m: Int, _ t: Int) {
    let material = plan.materials[m]
    let system = material.system
    let elements = system.elements.count
    for index in states[m].heatContent.indices { states[m].heatContent[index] = 0 }
    for h in system.heats.indices {
      postCharge(m, t, h)
      postPrimary(m, t, h)
    }
    postAlloying(m, t)
    postDemagging(m, t)
    recordMeltEntropy(m, t)
    for index in states[m].productContent.indices { states[m].productContent[index] = 0 }
    for (h, heat) in system.heats.enumerated() {
      ledger.post(
        chart.materials[m].output[h], year: t, type: heat.product, share: 1,
        ofElements: states[m].heatContent, at: h * elements)
      ledger.post(
        chart.materials[m].semisOut[heat.product], year: t, type: heat.product, share: 1,
        ofElements: states[m].heatContent, at: h * elements)
      for element in 0..<elements {
        states[m].productContent[heat.product * elements + element] +=
          states[m].heatContent[h * elements + element]
      }
    }
    normaliseProducts(m)
  }

  private mutating func postCharge(_ m: Int, _ t: Int, _ h: Int) {
    let heats = plan.materials[m].system.heats.count
    let heat = plan.materials[m].system.heats[h]
    let routes = plan.materials[m].system.routes.count
    let lanes = chart.ledger.laneCounts[m]
    let losses = chart.materials[m].losses[h]
    let pools = states[m].pools
    let recovered = states[m].blendYear.recovered
    for s in 0..<states[m].blendYear.supply.count {
      let charge = states[m].blendPlan.charge[s * heats + h]
      if charge == 0 { continue }
      let share = charge / states[m].blendYear.supply[s]
      ledger.post(
        chart.materials[m].charge[s * heats + h], year: t, share: share, ofPool: pools,
        at: s * lanes.all)
      let pool = s * lanes.all + lanes.types
      let start = (s * routes + heat.route) * lanes.elements
      let content = h * lanes.elements
      for element in 0..<lanes.elements {
        states[m].heatContent[content + element] +=
          charge * recovered[start + element] / Self.tonnesPerMegatonne
      }
      ledger.post(losses, year: t, type: heat.product) { element in
        share * pools[pool + element] - charge * recovered[start + element]
          / Self.tonnesPerMegatonne
      }
    }
  }

  private mutating func postPrimary(_ m: Int, _ t: Int, _ h: Int) {
    let elements = chart.ledger.laneCounts[m].elements
    let heat = plan.materials[m].system.heats[h]
    let content = plan.materials[m].composition.primaryContent
    let mass = states[m].blendPlan.primary[h] / Self.tonnesPerMegatonne
    ledger.post(
      chart.materials[m].primary[h], year: t, type: heat.product, mass: mass,
      composition: content, at: heat.route * elements)
    for element in 0..<elements {
      states[m].heatContent[h * elements + element] +=
        mass * content[heat.route * elements + element]
    }
  }

  private mutating func postAlloying(_ m: Int, _ t: Int) {
    let system = plan.materials[m].system
    let elements = system.elements.count
    for (index, addition) in additions(m).enumerated() {
      let mass = states[m].blendPlan.alloying[index] / Self.tonnesPerMegatonne
      ledger.post(
        chart.materials[m].alloying[addition.heat], year: t,
        type: system.heats[addition.heat].product, element: addition.element, mass: mass)
      states[m].heatContent[addition.heat * elements + addition.element] += mass
    }
  }

  /// What demagging takes out leaves with the melt losses.
  private mutating func postDemagging(_ m: Int, _ t: Int) {
    guard let element = plan.materials[m].blend.options.demagging?.element else { return }
    let elements = chart.ledger.laneCounts[m].elements
    for (h, heat) in plan.materials[m].system.heats.enumerated() {
      let mass = states[m].blendPlan.demagged[h] / Self.tonnesPerMegatonne
      ledger.post(
        chart.materials[m].losses[h], year: t, type: heat.product, element: element, mass: mass)
      states[m].heatContent[h * elements + element] -= mass
    }
  }

  /// Masses to fractions; a product that nobody wants keeps its nominal composition.
  private mutating func normaliseProducts(_ m: Int) {
    let material = plan.materials[m]
    let elements = material.system.elements.count
    for p in material.system.grades.indices {
      var mass = 0.0
      for element in 0..<elements { mass += states[m].productContent[p * elements + element] }
      for element in 0..<elements {
        if mass > 0 {
          states[m].productContent[p * elements + element] /= mass
        } else {
          states[m].productContent[p * elements + element] =
            material.composition.nominal[p * elements + element]
        }
      }
    }
  }
}
