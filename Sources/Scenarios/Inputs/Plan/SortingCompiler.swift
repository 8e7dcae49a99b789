internal import FlowEngine
internal import FlowTables

/// Sorting of what the shredder mixes: a splitting matrix per technology, with its penetration.
///
/// Rows of `sorting.csv`: a technology takes a share of the shredded metal of a material
/// (`penetration`), and sends a grade or family to classes (`splits <grade or family>`, class as
/// qualifier). What no technology takes goes to the class of unsorted shred.
struct SortingCompiler {
  let scenario: Scenario
  let system: MaterialSystem

  private var horizon: ClosedRange<Int> { scenario.horizon }

  /// - Parameters:
  ///   - keptApart: The class that holds a car grade kept apart: shape `[g]`.
  ///   - clip: How mixed press-shop scrap is taken apart.
  func compile(keptApart: [Int], clip: ClipSorting?, _ lookup: inout Lookup) -> SortingPlan {
    lookup.part = .shredding(system.name)
    let unsorted = unsorted(&lookup)
    let recovery = lookup.number("shredding", "recovery", system.name, in: .fraction)
    return SortingPlan(
      shares: matrix(unsorted: unsorted, &lookup), recovery: recovery, unsorted: unsorted,
      options: options(unsorted: unsorted, keptApart: keptApart, clip: clip, &lookup))
  }

  /// The class of shredded metal that nobody sorts.
  private func unsorted(_ lookup: inout Lookup) -> Int {
    let shares = lookup.classShares(
      ofMetric: "goes to", "shredded \(system.name)", in: system)
    guard let share = shares.first else {
      preconditionFailure("components.csv names no class for shredded \(system.name)")
    }
    return share.scrapClass
  }

  /// - Returns: Shape `[t][type][s]`; sums to 1 over s.
  private func matrix(unsorted: Int, _ lookup: inout Lookup) -> [Double] {
    let classes = system.classes.count
    var matrix = [Double](repeating: 0, count: horizon.count * system.typeCount * classes)
    lookup.part = .sorting(system.name)
    let technologies = technologies(lookup)
    let taken = technologies.map {
      lookup.path($0, "penetration", system.name, in: .fraction)
    }
    for type in 0..<system.typeCount {
      let splits = technologies.map { split(type, by: $0, &lookup) }
      for t in 0..<horizon.count {
        let row = (t * system.typeCount + type) * classes
        var left = 1.0
        for (k, split) in splits.enumerated() {
          for share in split { matrix[row + share.scrapClass] += taken[k][t] * share.share }
          left -= taken[k][t]
        }
        matrix[row + unsorted] += max(0, left)
      }
    }
    reportExcess(taken, &lookup)
    return matrix
  }

  /// Every technology, of shred and of clip, and keeping grades apart before the shredder.
  ///
  /// - Parameter keptApart: The class of each car grade.
  private func options(
    unsorted: Int, keptApart: [Int], clip: ClipSorting?, _ lookup: inout Lookup
  ) -> [SortingOption] {
    lookup.part = .sorting(system.name)
    var options = technologies(lookup).map { technology in
      option(technology, .shred, rest: unsorted) { split($0, by: technology, &lookup) }
    }
    options.append(
      option("kept apart", .hulk, rest: unsorted) { type in
        type < keptApart.count ? [ClassShare(scrapClass: keptApart[type], share: 1)] : []
      })
    if let clip, let technology = clipTechnology(lookup)?.name {
      options.append(
        option(technology, .clip, rest: clip.mixedClass) { type in
          type < clip.splits.count ? clip.splits[type] : []
        })
    }
    return options
  }

  /// - Parameter rest: The class of what is not told apart.
  private func option(
    _ name: String, _ feed: SortingOption.Feed, rest: Int, _ split: (_ type: Int) -> [ClassShare]
  ) -> SortingOption {
    let classes = system.classes.count
    var splits = [Double](repeating: 0, count: system.typeCount * classes)
    for type in 0..<system.typeCount {
      var left = 1.0
      for share in split(type) {
        splits[type * classes + share.scrapClass] += share.share
        left -= share.share
      }
      splits[type * classes + rest] += max(0, left)
    }
    return SortingOption(name: name, feed: feed, splits: splits)
  }

  /// Mixed press-shop scrap: rows as for shred, with `clip penetration` and the class that is fed.
  func clip(_ lookup: inout Lookup) -> ClipSorting? {
    guard let (technology, mixedClass) = clipTechnology(lookup) else { return nil }
    lookup.part = .clipSorting(system.name)
    let taken = lookup.path(
      technology, "clip penetration", system.classes[mixedClass].id, in: .fraction)
    return ClipSorting(
      mixedClass: mixedClass, taken: taken,
      splits: (0..<system.carGradeCount).map { grade in
        let shares = split(grade, by: technology, &lookup)
        return shares.isEmpty ? [ClassShare(scrapClass: mixedClass, share: 1)] : shares
      })
  }

  private func clipTechnology(_ lookup: Lookup) -> (name: String, mixedClass: Int)? {
    for row in lookup.data.rows(ofMetric: "clip penetration") {
      if let mixed = system.scrapClass(row.qualifier) { return (row.entity, mixed) }
    }
    return nil
  }

  private func technologies(_ lookup: Lookup) -> [String] {
    var names: [String] = []
    for row in lookup.data.rows(ofMetric: "penetration")
    where row.qualifier == system.name && !names.contains(row.entity) {
      names.append(row.entity)
    }
    return names
  }

  /// The rows of a grade win over those of its family; `other` is everything else.
  private func split(_ type: Int, by technology: String, _ lookup: inout Lookup) -> [ClassShare] {
    let names =
      type < system.grades.count
      ? [system.grades[type].id, system.grades[type].family, "other"] : ["other"]
    for name in names {
      // Rows that name only classes of other metals are rows all the same.
      if lookup.data.rows(ofMetric: "splits \(name)", entity: technology).isEmpty { continue }
      return lookup.classShares(ofMetric: "splits \(name)", technology, in: system)
    }
    return []
  }

  private func reportExcess(_ penetration: [[Double]], _ lookup: inout Lookup) {
    for (t, year) in horizon.enumerated() {
      let sum = penetration.reduce(0) { $0 + $1[t] }
      if sum <= 1 + 1e-12 { continue }
      let place =
        scenario.levers.first { $0.lever.name.hasPrefix("sorting.") }?.location
        ?? FileLocation(path: "data/sorting.csv")
      lookup.problems.error(
        .sharesSum, at: place,
        "sorting technologies would take more than all shredded \(system.name) in \(year)",
        help: "lower the shares: they add up to at most 100 %")
      return
    }
  }
}
