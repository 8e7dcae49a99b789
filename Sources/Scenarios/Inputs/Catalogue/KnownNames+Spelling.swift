internal import FlowTables

extension KnownNames {
  /// Rows under the names that the tables use for what a user's spelling or empty cell means.
  ///
  /// - Parameter rows: Of one file; two rows that become one number are reported.
  mutating func settle(
    _ rows: [DataRow], reporting problems: inout Diagnostics
  ) -> [DataRow] {
    var isChanged = false
    let settled = rows.map { row -> DataRow in
      // Apart, as a method at hand would hold a copy of all names while the other one adds to them.
      let named = settle(row)
      let other = completed(named)
      if other !== row { isChanged = true }
      return other
    }
    if isChanged { DataTableReader.reportRepeats(settled, reporting: &problems) }
    return settled
  }

  private mutating func settle(_ row: DataRow) -> DataRow {
    let key = SeriesKey(
      entity: entityBook.settled(row.entity), metric: metricBook.settled(row.metric),
      qualifier: qualifierBook.settled(row.qualifier))
    var region = regionBook.settled(RegionName.chinese[row.region] ?? row.region)
    if region.isEmpty, isOpenToAll(key), let only = onlyRegion(of: key.metric) { region = only }
    let boundary = boundaryBook.settled(row.boundary)
    if key == row.key && region == row.region && boundary == row.boundary { return row }
    return row.named(key, region: region, boundary: boundary)
  }

  mutating func learnSpellings(_ rows: [DataRow]) {
    for run in rows.runs(of: \.key) {
      let row = rows[run.lowerBound]
      entityBook.add(row.entity)
      metricBook.add(row.metric)
      qualifierBook.add(row.qualifier)
    }
    for row in rows {
      regionBook.add(row.region)
      boundaryBook.add(row.boundary)
    }
    for name in defined {
      entityBook.add(name)
      qualifierBook.add(name)
    }
  }
}
