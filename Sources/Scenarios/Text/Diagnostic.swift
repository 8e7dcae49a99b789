/// One thing wrong in a scenario or data file: where, what, and what to write instead.
public struct Diagnostic: Equatable, Sendable {
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  public let location: FileLocation
  public let severity: Severity
  /// Stable; `flowsim explain E102` prints its explanation.
  public let code: DiagnosticCode
  /// What is wrong, without a full stop.
  public let message: String
  /// What to write instead, with any "did you mean"; empty where the message says it.
  public let help: String

  public init(
    _ code: DiagnosticCode, at location: FileLocation, _ message: String, help: String = "",
    severity: Severity = .error
  ) {
    self.location = location
    self.severity = severity
    self.code = code
    self.message = message
    self.help = help
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The line that programs read: `FILE:LINE:COLUMN: error[E102]: what is wrong; what to write`.
  public var description: String {
    let remedy = help.isEmpty ? "" : "; \(help)"
    return "\(location): \(severity.rawValue)[\(code.rawValue)]: \(message)\(remedy)"
  }
}

/// The problems found so far, so that one run names all of them.
public struct Diagnostics: Sendable {
  /// In the order found.
  public private(set) var found: [Diagnostic] = []

  public init() {}

  public mutating func error(
    _ code: DiagnosticCode, at location: FileLocation, _ message: String, help: String = ""
  ) {
    found.append(Diagnostic(code, at: location, message, help: help))
  }

  public mutating func warning(
    _ code: DiagnosticCode, at location: FileLocation, _ message: String, help: String = ""
  ) {
    found.append(Diagnostic(code, at: location, message, help: help, severity: .warning))
  }

  public mutating func append(_ diagnostic: Diagnostic) { found.append(diagnostic) }

  public mutating func append(contentsOf other: Diagnostics) {
    found.append(contentsOf: other.found)
  }

  public var errorCount: Int { found.count { $0.severity == .error } }
  public var hasErrors: Bool { found.contains { $0.severity == .error } }

  /// By file, line and column; problems of one place stay in the order found, repeats are left out.
  public var sorted: [Diagnostic] {
    let places = found.enumerated().sorted { a, b in
      a.element.location != b.element.location
        ? a.element.location < b.element.location : a.offset < b.offset
    }
    var sorted: [Diagnostic] = []
    // A row that several series ask for is wrong once.
    for place in places where place.element != sorted.last { sorted.append(place.element) }
    return sorted
  }

  /// - Throws: ``InputProblems`` with errors and warnings, if there is at least one error.
  public func throwIfErrors() throws(InputProblems) {
    if hasErrors { throw InputProblems(sorted) }
  }
}

/// All the problems of a scenario and its data, sorted by place; exit code 2.
public struct InputProblems: Error, Equatable, Sendable {
  public let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
