extension DiagnosticCode {
  /// Codes E1: scenario files, their keys and their values.
  static let scenarioExplanations: [DiagnosticCode: Explanation] = [
    .yamlSyntax: Explanation(
      "The scenario is not YAML",
      """
      Scenarios are YAML 1.2: `key: value` lines, deeper levels indented by spaces, \
      lists as `[a, b]` or `- a` lines, short mappings as `{2025: 10 %, 2040: 75 %}`. A \
      text with `: `, ` #` or a leading special character stands in quotes.
      """),
    .unknownKey: Explanation(
      "A key is not known",
      """
      Every key of a scenario means something at its depth. Keys that mean nothing are \
      refused, because a lever with a typing error would silently do nothing.
      """),
    .duplicateKey: Explanation(
      "A key is set twice",
      """
      A mapping holds each key once. Which of two values would hold depends on the \
      reader, so that neither is taken.
      """),
    .nestedTooDeep: Explanation(
      "Values are nested too deep",
      """
      No scenario needs more than 64 levels of brackets and indentation. The limit keeps \
      a damaged or hostile file from exhausting the memory.
      """),
    .anchorOrTag: Explanation(
      "YAML anchors, aliases, tags, merge keys or directives",
      """
      They let a small file stand for a huge one, or a text for another type. Write the \
      value where it holds; use `extends` to share values between scenarios.
      """),
    .tab: Explanation(
      "A tab stands between values",
      """
      YAML indents by spaces only. Tabs may stand inside quotes and comments.
      """),
    .severalDocuments: Explanation(
      "A second YAML document",
      """
      One file holds one scenario; a `---` line in the middle would begin another.
      """),
    .wrongKind: Explanation(
      "A mapping, list or value of the wrong kind",
      """
      The key needs `key: value` lines, or a list, or a single value, and another of the \
      three stands there.
      """),
    .missingKey: Explanation(
      "A key is missing",
      """
      The mapping cannot be understood without this key.
      """),
    .notInteger: Explanation(
      "Not a whole number",
      """
      Whole numbers are decimal, without point, exponent, `_`, hexadecimal or octal \
      digits. A leading zero is refused: YAML 1.1 reads 010 as 8.
      """),
    .notNumber: Explanation(
      "Not a number",
      """
      Numbers are decimal with a point: `13.5`, `1e-3`. There are no separators between \
      thousands, and no locale changes what a file means.
      """),
    .notText: Explanation(
      "Not a text",
      """
      A name or title is needed; a mapping, a list or nothing stands there.
      """),
    .notTruthValue: Explanation(
      "Neither true nor false",
      """
      YAML 1.2 knows `true` and `false`. The words yes, no, on and off are texts.
      """),
    .yearOutOfRange: Explanation(
      "Not a year that can be simulated",
      """
      Years are whole numbers from 1900 to 2200. Cohorts are kept by year, so the memory \
      grows with the square of the horizon.
      """),
    .shareWithoutPercent: Explanation(
      "A share without its unit",
      """
      `40` may be meant as 40 % or as forty times; write `40 %` or `0.4`.
      """),
    .notShare: Explanation(
      "Not a share",
      """
      A share is written `40 %`, `40%` or as a fraction, `0.4`.
      """),
    .shareOutOfRange: Explanation(
      "A share outside 0-100 %",
      """
      Shares lie between nothing and all of it.
      """),
    .notFinite: Explanation(
      "Not a finite number",
      """
      `nan` and `inf` mark results that failed; as input they would spread through every \
      balance. An empty cell says that a number is not known.
      """),
    .missingUnit: Explanation(
      "A number without its unit",
      """
      A quantity is written with its unit, `13.5 MWh/t`, so that MWh and kWh cannot be \
      confused.
      """),
    .unknownName: Explanation(
      "A name is not known",
      """
      A scenario, region, material, element, grade or scrap class is named that neither \
      the model nor the data have.
      """),
    .extendsCycle: Explanation(
      "Scenarios extend one another in a circle",
      """
      A scenario takes over what the scenario in `extends` says. Following `extends` \
      must end at a scenario without it.
      """),
    .horizon: Explanation(
      "The horizon cannot be simulated",
      """
      `horizon: {start: Y, end: Y}` needs an end after its start, and years for which \
      the data reach.
      """),
    .notALever: Explanation(
      "Scenarios that differ in more than levers, or in none",
      """
      `flowsim decompose` shares a difference out among levers. Horizon, region and blend must \
      be the same in both scenarios, and at least one lever must differ.
      """),
    .choicesClash: Explanation(
      "Two choices that exclude one another",
      """
      A market that clears has prices of its own, which the blend pays: `blend.objective` counts \
      at fixed prices and would change nothing.
      """),
    .extendsTooMany: Explanation(
      "A scenario extends too many others",
      """
      `extends` names at most 64 scenarios, a chain of them is at most 64 long, and one scenario \
      rests on at most 256 files. Nobody could say any more where a value comes from.
      """),
    .outsideMagnitude: Explanation(
      "A number is too large or too small",
      """
      A quantity is 0, or lies between 1e-60 and 1e60 in either direction: products and sums of \
      such numbers stay within what a computer can hold. Most often an exponent is wrong.
      """),
    .jsonSyntax: Explanation(
      "A file is not JSON",
      """
      Problem files of `flowsim blend` are JSON (RFC 8259): keys and texts in double quotes, \
      no comments, no comma before a closing bracket.
      """),
  ]
}
