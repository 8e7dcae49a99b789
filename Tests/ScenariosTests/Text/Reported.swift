@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// The result of a reader with the lines it reported.
func reported<Value>(_ read: (inout Diagnostics) -> Value) -> (value: Value, lines: [String]) {
  var problems = Diagnostics()
  let value = read(&problems)
  return (value, problems.sorted.map(\.description))
}

/// The value of `key` in a scenario of one line, `v: <text>`.
func yamlValue(_ text: String) throws -> YAMLNode {
  var problems = Diagnostics()
  let file = SourceFile(path: "s.yaml", text: "v: \(text)\n")
  let root = StrictYAML.read(file, reporting: &problems)
  try problems.throwIfErrors()
  guard let value = root?["v"] else { throw InputProblems(problems) }
  return value
}
