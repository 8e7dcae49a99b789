internal import Glibc

/// What one client, or all of them together, may take of the server.
public struct ServerLimits: Sendable {
  /// Bytes of a request up to the empty line.
  public var headBytes = 8_192
  /// Bytes of the target in a request's first line.
  public var targetBytes = 4_096
  public var headerLines = 64
  /// Connections at a time that have not shown the secret.
  public var strangers = 512
  /// Connections at a time that have shown it.
  public var owners = 64
  /// Time in which a request has to arrive whole: counted from its first byte, for a stranger from
  /// the connection.
  public var requestTime = Duration.seconds(10)
  /// The same for strangers while they hold half of their places.
  public var crowdedTime = Duration.seconds(2)
  /// Time for which a connection may say nothing between two requests.
  public var idleTime = Duration.seconds(60)
  /// Time in which a client has to take the whole of an answer.
  public var sendTime = Duration.seconds(30)
  /// Time for which a connection is listened to after its last answer.
  public var lingerTime = Duration.seconds(1)
  /// Bytes that are read and thrown away after the last answer.
  public var lingerBytes = 65_536
  /// Clients that are accepted before the others have their turn.
  public var newcomers = 256
  /// Time without new clients after the system had no descriptor for one.
  public var pause = Duration.milliseconds(50)

  public init() {}

  /// Places that leave some descriptors for the rest of the program.
  ///
  /// - Parameter descriptors: What the system allows the program to have open.
  func fitting(descriptors: Int) -> ServerLimits {
    var limits = self
    let free = max(descriptors - Self.otherDescriptors, 4)
    limits.strangers = min(strangers, free / 2)
    limits.owners = min(owners, free - limits.strangers)
    return limits
  }

  /// Streams, listener and pipes, and the files of a run.
  private static let otherDescriptors = 12

  /// The soft limit of the process.
  static var descriptors: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
    return Int(clamping: limit.rlim_cur)
  }
}
