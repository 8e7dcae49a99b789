/// How large and how small a number of a user may be: the one limit of files and command lines.
///
/// A quantity is 0 or has a magnitude from 1e-60 to 1e60. At most four such numbers are multiplied
/// or divided before they are added up, each after a change of unit by 1e6 at most, and no file that
/// is read has 1e9 of them: results stay below (1e60 · 1e6)^4 · 1e9 = 1e273, and products above
/// 1e-264, where a double has all of its digits. Tables of `--data` have narrower limits, by unit.
public enum Magnitude {
  public static let largest = 1e60
  public static let smallest = 1e-60

  /// Why a number is none that can be computed with.
  package enum Fault: Equatable, Sendable {
    case tooLarge
    case tooSmall

    /// What is wrong with a number.
    ///
    /// - Parameter number: As it was written, in quotes, and where.
    package func message(for number: String) -> String {
      switch self {
      case .tooLarge: "\(number) is too large for a quantity"
      case .tooSmall: "\(number) is too small for a quantity"
      }
    }

    /// What to write instead.
    package var help: String {
      switch self {
      case .tooLarge: "write at most 1e60"
      case .tooSmall: "write 0, or at least 1e-60"
      }
    }
  }

  /// - Returns: Nil for a number that can be computed with.
  static func fault(of value: Double) -> Fault? {
    if value.magnitude > largest { return .tooLarge }
    return value != 0 && value.magnitude < smallest ? .tooSmall : nil
  }
}
