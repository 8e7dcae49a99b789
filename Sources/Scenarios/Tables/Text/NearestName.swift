/// The name that somebody who mistyped probably meant.
public enum NearestName {
  /// The candidate with the fewest edits, if they are few for its length.
  ///
  /// Optimal string alignment distance on lower-cased text: insertion, deletion, substitution and
  /// the swap of neighbours each count 1 (so `sortign` is one edit from `sorting`). At most one
  /// edit per three characters, and at least one is allowed; among equals the first candidate wins.
  public static func match(_ name: String, among candidates: [String]) -> String? {
    let wanted = folded(name)
    var best: (candidate: String, edits: Int)?
    for candidate in candidates where candidate != name {
      let offered = folded(candidate)
      let allowed = max(1, max(wanted.count, offered.count) / 3)
      guard abs(wanted.count - offered.count) <= allowed else { continue }
      let edits = distance(wanted, offered)
      if edits <= allowed && edits < best?.edits ?? .max { best = (candidate, edits) }
    }
    return best?.candidate
  }

  /// `did you mean 'levers'?`, or the choices where nothing is near and they are few.
  public static func help(
    for name: String, among candidates: [String], what: String = "one of"
  ) -> String {
    if let near = match(name, among: candidates) { return "did you mean '\(near)'?" }
    if candidates.isEmpty || candidates.count > 16 { return "" }
    return "write \(what) \(candidates.joined(separator: ", "))"
  }

  /// Lower case, with `_` and spaces read as `-`: the mistake most often made in keys.
  ///
  /// At most 80 characters, so that a pasted paragraph costs no more than a name.
  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.prefix(80).map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty && !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      for j in 1...b.count {
        let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
