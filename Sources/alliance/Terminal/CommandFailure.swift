import AllianceAnalysis
import AllianceFormats
import Glibc

/// What ends a command other than success: what to say, and the exit code.
struct CommandFailure: Error {
  /// The exit codes; the help of the program lists them.
  enum Code: Int32 {
    case no = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case bug = 70
    case cannotCreate = 73
    case inputOutput = 74
    case limit = 75
  }

  var code: Code
  var message: String

  init(_ code: Code, _ message: String = "") {
    self.code = code
    self.message = message
  }

  init(_ error: InvalidInput) {
    let isLimit = error.faults.contains { $0.limitOption != nil }
    self.init(isLimit ? .limit : .badData, error.description)
  }

  init(_ problem: FileProblem) {
    let code: Code =
      switch problem.cause {
      case .noInput: .noInput
      case .failed: .inputOutput
      case .cannotCreate: .cannotCreate
      case .tooLarge: .limit
      case .unreadable: .badData
      }
    self.init(code, problem.description)
  }

  init(_ error: AnalysisError) {
    self.init(error.code, "alliance: error: \(error.sentence)")
  }

  func end() -> Never {
    if !message.isEmpty { Output.complain(message) }
    exit(code.rawValue)
  }
}

extension AnalysisError {
  fileprivate var code: CommandFailure.Code {
    switch self {
    case .undeclaredNation, .unknownMeasure, .unknownIndicator: .usage
    case .algorithm(.limitExceeded): .limit
    case .algorithm(let error): error.isAboutTheRequest ? .usage : .badData
    }
  }
}

extension CommandFailure {
  /// Runs an analysis; what it cannot answer becomes a failure of the command.
  static func translating<Answer>(
    _ analysis: () throws(AnalysisError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do {
      return try analysis()
    } catch {
      throw CommandFailure(error)
    }
  }
}
