package import FlowAccounts
internal import FlowReporting
internal import FlowTables

/// What a table gets where a person looks at it; a file or a pipe gets plain text.
package struct TerminalStyle {
  let hasColours: Bool
  let hasSparklines: Bool

  static let plain = TerminalStyle(hasColours: false, hasSparklines: false)

  /// A path through all years, at the end of its line.
  package func sparkline(_ values: [Double]) -> String {
    hasSparklines ? "  " + Sparkline.text(values) : ""
  }

  package func heading(_ text: String) -> String { coloured(text, .bold) }

  /// A verdict in its colour: green where a pledge is met, red where it is missed.
  package func verdict(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    let sentence = Words(language: .english).sentence(assessment, years: years)
    switch assessment.verdict {
    case .met: return coloured(sentence, .green)
    case .missed: return coloured(sentence, .red)
    case .released, .depends, .untestable: return sentence
    }
  }

  private func coloured(_ text: String, _ colour: TerminalColour) -> String {
    hasColours ? colour(PrintedText.line(text)) : text
  }
}

extension OutputOptions {
  /// Of standard output.
  package var style: TerminalStyle {
    let isWatched = StandardStream.output.isTerminal
    return TerminalStyle(
      hasColours: colours(.output), hasSparklines: isWatched && Terminal.showsBars)
  }
}
