// swift-tools-version: 6.2
import PackageDescription

// What may import what is decided here; `scripts/check` enforces it.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "alliance",
  products: [
    .executable(name: "alliance", targets: ["alliance"]),
    .library(name: "GraphAlgorithms", targets: ["GraphCore", "GraphAlgorithms"]),
    .library(
      name: "AllianceFormats", targets: ["GraphCore", "AllianceGraph", "AllianceFormats"]),
    .library(
      name: "AllianceToolkit",
      targets: [
        "GraphCore", "GraphAlgorithms", "AllianceGraph", "AllianceFormats", "AllianceAnalysis",
        "GraphvizExport", "AllianceReports",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "GraphCore", swiftSettings: strict),
    .target(name: "CThreads"),
    .target(
      name: "GraphAlgorithms", dependencies: ["CThreads", "GraphCore"], swiftSettings: strict),
    .target(name: "AllianceGraph", dependencies: ["GraphCore"], swiftSettings: strict),
    .target(name: "TextForms", swiftSettings: strict),
    .target(
      name: "AllianceFormats", dependencies: ["AllianceGraph", "GraphCore", "TextForms"],
      swiftSettings: strict),
    .target(
      name: "AllianceAnalysis", dependencies: ["AllianceGraph", "GraphAlgorithms", "GraphCore"],
      swiftSettings: strict),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .target(name: "CGraphvizShim", dependencies: ["CGraphviz"]),
    .target(
      name: "GraphvizExport",
      dependencies: ["AllianceGraph", "CGraphviz", "CGraphvizShim", "TextForms"],
      swiftSettings: strict),
    .target(
      name: "AllianceReports",
      dependencies: ["AllianceAnalysis", "AllianceGraph", "GraphvizExport", "TextForms"],
      swiftSettings: strict),
    .executableTarget(
      name: "alliance",
      dependencies: [
        "AllianceGraph", "AllianceFormats", "AllianceAnalysis", "GraphvizExport",
        "AllianceReports", "TextForms",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "GraphTestSupport", dependencies: ["GraphCore"], path: "Tests/GraphTestSupport",
      swiftSettings: strict),
    .target(
      name: "RandomTestSupport", path: "Tests/RandomTestSupport", swiftSettings: strict),
    .testTarget(
      name: "GraphCoreTests", dependencies: ["GraphCore", "GraphTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphAlgorithmsTests",
      dependencies: ["GraphAlgorithms", "GraphCore", "GraphTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "AllianceGraphTests",
      dependencies: ["AllianceGraph", "GraphCore", "RandomTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TextFormsTests", dependencies: ["TextForms", "RandomTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AllianceFormatsTests",
      dependencies: [
        "AllianceFormats", "AllianceGraph", "GraphCore", "TextForms", "RandomTestSupport",
      ],
      exclude: [
        "Data/EuropeSpotFacts.csv", "Data/WorldRelationsFacts.csv", "Data/WorldSpotFacts.csv",
      ], swiftSettings: strict),
    .testTarget(
      name: "AllianceAnalysisTests",
      dependencies: ["AllianceAnalysis", "AllianceFormats", "AllianceGraph"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphvizExportTests",
      dependencies: ["GraphvizExport", "AllianceFormats", "AllianceGraph"],
      swiftSettings: strict),
    .testTarget(
      name: "AllianceReportsTests",
      dependencies: [
        "AllianceReports", "AllianceAnalysis", "AllianceFormats", "AllianceGraph",
        "GraphvizExport", "TextForms",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "alliance", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Published"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer of the readers is built by scripts/fuzz alone: it wants a sanitizer, a release build and
// another linker, and nobody else should pay for that.
if Context.environment["ALLIANCE_FUZZ_BUILD"] == "1" {
  let sanitized: [SwiftSetting] = [
    .treatAllWarnings(as: .error), .unsafeFlags(["-sanitize=fuzzer,address"]),
  ]
  for target in package.targets where ["AllianceFormats", "TextForms"].contains(target.name) {
    target.swiftSettings = sanitized
  }
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Fuzz/CFuzzer"),
    .executableTarget(
      name: "FuzzReaders", dependencies: ["AllianceFormats", "AllianceGraph", "CFuzzer"],
      path: "Fuzz/FuzzReaders", swiftSettings: sanitized,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
  ]
}
