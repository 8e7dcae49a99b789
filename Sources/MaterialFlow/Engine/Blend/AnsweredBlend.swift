/// A question to the blend whose prices and shares of works are found.
struct ClearedQuestion: Sendable {
  let question: BlendQuestion
}

/// A year's blend: what was asked, and what was charged.
struct AnsweredBlend: Sendable {
  let question: BlendQuestion
  let answer: BlendAnswer
}
