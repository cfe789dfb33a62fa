import Testing

@testable import GraphvizExport

struct InteractivePageTests {
  private func page(_ name: (String) -> String = { $0 }) throws -> String {
    var options = DrawingOptions()
    options.starts = 1
    options.effort = 5
    let scene = try SnapshotPicture(Worlds.snapshot(name: name), options).scene
    return String(decoding: try scene.rendered(as: .html), as: UTF8.self)
  }

  @Test func pageAsksForNothingFromOutside() throws {
    let page = try page()
    #expect(page.contains("default-src 'none'"))
    // The only addresses are names of XML's vocabularies.
    let addresses = page.split(separator: "http").dropFirst()
    #expect(addresses.allSatisfy { $0.hasPrefix("://www.w3.org/") || $0.hasPrefix("-equiv") })
    #expect(!page.contains("src=") && !page.contains("@import") && !page.contains("url("))
  }

  @Test func tiesCarryWhatTheScriptNeeds() throws {
    let page = try page()
    #expect(page.contains("data-a=\"AAA\""))
    #expect(page.contains("data-since=\"1950\""))
    #expect(page.contains("class=\"legend tie tie-defense\""))
  }

  @Test func hostileNamesDoNotReachTheScript() throws {
    let plain = try page()
    for hostile in HostileTextTests.names {
      let page = try page { "\($0) \(hostile)" }
      #expect(page.split(separator: "<script").count == 2)
      #expect(page.split(separator: "</script").count == 2)
      let script = { (text: String) in text.split(separator: "<script").last ?? "" }
      #expect(script(page) == script(plain))
    }
  }
}
