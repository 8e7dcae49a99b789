internal import FlowEngine
internal import FlowNumerics
internal import FlowTables

/// The habits in other values: the same 32 points for every scenario.
///
/// Each parameter with a range has a coordinate of ``SobolPoints`` by its place in the built-in
/// table, so that a scenario's own rows move no other parameter, and the difference of two
/// scenarios is taken at the same point. New rows of the table belong at its end.
package struct HabitDesign: Sendable {
  package static let pointCount = SobolPoints.count

  /// In the order of their coordinates.
  package let parameters: [HabitParameter]
  /// Coordinate of each.
  private let coordinates: [Int]
  private let points = SobolPoints()

  /// Users' rows have their own value and range, and do not vary where they have none.
  package init(_ compiled: CompiledScenario) {
    var parameters: [HabitParameter] = []
    var coordinates: [Int] = []
    let groups = Self.groups(Self.tableRows, compiled.plan.materials.map(\.system))
    // What only a user's row makes vary comes after all others, and moves none.
    let ordered = groups.filter(\.isDrawn) + groups.filter { !$0.isDrawn }
    for (coordinate, group) in ordered.enumerated() {
      let parameter = HabitParameter(
        metric: group.metric,
        numbers: group.rows.map { Self.number($0, group.metric, compiled.data) })
      if parameter.hasRange {
        parameters.append(parameter)
        coordinates.append(coordinate)
      }
    }
    self.parameters = parameters
    self.coordinates = coordinates
  }

  /// What a parameter is at a point, as a share of its draws below it.
  package func share(_ parameter: Int, point: Int) -> Double {
    points.coordinate(coordinates[parameter], point: point)
  }

  // MARK: The table

  /// Rows that are one judgement.
  private struct Group {
    let metric: HabitMetric
    let isDrawn: Bool
    var rows: [DataRow]
  }

  private static var tableRows: [DataRow] {
    var problems = Diagnostics()
    return DataTableReader.read(
      BuiltinFiles.file("data/charge_habits.csv"), isUser: false, reporting: &problems)
  }

  /// In the order of the table.
  private static func groups(_ rows: [DataRow], _ systems: [MaterialSystem]) -> [Group] {
    func metal(_ row: DataRow) -> Int? {
      systems.firstIndex { $0.scrapClass(row.entity) != nil }
    }
    var groups: [Group] = []
    for row in rows {
      guard let metric = HabitMetric(rawValue: row.metric) else { continue }
      let place = groups.firstIndex { group in
        metric == .loopShare && group.metric == .loopShare
          && hasSameRange(group.rows[0], row) && metal(group.rows[0]) == metal(row)
      }
      if let place {
        groups[place].rows.append(row)
      } else {
        let isDrawn = row.low ?? row.value < row.high ?? row.value
        groups.append(Group(metric: metric, isDrawn: isDrawn, rows: [row]))
      }
    }
    return groups
  }

  private static func hasSameRange(_ a: DataRow, _ b: DataRow) -> Bool {
    a.value == b.value && a.low == b.low && a.high == b.high
  }

  /// The row that a run reads in the place of a built-in one.
  private static func number(
    _ row: DataRow, _ metric: HabitMetric, _ data: DataStore
  ) -> HabitParameter.Number {
    let rows = data.rows(row.entity, row.metric, row.qualifier)
    let read = rows.first { $0.confidence == .user } ?? rows.first ?? row
    func converted(_ value: Double) -> Double {
      // Money is compared with the row's own value alone.
      metric == .dispersion ? value : read.unit.convert(value, to: row.unit)
    }
    return HabitParameter.Number(
      entity: row.entity, qualifier: row.qualifier,
      range: Ranged(
        converted(read.value), low: converted(read.low ?? read.value),
        high: converted(read.high ?? read.value)))
  }
}

extension CompiledScenario {
  /// The same scenario with its habits at a point of the design.
  package func drawing(_ point: Int, of design: HabitDesign) -> CompiledScenario {
    changingPlan { plan in
      for m in plan.materials.indices {
        for (index, parameter) in design.parameters.enumerated() {
          parameter.set(
            parameter.values(design.share(index, point: point)), in: &plan.materials[m])
        }
      }
    }
  }
}
