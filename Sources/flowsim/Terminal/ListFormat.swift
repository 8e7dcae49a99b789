internal import ArgumentParser
internal import FlowTables

/// How a list is printed.
package enum ListFormat: String, ExpressibleByArgument, CaseIterable { case text, csv }

extension OutputOptions {
  /// An answer on standard output: JSON where it is asked for, else in the format.
  package func write(
    _ format: ListFormat, text: @autoclosure () -> String, csv: @autoclosure () -> [UInt8],
    json: @autoclosure () -> [UInt8]
  ) throws {
    if self.json {
      try StandardStream.output.write(json())
      return
    }
    switch format {
    case .text: try StandardStream.output.write(text())
    case .csv: try StandardStream.output.write(csv())
    }
  }
}
