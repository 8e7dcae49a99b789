/// One thing wrong in a scenario or data file: where, what, and what to write instead.
public struct Diagnostic: Equatable, Sendable {
  public enum Severity: String, Sendable {
    case error
    case warning
    /// How something was read; neither stops a run nor casts doubt on it.
    case note
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
    "\(PrintedText.line("\(location)")): \(severity.rawValue)[\(code.rawValue)]: \(sentence)"
  }

  /// What is wrong and what to write, on one line.
  var sentence: String { PrintedText.line(help.isEmpty ? message : "\(message); \(help)") }
}

/// The problems found so far, so that one run names all of them.
///
/// The first ``limit`` errors and as many warnings are kept; those that follow are counted, and
/// their sentences never made.
public struct Diagnostics: Sendable {
  /// Four times as many as a command prints.
  static let limit = 200

  /// The first ones, in the order found.
  public private(set) var found: [Diagnostic] = []
  public private(set) var errorCount = 0
  public private(set) var warningCount = 0
  private var noteCount = 0

  public init() {}

  /// - Parameters:
  ///   - message: Asked for only where the problem is kept.
  ///   - help: Likewise.
  public mutating func error(
    _ code: DiagnosticCode, at location: FileLocation, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String = ""
  ) {
    errorCount += 1
    if errorCount > Self.limit { return }
    found.append(Diagnostic(code, at: location, message(), help: help()))
  }

  /// As ``error(_:at:_:help:)``, for what does not stop a run.
  public mutating func warning(
    _ code: DiagnosticCode, at location: FileLocation, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String = ""
  ) {
    warningCount += 1
    if warningCount > Self.limit { return }
    found.append(
      Diagnostic(code, at: location, message(), help: help(), severity: .warning))
  }

  /// As ``warning(_:at:_:help:)``, for how something was read; notes are in no count.
  package mutating func note(
    _ code: DiagnosticCode, at location: FileLocation, _ message: String, help: String = ""
  ) {
    append(Diagnostic(code, at: location, message, help: help, severity: .note))
  }

  public mutating func append(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .note {
      noteCount += 1
      if noteCount <= Self.limit { found.append(diagnostic) }
      return
    }
    let isError = diagnostic.severity == .error
    if isError { errorCount += 1 } else { warningCount += 1 }
    if (isError ? errorCount : warningCount) <= Self.limit { found.append(diagnostic) }
  }

  public mutating func append(contentsOf other: Diagnostics) {
    for diagnostic in other.found { append(diagnostic) }
    errorCount += other.unwritten.errors
    warningCount += other.unwritten.warnings
  }

  /// Those that were counted only.
  public var unwritten: UnwrittenProblems {
    UnwrittenProblems(
      errors: max(0, errorCount - Self.limit), warnings: max(0, warningCount - Self.limit))
  }

  public var hasErrors: Bool { errorCount > 0 }

  /// Whether a further error would only be counted.
  var hasAllErrors: Bool { errorCount >= Self.limit }

  /// Whether a further warning would only be counted: a search for its remedy is in vain.
  package var hasAllWarnings: Bool { warningCount >= Self.limit }

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

  /// What is no error: it stands beside a result.
  package var beside: [Diagnostic] { sorted.filter { $0.severity != .error } }

  /// - Throws: ``InputProblems`` with errors and warnings, if there is at least one error.
  public func throwIfErrors() throws(InputProblems) {
    if hasErrors { throw InputProblems(self) }
  }
}

/// Errors and warnings beyond those that are kept.
public struct UnwrittenProblems: Equatable, Sendable {
  public var errors: Int
  public var warnings: Int

  public init(errors: Int = 0, warnings: Int = 0) {
    self.errors = errors
    self.warnings = warnings
  }
}

/// The problems of a scenario and its data, errors before warnings and notes, each by place; exit
/// code 2.
public struct InputProblems: Error, Equatable, Sendable {
  public let diagnostics: [Diagnostic]
  /// Those that were counted and not kept.
  public let unwritten: UnwrittenProblems

  public init(_ diagnostics: [Diagnostic], unwritten: UnwrittenProblems = .init()) {
    self.diagnostics = diagnostics
    self.unwritten = unwritten
  }

  /// Errors first: what stops the run is not lost among warnings.
  public init(_ problems: Diagnostics) {
    let sorted = problems.sorted
    self.init(
      [.error, .warning, .note].flatMap { severity in sorted.filter { $0.severity == severity } },
      unwritten: problems.unwritten)
  }
}
