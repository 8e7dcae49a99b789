internal import FlowEngine
public import FlowTables

/// The answer of `flowsim fit`.
public struct FitAnswer: Sendable {
  let family: LifetimeFamily
  let fit: LifetimeFit
  let table: FitTable
  let timing: InflowTiming
  /// For the standard error stream.
  public let warnings: [Diagnostic]

  /// As `flowsim stock --lifetime` reads it, with all digits.
  public var specification: String { specification(ShortestDecimal.string) }

  private func specification(_ number: (Double) -> String) -> String {
    if family != .weibull {
      return "\(family.rawValue):mean=\(number(fit.mean.value)),sd=\(number(fit.shape.value))"
    }
    guard let last = fit.lifetimes.last, case .weibull(let shape, let scale) = last.law else {
      preconditionFailure("a fit of no cohort")
    }
    return "weibull:shape=\(number(shape)),scale=\(number(scale))"
  }

  /// A lifetime to be pasted, its numbers with their standard errors, and how well it fits.
  public var text: String {
    func line(_ name: String, _ number: FittedNumber, _ unit: String) -> String {
      let value = StockText.short(number.value)
      return "  \(name)  \(value) ± \(StockText.short(number.standardError))\(unit)\n"
    }
    let counts = [StockObservation.Quantity.stock, .exits].compactMap { quantity -> String? in
      let own = table.observations.filter { $0.quantity == quantity }
      if own.isEmpty { return nil }
      return "  \(quantity.column): \(own.count) years, typical miss "
        + "\(StockText.short(typicalMiss(quantity))) of an average "
        + "\(StockText.short(own.reduce(0) { $0 + $1.value } / Double(own.count)))\n"
    }
    return specification(StockText.short) + "\n" + line("mean ", fit.mean, " years")
      + line(
        family.secondName.padded(5), fit.shape, family == .weibull ? "" : " years")
      + counts.joined()
  }

  /// Root of the mean square, in the unit of the amounts.
  private func typicalMiss(_ quantity: StockObservation.Quantity) -> Double {
    let own = zip(table.observations, fit.residuals).filter { $0.0.quantity == quantity }.map(\.1)
    return (own.reduce(0) { $0 + $1 * $1 } / Double(max(1, own.count))).squareRoot()
  }

  /// One document: `lifetime`, `parameters`, how well they fit, and every observation.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("lifetime", specification)
      document.array("parameters") { list in
        let unit = family == .weibull ? "1" : "yr"
        for (name, number, unit) in [
          ("mean", fit.mean, "yr"), (family.secondName, fit.shape, unit),
        ] {
          list.object {
            $0.field("name", name)
            $0.field("value", number.value)
            $0.field("standard_error", number.standardError)
            $0.field("unit", unit)
          }
        }
      }
      document.field("correlation", fit.correlation)
      document.field("chi_squared", fit.chiSquared)
      document.field("degrees_of_freedom", fit.degreesOfFreedom)
      document.field("standard_errors_from", table.hasErrors ? "table" : "scatter")
      document.field("inflow_at", timing.rawValue)
      document.array("observations") { list in
        for (observation, residual) in zip(table.observations, fit.residuals) {
          list.object {
            $0.field("year", table.firstYear + observation.row)
            $0.field("quantity", observation.quantity.column)
            $0.field("observed", observation.value)
            $0.field("fitted", observation.value + residual)
          }
        }
      }
    }
    return writer.finished()
  }
}
