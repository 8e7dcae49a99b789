/// What a pledge may be about that no run measures; it is kept, and its verdict says why.
public enum UntestedType: String, Sendable, CaseIterable {
  case achieved
  case actionEstimate = "action_estimate"
  case capability
  case capacity
  case carbonNeutral = "carbon_neutral"
  case energyIntensity = "energy_intensity"
  case peak
  case powerShare = "power_share"
  case purchaseVolume = "purchase_volume"
}

/// Why no run answers a pledge.
public enum UntestableReason: Sendable, Equatable {
  /// The register says that nothing in the model answers it, or that it has no year.
  case outsideModel
  case undated
  case noNumber
  case noYear
  case yearOutside(Int, horizon: ClosedRange<Int>)
  /// What is covered is no metal of the model, or is more than steel and aluminium.
  case covers(String, holdsMetals: Bool)
  case untested(UntestedType)
  case noType
  case noBaseYear
  case baseYearOutside(Int)
  case noStandard
  case unknownStandard(String)
  case noRoute
}

/// What a register notes of a pledge, in the words of its author.
public struct RegisterNote: Sendable, Equatable {
  public let text: String
  /// Empty where the register has none.
  public let chinese: String

  public init(_ text: String = "", chinese: String = "") {
    self.text = text
    self.chinese = chinese
  }

  public var isEmpty: Bool { text.isEmpty }
}

/// What a stated tonnage is of the metal in all cars of a maker.
public struct PledgedVolume: Sendable, Equatable {
  /// t/yr.
  public let tonnes: Double
  /// As a fraction of the metal in the maker's cars worldwide.
  public let share: Double
  public let metal: String

  public init(tonnes: Double, share: Double, metal: String) {
    self.tonnes = tonnes
    self.share = share
    self.metal = metal
  }
}

/// A pledge that no run can answer, with the reason.
public struct UntestableTarget: Sendable, Equatable {
  public let id: String
  public let company: String
  public let metal: String
  public let metric: String
  public let year: Int?
  public let required: Double?
  /// The unit of `required`; a fraction is printed in per cent.
  public let unit: String
  public let reason: UntestableReason
  public let note: RegisterNote
  public let volume: PledgedVolume?

  public init(
    id: String, company: String, metal: String, metric: String, year: Int?, required: Double?,
    unit: String = "fraction", reason: UntestableReason, note: RegisterNote = RegisterNote(),
    volume: PledgedVolume? = nil
  ) {
    self.id = id
    self.company = company
    self.metal = metal
    self.metric = metric
    self.year = year
    self.required = required
    self.unit = unit
    self.reason = reason
    self.note = note
    self.volume = volume
  }

  /// A part of what is said about it.
  public enum Clause: Sendable, Equatable {
    case reason(UntestableReason)
    case note(RegisterNote)
    case volume(PledgedVolume)
  }

  /// What is said about it, in order.
  ///
  /// A note says why the register itself takes a pledge for untestable, and follows what the run
  /// finds elsewhere; years, base years and standards need none.
  public var clauses: [Clause] {
    let notes = note.isEmpty ? [] : [Clause.note(note)]
    let volumes = volume.map { [Clause.volume($0)] } ?? []
    switch reason {
    case .outsideModel, .undated: return notes.isEmpty ? [.reason(reason)] : notes
    case .covers: return [.reason(reason)] + (notes.isEmpty ? [.reason(.outsideModel)] : notes)
    case .noNumber, .noYear, .untested, .noType, .noRoute:
      return [.reason(reason)] + notes + volumes
    case .yearOutside, .noBaseYear, .baseYearOutside, .noStandard, .unknownStandard:
      return [.reason(reason)]
    }
  }
}
