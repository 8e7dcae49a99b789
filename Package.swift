// swift-tools-version: 6.2
import PackageDescription

/// An instruction set for ensembles, such as `FLOWSIM_MARCH=x86-64-v4`; without it the build is
/// portable.
let march =
  Context.environment["FLOWSIM_MARCH"]
  .map { [SwiftSetting.unsafeFlags(["-Xcc", "-march=\($0)"])] } ?? []

/// Whether `make fuzz` builds: the readers with libFuzzer, whose runtime is part of the toolchain.
let isFuzzing = Context.environment["FLOWSIM_FUZZ"] != nil

/// Counters on the edges that an input takes; their runtime wants a linker newer than gold.
let counted: [SwiftSetting] =
  isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library", "-use-ld=lld"])] : []

let strict: [SwiftSetting] =
  [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + march + counted

/// The model runs in tests too, and is fifty times slower without the optimiser.
let optimised = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let fuzzing: [Target] =
  !isFuzzing
  ? []
  : [
    .executableTarget(
      name: "flowsim-fuzz", dependencies: ["FuzzReaders"], path: "Tests/Fuzz/Program",
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
  ]

let package = Package(
  name: "flowsim-package",
  products: [
    .library(name: "MaterialFlow", targets: ["MaterialFlow"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .executable(name: "flowsim", targets: ["flowsim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: fuzzing + [
    // MARK: C
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .target(name: "CBuiltin"),
    // MARK: The model, its files, its commands
    .target(name: "MaterialFlow", dependencies: ["CGSL", "CGLPK"], swiftSettings: optimised),
    .target(
      name: "Scenarios",
      dependencies: [
        "MaterialFlow", "CBuiltin", "Yams",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: optimised),
    .target(name: "LoopbackServer", path: "Sources/flowsim/Server", swiftSettings: strict),
    .executableTarget(
      name: "flowsim",
      dependencies: [
        "MaterialFlow", "Scenarios", "LoopbackServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Page", "Server"], swiftSettings: strict),
    // MARK: Tests
    .target(
      name: "FuzzReaders", dependencies: ["MaterialFlow", "Scenarios", "LoopbackServer"],
      path: "Tests/Fuzz/Readers", swiftSettings: strict),
    .testTarget(
      name: "MaterialFlowTests", dependencies: ["MaterialFlow"], swiftSettings: strict),
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "MaterialFlow", "Scenarios", "Yams", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden"], resources: [.copy("BadInput")], swiftSettings: strict),
    .testTarget(
      name: "LoopbackServerTests", dependencies: ["LoopbackServer"], swiftSettings: strict),
    .testTarget(name: "flowsimTests", dependencies: ["Scenarios"], swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzReaders"], path: "Tests/Fuzz/Replay",
      swiftSettings: strict),
    .testTarget(
      name: "Validation", dependencies: ["MaterialFlow", "Scenarios"],
      resources: [.copy("Data")], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
