internal import FlowTables

/// How large a charge calculation is.
///
/// The simplex method takes about the square of it: some ten seconds at the limits.
struct ChargeSize {
  let elements: Int
  /// Scraps, primary metal and pure elements.
  let materials: Int
  let targets: Int

  static let elementLimit = 200
  static let targetLimit = 2_000
  static let materialLimit = 20_000
  /// Contents of materials in melts: targets × materials × (elements and the melt itself).
  static let contentLimit = 500_000

  func isWithinLimits(
    at location: FileLocation, reporting problems: inout Diagnostics
  ) -> Bool {
    // Each factor first: their product is then far below the largest whole number.
    for (count, limit, what) in [
      (elements, Self.elementLimit, "elements"), (targets, Self.targetLimit, "targets"),
      (materials, Self.materialLimit, "materials"),
      (
        min(targets, Self.targetLimit) * min(materials, Self.materialLimit)
          * (min(elements, Self.elementLimit) + 1), Self.contentLimit,
        "contents (targets × materials × elements)"
      ),
    ] where count > limit {
      problems.error(
        .fileTooLarge, at: location, "the problem has \(count) \(what)",
        help: "write at most \(limit); put problems that share no scrap into cases of their own")
      return false
    }
    return true
  }
}
