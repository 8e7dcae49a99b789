extension DiagnosticCode {
  /// What `flowsim explain CODE` prints.
  public struct Explanation: Sendable {
    public let title: String
    /// One paragraph, on one line.
    public let text: String

    init(_ title: String, _ text: String) {
      self.title = title
      self.text = text
    }
  }

  public var explanation: Explanation {
    scenarioExplanation ?? tableExplanation ?? runExplanation ?? Explanation(rawValue, "")
  }

  /// Codes E0 and E1.
  private var scenarioExplanation: Explanation? {
    switch self {
    case .unreadableFile:
      Explanation(
        "A file cannot be read",
        """
        The path does not exist, is a folder or a device, or may not be read by this user. \
        Paths are relative to the folder in which flowsim was started; a path in `extends` \
        or `targets` is relative to the file that names it.
        """)
    case .emptyFile:
      Explanation(
        "A file is empty",
        """
        A scenario needs at least `flowsim: 1` and `scenario: NAME`; a table needs its \
        header line. A file of nothing but comments counts as empty.
        """)
    case .binaryFile:
      Explanation(
        "A file is not text",
        """
        The file holds a byte that no text holds. Workbooks are saved as CSV (UTF-8) \
        before flowsim reads them; lines end with LF or CRLF, never with a carriage return \
        alone.
        """)
    case .notUTF8:
      Explanation(
        "A file is not UTF-8",
        """
        Names and notes are read as UTF-8, with or without a byte-order mark. A table \
        saved by an older Excel in GBK or Windows-1252 is saved again as CSV UTF-8.
        """)
    case .fileTooLarge:
      Explanation(
        "A file is too large",
        """
        A scenario has at most 1 MiB, a problem file 16 MiB, a table 256 MiB and 16,384 columns, a \
        problem 200 elements and 2,000 targets. \
        Long series belong into CSV tables, which a scenario names.
        """)
    case .hiddenCharacter:
      Explanation(
        "A character that nobody sees",
        """
        The file holds a control character, a line end that YAML sees and editors do not, or a mark \
        of writing direction, as it is or as an escape such as \\e. What follows it would be \
        read other than it is shown, or would drive the terminal that shows it.
        """)
    case .yamlSyntax:
      Explanation(
        "The scenario is not YAML",
        """
        Scenarios are YAML 1.2: `key: value` lines, deeper levels indented by spaces, \
        lists as `[a, b]` or `- a` lines, short mappings as `{2025: 10 %, 2040: 75 %}`. A \
        text with `: `, ` #` or a leading special character stands in quotes.
        """)
    case .unknownKey:
      Explanation(
        "A key is not known",
        """
        Every key of a scenario means something at its depth. Keys that mean nothing are \
        refused, because a lever with a typing error would silently do nothing.
        """)
    case .duplicateKey:
      Explanation(
        "A key is set twice",
        """
        A mapping holds each key once. Which of two values would hold depends on the \
        reader, so that neither is taken.
        """)
    case .nestedTooDeep:
      Explanation(
        "Values are nested too deep",
        """
        No scenario needs more than 64 levels of brackets and indentation. The limit keeps \
        a damaged or hostile file from exhausting the memory.
        """)
    case .anchorOrTag:
      Explanation(
        "YAML anchors, aliases, tags, merge keys or directives",
        """
        They let a small file stand for a huge one, or a text for another type. Write the \
        value where it holds; use `extends` to share values between scenarios.
        """)
    case .tab:
      Explanation(
        "A tab stands between values",
        """
        YAML indents by spaces only. Tabs may stand inside quotes and comments.
        """)
    case .severalDocuments:
      Explanation(
        "A second YAML document",
        """
        One file holds one scenario; a `---` line in the middle would begin another.
        """)
    case .wrongKind:
      Explanation(
        "A mapping, list or value of the wrong kind",
        """
        The key needs `key: value` lines, or a list, or a single value, and another of the \
        three stands there.
        """)
    case .missingKey:
      Explanation(
        "A key is missing",
        """
        The mapping cannot be understood without this key.
        """)
    case .notInteger:
      Explanation(
        "Not a whole number",
        """
        Whole numbers are decimal, without point, exponent, `_`, hexadecimal or octal \
        digits. A leading zero is refused: YAML 1.1 reads 010 as 8.
        """)
    case .notNumber:
      Explanation(
        "Not a number",
        """
        Numbers are decimal with a point: `13.5`, `1e-3`. There are no separators between \
        thousands, and no locale changes what a file means.
        """)
    case .notText:
      Explanation(
        "Not a text",
        """
        A name or title is needed; a mapping, a list or nothing stands there.
        """)
    case .notTruthValue:
      Explanation(
        "Neither true nor false",
        """
        YAML 1.2 knows `true` and `false`. The words yes, no, on and off are texts.
        """)
    case .yearOutOfRange:
      Explanation(
        "Not a year that can be simulated",
        """
        Years are whole numbers from 1900 to 2200. Cohorts are kept by year, so the memory \
        grows with the square of the horizon.
        """)
    case .shareWithoutPercent:
      Explanation(
        "A share without its unit",
        """
        `40` may be meant as 40 % or as forty times; write `40 %` or `0.4`.
        """)
    case .notShare:
      Explanation(
        "Not a share",
        """
        A share is written `40 %`, `40%` or as a fraction, `0.4`.
        """)
    case .shareOutOfRange:
      Explanation(
        "A share outside 0-100 %",
        """
        Shares lie between nothing and all of it.
        """)
    case .notFinite:
      Explanation(
        "Not a finite number",
        """
        `nan` and `inf` mark results that failed; as input they would spread through every \
        balance. An empty cell says that a number is not known.
        """)
    case .outsideMagnitude:
      Explanation(
        "A number is too large or too small",
        """
        A quantity is 0, or lies between 1e-60 and 1e60 in either direction: products and sums of \
        such numbers stay within what a computer can hold. Most often an exponent is wrong.
        """)
    case .missingUnit:
      Explanation(
        "A number without its unit",
        """
        A quantity is written with its unit, `13.5 MWh/t`, so that MWh and kWh cannot be \
        confused.
        """)
    case .unknownName:
      Explanation(
        "A name is not known",
        """
        A scenario, region, material, element, grade or scrap class is named that neither \
        the model nor the data have.
        """)
    case .extendsCycle:
      Explanation(
        "Scenarios extend one another in a circle",
        """
        A scenario takes over what the scenario in `extends` says. Following `extends` \
        must end at a scenario without it.
        """)
    case .extendsTooMany:
      Explanation(
        "A scenario extends too many others",
        """
        `extends` names at most 64 scenarios, a chain of them is at most 64 long, and one scenario \
        rests on at most 256 files. Nobody could say any more where a value comes from.
        """)
    case .horizon:
      Explanation(
        "The horizon cannot be simulated",
        """
        `horizon: {start: Y, end: Y}` needs an end after its start, and years for which \
        the data reach.
        """)
    case .notALever:
      Explanation(
        "Scenarios that differ in more than levers, or in none",
        """
        `flowsim decompose` shares a difference out among levers. Horizon, region and blend must \
        be the same in both scenarios, and at least one lever must differ.
        """)
    case .choicesClash:
      Explanation(
        "Two choices that exclude one another",
        """
        A market that clears has prices of its own, which the blend pays: `blend.objective` counts \
        at fixed prices and would change nothing.
        """)
    default: nil
    }
  }
}
