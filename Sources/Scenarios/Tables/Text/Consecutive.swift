extension [Int] {
  /// Stretches of numbers that follow each other by one: 2026, 2030, 2031 give 2026...2026 and
  /// 2030...2031.
  package var consecutive: [ClosedRange<Int>] {
    var stretches: [ClosedRange<Int>] = []
    for number in self {
      if let last = stretches.last, last.upperBound == number - 1 {
        stretches[stretches.count - 1] = last.lowerBound...number
      } else {
        stretches.append(number...number)
      }
    }
    return stretches
  }
}
