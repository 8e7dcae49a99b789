package import FlowTables

/// An alloy whose composition limits ship with the program, in the tables of the model's grades.
package struct BuiltinAlloy: Sendable {
  /// Bounds of a content, wt % of the metal; nil where there is none.
  package struct Limit: Sendable, Equatable {
    /// A symbol, or several with `+` between them where the limit is on their sum.
    package let element: String
    package var minimum: Double?
    package var maximum: Double?
  }

  /// Of the grade whose limits these are: `AL4`.
  package let id: String
  /// Designations, as EN, AA, JIS or GB write them: `6016`.
  package let names: [String]
  package let description: String
  package let limits: [Limit]
  /// What the rows of the limits say on them, and the ids of their sources.
  package let notes: [String]
  package let sources: [String]

  /// The first designation.
  package var name: String { names.first ?? id }

  /// Every grade of the tables that has limits, in their order.
  ///
  /// Steel has two limits on copper: what mills keep, and, under names ending in
  /// `(specification)`, what product standards allow.
  package static func all(reporting problems: inout Diagnostics) -> [BuiltinAlloy] {
    let grades = DefinitionTable.builtin(
      "grades", ["id", "material", "name", "family", "form", "sector", "alloy", "kept_apart"],
      reporting: &problems)
    let rows = DataTableReader.read(
      BuiltinFiles.file("data/materials.csv"), isUser: false, reporting: &problems)
    var byGrade: [String: [DataRow]] = [:]
    for row in rows where row.metric == "minimum" || row.metric == "maximum" {
      byGrade[row.entity, default: []].append(row)
    }
    return grades.flatMap { grade in
      [false, true].compactMap { alloy(grade, byGrade[grade["id"]] ?? [], standard: $0) }
    }
  }

  private static let standardMark = " (specification)"

  /// Every designation, the mark of a specification once behind them.
  package var title: String {
    let isMarked = id.hasSuffix(Self.standardMark)
    let plain = names.map { isMarked ? String($0.dropLast(Self.standardMark.count)) : $0 }
    return plain.joined(separator: ", ") + (isMarked ? Self.standardMark : "")
  }

  private static func alloy(
    _ grade: DefinitionTable.Record, _ rows: [DataRow], standard: Bool
  ) -> BuiltinAlloy? {
    let marked = rows.filter { $0.qualifier.hasSuffix(standardMark) }
    if rows.isEmpty || standard && marked.isEmpty { return nil }
    let replaced = Set(marked.map { $0.qualifier.dropLast(standardMark.count) })
    let used = rows.filter { row in
      standard
        ? !replaced.contains(row.qualifier[...]) : !row.qualifier.hasSuffix(standardMark)
    }
    var limits: [Limit] = []
    for row in used {
      let element = element(row.qualifier)
      let place = limits.firstIndex { $0.element == element } ?? limits.count
      if place == limits.count { limits.append(Limit(element: element)) }
      if row.metric == "minimum" {
        limits[place].minimum = row.value
      } else {
        limits[place].maximum = row.value
      }
    }
    let mark = standard ? standardMark : ""
    return BuiltinAlloy(
      id: grade["id"] + mark, names: AlloyName.designations(grade["alloy"]).map { $0 + mark },
      description: grade["name"], limits: limits, notes: used.map(\.note).distinct(),
      sources: used.map(\.source).distinct())
  }

  /// `Cr+Ni+Mo` for `Cr+NiMo (specification)`: nickel and molybdenum are one element of the model.
  private static func element(_ qualifier: String) -> String {
    let symbols =
      qualifier.hasSuffix(standardMark)
      ? String(qualifier.dropLast(standardMark.count)) : qualifier
    return symbols.replacing("NiMo", with: "Ni+Mo")
  }
}

extension BuiltinAlloy {
  /// What a name stands for.
  package enum Finding: Sendable {
    case alloy(BuiltinAlloy)
    /// Grades with limits of their own under one designation.
    case several([BuiltinAlloy])
    /// With the name that was probably meant.
    case unknown(nearest: String?)
  }

  /// The alloy of a name or id: `6016`, `EN AW-6016`, `AA6016-T4` and `AL4` are one.
  package static func find(_ name: String, among alloys: [BuiltinAlloy]) -> Finding {
    let wanted = AlloyName.plain(name)
    let found = alloys.filter { alloy in
      AlloyName.plain(alloy.id) == wanted
        || alloy.names.contains { AlloyName.plain($0) == wanted }
    }
    guard let first = found.first else {
      let all = alloys.flatMap { $0.names + [$0.id] }
      return .unknown(nearest: NearestName.match(name, among: all))
    }
    return found.allSatisfy { $0.limits == first.limits } ? .alloy(first) : .several(found)
  }
}

/// Designations of alloys, and what is the same in two spellings of one.
enum AlloyName {
  /// `["DC04", "DC05", "DC06"]` for `DC04-DC06`, `["3105", "3104"]` for `3105/3104`.
  static func designations(_ text: String) -> [String] {
    text.split(separator: "/").flatMap { part in
      let ends = part.split(separator: "-")
      guard ends.count == 2, ends[0].count == ends[1].count,
        ends[0].dropLast() == ends[1].dropLast(),
        let low = ends[0].last?.wholeNumberValue, let high = ends[1].last?.wholeNumberValue,
        low < high
      else { return [String(part)] }
      return (low...high).map { "\(ends[0].dropLast())\($0)" }
    }
  }

  /// Without the mark of the standard, the temper and what separates them: `6016` for
  /// `EN AW-6016-T4`.
  static func plain(_ name: String) -> String {
    var text = name.lowercased()
    if let dash = text.lastIndex(of: "-"), isTemper(text[text.index(after: dash)...]) {
      text = String(text[..<dash])
    }
    text = text.filter { $0.isLetter || $0.isNumber || $0 == "." }
    for mark in ["enaw", "enac", "aa"] where text.hasPrefix(mark) {
      text = String(text.dropFirst(mark.count))
      break
    }
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `T4`, `H111`, `O`, `F`.
  private static func isTemper(_ text: Substring) -> Bool {
    guard let first = text.first else { return false }
    let rest = text.dropFirst()
    return "th".contains(first)
      ? !rest.isEmpty && rest.allSatisfy(\.isNumber)
      : "of".contains(first) && rest.isEmpty
  }
}
