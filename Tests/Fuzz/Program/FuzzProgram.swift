internal import FuzzReaders
internal import Glibc

/// libFuzzer over one reader: `FLOWSIM_READER=yaml flowsim-fuzz corpus -max_total_time=60`.
///
/// Built only where `FLOWSIM_FUZZ` is set (`make fuzz`); the runtime is part of the toolchain.
@main
struct FuzzProgram {
  static func main() {
    let name = getenv("FLOWSIM_READER").map { String(cString: $0) } ?? ""
    guard Reader.named(name) != nil else {
      let names = Reader.all.map(\.name).joined(separator: " ")
      print(names)
      exit(name.isEmpty ? 0 : 64)
    }
    var count = CommandLine.argc
    var words = CommandLine.unsafeArgv
    exit(runDriver(&count, &words, takeInput))
  }

  fileprivate static let reader = getenv("FLOWSIM_READER").flatMap {
    Reader.named(String(cString: $0))
  }
}

/// Under the name that the runtime's own `main`, which nothing calls, is linked against.
@_cdecl("LLVMFuzzerTestOneInput")
func takeInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzProgram.reader?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// libFuzzer's own loop; see https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
