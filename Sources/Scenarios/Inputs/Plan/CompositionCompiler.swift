internal import FlowEngine
internal import FlowTables

/// Compositions of one metal, from wt % by element to fractions that add up to one.
struct CompositionCompiler {
  let system: MaterialSystem
  let definition: SystemDefinition

  func compile(_ lookup: inout Lookup) -> CompositionPlan {
    let nominal = nominal(&lookup)
    return CompositionPlan(
      nominal: nominal, limits: limits(&lookup),
      classContent: classContent(nominal: nominal, &lookup),
      primaryContent: primaryContent(&lookup))
  }

  private var tracked: ArraySlice<String> { system.elements.dropFirst() }

  /// The base metal takes what the tracked elements leave.
  private func composition(
    _ entity: String, _ metric: String, _ lookup: inout Lookup
  ) -> [Double] {
    let contents = tracked.map { lookup.number(entity, metric, $0, in: .weightPercent) / 100 }
    let sum = contents.reduce(0, +)
    if sum >= 1 {
      let rows = lookup.data.rows(ofMetric: metric, entity: entity)
      lookup.problems.error(
        .sharesSum, at: (rows.last { $0.confidence == .user } ?? rows[0]).location,
        "the elements of \(entity), \(metric) leave nothing of \(system.elements[0])",
        help: "lower them below 100 wt % together")
    }
    return [1 - sum] + contents
  }

  /// Shape `[product][e]`.
  private func nominal(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .nominal(system.name)
    return system.grades.flatMap {
      composition($0.id, "nominal", &lookup)
    }
  }

  /// Limits for single elements and for sums such as `Cr+NiMo`; a maximum of the house counts where
  /// it is below the standard's.
  private func limits(_ lookup: inout Lookup) -> [CompositionLimit] {
    lookup.part = .limits(system.name)
    var limits: [CompositionLimit] = []
    for (p, grade) in system.grades.enumerated() {
      let minima = lookup.numbers(ofMetric: "minimum", grade.id, in: .weightPercent)
      let maxima = maxima(grade, &lookup)
      var names: [String] = []
      for limit in minima + maxima where !names.contains(limit.qualifier) {
        names.append(limit.qualifier)
      }
      for name in names {
        let elements = name.split(separator: "+").compactMap {
          system.elements.firstIndex(of: String($0))
        }
        // A limit of another kind, such as the specification beside best practice, is no row here.
        guard elements.count == name.split(separator: "+").count else { continue }
        limits.append(
          CompositionLimit(
            product: p, elements: elements, minimum: Self.fraction(minima, name),
            maximum: Self.fraction(maxima, name)))
      }
    }
    return limits
  }

  /// Of the standard, or of the house where buyers ask for less; in wt %.
  private func maxima(
    _ grade: Grade, _ lookup: inout Lookup
  ) -> [(qualifier: String, value: Double)] {
    var maxima = lookup.numbers(ofMetric: "maximum", grade.id, in: .weightPercent)
    for own in lookup.numbers(ofMetric: "house maximum", grade.id, in: .weightPercent) {
      if let place = maxima.firstIndex(where: { $0.qualifier == own.qualifier }) {
        maxima[place].value = min(maxima[place].value, own.value)
      } else {
        maxima.append(own)
      }
    }
    return maxima
  }

  private static func fraction(
    _ limits: [(qualifier: String, value: Double)], _ name: String
  ) -> Double? {
    limits.first { $0.qualifier == name }.map { $0.value / 100 }
  }

  /// Composition of a class before anything has filled it: its analysis, or its grade's nominal:
  /// `[s][e]`.
  private func classContent(nominal: [Double], _ lookup: inout Lookup) -> [Double] {
    lookup.part = .scrapContent(system.name)
    let elements = system.elements.count
    return system.classes.flatMap { scrapClass -> [Double] in
      let grade = system.grades.firstIndex { definition.keptApart[$0.id] == scrapClass.id }
      if let grade { return Array(nominal[grade * elements..<(grade + 1) * elements]) }
      return composition(scrapClass.id, "content", &lookup)
    }
  }

  /// Shape `[r][e]`.
  private func primaryContent(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .primaryContent(system.name)
    return system.routes.flatMap { composition($0.primary, "content", &lookup) }
  }
}
