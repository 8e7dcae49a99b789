public import FlowAccounts

extension RunReport {
  /// Share of end-of-life metal of cars with one of these fates, attributed.
  ///
  /// The whole is what leaves use plus what returns from the stockpile.
  public func share(of picked: [Fate], material m: Int, _ t: Int) -> Double {
    let fates = fates[m]
    var mass = 0.0
    var available = 0.0
    for g in 0..<fates.gradeCount {
      for fate in picked { mass += fates.mass(t, g, fate) }
      available += fates.available(t, g)
    }
    return available > 0 ? mass / available : 0
  }

  /// Share of end-of-life metal of cars that is recycled into its own grade.
  public func sameGradeShare(material m: Int, _ t: Int) -> Double {
    share(of: [.sameGrade], material: m, t)
  }

  /// Share of end-of-life metal of cars that is recycled into its grade or its family.
  public func gradeOrFamilyShare(material m: Int, _ t: Int) -> Double {
    share(of: [.sameGrade, .sameFamily], material: m, t)
  }
}
