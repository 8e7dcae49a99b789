/// A look at the outline of a YAML file before libyaml parses it.
///
/// Finds what libyaml accepts and scenarios must not hold (see ``StrictYAML``), with the place of
/// each: libyaml's own errors name only the first. It follows quotes, comments, block texts, flow
/// brackets and the indentation of keys; all other grammar is left to libyaml.
struct YAMLScan {
  let file: SourceFile
  private(set) var problems = Diagnostics()
  /// Whether there is anything but comments and document markers.
  private(set) var hasContent = false
  /// Where the keys stand, in the order of the file.
  private(set) var keys: [YAMLKeyPlaces.Place] = []

  var outline: YAMLOutline
  private var index: Int
  private var line = 1
  private(set) var lineStart: Int
  /// A plain value may go on in lines indented deeper than this column.
  private var continuesBelow: Int?
  private var markers = 0
  private var refused: Set<UInt8> = []
  private var stops = false
  /// The bytes of the last value that may go on in the lines below it.
  private(set) var lastPlain = 0..<0
  /// The scalars before a byte of the line, counted on from key to key.
  private var counted = (offset: 0, column: 1)

  init(_ file: SourceFile) {
    self.file = file
    index = file.textStart
    lineStart = file.textStart
    counted.offset = file.textStart
    outline = YAMLOutline()
  }

