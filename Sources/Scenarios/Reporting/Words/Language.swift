/// The languages that pictures and the report speak.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// As HTML and XML name it.
  public var code: String { self == .chinese ? "zh-CN" : "en" }
}

/// Every string of pictures and report, in both languages side by side.
///
/// Extensions group them by where they are used. Notes that stand in data tables, names of sources
/// and keys of scenarios stay as they are.
package struct Words: Sendable {
  let language: Language

  package init(language: Language) { self.language = language }

  /// The one of two wordings that is wanted.
  func pick(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// Between a name and what is said about it.
  var colon: String { pick(": ", "：") }
  /// Between items of a list.
  var comma: String { pick(", ", "、") }
  /// Between two parts of a sentence.
  var semicolon: String { pick("; ", "；") }
}
