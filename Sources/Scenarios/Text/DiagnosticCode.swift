/// The code of a diagnostic; once printed it keeps its meaning in every later version.
///
/// E0 files, E1 scenario files, E2 data tables, E3 the model's own demands on its input, E4 output.
/// Titles and explanations stand in `DiagnosticCode+Explanation.swift`.
public enum DiagnosticCode: String, CaseIterable, Sendable {
  case unreadableFile = "E001"
  case emptyFile = "E002"
  case binaryFile = "E003"
  case notUTF8 = "E004"
  case fileTooLarge = "E005"

  case yamlSyntax = "E101"
  case unknownKey = "E102"
  case duplicateKey = "E103"
  case nestedTooDeep = "E104"
  case anchorOrTag = "E105"
  case tab = "E106"
  case severalDocuments = "E107"
  case wrongKind = "E108"
  case missingKey = "E109"
  case notInteger = "E110"
  case notNumber = "E111"
  case notText = "E112"
  case notTruthValue = "E113"
  case yearOutOfRange = "E114"
  case shareWithoutPercent = "E115"
  case notShare = "E116"
  case shareOutOfRange = "E117"
  case notFinite = "E118"
  case missingUnit = "E119"
  case unknownName = "E120"
  case extendsCycle = "E121"
  case horizon = "E122"

  case missingColumn = "E201"
  case unknownColumn = "E202"
  case raggedRow = "E203"
  case unknownUnit = "E204"
  case wrongUnit = "E205"
  case duplicateColumn = "E206"
  case unreadableCell = "E207"
  case strayQuote = "E208"
  case twoSources = "E209"
  case emptyCell = "E210"
  case wrongSeparator = "E211"

  case missingYear = "E301"
  case sharesSum = "E302"
  case stockFallsTooFast = "E303"
  case missingNumber = "E304"

  case foreignFolder = "E401"
  case cannotWrite = "E402"
}
