import ArgumentParser

@main
struct Alliance: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "alliance", version: "0.1.0")
}
