import Testing

@testable import TextForms

@Suite struct EnglishCountTests {
  @Test(arguments: [
    (0, "0 ties"), (1, "1 tie"), (2, "2 ties"), (1_719, "1719 ties"),
  ])
  func oneThingIsNoPlural(_ count: Int, _ expected: String) {
    #expect(EnglishCount.of(count, "tie") == expected)
  }

  @Test func otherPluralsAreGiven() {
    #expect(EnglishCount.of(1, "party", "parties") == "1 party")
    #expect(EnglishCount.of(3, "party", "parties") == "3 parties")
  }

  @Test func theFirstHasNoNumber() {
    #expect(EnglishCount.first(1) == "first")
    #expect(EnglishCount.first(5) == "first 5")
  }

  @Test func theVerbAgrees() {
    #expect(EnglishCount.of(1, "nation", ("has", "have")) == "1 nation has")
    #expect(EnglishCount.of(2, "nation", ("has", "have")) == "2 nations have")
  }
}
