// swift-tools-version: 6.2
import PackageDescription

// What a package needs that uses the library. `scripts/test` builds and runs it.
let package = Package(
  name: "LibraryExample",
  dependencies: [.package(name: "alliance", path: "../..")],
  targets: [
    .executableTarget(
      name: "LibraryExample",
      dependencies: [.product(name: "AllianceToolkit", package: "alliance")])
  ],
  swiftLanguageModes: [.v6]
)
