extension DiagnosticCode {
  /// Codes E0: files that cannot be read.
  static let fileExplanations: [DiagnosticCode: Explanation] = [
    .unreadableFile: Explanation(
      "A file cannot be read",
      """
      The path does not exist, is a folder or a device, or may not be read by this user. \
      Paths are relative to the folder in which flowsim was started; a path in `extends` \
      or `targets` is relative to the file that names it.
      """),
    .emptyFile: Explanation(
      "A file is empty",
      """
      A scenario needs at least `flowsim: 1` and `scenario: NAME`; a table needs its \
      header line. A file of nothing but comments counts as empty.
      """),
    .binaryFile: Explanation(
      "A file is not text",
      """
      The file holds a byte that no text holds. Workbooks are saved as CSV (UTF-8) \
      before flowsim reads them; lines end with LF or CRLF, never with a carriage return \
      alone.
      """),
    .notUTF8: Explanation(
      "A file is not UTF-8",
      """
      Names and notes are read as UTF-8, with or without a byte-order mark, and as UTF-16 and \
      GBK (GB18030), which a note tells. A table saved by an older Excel in Windows-1252 is \
      saved again as CSV UTF-8.
      """),
    .fileTooLarge: Explanation(
      "A file is too large",
      """
      A scenario has at most 1 MiB, a problem file 16 MiB, a table 256 MiB and 16,384 columns, a \
      problem 200 elements and 2,000 targets. \
      Long series belong into CSV tables, which a scenario names.
      """),
    .hiddenCharacter: Explanation(
      "A character that nobody sees",
      """
      The file holds a control character, a line end that YAML sees and editors do not, or a mark \
      of writing direction, as it is or as an escape such as \\e. What follows it would be \
      read other than it is shown, or would drive the terminal that shows it.
      """),
  ]
}
