/// What one client, or all of them together, may take of the server.
public struct ServerLimits: Sendable {
  /// Bytes of a request up to the empty line.
  public var headBytes = 8_192
  /// Bytes of the target in a request's first line.
  public var targetBytes = 4_096
  public var headerLines = 64
  /// Connections at a time; more wait in the system's queue.
  public var connections = 64
  /// Time in which a request has to arrive, counted from its first byte.
  public var requestTime = Duration.seconds(10)
  /// Time for which a connection may say nothing between two requests.
  public var idleTime = Duration.seconds(60)
  /// Time in which a client has to take some of an answer.
  public var sendTime = Duration.seconds(30)
  /// Time for which a connection is listened to after its last answer.
  public var lingerTime = Duration.seconds(1)

  public init() {}
}
