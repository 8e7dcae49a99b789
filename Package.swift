// swift-tools-version: 6.2
import PackageDescription

/// An instruction set for ensembles, such as `FLOWSIM_MARCH=x86-64-v4`; without it the build is
/// portable.
let march =
  Context.environment["FLOWSIM_MARCH"]
  .map { [SwiftSetting.unsafeFlags(["-Xcc", "-march=\($0)"])] } ?? []

let strict: [SwiftSetting] =
  [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + march

/// The model runs in tests too, and is fifty times slower without the optimiser.
let optimised = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

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
  targets: [
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
      name: "Validation", dependencies: ["MaterialFlow", "Scenarios"],
      resources: [.copy("Data")], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
