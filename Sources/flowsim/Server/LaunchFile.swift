internal import Glibc

/// A small page on disk that leads a browser on to an address with a secret.
///
/// Every user of a machine can read the arguments of programs. An address among them would be told
/// to all; the path of this page may be, as only its owner can read it.
public final class LaunchFile {
  /// The page as a URL.
  public let url: String
  private let folder: String
  private var isThere = true

  /// - Parameters:
  ///   - folders: Where to put it, the first that works; the user's own and the system's if nil.
  ///   - language: The language of the page behind the address, as HTML has it.
  /// - Returns: nil where none of the folders can be written to.
  public init?(to address: String, language: String, in folders: [String]? = nil) {
    let page = Array(Self.page(address, language).utf8)
    for base in folders ?? Self.folders {
      guard let base = Self.resolved(base) else { continue }
      Self.clean(base)
      guard let folder = Self.makeFolder(in: base) else { continue }
      let path = "\(folder)/\(Self.name)"
      if Self.write(page, to: path) {
        self.folder = folder
        url = "file://" + Self.percentEncoded(path)
        return
      }
      unlink(path)
      rmdir(folder)
    }
    return nil
  }

  deinit { remove() }

  /// Takes it away, once it has done its work; a second time does nothing.
  public func remove() {
    guard isThere else { return }
    isThere = false
    unlink("\(folder)/\(Self.name)")
    rmdir(folder)
  }

  private static let name = "page.html"
  private static let prefix = "flowsim-open-"

  private static var folders: [String] {
    let names: [String] = ["XDG_RUNTIME_DIR", "TMPDIR"]
    return names.compactMap { name in getenv(name).map { String(cString: $0) } }
      .filter { !$0.isEmpty } + ["/tmp"]
  }

  // MARK: The page

  static func page(_ address: String, _ language: String) -> String {
    let address = escaped(address)
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(language))">
      <meta charset="utf-8">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="refresh" content="0; url=\(address)">
      <title>flowsim</title>
      <p><a href="\(address)">flowsim</a></p>
      </html>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
  }

  static func percentEncoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(.init(byte))
      case _ where "/-._~".utf8.contains(byte): result.unicodeScalars.append(.init(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
  }

  // MARK: Files

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
  }

  /// A folder of mode 0700 under a name that nobody can foresee.
  private static func makeFolder(in base: String) -> String? {
    var template = "\(base)/\(prefix)\(getpid())-XXXXXX".utf8CString.map(\.self)
    guard let path = mkdtemp(&template) else { return nil }
    return String(validatingCString: path)
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { Socket.close(descriptor) }
    // Whatever the umask says, its owner can read it.
    return fchmod(descriptor, 0o600) == 0
      && Glibc.write(descriptor, bytes, bytes.count) == bytes.count
  }

  /// Removes what killed servers have left behind.
  private static func clean(_ base: String) {
    guard let listing = opendir(base) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix),
        let owner = name.dropFirst(prefix.utf8.count).split(separator: "-").first
          .flatMap({ Int32($0) }), owner > 0, kill(owner, 0) != 0, errno == ESRCH
      else { continue }
      remove(name, in: dirfd(listing))
    }
  }

  /// A folder that belongs to another user, or holds anything else, stays.
  private static func remove(_ name: String, in base: Int32) {
    let folder = openat(base, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return }
    defer { Socket.close(folder) }
    var status = stat()
    guard fstat(folder, &status) == 0, status.st_uid == geteuid() else { return }
    unlinkat(folder, Self.name, 0)
    unlinkat(base, name, AT_REMOVEDIR)
  }
}
