/// A year's blend: what was asked, and what was charged.
struct AnsweredBlend: Sendable {
  let question: BlendQuestion
  let answer: BlendAnswer
}
