internal import Dispatch
internal import Synchronization

/// Measures the quality of every year's blend on a thread of its own, while the run goes on.
///
/// A problem of GLPK belongs to the thread that made it, so that all of its programmes are made,
/// asked and dropped there. Years are measured one after the other, whoever is faster: same run,
/// same figures.
final class QualityMeasure: Sendable {
  private struct Mailbox {
    var waiting: ArraySlice<PostedBlend> = []
    var isClosed = false
  }

  private let mailbox = Mutex(Mailbox())
  private let arrivals = DispatchSemaphore(value: 0)
  private let outcome = Mutex(Result<[QualityRecord], BlendError>.success([]))
  private let end = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - rules: Of the blends of the run: shape `[m]`.
  ///   - firstYear: Names the year of an error.
  init(_ rules: [BlendRules], firstYear: Int) {
    DispatchQueue(label: "quality", qos: .userInitiated).async {
      self.work(rules, firstYear)
    }
  }

  func add(_ answer: PostedBlend) {
    mailbox.withLock { $0.waiting.append(answer) }
    arrivals.signal()
  }

  /// Waits for the last year.
  ///
  /// - Throws: ``BlendError`` of the first year that has no solution.
  func finish() throws(BlendError) -> [QualityRecord] {
    close(dropping: false)
    end.wait()
    end.signal()
    return try outcome.withLock { $0 }.get()
  }

  /// Ends the work of a run that stopped.
  func stop() { close(dropping: true) }

  private func close(dropping: Bool) {
    mailbox.withLock {
      $0.isClosed = true
      if dropping { $0.waiting = [] }
    }
    arrivals.signal()
  }

  private func next() -> PostedBlend? {
    while true {
      arrivals.wait()
      let (answer, isClosed) = mailbox.withLock { ($0.waiting.popFirst(), $0.isClosed) }
      if answer != nil || isClosed { return answer }
    }
  }

  private func work(_ rules: [BlendRules], _ firstYear: Int) {
    let measured = measure(rules, firstYear)
    outcome.withLock { $0 = measured }
    end.signal()
  }

  private func measure(
    _ rules: [BlendRules], _ firstYear: Int
  ) -> Result<[QualityRecord], BlendError> {
    var qualities = rules.map(MaterialQuality.init)
    var records: [QualityRecord] = []
    while let answer = next() {
      do {
        records.append(try qualities[answer.material].measure(answer))
      } catch {
        return .failure(
          BlendError(
            material: rules[answer.material].system.name, year: firstYear + answer.t,
            reason: error))
      }
    }
    return .success(records)
  }
}
