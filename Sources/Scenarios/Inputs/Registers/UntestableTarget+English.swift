package import FlowAccounts
internal import FlowTables

extension UntestableTarget {
  /// What is said about it in English, as result tables and messages have it.
  package var english: String {
    sentence(colon: ": ", semicolon: "; ") { clause in
      switch clause {
      case .reason(let reason): reason.english
      case .note(let note): note.text
      case .volume(let volume): volume.english
      }
    }
  }

  /// The clauses, each in a language's words; a colon stands after what a pledge covers.
  package func sentence(
    colon: String, semicolon: String, _ words: (Clause) -> String
  ) -> String {
    var text = ""
    for (index, clause) in clauses.enumerated() {
      if index > 0 {
        if case .reason(.covers) = clauses[index - 1] { text += colon } else { text += semicolon }
      }
      text += words(clause)
    }
    return text
  }
}

extension UntestableReason {
  package var english: String {
    switch self {
    case .outsideModel: "outside the model"
    case .undated, .noYear: "no year is stated"
    case .noNumber: "no number is stated"
    case .yearOutside(let year, let horizon): "\(year) lies outside the horizon \(horizon.text)"
    case .covers(let what, holdsMetals: true):
      "covers '\(what)', of which steel and aluminium are a part"
    case .covers(let what, holdsMetals: false): "covers '\(what)', neither steel nor aluminium"
    case .untested(let type): type.english
    case .noType: "no target_type is stated"
    case .noBaseYear: "no base year is stated"
    case .baseYearOutside(let year):
      "the base year \(year) lies outside the run or after the target"
    case .noStandard: "names no standard that lots could be held against"
    case .unknownStandard(let name): "no standard '\(name)' is in the tables"
    case .noRoute: "names no route of the model"
    }
  }
}

extension UntestedType {
  fileprivate var english: String {
    switch self {
    case .achieved: "what is reported as reached is no pledge"
    case .actionEstimate: "no share, tonnage or intensity is pledged"
    case .capability: "a capability is no reduction"
    case .capacity: "a capacity is not tested"
    case .carbonNeutral: "neutrality counts offsets, which are not in the model"
    case .energyIntensity: "energy per tonne is not in the model"
    case .peak: "a peak alone states no reduction"
    case .powerShare: "power of single works is not in the model"
    case .purchaseVolume: "a purchase volume is not tested"
    }
  }
}

extension PledgedVolume {
  fileprivate var english: String {
    "\(NumberText.amount(tonnes)) t/yr are \(NumberText.percent(share)) of the \(metal) in its "
      + "cars worldwide"
  }
}
