import Foundation
import Synchronization
import Testing

@testable import FlowServer

@Suite("Server under attack")
struct AttackTests {
  /// Connects again and again until it is told to stop; the newest clients stay connected.
  private final class Crowd: Sendable {
    private let isOver = Mutex(false)
    private let hasEnded = DispatchSemaphore(value: 0)

    init(_ text: String, of gate: Gate, holding count: Int) {
      Thread.detachNewThread {
        var clients: [Client] = []
        while !self.isOver.withLock({ $0 }) {
          if let client = try? Client(port: gate.port) {
            client.send(text)
            clients.append(client)
          }
          if clients.count > count { clients.removeFirst().close() }
        }
        for client in clients { client.close() }
        self.hasEnded.signal()
      }
    }

    func end() {
      isOver.withLock { $0 = true }
      hasEnded.wait()
    }
  }

  private static var few: ServerLimits {
    var limits = ServerLimits()
    limits.strangers = 32
    limits.owners = 4
    return limits
  }

  /// What the owner gets, who comes again like a browser when a connection ends before an answer:
  /// between connecting and sending nobody can tell it from a stranger.
  private func now(_ gate: Gate) throws -> String {
    for _ in 0..<4 {
      let text = TestServer.head("now", of: gate, TestServer.closing)
      let answer = try TestServer.answer(text, gate)
      if !answer.isEmpty { return answer }
    }
    return ""
  }

  @Test(
    "Strangers who take every place and come again at once do not keep the owner out",
    arguments: [
      "", "G", "GET /a HTTP/1.1\r\nHost: ", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
      String(repeating: "\u{0}", count: 9_000),
    ])
  func strangers(_ text: String) throws {
    let gate = TestServer.start(Self.few)
    let kept = try Client(port: gate.port)
    defer { kept.close() }
    kept.send(TestServer.head("now", of: gate))
    let size = kept.receive(atLeast: 1).utf8.count
    let crowd = Crowd(text, of: gate, holding: 200)
    defer { crowd.end() }
    for _ in 0..<30 {
      #expect(try now(gate).hasSuffix("now"))
      kept.send(TestServer.head("later", of: gate))
      #expect(kept.receive(atLeast: size + 2).hasSuffix("later"))
    }
  }

  @Test("Clients with the secret who read nothing make room for another one")
  func slowReaders() throws {
    let gate = TestServer.start(Self.few)
    let readers = try (0..<12).map { _ in
      let reader = try Client(port: gate.port)
      reader.send(TestServer.head("huge", of: gate))
      return reader
    }
    defer { for reader in readers { reader.close() } }
    #expect(try now(gate).hasSuffix("now"))
  }

  @Test("An answer has to be taken in time, however often a little of it is")
  func slowReader() throws {
    var limits = ServerLimits()
    limits.sendTime = .milliseconds(300)
    let gate = TestServer.start(limits)
    let reader = try Client(port: gate.port)
    defer { reader.close() }
    reader.send(TestServer.head("huge", of: gate))
    for _ in 0..<50 {
      #expect(!reader.receive(atLeast: 1).isEmpty)
      usleep(20_000)
    }
    #expect(reader.receive().utf8.count < TestServer.huge.count / 2)
  }

  @Test("A request has to come in time, however often a little of it does")
  func dripping() throws {
    var limits = ServerLimits()
    limits.requestTime = .milliseconds(300)
    let gate = TestServer.start(limits)
    let client = try Client(port: gate.port)
    defer { client.close() }
    var isOpen = true
    for _ in 0..<200 where isOpen {
      isOpen = client.send("GET ")
      usleep(20_000)
    }
    #expect(!isOpen)
  }

  @Test("Who sends on after the last answer is cut off")
  func flood() throws {
    let gate = TestServer.start()
    let client = try Client(port: gate.port)
    defer { client.close() }
    let text = String(repeating: "x", count: 1 << 16)
    #expect((0..<10_000).contains { _ in !client.send(text) })
    #expect(try now(gate).hasSuffix("now"))
  }