  mutating func run() {
    while index < file.bytes.count && !stops { scanToken() }
    for open in outline.openBrackets where !stops {
      report(
        .yamlSyntax, open.offset, "'\(open.bracket)' is not closed",
        help: "write '\(open.bracket == "[" ? "]" : "}")' after the last item")
    }
  }

  // MARK: Places

  private var column: Int { index - lineStart }
  var isInFlow: Bool { outline.isInFlow }
  private var isAtLineStart: Bool {
    file.bytes[lineStart..<index].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < file.bytes.count ? file.bytes[offset] : nil
  }

  private func isBlank(at offset: Int) -> Bool {
    guard let byte = byte(at: offset) else { return true }
    return byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func report(
    _ code: DiagnosticCode, _ offset: Int, _ message: String, help: String, length: Int = 1
  ) {
    let place = file.location(atByte: offset, length: length)
    problems.error(code, at: place, message, help: help)
    // A file of nothing but tabs is told once; the rest would be the same sentence.
    if problems.errorCount >= 20 { stops = true }
  }

  /// The column as libyaml counts it, in Unicode scalars from 1.
  private mutating func scalarColumn(of offset: Int) -> Int {
    if counted.offset < lineStart { counted = (lineStart, 1) }
    counted.column += file.scalarCount(from: counted.offset, to: offset)
    counted.offset = offset
    return counted.column
  }

  // MARK: Tokens

  private mutating func scanToken() {
    let byte = file.bytes[index]
    switch byte {
    case 0x20, 0x0D: index += 1
    case 0x0A: newLine()
    case 0x09: refuseTab()
    case UInt8(ascii: "#") where index == lineStart || isBlank(at: index - 1): skipLine()
    default:
      if column == 0 && isMarker(byte) { return }
      if let below = continuesBelow, isAtLineStart, column > below, !isInFlow {
        scanPlain(isContinuation: true)
      } else {
        continuesBelow = nil
        hasContent = true
        scanStart(byte)
      }
    }
  }

  private mutating func scanStart(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "-") where isBlank(at: index + 1) && !isInFlow:
      enter(outline.item(at: column))
      index += 1
    case UInt8(ascii: "?") where isBlank(at: index + 1):
      report(.yamlSyntax, index, "'? ' keys are not used", help: "write 'key: value'")
      stops = true
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      enter(outline.open(byte == UInt8(ascii: "[") ? "[" : "{", at: index))
      index += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte == UInt8(ascii: "]") ? "[" : "{")
    case UInt8(ascii: ","), UInt8(ascii: ":"): index += 1
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"): refuseReference(byte)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): scanQuoted(byte)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      if isInFlow { scanPlain() } else { skipBlockText() }
    default: scanPlain()
    }
  }

  private mutating func newLine() {
    index += 1
    line += 1
    lineStart = index
  }

  private mutating func skipLine() {
    while index < file.bytes.count && file.bytes[index] != 0x0A { index += 1 }
  }

  private mutating func refuseTab() {
    report(.tab, index, "a tab stands between values", help: "indent and separate with spaces")
    skipLine()
  }

  /// `---` and `...` at the start of a line, and directives such as `%YAML 1.2`.
  private mutating func isMarker(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "%") && !isInFlow {
      report(.anchorOrTag, index, "directives are not used", help: "remove this line")
      skipLine()
      return true
    }
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."), isBlank(at: index + 3),
      self.byte(at: index + 1) == byte, self.byte(at: index + 2) == byte
    else { return false }
    if byte == UInt8(ascii: "-") {
      markers += 1
      if hasContent || markers > 1 {
        report(
          .severalDocuments, index, "a second document begins here",
          help: "put each scenario into its own file", length: 3)
        stops = true
      }
    }
    index += 3
    continuesBelow = nil
    return true
  }

  private mutating func enter(_ depth: Int) {
    guard depth > StrictYAML.depthLimit else { return }
    report(
      .nestedTooDeep, index, "values are nested deeper than \(StrictYAML.depthLimit)",
      help: "remove brackets or levels")
    stops = true
  }

  private mutating func close(_ bracket: Character) {
    let written = bracket == "[" ? "]" : "}"
    if !outline.close(bracket) {
      if let open = outline.innermostBracket {
        report(
          .yamlSyntax, index, "'\(open)' is closed by '\(written)'",
          help: "write '\(open == "[" ? "]" : "}")'")
      } else {
        report(
          .yamlSyntax, index, "'\(written)' closes no '\(bracket)'",
          help: "remove it or put the text in quotes")
      }
      stops = true
    }
    index += 1
  }

  /// Anchors, aliases and tags; the first of each kind is told.
  private mutating func refuseReference(_ byte: UInt8) {
    let start = index
    while !isBlank(at: index) && !isFlowEnd(at: index) { index += 1 }
    guard refused.insert(byte).inserted else { return }
    let text = String(decoding: file.bytes[start..<index], as: UTF8.self)
    let kind =
      switch byte {
      case UInt8(ascii: "&"): "anchors"
      case UInt8(ascii: "*"): "aliases"
      default: "tags"
      }
    report(
      .anchorOrTag, start, "\(kind) such as \(quoted(text)) are not used",
      help: "write the value itself, or put a text in quotes", length: index - start)
  }

  private mutating func scanQuoted(_ quote: UInt8) {
    let start = index
    let startColumn = column
    let startLine = line
    index += 1
    while let byte = byte(at: index) {
      if byte == 0x0A {
        newLine()
      } else if byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
        // A line end may be escaped; it must still be counted.
        index += self.byte(at: index + 1) == 0x0A ? 1 : 2
      } else if byte == quote && quote == UInt8(ascii: "'") && self.byte(at: index + 1) == quote {
        index += 2
      } else if byte == quote {
        index += 1
        let text = String(decoding: file.bytes[(start + 1)..<(index - 1)], as: UTF8.self)
        if line == startLine { noteKey(text, from: start, column: startColumn) }
        return
      } else {
        index += 1
      }
    }
    report(
      .yamlSyntax, start, "the quote is not closed",
      help: "write \(Character(Unicode.Scalar(quote))) where the text ends")
    stops = true
  }

  private mutating func scanPlain(isContinuation: Bool = false) {
    let start = index
    let startColumn = column
    while let byte = byte(at: index), byte != 0x0A {
      if byte == 0x09 { break }
      if byte == UInt8(ascii: "#") && index > start && isBlank(at: index - 1) { break }
      if byte == UInt8(ascii: ":") && (isBlank(at: index + 1) || isFlowEnd(at: index + 1)) { break }
      if isFlowEnd(at: index) { break }
      index += 1
    }
    var end = index
    while end > start && isBlank(at: end - 1) { end -= 1 }
    let isKey = byte(at: index) == UInt8(ascii: ":")
    if !isContinuation || isKey,
      let found = lookAlike(from: start, to: end, at: startColumn, isKey, isContinuation)
    {
      report(
        .lookAlike, found.offset,
        "\(found.finding.message) stands where a key needs another character",
        help: found.finding.help)
      stops = true
    } else if isKey && isContinuation {
      report(
        .yamlSyntax, start, "a key cannot stand below a value",
        help: "indent it like the keys above, or remove the value", length: end - start)
      stops = true
    } else if isKey {
      noteKey(text(start..<end), from: start, column: startColumn)
    } else if !isInFlow {
      continuesBelow = outline.blockColumn
      lastPlain = start..<end
    }
  }

  private func isFlowEnd(at offset: Int) -> Bool {
    guard isInFlow, let byte = byte(at: offset) else { return false }
    return [
      UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"),
    ].contains(byte)
  }

  /// A scalar that is followed by a colon is a key; the colon is left for the next token.
  private mutating func noteKey(_ text: String, from start: Int, column: Int) {
    var after = index
    while byte(at: after) == 0x20 { after += 1 }
    guard byte(at: after) == UInt8(ascii: ":") else { return }
    keys.append(.init(line: line, column: scalarColumn(of: start)))
    let (depth, earlierLine) = outline.key(text, at: column, line: line)
    enter(depth)
    guard let earlierLine else { return }
    report(
      .duplicateKey, start, "key \(quoted(text)) is already set in line \(earlierLine)",
      help: "keep one of them", length: text.unicodeScalars.count)
  }

  /// A literal or folded text: every following line indented deeper than its key.
  private mutating func skipBlockText() {
    let parent = outline.blockColumn
    skipLine()
    while index < file.bytes.count {
      var next = index + 1
      while byte(at: next) == 0x20 { next += 1 }
      let isBlankLine = byte(at: next) == 0x0A || byte(at: next) == 0x0D || next >= file.bytes.count
      guard isBlankLine || next - index - 1 > parent else { return }
      newLine()
      skipLine()
    }
  }
}
