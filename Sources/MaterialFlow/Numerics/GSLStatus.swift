internal import CGSL

/// The GNU Scientific Library, as it is linked.
public enum GSL {
  /// GSL's default handler aborts the process; it is switched off once, before the first call.
  static let ready: Void = { _ = gsl_set_error_handler_off() }()

  /// The version of the linked library, such as "2.7.1".
  public static var version: String { String(cString: cgsl_version()) }
}

/// A GSL call that did not succeed: the code, GSL's text for it, and what was attempted.
public struct GSLError: Error, Equatable, CustomStringConvertible {
  public let code: Int32
  public let attempt: String

  public var description: String { "\(attempt): \(String(cString: gsl_strerror(code)))" }
}

/// Turns a GSL status into a typed error that names the attempt.
@inline(__always)
func check(_ status: Int32, _ attempt: @autoclosure () -> String) throws(GSLError) {
  if status != 0 { throw GSLError(code: status, attempt: attempt()) }
}
