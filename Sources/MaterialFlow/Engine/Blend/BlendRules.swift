/// What a blend keeps from year to year: enough to build its rows and columns.
struct BlendRules: Sendable {
  let system: MaterialSystem
  /// Composition limits of the products.
  let limits: [CompositionLimit]
  /// Which of them the blend keeps.
  let kept: BlendLimits
  let options: BlendOptions

  var layout: BlendLayout {
    BlendLayout(system: system, limits: limits, keeping: kept, options: options)
  }

  /// The same blend without composition maxima.
  var withoutMaxima: BlendRules {
    BlendRules(system: system, limits: limits, kept: .massOnly, options: options.withoutMaxima)
  }

  /// Whether the quality of the metal is measured beside the run.
  var asksForQuality: Bool { kept != .massOnly || !options.faceObjectives.isEmpty }
}
