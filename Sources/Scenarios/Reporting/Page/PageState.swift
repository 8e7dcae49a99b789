internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// Where the sliders stand and what is asked: all that an answer depends on.
///
/// Written in the address of the page as `by=2030&target=VC-ST-1&eaf-share=30`.
public struct PageState: Sendable, Equatable {
  /// The year in which moved levers reach their value.
  let by: Int
  /// A target by its id; empty where the scenario has none.
  let target: String
  /// Values of moved sliders in their units; by slider, nil where it was not moved.
  let values: [Double?]

  /// Says the same for the same state, whatever the order of its parts.
  var key: String {
    "\(by) \(values.map { $0.map(ShortestDecimal.string) ?? "" })"
  }
}

/// A state that no slider can be in.
public struct PageStateProblem: Error, Equatable, CustomStringConvertible {
  public let description: String
}

extension LivePage {
  /// Reads the state from the query of a request; other names are left to others.
  public func state(_ query: [(name: String, value: String)]) throws(PageStateProblem)
    -> PageState
  {
    func last(_ name: String) -> String? { query.last { $0.name == name }?.value }
    let by = try last("by").map { text throws(PageStateProblem) in try year(text) } ?? years[0]
    let target = last("target") ?? startTarget
    if !target.isEmpty && !targets.contains(where: { $0.id == target }) {
      throw PageStateProblem(description: "no target \(quoted(target))")
    }
    var values: [Double?] = []
    for slider in sliders {
      let text = last(slider.lever.name)
      values.append(
        try text.map { text throws(PageStateProblem) in try value(text, slider) })
    }
    return PageState(by: by, target: target, values: values)
  }

  private func year(_ text: String) throws(PageStateProblem) -> Int {
    if let year = Int(text), years.contains(year) { return year }
    throw PageStateProblem(description: "no year \(quoted(text))")
  }

  private func value(
    _ text: String, _ slider: PageSlider
  ) throws(PageStateProblem) -> Double {
    if text.utf8.count <= 20, case .number(let value) = DecimalNumber.read(text),
      (0...slider.maximum).contains(value)
    {
      return value + 0
    }
    throw PageStateProblem(
      description: "\(slider.lever.name) is 0 to \(ShortestDecimal.string(slider.maximum))")
  }

  /// `--set` options that give the state.
  func settings(_ state: PageState) -> [String] {
    zip(sliders, state.values).compactMap { slider, value in
      value.map { slider.setting($0, by: state.by) }
    }
  }
}
