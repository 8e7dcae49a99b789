/// What flowsim wrote into a folder, by the lists in its own documents.
///
/// `run.json`, `sweep.json` and `files.json` name every file that was written with them. Only these
/// may be replaced or deleted; whatever else is in the folder is somebody's.
package struct ResultManifest {
  /// Paths in the folder, such as `charts/scrap.svg`; the documents themselves are among them.
  let files: Set<String>
  /// Whether there is a result of flowsim that lists no files, as earlier versions wrote them.
  let isOld: Bool

  /// Names of documents that list files.
  static let names = ["run.json", "sweep.json", listName]
  /// The list of files that were added to a folder.
  static let listName = "files.json"
  private static let sizeLimit = 16 << 20

  init(of folder: String) {
    var files: Set<String> = []
    var isOld = false
    for name in Self.names {
      guard let document = Self.document("\(folder)/\(name)") else { continue }
      if let list = Self.list(document, named: name) {
        files.formUnion(list)
      } else if Self.isOld(document) {
        isOld = true
      }
    }
    self.files = files
    self.isOld = isOld && files.isEmpty
  }

  /// The key `files` as a manifest has it.
  package static func write(_ names: [String], to writer: inout JSONWriter) {
    writer.array("files") { list in for name in Set(names).sorted() { list.value(name) } }
  }

  /// `files.json`: the list alone.
  static func document(listing names: [String]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("format", FlowsimVersion.resultFormat)
      document.field("version", FlowsimVersion.current)
      document.field("model", FlowsimVersion.model)
      write(names + [listName], to: &document)
    }
    return writer.finished()
  }

  // MARK: Reading

  private static func document(_ path: String) -> YAMLNode? {
    guard let status = try? FileSystem.status(of: path, followingLinks: false),
      status.kind == .file, status.size <= sizeLimit,
      let bytes = try? FileSystem.read(path, limit: sizeLimit)
    else { return nil }
    var ignored = Diagnostics()
    return JSONReader.read(SourceFile(path: path, bytes: bytes), reporting: &ignored)
  }

  /// Nil unless the document is flowsim's and lists itself, with paths that stay in the folder.
  private static func list(_ document: YAMLNode, named name: String) -> [String]? {
    guard hasFormat(document), case .scalar(let model, _)? = document["model"]?.content,
      model.hasPrefix("flowsim "), case .sequence(let items)? = document["files"]?.content
    else { return nil }
    var list: [String] = []
    for item in items {
      guard case .scalar(let path, .quoted) = item.content, isInside(path) else { return nil }
      list.append(path)
    }
    return list.contains(name) ? list : nil
  }

  private static func isOld(_ document: YAMLNode) -> Bool {
    let keys = ["version", "scenario", "seed", "inputs"]
    return hasFormat(document) && document["files"] == nil
      && keys.allSatisfy { document[$0] != nil }
  }

  private static func hasFormat(_ document: YAMLNode) -> Bool {
    guard case .scalar(let text, .plain)? = document["format"]?.content, let format = Int(text)
    else { return false }
    return format >= 1
  }

  private static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  // MARK: The folder

  /// The folders in which files of these names lie, upper ones first.
  static func folders(of names: some Sequence<String>) -> [String] {
    var folders: Set<String> = []
    for name in names {
      var parent = FileSystem.parent(of: name)
      while let folder = parent {
        folders.insert(folder)
        parent = FileSystem.parent(of: folder)
      }
    }
    return folders.sorted()
  }

  /// What is in the folder and not written by flowsim, in order; a strange folder counts as one.
  func others(in folder: String) throws(FileSystem.Failure) -> [String] {
    let folders = Set(Self.folders(of: files))
    var found: [String] = []
    func look(_ prefix: String) throws(FileSystem.Failure) {
      for entry in try FileSystem.entries(in: "\(folder)/\(prefix)") {
        let name = prefix + entry.name
        let kind = try FileSystem.status(of: "\(folder)/\(name)", followingLinks: false)?.kind
        switch kind {
        case .file where entry.isExact && files.contains(name): continue
        case .folder where entry.isExact && folders.contains(name): try look(name + "/")
        default: found.append(name)
        }
      }
    }
    try look("")
    return found
  }

  /// Whether the files may be deleted.
  func requireDeletable(in folder: String) throws(FileSystem.Failure) {
    try FileSystem.requireWritable(folder)
    for inner in Self.folders(of: files) {
      let path = "\(folder)/\(inner)"
      if try FileSystem.status(of: path) != nil { try FileSystem.requireWritable(path) }
    }
  }

  /// Deletes the files of a folder, and the folder; what else is there moves to another.
  ///
  /// The documents go last: after a kill the rest can be told from files of others.
  func delete(
    _ folder: String, returningOthersTo target: String
  ) throws(FileSystem.Failure) {
    for name in try others(in: folder) { try Self.move(name, from: folder, to: target) }
    let documents = Self.names.filter(files.contains)
    for name in files where !documents.contains(name) {
      try FileSystem.removeFile("\(folder)/\(name)")
    }
    for inner in Self.folders(of: files).reversed() {
      try FileSystem.removeFolder("\(folder)/\(inner)")
    }
    for name in documents { try FileSystem.removeFile("\(folder)/\(name)") }
    try FileSystem.removeFolder(folder)
  }

  /// Under its own name, or with `.before` where that is taken.
  private static func move(
    _ name: String, from folder: String, to target: String
  ) throws(FileSystem.Failure) {
    let path = "\(target)/\(name)"
    try FileSystem.makeFolders(FileSystem.folderOf(path))
    for attempt in 1...1_000 {
      let free = attempt == 1 ? path : FileSystem.nameBefore(path, attempt - 1)
      if try FileSystem.move("\(folder)/\(name)", to: free) { return }
    }
    throw .taken
  }
}

extension FileSystem {
  /// `ours.yaml.before`, `ours.yaml.before-2`, …: what gives way keeps its bytes under such a name.
  static func nameBefore(_ path: String, _ number: Int) -> String {
    number == 1 ? "\(path).before" : "\(path).before-\(number)"
  }
}
