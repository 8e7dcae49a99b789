extension YAMLNode {
  /// A share in 0...1, written `40 %`, `40%` or `0.4`.
  ///
  /// A bare number above 1 is refused: whether `40` means 40 % or a mistake cannot be known.
  public func asShare(reporting problems: inout Diagnostics) -> Double? {
    guard case .scalar(let written, _) = content, !isNull else {
      problems.error(
        .notShare, at: location, "\(kind) is not a share", help: "write 40 % or 0.4")
      return nil
    }
    let text = LookAlike.folded(written) ?? written
    let (number, unit) = splitUnit(text)
    guard unit.isEmpty || unit == "%" else {
      reportNoShare(text, &problems)
      return nil
    }
    switch DecimalNumber.read(number) {
    case .notDecimal: reportNoShare(text, &problems)
    case .outside(let fault):
      problems.error(
        .outsideMagnitude, at: location, fault.message(for: quoted(text)), help: "write 40 % or 0.4"
      )
    case .notFinite:
      problems.error(
        .notFinite, at: location, "\(quoted(text)) is not a finite number",
        help: "write 40 % or 0.4")
    case .number(let value):
      return share(value, isPercent: unit == "%", written: text, &problems)
    }
    return nil
  }

  private func reportNoShare(_ text: String, _ problems: inout Diagnostics) {
    if reportLookAlike(in: text, &problems) { return }
    problems.error(
      .notShare, at: location, "\(quoted(text)) is not a share", help: "write 40 % or 0.4")
  }

  private func share(
    _ value: Double, isPercent: Bool, written text: String, _ problems: inout Diagnostics
  ) -> Double? {
    let fraction = isPercent ? value / 100 : value
    if (0...1).contains(fraction) { return fraction + 0 }
    if !isPercent && (1...100).contains(value) {
      problems.error(
        .shareWithoutPercent, at: location, "a share of \(text) has no unit",
        help: "did you mean \(text) %?")
    } else {
      problems.error(
        .shareOutOfRange, at: location, "a share is 0–100 %, not \(printable(text, limit: 30))",
        help: "write 40 % or 0.4")
    }
    return nil
  }

  /// A number with its unit, `13.5 MWh/t`, in the unit asked for.
  ///
  /// - Parameter unit: The unit of the result; any unit of its dimension may be written.
  /// - Returns: The number in `unit`.
  public func asQuantity(in unit: UnitSymbol, reporting problems: inout Diagnostics) -> Double? {
    guard case .scalar(let written, _) = content, !isNull else {
      problems.error(
        .notNumber, at: location, "\(kind) is not a number with a unit",
        help: "write a number in \(unit.text)")
      return nil
    }
    let text = LookAlike.folded(written) ?? written
    let (number, symbol) = splitUnit(text)
    guard let value = YAMLNode(plain: number, at: location).asDouble(reporting: &problems) else {
      return nil
    }
    if symbol.isEmpty {
      if unit.dimension == .pureNumber { return value }
      problems.error(
        .missingUnit, at: location, "\(quoted(text)) has no unit",
        help: "write \(number) \(unit.text)")
      return nil
    }
    let own = UnitSymbol.read(
      symbol, expecting: unit, at: location, reporting: &problems)
    return own.map { $0.convert(value, to: unit) }
  }

  /// `13.5 MWh/t` into `13.5` and `MWh/t`; also `40%`.
  private func splitUnit(_ text: String) -> (number: String, unit: String) {
    if let space = text.firstIndex(of: " ") {
      let unit = text[space...].drop { $0 == " " }
      return (String(text[..<space]), String(unit))
    }
    if text.hasSuffix("%") { return (String(text.dropLast()), "%") }
    return (text, "")
  }
}
