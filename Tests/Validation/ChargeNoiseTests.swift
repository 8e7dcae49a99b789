import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("Charge calculations as they are printed")
struct ChargeNoiseTests {
  @Test(
    "No mass that is printed is what the solver leaves at zero",
    arguments: ["small", "vehicle", "aluminium_ceilings", "pinch", "ibm_alloy"])
  func noise(file: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "Data/blending/\(file)", withExtension: "json"), "\(file)")
    let bytes = try [UInt8](Data(contentsOf: url))
    let report = ChargeReport(solving: try ChargeFile(SourceFile(path: file, bytes: bytes)))
    let document = try JSONSerialization.jsonObject(with: Data(report.json))
    var masses: [Double] = []
    func collect(_ value: Any, isMass: Bool) {
      if let object = value as? [String: Any] {
        for (key, value) in object { collect(value, isMass: isMass || key.contains("_kg")) }
      } else if let list = value as? [Any] {
        for value in list { collect(value, isMass: isMass) }
      } else if let number = value as? Double, isMass {
        masses.append(number)
      }
    }
    let cases = try #require((document as? [String: Any])?["cases"] as? [[String: Any]])
    for var item in cases {
      item["binding"] = nil
      item["duals"] = nil
      collect(item, isMass: false)
    }
    #expect(!masses.isEmpty)
    // A milligram in a hundred kilograms is 1e-8 of it.
    for mass in masses { #expect(mass == 0 || mass.magnitude > 1e-10, "\(mass)") }
  }
}
