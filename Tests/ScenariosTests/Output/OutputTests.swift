import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Output bytes")
struct OutputTests {
  @Test(
    "Numbers are shortest decimals without surprising exponents",
    arguments: [
      (0, "0"), (-0.0, "0"), (84, "84"), (-3, "-3"), (0.1, "0.1"),
      (0.1 + 0.2, "0.30000000000000004"), (1e-5, "0.00001"), (-2.5e-7, "-0.00000025"),
      (1e-15, "0.000000000000001"), (1e-16, "1e-16"), (2.5e-17, "2.5e-17"),
      (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"),
      (1e16, "1e16"), (1.5e20, "1.5e20"), (1e21, "1e21"),
      (-1.7976931348623157e308, "-1.7976931348623157e308"), (.leastNonzeroMagnitude, "5e-324"),
      (123456.789, "123456.789"), (1234567890123456.8, "1234567890123456.8"),
    ])
  func decimals(value: Double, text: String) {
    #expect(ShortestDecimal.string(value) == text)
  }

  @Test("Every decimal reads back as the same double")
  func decimalRoundTrip() {
    var generator = SplitMix(state: 2030)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = Array(ShortestDecimal.string(value).utf8)
      #expect(DecimalNumber.result(text.span) == value)
    }
  }

  @Test("Exact whole numbers find the digits that Swift's own text has")
  func shortDecimal() throws {
    var generator = SplitMix(state: 1980)
    var count = 0
    /// The digits of `description` without point and exponent, and without zeros at either end.
    func digits(_ text: String) -> String {
      let digits = text.prefix { $0 != "e" }.filter { $0 != "." }.drop { $0 == "0" }
      return String(digits)
    }
    for exponent in -47...49 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      var values = [power, power.nextUp, power.nextDown]
      for _ in 0..<200 {
        values.append(Double(bitPattern: power.bitPattern | generator.next() >> 12))
      }
      for value in values where value != value.rounded() && value < 1e15 {
        // Where two decimals are equally near, the text decides.
        guard let decimal = ShortDecimal(value) else { continue }
        count += 1
        #expect(String(decimal.digits) == digits(value.description), "\(value)")
        #expect(
          DecimalNumber.read("\(decimal.digits)e-\(decimal.decimals)") == .number(value),
          "\(value)")
      }
    }
    #expect(count > 19_000)
  }

  @Test("Smallest and largest integers are written whole")
  func integers() {
    var bytes: [UInt8] = []
    for value in [Int.min, -1, 0, 9, 10, Int.max] {
      ShortestDecimal.append(value, to: &bytes)
      bytes.append(0x20)
    }
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "-9223372036854775808 -1 0 9 10 9223372036854775807 ")
  }

  @Test("JSON keeps the order of keys and escapes what it must")
  func json() throws {
    var writer = JSONWriter()
    writer.object {
      $0.field("z", "a\"\\\n\t\u{1}é")
      $0.array("empty") { _ in }
      $0.object("nothing") { _ in }
      $0.array("mixed") {
        $0.value(1)
        $0.value(0.5)
        $0.value(true)
        $0.null()
        $0.object { $0.field("a", -0.0) }
      }
    }
    let bytes = writer.finished()
    let expected = #"""
      {
        "z": "a\"\\\n\t\u0001é",
        "empty": [],
        "nothing": {},
        "mixed": [
          1,
          0.5,
          true,
          null,
          {
            "a": 0
          }
        ]
      }

      """#
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
  }

  @Test("Compact JSON is one line")
  func compactJSON() {
    var writer = JSONWriter(compact: true)
    writer.object {
      $0.field("impl", "swift")
      $0.array("a") {
        $0.value(1)
        $0.value(2)
      }
    }
    let text = String(decoding: writer.finished(), as: UTF8.self)
    #expect(text == "{\"impl\":\"swift\",\"a\":[1,2]}\n")
  }

  @Test("CSV cells are quoted only where they must be")
  func csv() {
    var writer = CSVWriter(header: ["a", "b,c"])
    writer.field("x\"y")
    writer.field(-0.0)
    writer.endRow()
    writer.field(7)
    writer.field(nil as Double?)
    writer.endRow()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,\"b,c\"\n\"x\"\"y\",0\n7,\n")
  }

  // FIPS 180-4 examples: "", "abc", two blocks, a million times "a". The last two lie on either
  // side of the block border; their digests are those of Python's hashlib.
  @Test(
    "SHA-256 gives the published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
      (
        String(repeating: "a", count: 55),
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
      ),
      (
        String(repeating: "a", count: 64),
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
      ),
    ])
  func digests(message: String, digest: String) {
    #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
  }
}

/// The same doubles in every test run: Steele, Lea and Flood (2014), doi:10.1145/2714064.2660195.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
