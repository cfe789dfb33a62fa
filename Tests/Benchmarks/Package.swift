// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever builds the project does not build the benchmarks.
// `scripts/bench` builds and runs it.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "alliance", path: "../..")],
  targets: [
    .executableTarget(
      name: "Kernels",
      dependencies: [.product(name: "GraphAlgorithms", package: "alliance")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "Readers",
      dependencies: [.product(name: "AllianceFormats", package: "alliance")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
