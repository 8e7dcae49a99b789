import FlowAccounts
import FlowEngine
import FlowInputs
import FlowNumerics
import FlowReporting
import FlowStudies
import FlowTables
import Testing

@Suite("Lifetimes as they are written")
struct LifetimeSpecificationTests {
  @Test("Every form is understood, parameters in any order")
  func forms() throws {
    let expected: [(String, Lifetime)] = try [
      ("fixed:years=0", .fixed(years: 0)),
      ("normal:mean=16,sd=4.8", .normal(mean: 16, deviation: 4.8)),
      ("truncated-normal:sd=4.8,mean=16", .truncatedNormal(mean: 16, deviation: 4.8)),
      ("folded-normal:mean=16,sd=4.8", .foldedNormal(mean: 16, deviation: 4.8)),
      ("lognormal:mean=16,sd=4.8", .lognormal(mean: 16, deviation: 4.8)),
      ("weibull:shape=3.5,scale=18", .weibull(shape: 3.5, scale: 18)),
      ("weibull:mean=16,sd=4.8", .weibull(mean: 16, deviation: 4.8)),
      ("gamma:scale=1.44,shape=11", .gamma(shape: 11, scale: 1.44)),
      ("gamma:mean=1.6e1,sd=4.8", .gamma(mean: 16, deviation: 4.8)),
    ]
    #expect(LifetimeSpecification.forms.count == expected.count)
    for (text, lifetime) in expected {
      #expect(try LifetimeSpecification.parse(text) == lifetime, "\(text)")
    }
  }

  @Test(
    "What is no lifetime says what to write",
    arguments: [
      (
        "weibul:mean=16,sd=4.8",
        "unknown lifetime 'weibul'; write one of fixed, normal, truncated-normal, folded-normal, "
          + "lognormal, weibull, gamma"
      ),
      (
        "weibull:mean=16,scale=2",
        "'weibull:mean=16,scale=2' does not have the parameters of a lifetime; write "
          + "weibull:shape=…,scale=… or weibull:mean=…,sd=…"
      ),
      (
        "fixed", "'fixed:' does not have the parameters of a lifetime; write fixed:years=…"
      ),
      (
        "normal:mean=16,mean=16,sd=2",
        "'normal:mean=16,mean=16,sd=2' does not have the parameters of a lifetime; write "
          + "normal:mean=…,sd=…"
      ),
      (
        "normal:mean=inf,sd=2",
        "mean is 'inf', which is not a number; write years such as mean=16"
      ),
      (
        "normal:mean=16,sd=0x2",
        "sd is '0x2', which is not a number; write years such as sd=16"
      ),
      (
        "gamma:shape=2078,scale=5e-324",
        "scale is '5e-324', which is too small for a quantity; write 0, or at least 1e-60 (E127)"
      ),
      (
        "fixed:years=1e400",
        "years is '1e400', which is too large for a quantity; write at most 1e60 (E127)"
      ),
      (
        "normal:mean=16,sd=0",
        "'normal:mean=16,sd=0' is no lifetime: sd must be above zero, not 0.0"
      ),
      (
        "fixed:years=-1",
        "'fixed:years=-1' is no lifetime: years must be zero or more, not -1.0"
      ),
      (
        "gamma:mean=16,sd=0.01",
        "'gamma:mean=16,sd=0.01' is no lifetime: no such lifetime has a mean of 16.0 and an sd of "
          + "0.01 years"
      ),
    ])
  func refused(text: String, message: String) {
    let error = #expect(throws: LifetimeSpecificationError.self) {
      try LifetimeSpecification.parse(text)
    }
    #expect(error?.description == message)
  }
}
