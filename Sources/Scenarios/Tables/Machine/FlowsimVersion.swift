/// The version of the program, of its result format, and of the model's name.
public enum FlowsimVersion {
  public static let current = "0.1.0"
  package static let resultFormat = 1
  /// As `model` of a result names it.
  package static let model = "flowsim \(current)"
}
