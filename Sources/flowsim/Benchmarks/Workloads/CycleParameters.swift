/// The twelve numbers that differ between two runs of a cycle.
public struct CycleParameters: Sendable, Equatable {
  public static let count = 12

  /// Factor of the lifetimes' scales.
  public let life: Double
  /// Factor of cars per head in 2050.
  public let carsPerHead: Double
  /// The year in which half of the cars have a battery, and how steeply they come.
  public let batteryMidYear: Double
  public let batterySteepness: Double
  /// The share of old cars that is collected in 2050.
  public let collectionIn2050: Double
  /// Factor of what is recovered.
  public let recovery: Double
  /// How much of the best sorting is reached in 2050.
  public let sorting: Double
  /// Factor of all caps on scrap.
  public let cap: Double
  /// The rate at which power loses its emissions, 1/yr; half of it at smelters.
  public let gridDecline: Double
  /// The share of hydrogen DRI in primary steel in 2050.
  public let hydrogenIn2050: Double
  /// Factor of the change in contents.
  public let lightWeighting: Double
  /// Factor of the power that smelters need.
  public let smelterElectricity: Double

  /// - Parameter values: ``count`` numbers in the order of the properties.
  public init(_ values: [Double]) {
    precondition(values.count == Self.count, "a cycle has \(Self.count) parameters")
    life = values[0]
    carsPerHead = values[1]
    batteryMidYear = values[2]
    batterySteepness = values[3]
    collectionIn2050 = values[4]
    recovery = values[5]
    sorting = values[6]
    cap = values[7]
    gridDecline = values[8]
    hydrogenIn2050 = values[9]
    lightWeighting = values[10]
    smelterElectricity = values[11]
  }
}
