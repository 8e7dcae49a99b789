import Foundation
import FuzzReaders
import Testing

/// What fuzzing has found worth keeping, read again at every test run.
@Suite("Fuzzed input")
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpora")

  @Test("Every example of a reader ends in an answer or a located error", arguments: Reader.all)
  func replays(_ reader: Reader) throws {
    let folder = Self.folder.appending(path: reader.name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty, "no examples for \(reader.name)")
    for name in names {
      // A trap ends the test process: the name of the test then says which reader it was.
      reader.read([UInt8](try Data(contentsOf: folder.appending(path: name))))
    }
  }

  @Test("Every folder of examples has its reader")
  func knowsItsReaders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(folders) == Set(Reader.all.map(\.name)))
  }
}
