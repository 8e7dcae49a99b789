/// Which room of `Sources` may use which, as CONTRIBUTING has it.
enum Floors {
  /// Rooms by their folder below `Sources`; a room uses itself and what is listed.
  static let uses: [String: Set<String>] = [
    "MaterialFlow/Numerics": [],
    "MaterialFlow/Engine": ["MaterialFlow/Numerics"],
    "MaterialFlow/Accounts": ["MaterialFlow/Numerics", "MaterialFlow/Engine"],
    "Scenarios/Tables": [],
    "Scenarios/Inputs": model.union(["Scenarios/Tables"]),
    "Scenarios/Studies": model.union(["Scenarios/Tables", "Scenarios/Inputs"]),
    "Scenarios/Reporting": model.union([
      "Scenarios/Tables", "Scenarios/Inputs", "Scenarios/Studies",
    ]),
    "flowsim/Server": [],
    "flowsim/Benchmarks": model.union(["Scenarios/Tables", "Scenarios/Inputs"]),
    "flowsim/Terminal": model.union(files).union(["flowsim/Server"]),
    "flowsim/Commands": model.union(files).union([
      "flowsim/Server", "flowsim/Terminal", "flowsim/Benchmarks",
    ]),
  ]

  private static let model: Set = [
    "MaterialFlow/Numerics", "MaterialFlow/Engine", "MaterialFlow/Accounts",
  ]
  private static let files: Set = [
    "Scenarios/Tables", "Scenarios/Inputs", "Scenarios/Studies", "Scenarios/Reporting",
  ]

  /// The folders of a room from the bottom up: each uses those before it.
  static let folders: [String: [String]] = [
    "MaterialFlow/Engine": [
      "Materials", "Stocks", "Ledger", "Metal", "Market", "Blend", "Works", "ScrapMarket", "Steps",
      "Year",
    ],
    "MaterialFlow/Accounts": [
      "Metal", "Emissions", "Standards", "Lots", "Costs", "Purchases", "Targets",
    ],
    "Scenarios/Tables": ["Text", "Machine", "Diagnostics", "Reading", "Writing"],
    "Scenarios/Inputs": ["Catalogue", "Registers", "Scenario", "Plan", "Buyers"],
    "Scenarios/Reporting": [
      "Words", "Variables", "Explain", "Tables", "Pictures", "Report", "Formats", "Page",
    ],
    "flowsim/Benchmarks": ["Workloads", "Reports"],
  ]

  /// Folders whose files do not use each other: steps of a year meet in `Year` alone.
  static let separate: Set = ["MaterialFlow/Engine/Steps"]

  /// Questions that rest on another question, each with its reason; all others only on `Run`.
  static let studies: [String: Set<String>] = [
    // Habits are fitted to statistics that the run is held against.
    "Calibrate": ["Hindcast"],
    // What a lever does to a comparison is a decomposition of it; its figures have bands.
    "Compare": ["Decompose", "Habits"],
    // A search asks its runs what a sweep asks its own.
    "Seek": ["Sweep"],
  ]

  /// C modules by the one room that may import them.
  static let modules = [
    "CGSL": ["MaterialFlow/Numerics"], "CGLPK": ["MaterialFlow/Numerics"],
    "CBuiltin": ["Scenarios/Tables"],
  ]
}

/// A use against the floors: where, of what, and of which room.
struct Breach: Equatable, CustomStringConvertible {
  let file: String
  let line: Int
  let name: String
  let reason: String

  var description: String { "\(file):\(line): \(name): \(reason)" }
}

/// Finds uses of types between folders in the text of sources, as imports do not show them.
struct FloorCheck {
  /// Lines of code by path below `Sources`.
  private let sources: [String: [Substring]]
  /// The files that declare a type of a name at the left margin.
  private var homes: [String: Set<String>] = [:]
  /// Rooms in which a type of a name is nested, so that it may hide another room's.
  private var nests: [String: Set<String>] = [:]