  @Test("A wrong secret ends the connection")
  func wrongSecret() throws {
    let gate = TestServer.start()
    let text = "GET /wrong/now HTTP/1.1\r\nHost: 127.0.0.1:\(gate.port)\r\n\r\n"
    #expect(try TestServer.answer(text, gate).hasPrefix("HTTP/1.1 403"))
  }

  @Test("A client that sends no more is answered all it has asked", arguments: ["now", "later"])
  func halfClosed(path: String) throws {
    let gate = TestServer.start()
    let client = try Client(port: gate.port)
    defer { client.close() }
    client.send(TestServer.head(path, of: gate) + TestServer.head("later", of: gate))
    client.endSending()
    let answers = client.receive().components(separatedBy: "HTTP/1.1 200 OK")
    #expect(answers.count == 3 && answers[1].hasSuffix(path) && answers[2].hasSuffix("later"))
  }

  @Test("Half a request and no more is no request")
  func halfRequest() throws {
    let gate = TestServer.start()
    let client = try Client(port: gate.port)
    defer { client.close() }
    client.send("GET / HTTP/1.1\r\n")
    client.endSending()
    #expect(client.receive().isEmpty)
  }
}

@Suite("Who makes room")
struct PlacesTests {
  private let start = ContinuousClock.now

  /// Strangers 0 to `count - 1`, a second apart.
  private func places(_ count: Int, strangers: Int = 3, owners: Int = 2) -> Places {
    var limits = ServerLimits()
    limits.strangers = strangers
    limits.owners = owners
    var places = Places(limits: limits)
    for id in 0..<count {
      _ = places.add(
        Connection(
          id: id, descriptor: Socket.spare(), limits: limits, now: start + .seconds(id)))
    }
    return places
  }

  private func closeAll(_ places: inout Places) {
    for index in places.connections.indices { places.close(index) }
    #expect(places.strangers == 0 && places.owners == 0)
  }

  @Test("The oldest stranger goes first; who has shown the secret is no stranger")
  func strangers() {
    var places = places(4)
    defer { closeAll(&places) }
    #expect(places.hasTooManyStrangers && places.oldestStranger() == 0)
    #expect(places.promote(0) == nil && places.promote(0) == nil)
    #expect(!places.hasTooManyStrangers && places.oldestStranger() == 1)
    places.close(1, abruptly: true)
    #expect(places.oldestStranger() == 2)
    places.sweep()
    #expect(places.connections.map(\.id) == [0, 2, 3] && places.oldestStranger() == 1)
  }

  @Test("An owner too many takes the place of the owner that has been idle longest")
  func owners() {
    var places = places(3)
    defer { closeAll(&places) }
    #expect(places.promote(1) == nil && places.promote(0) == nil)
    #expect(places.promote(2) == 0)
  }

  @Test("A crowd leaves strangers less time, and owners all of theirs")
  func deadlines() {
    var places = places(1)
    defer { closeAll(&places) }
    #expect(places.firstDue == start + .seconds(10))
    _ = places.add(
      Connection(id: 1, descriptor: Socket.spare(), limits: ServerLimits(), now: start))
    #expect(places.isCrowded && places.firstDue == start + .seconds(2))
    _ = (places.promote(0), places.promote(1))
    #expect(!places.isCrowded && places.firstDue == start + .seconds(10))
  }

  @Test("Few descriptors leave few places, and never none")
  func descriptors() {
    let many = ServerLimits().fitting(descriptors: 1_024)
    #expect(many.strangers == 506 && many.owners == 64)
    let few = ServerLimits().fitting(descriptors: 16)
    #expect(few.strangers == 2 && few.owners == 2)
    let none = ServerLimits().fitting(descriptors: 0)
    #expect(none.strangers == 2 && none.owners == 2)
  }
}
