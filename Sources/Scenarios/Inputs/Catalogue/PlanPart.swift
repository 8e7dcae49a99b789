/// A part of the plan or of its accounts: series and levers are noted under the part that asks.
///
/// Fine enough that a number can name the parts it rests on and no more. Metals, works, companies
/// and pledges by their names.
package enum PlanPart: Hashable, Sendable {
  case statistics

  // Cars
  case lifetimes, sales, openingStock, drives, carTrade, lifetimeDistance
  /// Vehicle classes: their shares of sales and behind the content series.
  case classes
  /// How hybrids are made, and what light-weighting takes out.
  case carStructure
  case contents(String)
  case copperInCars

  // Where cars go, and how their metal becomes scrap
  case exits, dismantling, mixedCollection, gradeSeparation, copperInShred
  case dismantledParts(String)
  case shredding(String)
  case sorting(String)
  case clipSorting(String)
  case sortingCosts(String)
  case pressShop(String)

  // Other uses, trade and the stockpile
  case sectorUse(String)
  case sectorLives(String)
  case sectorScrap(String)
  case scrapImports(String)
  case unrecordedUse(String)

  // Chemistry
  case nominal(String)
  case limits(String)
  case scrapContent(String)
  case primaryContent(String)
  case meltYields(String)
  case retention(String)

  // Making
  case fabrication(String)
  case semis(String)
  case routes(String)
  case chargeLimits(String)
  case chargeHabits(String)
  case order(String)
  case contentRule(String)
  case blend(String)
  case castingsOnly(String)
  case market(String)
  case marketRoutes(String)

  // Works
  case worksShares(String)
  case worksChoice(String)
  case plantCost(String)
  case carbonPrice, freeAllocation, currencies

  // Emissions and power
  case emissionTerm(String, String)
  case gridFactor, otherPowerFactors, steelworksPower, smelterPower, powerMarket

  // Accounts and verdicts
  case familyRank(String)
  case allocation(String)
  case maker(String)
  case pledge(String)
  case plausibility
}
