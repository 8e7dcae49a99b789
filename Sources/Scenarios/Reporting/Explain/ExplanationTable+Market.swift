internal import FlowEngine
internal import FlowInputs

/// Prices and amounts of scrap where it has a market.
extension ExplanationTable {
  func market(_ levels: [String]) -> Explanation? {
    let isPrice = levels[0] == "Price"
    guard levels.count > (isPrice ? 2 : 1), let m = material(levels[isPrice ? 2 : 1]) else {
      return nil
    }
    switch isPrice ? levels[1] : levels[0] {
    case "Scrap": return levels.count > 3 ? classPrice(m) : level(m)
    case "Ore-Based Metal":
      return Explanation(
        "price + pass-through × (carbon price − that of \(PlantCosts.years[0])) × direct emissions of "
          + "works that stand today",
        parts: ["Price|Carbon"], inputs: ore(m), levers: ["carbon-price"])
    case "Scrap Spread":
      return Explanation(
        "ore-based metal less the price level of scrap: what a tonne may lose and cost on the way",
        parts: ["Price|Ore-Based Metal|\(word(m))", "Price|Scrap|\(word(m))"])
    case "Low-Carbon Premium":
      return Explanation(
        "what buyers pay for the share of low-carbon metal there is: the cap while willing buyers "
          + "lack some, nothing beyond, a straight line over the ramp between",
        inputs: [
          InputGroup("car makers", "share of use", systems[m].name),
          InputGroup("low-carbon metal", "ramp width", systems[m].name),
        ], levers: ["premium-cap"])
    case "Scrap Supply":
      return Explanation(
        levels.count > 2
          ? "scrap at the reference price: collection and imports of the tables, new scrap, surplus"
          : "scrap charged, which is what is offered at the price level",
        parts: ["Scrap Use|\(word(m))"], inputs: supply(m))
    case "Unsold Scrap":
      return Explanation(
        "scrap that collection or imports could have brought and nobody charged at the price",
        parts: ["Price|Scrap|\(word(m))"], inputs: supply(m))
    default: return nil
    }
  }

  private func level(_ m: Int) -> Explanation {
    Explanation(
      "the price p at which [V(p + w/2) − V(p − w/2)] ÷ w, what the blend takes, is what is offered "
        + "at p; V the least cost of the year's blend, w the smoothing width",
      parts: ["Price|Ore-Based Metal|\(word(m))", "Scrap Supply|\(word(m))"],
      inputs: supply(m) + ore(m) + works(m), levers: ["carbon-price", "eaf-share"])
  }

  private func classPrice(_ m: Int) -> Explanation {
    Explanation(
      "price level of the year's blend + dual of the class's supply: what one more tonne would save",
      parts: ["Price|Scrap|\(word(m))"], inputs: supply(m))
  }

  private func supply(_ m: Int) -> [InputGroup] {
    let name = systems[m].name
    let steps = ["scattered scrap", "dismantled scrap", "sorted scrap"]
    return [
      InputGroup("\(name) scrap", "price", "post-consumer scrap"),
      InputGroup("scrap collection", "price elasticity", name),
      InputGroup("scrap collection", "recoverable share", name),
      InputGroup("scrap imports", "price elasticity", name),
      InputGroup("scrap imports", "most over reference", name),
      InputGroup(steps, "share of further supply"), InputGroup(steps, "extra price"),
      InputGroup("scrap market", "smoothing width", name),
      InputGroup(uses(m), "collection rate"), InputGroup(classes(m), "imports"),
    ]
  }

  private func ore(_ m: Int) -> [InputGroup] {
    let name = systems[m].name
    return [
      InputGroup("ore-based metal", "price", name),
      InputGroup("ore-based metal", "carbon pass-through", name),
      InputGroup("recycled-content rule", "buy-out price", name),
      InputGroup("\(name) scrap", "charging cost"), InputGroup("carbon market", "price"),
    ]
  }

  private func works(_ m: Int) -> [InputGroup] {
    guard systems[m].name == "steel" else { return [] }
    return [
      InputGroup(["scrap-eaf"], "charge", nil), InputGroup("scrap-eaf", "growth limit"),
      InputGroup("scrap-eaf", "yearly start"), InputGroup("scrap-eaf", "closing limit"),
      InputGroup("plants", "cost sensitivity"),
    ]
  }
}
