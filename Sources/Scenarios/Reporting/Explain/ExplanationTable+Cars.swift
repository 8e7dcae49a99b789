internal import FlowEngine

/// Cars sold, in use, retired and built.
extension ExplanationTable {
  private static let driveWords = [
    "Internal Combustion": "combustion", "Hybrid": "hybrid", "Plug-In Hybrid": "plug-in",
    "Battery-Electric": "battery",
  ]
  static let car = "Transportation|Light-Duty Vehicle"
  static let sales = "Sales|\(car)"

  /// - Parameter levels: `Sales`, `Transportation`, `Light-Duty Vehicle` and perhaps a drive.
  func cars(_ family: String, _ levels: [String]) -> Explanation? {
    let drive = levels.count > 3 ? Self.driveWords[levels[3]] : nil
    let under = drive == nil ? "" : "|\(levels[3])"
    let share = (drive.map { [$0] } ?? []).map { InputGroup($0, "share of sales") }
    let levers = drive == nil ? [] : ["bev-share"]
    switch family {
    case "Sales":
      if drive == nil {
        return Explanation(
          "S(t): first registrations of the year, imports included",
          inputs: [InputGroup("passenger cars", "sales")])
      }
      return Explanation(
        "S(t) × share of the drive in sales", parts: [Self.sales], inputs: share, levers: levers)
    case "Stocks":
      return Explanation(
        "Σ over cohorts c of S(c) × share of the cohort still in use at the end of t; "
          + "Weibull lives, sold in mid-year",
        parts: [Self.sales + under],
        inputs: share + life + [
          InputGroup("passenger cars", "opening stock"),
          InputGroup("passenger cars", "opening stock growth"),
        ], levers: levers + ["trade-in"])
    default:
      return Explanation(
        "Σ over cohorts c of S(c) × (share in use at the end of t − 1, less that of t)",
        parts: [Self.sales + under],
        inputs: [InputGroup("passenger cars", "sales", lag: age)] + share + life,
        levers: levers + ["trade-in"])
    }
  }

  func production(_ levels: [String]) -> Explanation? {
    guard levels.count > 2 else { return nil }
    switch levels[1] {
    case "Transportation":
      return Explanation(
        "S(t) − new-car imports + new-car exports", parts: [Self.sales],
        inputs: [
          InputGroup("passenger cars", "new-car imports"),
          InputGroup("passenger cars", "new-car exports"),
        ])
    case "Iron and Steel": return steelmaking(levels)
    default: return aluminiumMaking(levels)
    }
  }

  private func steelmaking(_ levels: [String]) -> Explanation? {
    guard let m = material("Steel") else { return nil }
    let whole = "Production|Iron and Steel|Steel"
    let routes = [
      InputGroup("scrap-eaf", "share of crude steel"),
      InputGroup("h2-dri-eaf", "share of crude steel"),
      InputGroup("flat products", "eaf propensity"),
    ]
    let levers = ["eaf-share", "h2-dri-share"]
    switch levels.last {
    case "Primary":
      return Explanation(
        "crude steel of BF-BOF and H2-DRI-EAF = crude steel × (1 − share of scrap-EAF)",
        parts: [whole], inputs: routes, levers: levers)
    case "Secondary":
      return Explanation(
        "crude steel of scrap-EAF = crude steel × share of scrap-EAF; long products first",
        parts: [whole], inputs: routes, levers: levers)
    default:
      return Explanation(
        "Σ over steel products of bought semis ÷ semis yield; iron castings left out",
        parts: ["Final Material Demand|Steel|Passenger Cars"],
        inputs: [InputGroup(uses(m), "use of", nil), InputGroup(forms(m), "semis yield")])
    }
  }

  private func aluminiumMaking(_ levels: [String]) -> Explanation? {
    switch levels.last {
    case "Primary":
      return Explanation(
        "what scrap does not give: metal demand − Σ melt yield × scrap charged − alloying",
        parts: ["Primary Metal|Aluminum"])
    case "Secondary":
      guard let m = material("Aluminum") else { return nil }
      return Explanation(
        "Σ over scrap classes s of melt yield × scrap charged", parts: ["Scrap Use|Aluminum"],
        inputs: [InputGroup(classes(m), "melt yield")])
    default:
      return Explanation(
        "primary + secondary",
        parts: ["Primary", "Secondary"].map { "Production|Non-Ferrous Metals|Aluminum|\($0)" })
    }
  }

  func classes(_ m: Int) -> [String] { systems[m].classes.map(\.id) }

  func oldScrapClasses(_ m: Int) -> [String] {
    systems[m].classes.filter { $0.account == .old }.map(\.id)
  }

  func forms(_ m: Int) -> [String] {
    var forms: [String] = []
    for grade in systems[m].grades where !forms.contains(grade.form) { forms.append(grade.form) }
    return forms
  }

  func families(_ m: Int) -> [String] {
    var names: [String] = []
    for grade in systems[m].grades where !names.contains(grade.family) {
      names.append(grade.family)
    }
    return names
  }
}
