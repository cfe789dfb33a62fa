import AllianceGraph
import ArgumentParser
import GraphvizExport

/// Pictures of more than one date.
struct PictureTimeOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What changed between this date and the date of --on: who joined, left, signed.",
      valueName: "date"))
  var compare: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A panel for each of these dates, separated by commas; nations keep their places.",
      valueName: "dates"))
  var panels: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "All agreements and ties of this nation, or the members and stages of the agreement of this "
        + "id, over the years as bars.", valueName: "nation"))
  var timeline: String?

  func validate() throws {
    guard [compare, panels, timeline].compactMap({ $0 }).count < 2 else {
      throw ValidationError("--compare, --panels and --timeline exclude each other")
    }
  }

  /// The picture, or nil where none of more than one date was asked for.
  func scene(
    of data: AllianceData, on snapshot: Snapshot, _ options: DrawingOptions, theme: Theme
  ) throws(CommandFailure) -> Scene? {
    do {
      if let timeline, let agreement = data.agreement(AgreementID(rawValue: timeline)) {
        let picture = TimelinePicture(
          data, agreement: agreement, title: options.title, theme: theme)
        guard picture.barCount > 0 else {
          throw CommandFailure(
            .no, "alliance: there is nothing to draw: \(agreement.name) has no dated members")
        }
        return picture.scene
      }
      if let timeline {
        let nation = try snapshot.nation(meaning: timeline)
        let picture = TimelinePicture(
          data, nation: nation.code, kinds: options.kinds, title: options.title, theme: theme)
        guard picture.barCount > 0 else {
          throw CommandFailure(
            .no, "alliance: there is nothing to draw: \(nation.name) has no such agreement or tie")
        }
        return picture.scene
      }
      if let panels {
        var snapshots: [Snapshot] = []
        for word in panels.split(separator: ",").map({ $0.trimmed }) {
          snapshots.append(data.snapshot(on: try Self.date(word, "--panels")))
        }
        return try SmallMultiples(snapshots, options, theme: theme).scene
      }
      guard let compare else { return nil }
      let other = data.snapshot(on: try Self.date(compare, "--compare"))
      let isEarlier = other.rule.days.lowerBound <= snapshot.rule.days.lowerBound
      let comparison = ComparisonDiagram(
        isEarlier ? other : snapshot, isEarlier ? snapshot : other, options)
      guard comparison.addedCount + comparison.endedCount > 0 else {
        throw CommandFailure(
          .no,
          "alliance: there is nothing to draw: nothing changed between what holds \(other.rule) "
            + "and \(snapshot.rule)")
      }
      return Scene(
        comparison.diagram, try DiagramLayout(comparison.diagram), theme: theme)
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as GraphvizError {
      throw CommandFailure(error)
    } catch {
      throw CommandFailure(.bug, "alliance: error: \(error)")
    }
  }

  private static func date(
    _ word: String, _ option: String
  ) throws(CommandFailure) -> CalendarDate {
    guard let date = CalendarDate(word) else {
      throw CommandFailure(
        .usage, "alliance: error: \(option) “\(word)” \(CalendarDate.fault(in: word))")
    }
    return date
  }
}
