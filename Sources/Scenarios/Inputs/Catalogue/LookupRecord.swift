/// Which series and levers each part of a plan asked for, in the order of asking.
///
/// Every change of a lever compiles anew, so noting is an append; what is noted twice is told apart
/// by whoever reads.
package struct LookupRecord: Sendable {
  /// The part that asks from here on.
  var part: PlanPart { didSet { marks.append((part, keys.count)) } }
  private var keys: [SeriesKey] = []
  /// Where a part begins to ask: the place of its first key.
  private var marks: [(part: PlanPart, start: Int)]
  private var levers: [(part: PlanPart, lever: String)] = []

  init(part: PlanPart = .statistics) {
    self.part = part
    marks = [(part, 0)]
  }

  mutating func note(_ key: SeriesKey) { keys.append(key) }

  mutating func note(lever: String) { levers.append((part, lever)) }

  /// Notes the series of another record, whatever part asked there.
  mutating func note(seriesOf other: LookupRecord) { keys += other.keys }

  /// What another record noted, under the parts that it was noted for.
  mutating func append(contentsOf other: LookupRecord) {
    let own = part
    marks += other.marks.map { ($0.part, $0.start + keys.count) }
    keys += other.keys
    levers += other.levers
    part = own
  }

  /// What a part asked for.
  package struct Asked: Sendable {
    package fileprivate(set) var series: [SeriesKey] = []
    package fileprivate(set) var levers: [String] = []
  }

  /// Every part that asked for something, with what it asked for, each once.
  package var byPart: [PlanPart: Asked] {
    var asked: [PlanPart: Asked] = [:]
    var known: [PlanPart: Set<SeriesKey>] = [:]
    for (index, mark) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1].start : keys.count
      for key in keys[mark.start..<end] where known[mark.part, default: []].insert(key).inserted {
        asked[mark.part, default: Asked()].series.append(key)
      }
    }
    for (part, lever) in levers where asked[part]?.levers.contains(lever) != true {
      asked[part, default: Asked()].levers.append(lever)
    }
    return asked
  }
}
