internal import Dispatch
internal import FlowServer
internal import FlowTables
internal import Synchronization

/// The runs that a page asks for, on threads of their own.
///
/// Moves and questions wait for each other and for nothing else; the colours of slider tracks,
/// bands and downloads have threads of their own, so that a move never waits for more than another move.
final class PageWork: Sendable {
  private let moves = Worker("moves", quality: .userInitiated)
  private let tracks = Worker("tracks", quality: .utility)
  private let downloads = Worker("downloads", quality: .utility)
  private let draws = Worker("draws", quality: .utility)
  /// The number of moves of each open page.
  private let counts = Mutex<[String: Int]>([:])

  /// More pages than a person has open.
  private static let pageLimit = 256

  typealias Answer = @Sendable () throws -> HTTPResponse

  /// A move; a newer one of the same page takes its place while it waits.
  func move(of page: String?, _ reply: Reply, _ answer: @escaping Answer) {
    let number = page.map { page in
      counts.withLock { counts in
        if counts.count >= Self.pageLimit { counts = [:] }
        counts[page, default: 0] += 1
        return counts[page] ?? 0
      }
    }
    moves.add { self.perform(page, number, reply, answer) }
  }

  /// A point of a slider's track, as long as the page has not moved on.
  func track(of page: String?, _ reply: Reply, _ answer: @escaping Answer) {
    let number = page.flatMap { page in counts.withLock { $0[page] } }
    tracks.add { self.perform(page, number, reply, answer) }
  }

  func question(_ reply: Reply, _ answer: @escaping Answer) {
    moves.add { self.perform(nil, nil, reply, answer) }
  }

  func download(_ reply: Reply, _ answer: @escaping Answer) {
    downloads.add { self.perform(nil, nil, reply, answer) }
  }

  func bands(_ reply: Reply, _ answer: @escaping Answer) {
    draws.add { self.perform(nil, nil, reply, answer) }
  }

  private func perform(_ page: String?, _ number: Int?, _ reply: Reply, _ answer: Answer) {
    guard reply.isAwaited else { return }
    if let page, let number, counts.withLock({ $0[page] ?? number }) != number {
      return reply.send(HTTPResponse(.superseded))
    }
    do {
      reply.send(try answer())
    } catch let problems as InputProblems {
      let text = problems.diagnostics.map(\.message).joined(separator: "; ")
      reply.send(HTTPResponse(.unprocessable, text))
    } catch {
      reply.send(HTTPResponse(.failed, "\(error)"))
    }
  }
}
