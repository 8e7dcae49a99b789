import Foundation
import Testing

/// The built `flowsim`, run as a user runs it.
enum Program {
  struct Answer {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Beside the test bundle, in the build's product folder.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let bundles = Bundle.allBundles.map(\.bundleURL)
      .flatMap { [$0, $0.deletingLastPathComponent()] }
    for place in bundles + [folder] {
      let program = place.appending(path: "flowsim").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
      folder = place
    }
    return folder.appending(path: "flowsim").path
  }()

  /// - Parameters:
  ///   - folder: The working folder; results land in it.
  ///   - environment: Added to a bare one with `PATH`.
  @discardableResult
  static func run(
    _ arguments: String..., in folder: URL? = nil, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Answer {
    try start(path, arguments, in: folder, input: input, environment: environment)
  }

  /// A line for the shell, in which `$FLOWSIM` is the program.
  static func shell(_ line: String, in folder: URL? = nil) throws -> Answer {
    try start("/bin/bash", ["-c", line], in: folder, input: "", environment: ["FLOWSIM": path])
  }

  private static func start(
    _ executable: String, _ arguments: [String], in folder: URL?, input: String,
    environment: [String: String]
  ) throws -> Answer {
    let scratch = try Scratch()
    let inputFile = scratch.url.appending(path: "in")
    let outputFile = scratch.url.appending(path: "out")
    let errorFile = scratch.url.appending(path: "err")
    try input.write(to: inputFile, atomically: false, encoding: .utf8)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? scratch.url
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
      .merging(environment) { $1 }
    // Files rather than pipes: a full pipe would stop the program.
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus,
      output: try String(contentsOf: outputFile, encoding: .utf8),
      errors: try String(contentsOf: errorFile, encoding: .utf8))
  }
}

/// A folder that is gone after the test.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "flowsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws {
    try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
  }

  /// Names below the folder, hidden ones included, in order.
  func names(in folder: String = "") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: url.appending(path: folder).path).sorted()
  }

  /// Every file of a result folder by name.
  func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try names(in: folder) {
      files[name] = try Data(contentsOf: url.appending(path: "\(folder)/\(name)"))
    }
    return files
  }
}