  init(_ sources: [String: String]) {
    self.sources = sources.mapValues {
      Self.code($0).split(separator: "\n", omittingEmptySubsequences: false)
    }
    for (path, lines) in self.sources {
      for line in lines {
        guard let name = Self.declared(line) else { continue }
        if line.first == " " {
          nests[name, default: []].insert(Self.room(path))
        } else {
          homes[name, default: []].insert(path)
        }
      }
    }
  }

  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "actor", "typealias",
  ]

  /// The type that a line declares.
  private static func declared(_ line: Substring) -> String? {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else {
      return nil
    }
    return String(words[kind + 1])
  }

  /// Words that begin with a capital and are no member of what stands before them.
  private static func types(_ line: Substring) -> [String] {
    var found: [String] = []
    var word: [UInt8] = []
    var last: UInt8 = 0
    for byte in Array(line.utf8) + [0x20] {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F:
        word.append(byte)
      default:
        if let first = word.first, (0x41...0x5A).contains(first), last != UInt8(ascii: ".") {
          found.append(String(decoding: word, as: UTF8.self))
        }
        word = []
        last = byte
      }
    }
    return found
  }

  /// Everything that breaks the floors, by file and line.
  var breaches: [Breach] {
    sources.keys.sorted().flatMap { path in loose(path) + imports(path) + uses(path) }
  }

  private func loose(_ path: String) -> [Breach] {
    Floors.uses[Self.room(path)] == nil
      ? [Breach(file: path, line: 1, name: path, reason: "lies in no room")] : []
  }

  private func imports(_ path: String) -> [Breach] {
    lines(path) { line in
      guard let name = line.firstMatch(of: /import (C[A-Z]\w*)/).map({ String($0.1) }),
        let rooms = Floors.modules[name], !rooms.contains(Self.room(path))
      else { return [] }
      return [(name, "is imported by \(rooms.joined(separator: ", ")) alone")]
    }
  }

  private func uses(_ path: String) -> [Breach] {
    let room = Self.room(path)
    let allowed = Floors.uses[room] ?? []
    return lines(path) { line in
      Self.types(line).compactMap { name in
        // A name that several files declare does not tell which one is meant.
        guard let home = homes[name], home.count == 1, let other = home.first,
          nests[name]?.contains(room) != true
        else { return nil }
        let owner = Self.room(other)
        if owner != room {
          return allowed.contains(owner) ? nil : (name, "\(room) does not use \(owner)")
        }
        return Self.reason(path, other).map { (name, $0) }
      }
    }
  }

  /// Why a file does not use another one of its room; nil where it may.
  private static func reason(_ path: String, _ other: String) -> String? {
    let room = room(path)
    let (mine, its) = (folder(path), folder(other))
    if room == "Scenarios/Studies" {
      let known = (Floors.studies[mine] ?? []).union([mine, "Run"])
      return known.contains(its) ? nil : "the question \(mine) does not rest on \(its)"
    }
    if mine == its {
      return path != other && Floors.separate.contains("\(room)/\(mine)")
        ? "files of \(mine) do not use each other" : nil
    }
    guard let order = Floors.folders[room] else { return nil }
    guard let place = order.firstIndex(of: mine), let its = order.firstIndex(of: its) else {
      return "a folder of \(room) has no place in the floors"
    }
    return its < place ? nil : "\(mine) lies below \(order[its])"
  }

  private func lines(
    _ path: String, _ find: (Substring) -> [(name: String, reason: String)]
  ) -> [Breach] {
    (sources[path] ?? []).enumerated().flatMap { index, line in
      find(line).map { Breach(file: path, line: index + 1, name: $0.name, reason: $0.reason) }
    }
  }

  /// `Scenarios/Studies` of `Scenarios/Studies/Run/RunReport.swift`.
  private static func room(_ path: String) -> String {
    path.split(separator: "/").dropLast().prefix(2).joined(separator: "/")
  }

  /// `Run` of the same.
  private static func folder(_ path: String) -> String {
    path.split(separator: "/").dropLast().dropFirst(2).first.map(String.init) ?? ""
  }

  /// Without comments and the contents of strings, each line where it was.
  private static func code(_ text: String) -> String {
    text.replacing(/"""[\s\S]*?"""/) { match in
      String(repeating: "\n", count: match.output.filter { $0 == "\n" }.count)
    }
    .replacing(/"(?:[^"\\\n]|\\.)*"/, with: "\"\"")
    .replacing(/\/\/[^\n]*/, with: "")
  }
}
