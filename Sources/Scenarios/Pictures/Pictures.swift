extension Picture {
  /// The pictures of one run, in the order in which they are read.
  public static func all(of report: RunReport, language: Language = .english) -> [Picture] {
    let words = Words(language: language)
    return [emissionsAgainstTarget(report, words)].compactMap(\.self)
  }
}
