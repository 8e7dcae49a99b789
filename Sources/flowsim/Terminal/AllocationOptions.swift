internal import ArgumentParser
package import FlowAccounts

/// Which allocation view the printed emissions take.
package struct AllocationOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "How emissions share the burden of recycled metal: \(Self.names). A view: no flow changes.",
      valueName: "view"))
  var allocation = AllocationView.cutOff.rawValue

  private static var names: String {
    AllocationView.allCases.map(\.rawValue).joined(separator: ", ")
  }

  package var view: AllocationView { AllocationView(rawValue: allocation) ?? .cutOff }

  package func validate() throws {
    if AllocationView(rawValue: allocation) == nil {
      throw ValidationError("'\(allocation)' is no allocation view; write one of \(Self.names).")
    }
  }
}
