import FlowEngine

/// The published flows and stocks, read from the ledger of a run.
///
/// The processes are the published model's: 0 outside, 1 metal supply, 2 car making, 3 use,
/// 4 collection, 5 dismantling, 6 remelting of dismantled parts, 7 shredding, 8 alloy sorting,
/// 9 surplus. t and t/yr.
struct CarFlows {
  let result: RunResult

  /// A flow by its published name, or `S_3` and `dS_3` for the stock; nil for an unknown name.
  func amount(_ name: String, class g: Int, year: Int) -> Double? {
    let t = year - CarAluminium.years.lowerBound
    let lines = result.chart.materials[0]
    let classes = [g] + (g == CarAluminium.tolerant ? [CarAluminium.mixed] : [])
    func read(_ line: Int) -> Double { result.ledger.amount(line, year: t, lane: g) }
    func level(_ t: Int) -> Double {
      result.ledger.level(stock: result.chart.stocks.inUse, material: 0, year: t, lane: g)
    }
    // The engine's dismantlers send the parts they get out to a class or lose them in remelting;
    // the published process 5 is what they had in hand, of which the rest goes back to the hulks.
    let parts = read(lines.dismantled.toClass[g]) + read(lines.treatment.dismantlingToBlackMass)
    let inHand = parts / CarAluminium.dismantlingYield
    switch name {
    case "F_0_1": return read(lines.melting.primary[g])
    case "F_1_2": return read(lines.melting.output[g])
    case "F_1_9":
      return classes.reduce(0) { $0 + result.ledger.mass(lines.stockpile.fromClass[$1], year: t) }
    case "F_2_3": return read(lines.carMaking.toUse)
    case "F_3_4": return read(lines.treatment.useToCollection)
    case "F_4_0": return read(lines.treatment.collectionToUnknown)
    case "F_4_5": return inHand
    case "F_4_7": return read(lines.treatment.collectionToDismantling) - inHand
    case "F_5_6": return parts
    case "F_5_7": return inHand - parts
    case "F_6_0": return read(lines.treatment.dismantlingToBlackMass)
    case "F_6_1": return read(lines.dismantled.toClass[g])
    case "F_7_0": return read(lines.sorting.toLandfill)
    case "F_7_1":
      // What is not sorted is sold as secondary castings, whatever it came from.
      let mixed = lines.sorting.toClass[CarAluminium.mixed]
      return g == CarAluminium.tolerant ? result.ledger.mass(mixed, year: t) : 0
    case "F_7_8", "F_8_1": return read(lines.sorting.toClass[g])
    case "S_3": return level(t)
    case "dS_3": return level(t) - level(t - 1)
    default: return nil
    }
  }
}
