extension DiagnosticCode {
  /// Codes E4: output.
  static let outputExplanations: [DiagnosticCode: Explanation] = [
    .foreignFolder: Explanation(
      "The output would replace other files",
      """
      A result replaces an earlier result of flowsim only. run.json, sweep.json or \
      files.json in the folder lists the files that were written; a file that is not in \
      the list is somebody's, and is neither replaced nor deleted, nor is a file that the \
      command reads. A page of `report` replaces an earlier page. There is no option to \
      replace more: move the file elsewhere, or give another --output.
      """),
    .cannotWrite: Explanation(
      "Results cannot be written",
      """
      The system refused: the message gives its reason. What stood at the output path \
      before is unchanged. A folder that is the root of a disk, and `.` or `..`, cannot be \
      replaced: give a folder inside. A symbolic link is followed, and has to lead \
      somewhere.
      """),
  ]
}
