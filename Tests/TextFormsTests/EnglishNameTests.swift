import Testing

@testable import TextForms

@Suite struct EnglishNameTests {
  // As the running text of the CIA World Factbook and of the BBC has
  // them.
  @Test(arguments: [
    ("Philippines", "the Philippines"), ("United States", "the United States"),
    ("United Kingdom", "the United Kingdom"), ("Netherlands", "the Netherlands"),
    ("Central African Republic", "the Central African Republic"),
    ("Marshall Islands", "the Marshall Islands"), ("Holy See", "the Holy See"),
    ("European Union", "the European Union"), ("Ottoman Empire", "the Ottoman Empire"),
    ("The Gambia", "the Gambia"),
    ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
    ("Hashemite Kingdom of Jordan", "the Hashemite Kingdom of Jordan"),
    (
      "Organization for Security and Co-operation in Europe",
      "the Organization for Security and Co-operation in Europe"
    ),
  ])
  func pluralsAndFormsOfStateTakeTheArticle(_ name: String, _ expected: String) {
    #expect(EnglishName.withArticle(name) == expected)
  }

  @Test(arguments: [
    "Poland", "Malaysia", "New Zealand", "Saint Kitts and Nevis", "Cyprus", "Honduras",
    "Philippinen", "Republik Korea", "Union", "",
  ])
  func othersDoNot(_ name: String) {
    #expect(EnglishName.withArticle(name) == name)
  }

  @Test(arguments: [
    ("Philippines", "The Philippines"), ("Malaysia", "Malaysia"), ("Thessaly", "Thessaly"),
    ("", ""),
  ])
  func theArticleIsCapitalWhereASentenceBegins(_ name: String, _ expected: String) {
    #expect(EnglishName.beginningSentence(name) == expected)
  }
}
