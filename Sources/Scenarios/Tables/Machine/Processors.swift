internal import Glibc

/// The machine that the program runs on.
public enum Processors {
  /// Processors that are switched on; at least one.
  public static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
