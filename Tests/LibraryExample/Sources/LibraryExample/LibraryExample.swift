import AllianceAnalysis
import AllianceFormats
import AllianceGraph
import GraphvizExport

@main
struct LibraryExample {
  static func main() throws {
    let data = try DataPackage.read("graphs/europe-1914")
    let europe = data.snapshot(.on(data.lastCoveredDay))

    for path in try europe.paths(from: "PRT", to: "ROU", limit: 1).paths {
      for leg in path.legs {
        let treaties = leg.bonds.compactMap { bond in bond.agreementID.flatMap(data.agreement) }
        print(leg.from.name, "to", leg.to.name, "by", treaties.map(\.name))
      }
    }

    let diagram = SnapshotDiagram(europe).diagram
    let picture = Scene(diagram, try DiagramLayout(diagram))
    try FileReplacement.write(try picture.rendered(as: .svg), to: "out/europe.svg")
  }
}
