extension DiagnosticCode {
  /// Codes E3: the model's own demands on its input.
  static let demandExplanations: [DiagnosticCode: Explanation] = [
    .missingYear: Explanation(
      "A year is missing",
      """
      A series needs a value for this year: series of stocks and sales must have no \
      gaps. `stock --uneven` reads years with gaps, as steps of several years.
      """),
    .sharesSum: Explanation(
      "Shares do not add up",
      """
      Shares that divide a whole must sum to 1.
      """),
    .stockFallsTooFast: Explanation(
      "A stock falls faster than cars die",
      """
      The stock asked for is below what survives of earlier years, so that sales would \
      be negative. Give a higher stock or a shorter life.
      """),
    .missingNumber: Explanation(
      "A number is missing",
      """
      The model needs a number of this name, and neither the built-in tables nor those given \
      with --data have a row for it.
      """),
    .yearOrder: Explanation(
      "Years go backwards",
      """
      The rows of a series stand in the order of their years, so that a missing year can \
      be told from a misplaced one. Rows of different series may be mixed.
      """),
    .negativeAmount: Explanation(
      "A stock or an inflow is below zero",
      """
      Cars in use and cars bought are counted from zero up. What leaves is not written \
      as a negative inflow: it follows from the lifetime.
      """),
    .nothingStays: Explanation(
      "Nothing is left at the end of the year",
      """
      A stock counted at the end of a year cannot be held by things that do not last \
      to it: with a fixed lifetime of 0 years, or of 1 year and inflow at the start.
      """),
    .tooManyYears: Explanation(
      "A series is too long",
      """
      Every year is a cohort that is followed through all later years; a series has at \
      most 1,000.
      """),
    .builtTooFast: Explanation(
      "A lever asks for works faster than they can be built",
      """
      Shafts, melters and smelters grow from what stands: by their growth limit a year, plus a \
      small start from nothing (`plants.csv`). The run goes on with what can be built, and \
      `Capacity Shortage` says by year how much is missing. Write a slower path, or bring your \
      own limits with `--data`. Furnaces on scrap may grow in a year as much as in the fastest \
      year of the statistics, other levers that need works by 25 points; there the path is \
      followed all the same.
      """),
    .leverInHistory: Explanation(
      "A lever contradicts an observed year",
      """
      Levers take effect in the first year after the observed data. A path may name an observed \
      year with the number that was observed, rounded as you like. It runs from what holds in the \
      last observed year to its first later point anyway: leave the point out, or bring another \
      observation with `--data`.
      """),
    .leverBelowReference: Explanation(
      "A lever is weaker than what holds without it",
      """
      The reference of a lever is what the same scenario has without it. In the years that are \
      named, the path lies below. That may be meant. If not, write a path and leave out `then`: \
      after its last point a path keeps its lead over the reference, while a bare value stays \
      where it is.
      """),
    .leverCannotAct: Explanation(
      "A lever cannot act as it is written",
      """
      The path reaches beyond the run, ends before the first open year, or would leave what the \
      lever may be: a share ends at 100 %, and the furnaces of all kinds of steelworks together do.
      """),
    .stockTakenAsNew: Explanation(
      "The first stock is taken as new",
      """
      Without ages, all that is in use in the first year of a series was bought in that year, and \
      leaves together. Give its ages with `stock --first-stock FILE` (columns age or cohort, value \
      or share), or those of an inflow that grew at a steady rate with `--past-growth RATE`. Where \
      it is new indeed, begin the series with a year before it and a stock of 0.
      """),
    .lifeShortOfStep: Explanation(
      "A life is short beside the step of a year",
      """
      Stocks are counted at the end of a year. Where things last for about a year or less, or \
      for a fixed number of years and a part, one age for all of a year's inflow misses much of \
      what is in use. `stock --inflow-at throughout` spreads the inflow evenly over the year: a \
      steady inflow then keeps inflow × mean life in use. Without `--inflow-at` that is done for \
      lives below two years.
      """),
    .lifetimeNotFitted: Explanation(
      "The observations hardly tell a lifetime, or not at all",
      """
      Before the first things leave, any long life fits a stock; one counted year tells one \
      number, and a lifetime has two. Give stocks or exits of more years, or the inflows of \
      earlier ones.
      """),
    .wrongLength: Explanation(
      "A list does not fit the elements",
      """
      A composition is a list with one number for each name in `elements`, in their order, \
      or an object from element to number.
      """),
    .windowReversed: Explanation(
      "A lower limit is above its upper limit",
      """
      No charge can keep both. Limits of a target are in wt % of the melt, those of a \
      recipe in its mass.
      """),
    .tooManyCharges: Explanation(
      "A charge calculation is too large",
      """
      Every material may go into every target, and each such pair is an unknown of the linear \
      programme. Cases are solved one after the other: melts that share no scrap belong into \
      cases of their own.
      """),
    .risingThreshold: Explanation(
      "A threshold rises with scrap",
      """
      Sliding scales ask less of ore-based metal than of scrap: the threshold at all scrap is \
      at most the one at no scrap. Most often the two columns are swapped.
      """),
    .outsideValidity: Explanation(
      "A standard is asked for outside its years",
      """
      A version of a standard classes lots of its own years. Name the version of the year, or \
      leave the version out.
      """),
    .noAverage: Explanation(
      "The market has no such average",
      """
      A line without lot and factor takes the average of what is bought of its grade in the year, \
      from mine to semi or casting. The lots of a run are not told apart by other boundaries; \
      those of `flowsim lots` are.
      """),
    .belowDetection: Explanation(
      "A content is below the limit of detection",
      """
      A laboratory that writes `<0.02` has found less than 0.02 and does not know how much. The \
      charge is reckoned with half of it; write a number to reckon with another one. As an upper \
      limit of an alloy `<0.02` is 0.02.
      """),
    .contentNotGiven: Explanation(
      "A content is not given",
      """
      An empty cell, and an element that has a limit but no column among the scraps, count as \
      zero: the melt then seems cleaner than it is, and lower limits are harder to meet.
      """),
    .groupNotGiven: Explanation(
      "Groups are given on one side only",
      """
      Metal goes back to its own grade where the group of its scrap (`origin_share`, `group`) is \
      the `group` of its target, and is downgraded where it is another one. Both need one.
      """),
    .comparatorMisfit: Explanation(
      "A comparator does not fit the kind of target",
      """
      Shares and reductions are judged as at least their value, `intensity_cap` and \
      `sector_intensity_cap` as at most theirs. A pledge that is meant the other way round would \
      get the opposite verdict: give it the type that it means, or the testability \
      `outside-model`, which keeps it without a verdict.
      """),
    .oddShare: Explanation(
      "A share is below one per cent",
      """
      The unit of a row holds for all of its numbers: with `%` write 25 for a quarter, with \
      `fraction` 0.25. Nobody pledges a quarter of one per cent; if it is meant, nothing needs to \
      be done.
      """),
    .oddFactor: Explanation(
      "Emissions per tonne are more than any metal has",
      """
      Steel has some 0.3 to 3 t CO2 per t, aluminium 0.5 to 20. Declarations often state kg per t: \
      give the unit, such as `kg CO2-equiv/t`. Without a unit numbers are in t CO2-equiv/t.
      """),
    .zeroDenominator: Explanation(
      "A number that is divided by is zero",
      """
      A share of nothing has no size. Give an amount above zero, or leave the year or line out.
      """),
    .notCounted: Explanation(
      "What is written does not count",
      """
      Two cells of one line answer one question, or a cell speaks about another one that is \
      empty. Keep the one that is meant.
      """),
    .contractUnclear: Explanation(
      "A contract can be read in two ways, or in none",
      """
      A contract has one amount: tonnes a year in the column `tonnes`, or a fraction of the need \
      (of a closed loop: of the press-shop scrap) in the column `share`, or one of the two in a \
      table for `--data`. It ends in or after the year in which it starts.
      """),
    .inputUnused: Explanation(
      "An input is not used",
      """
      What is written here changes nothing in this answer: another row takes its place, its years \
      lie outside the run, or nothing that was computed asks for it. `run.json` lists all such \
      inputs under `unused_inputs`.
      """),
  ]
}
