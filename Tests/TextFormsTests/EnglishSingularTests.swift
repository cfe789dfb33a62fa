import Testing

@testable import TextForms

@Suite struct EnglishSingularTests {
  @Test(arguments: [
    ("ties", "1 tie"), ("ties, one for each edge and kind", "1 tie, one for each edge and kind"),
    ("entries that name no nation: a", "1 entry that names no nation: a"),
    ("memberships of 789 alliances", "1 membership of 789 alliances"),
    ("rows or ties that stand twice", "1 row or tie that stands twice"),
    ("hostile ties of 4 disputes", "1 hostile tie of 4 disputes"),
    (
      "of them say otherwise; both levels are kept",
      "1 of them says otherwise; both levels are kept"
    ),
    (
      "members have a code that is none of COW's, and keep it (8152)",
      "1 member has a code that is none of COW's, and keeps it (8152)"
    ),
    (
      "spells end on 2016-12-31, the day of the release, and are left open",
      "1 spell ends on 2016-12-31, the day of the release, and is left open"
    ),
    (
      "weights of 0 or without a limit, which are no strength",
      "1 weight of 0 or without a limit, which is no strength"
    ),
    (
      "ties that stand twice, of edges that are parallel and alike",
      "1 tie that stands twice, of edges that are parallel and alike"
    ),
    (
      "nations are known by name alone and keep it as their code",
      "1 nation is known by name alone and keeps it as its code"
    ),
    ("alliances with the end 0/0/0, in force", "1 alliance with the end 0/0/0, in force"),
    ("", "1 "),
  ])
  func onePhraseIsAboutOneThing(_ phrase: String, _ expected: String) {
    #expect(EnglishCount.of(1, phrase: phrase) == expected)
    #expect(EnglishCount.of(2, phrase: phrase) == "2 \(phrase)")
    #expect(EnglishCount.of(0, phrase: phrase) == "0 \(phrase)")
  }
}
