public import FlowAccounts

extension RunReport {
  /// Metal of end-of-life cars that meets one of these fates, over all that leaves use or comes back
  /// from the stockpile; attributed.
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

  /// The same for the metal that comes back in its own grade.
  public func sameGradeShare(material m: Int, _ t: Int) -> Double {
    share(of: [.sameGrade], material: m, t)
  }
}
