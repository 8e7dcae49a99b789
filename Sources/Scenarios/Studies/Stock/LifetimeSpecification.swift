public import FlowEngine
internal import FlowTables

/// A lifetime as it is written on the command line: `weibull:mean=16,sd=4.8`.
public enum LifetimeSpecification {
  private enum Law: String, CaseIterable {
    case fixed
    case normal
    case truncatedNormal = "truncated-normal"
    case foldedNormal = "folded-normal"
    case lognormal
    case weibull
    case gamma

    /// The sets of parameters that a lifetime may be written in, the first one the usual.
    var parameterSets: [[String]] {
      switch self {
      case .fixed: [["years"]]
      case .normal, .truncatedNormal, .foldedNormal, .lognormal: [["mean", "sd"]]
      case .weibull, .gamma: [["shape", "scale"], ["mean", "sd"]]
      }
    }

    /// How it is written, such as `fixed:years=…`.
    var forms: [String] {
      parameterSets.map { rawValue + ":" + $0.map { $0 + "=…" }.joined(separator: ",") }
    }
  }

  /// All the forms that are understood, such as `normal:mean=…,sd=…`.
  public static var forms: [String] { Law.allCases.flatMap(\.forms) }

  /// Reads a lifetime.
  ///
  /// - Parameter text: A law, a colon, its parameters in years by name and in any order.
  /// - Throws: ``LifetimeSpecificationError``, with what to write instead.
  public static func parse(_ text: String) throws(LifetimeSpecificationError) -> Lifetime {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let law = Law(rawValue: String(parts[0])) else {
      throw .unknownLaw(String(parts[0]), laws: Law.allCases.map(\.rawValue))
    }
    let values = try parameters(of: law, in: parts.count > 1 ? String(parts[1]) : "")
    let names = values.map(\.name).sorted()
    guard let set = law.parameterSets.first(where: { $0.sorted() == names }) else {
      throw .wrongParameters(text, forms: law.forms)
    }
    let ordered = set.map { name in values.first { $0.name == name }?.value ?? .nan }
    do {
      return try lifetime(law, set, ordered)
    } catch {
      throw .impossible(text, error)
    }
  }

  private static func parameters(
    of law: Law, in text: String
  ) throws(LifetimeSpecificationError) -> [(name: String, value: Double)] {
    var values: [(name: String, value: Double)] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = item.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, law.parameterSets.joined().contains(sides[0]),
        !values.contains(where: { $0.name == sides[0] })
      else { throw .wrongParameters("\(law.rawValue):\(text)", forms: law.forms) }
      switch DecimalNumber.read(sides[1]) {
      case .number(let value): values.append((sides[0], value))
      case .outside(let fault):
        throw .outside(
          parameter: sides[0], text: sides[1], reason: fault.message(for: ""), help: fault.help)
      case .notFinite, .notDecimal: throw .notANumber(parameter: sides[0], text: sides[1])
      }
    }
    return values
  }

  private static func lifetime(
    _ law: Law, _ names: [String], _ values: [Double]
  ) throws(LifetimeError) -> Lifetime {
    switch law {
    case .fixed: return try .fixed(years: values[0])
    case .normal: return try .normal(mean: values[0], deviation: values[1])
    case .truncatedNormal: return try .truncatedNormal(mean: values[0], deviation: values[1])
    case .foldedNormal: return try .foldedNormal(mean: values[0], deviation: values[1])
    case .lognormal: return try .lognormal(mean: values[0], deviation: values[1])
    case .weibull where names[0] == "shape":
      return try .weibull(shape: values[0], scale: values[1])
    case .weibull: return try .weibull(mean: values[0], deviation: values[1])
    case .gamma where names[0] == "shape": return try .gamma(shape: values[0], scale: values[1])
    case .gamma: return try .gamma(mean: values[0], deviation: values[1])
    }
  }
}

/// Why a text is no lifetime; each says what to write.
public enum LifetimeSpecificationError: Error, Equatable, CustomStringConvertible {
  case unknownLaw(String, laws: [String])
  /// A parameter that is missing, unknown or given twice.
  case wrongParameters(String, forms: [String])
  case notANumber(parameter: String, text: String)
  /// Beyond ``Magnitude``.
  case outside(parameter: String, text: String, reason: String, help: String)
  /// Parameters that no lifetime has.
  case impossible(String, LifetimeError)

  public var description: String {
    switch self {
    case .unknownLaw(let name, let laws):
      "unknown lifetime '\(name)'; write one of \(laws.joined(separator: ", "))"
    case .wrongParameters(let text, let forms):
      "'\(text)' does not have the parameters of a lifetime; write \(forms.joined(separator: " or "))"
    case .notANumber(let parameter, let text):
      "\(parameter) is '\(text)', which is not a number; write years such as \(parameter)=16"
    case .outside(let parameter, let text, let reason, let help):
      "\(parameter) is '\(text)', which\(reason); \(help) "
        + "(\(DiagnosticCode.outsideMagnitude.rawValue))"
    case .impossible(let text, let reason): "'\(text)' is no lifetime: \(reason)"
    }
  }
}
