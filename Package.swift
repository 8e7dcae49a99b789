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
///
/// In a release kernels are inlined over the walls between targets.
let optimised =
  strict + [
    .unsafeFlags(["-O"], .when(configuration: .debug)),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
  ]

let grdb: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"),
  .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// One folder directly below a group of `Sources`; what it may use is listed, and nothing else.
func room(_ name: String, _ path: String, uses: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: uses, path: "Sources/\(path)", swiftSettings: optimised)
}

let model: [Target.Dependency] = ["FlowNumerics", "FlowEngine", "FlowAccounts"]
let files: [Target.Dependency] = ["FlowTables", "FlowInputs", "FlowStudies", "FlowReporting"]

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
    .library(name: "MaterialFlow", targets: ["FlowNumerics", "FlowEngine", "FlowAccounts"]),
    .library(
      name: "Scenarios", targets: ["FlowTables", "FlowInputs", "FlowStudies", "FlowReporting"]),
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
    .target(name: "CBuiltin", exclude: ["Page"]),
    // MARK: MaterialFlow: no files, no printing
    room("FlowNumerics", "MaterialFlow/Numerics", uses: ["CGSL", "CGLPK"]),
    room("FlowEngine", "MaterialFlow/Engine", uses: ["FlowNumerics"]),
    room("FlowAccounts", "MaterialFlow/Accounts", uses: ["FlowNumerics", "FlowEngine"]),
    // MARK: Scenarios: files to numbers, numbers to files
    room("FlowTables", "Scenarios/Tables", uses: ["CBuiltin", "Yams"]),
    room("FlowInputs", "Scenarios/Inputs", uses: model + ["FlowTables"]),
    room("FlowStudies", "Scenarios/Studies", uses: model + ["FlowTables", "FlowInputs"]),
    room(
      "FlowReporting", "Scenarios/Reporting",
      uses: model + ["FlowTables", "FlowInputs", "FlowStudies"] + grdb),
    // MARK: flowsim: one command a file
    room("FlowServer", "flowsim/Server", uses: []),
    room("FlowBenchmarks", "flowsim/Benchmarks", uses: model + ["FlowTables", "FlowInputs"]),
    room(
      "FlowTerminal", "flowsim/Terminal",
      uses: model + files + ["FlowServer", arguments]),
    .executableTarget(
      name: "flowsim",
      dependencies: model + files + [
        "FlowBenchmarks", "FlowServer", "FlowTerminal", arguments,
      ],
      path: "Sources/flowsim/Commands", swiftSettings: strict),
    // MARK: Tests
    .target(
      name: "FuzzReaders",
      dependencies: model + ["FlowTables", "FlowInputs", "FlowStudies", "FlowServer"],
      path: "Tests/Fuzz/Readers", swiftSettings: strict),
    .testTarget(name: "FloorsTests", swiftSettings: strict),
    .testTarget(
      name: "MaterialFlowTests", dependencies: model + ["FlowBenchmarks"], swiftSettings: strict),
    .testTarget(
      name: "ScenariosTests", dependencies: model + files + grdb + ["Yams"],
      exclude: ["Golden"], resources: [.copy("BadInput")], swiftSettings: strict),
    .testTarget(name: "FlowServerTests", dependencies: ["FlowServer"], swiftSettings: strict),
    .testTarget(name: "flowsimTests", dependencies: files, swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzReaders"], path: "Tests/Fuzz/Replay",
      swiftSettings: strict),
    .testTarget(
      name: "Validation", dependencies: model + files,
      resources: [.copy("Data")], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
