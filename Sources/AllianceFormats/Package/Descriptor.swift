import AllianceGraph
import TextForms

/// The file `datapackage.json` of a data package, as the Frictionless standard has it.
enum Descriptor {
  static let fileName = "datapackage.json"

  /// What the descriptor says about the data set; everything wrong with it goes to the log.
  static func metadata(
    of file: InputFile, folderName: String, tables: Set<String>, _ log: inout FaultLog
  ) -> AllianceData.Metadata {
    var metadata = AllianceData.Metadata(name: folderName, title: folderName)
    let value: JSONValue
    do {
      value = try JSONValue(parsing: file.bytes)
    } catch {
      log.add(
        file.fault(
          error.offset..<error.offset + error.offendingText.utf8.count, error.message,
          remedy: "correct the JSON"))
      return metadata
    }
    var reader = DescriptorReader(file: file, log: log)
    guard value.object != nil else {
      reader.report("", "the descriptor is \(value.kindName), not an object", "see the manual")
      log = reader.log
      return metadata
    }
    metadata.name = reader.text(value, "name") ?? folderName
    metadata.title = reader.text(value, "title") ?? metadata.name
    metadata.version = reader.text(value, "version") ?? ""
    metadata.license = reader.license(value)
    metadata.coverage = reader.coverage(value)
    reader.checkResources(value, tables)
    log = reader.log
    return metadata
  }

  /// The descriptor of a data set with the tables that are written.
  static func value(
    for metadata: AllianceData.Metadata, tables: [TableSchema]
  ) -> JSONValue {
    var object = JSONObject([
      ("profile", "tabular-data-package"), ("name", .string(metadata.name)),
      ("title", .string(metadata.title)),
    ])
    if !metadata.version.isEmpty { object["version"] = .string(metadata.version) }
    if let license = metadata.license { object["licenses"] = [["name": .string(license)]] }
    var coverage = JSONObject()
    if let start = metadata.coverage.start { coverage["from"] = .string(start.description) }
    switch metadata.coverage.end {
    case .on(let end): coverage["to"] = .string(end.description)
    case .unknown: coverage["to"] = "unknown"
    case .open: break
    }
    if !coverage.isEmpty { object["coverage"] = .object(coverage) }
    object["resources"] = .array(tables.map(resource))
    return .object(object)
  }

  // MARK: - Kernel

  private static func resource(_ schema: TableSchema) -> JSONValue {
    [
      "name": .string(schema.table.rawValue), "path": .string(schema.fileName),
      "description": .string(schema.description), "profile": "tabular-data-resource",
      "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
      "schema": ["fields": .array(schema.columns.map(field)), "missingValues": [""]],
    ]
  }

  private static func field(_ column: TableSchema.Column) -> JSONValue {
    var object = JSONObject([("name", .string(column.name))])
    var constraints = JSONObject()
    if column.isRequired { constraints["required"] = true }
    let datePattern = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    var type = "string"
    switch column.content {
    case .text: break
    case .date: constraints["pattern"] = .string(datePattern)
    case .end: constraints["pattern"] = .string("unknown|" + datePattern)
    case .number(let minimum, let maximum):
      type = "number"
      if let minimum { constraints["minimum"] = .number(minimum) }
      if let maximum { constraints["maximum"] = .number(maximum) }
    case .integer: type = "integer"
    case .word(let words): constraints["enum"] = .array(words.map { .string($0) })
    case .flag: constraints["enum"] = ["yes", "no"]
    case .list: object["description"] = "Several values are separated by “;”."
    }
    object["type"] = .string(type)
    if !constraints.isEmpty { object["constraints"] = .object(constraints) }
    return .object(object)
  }
}

/// Looks at the members of a descriptor; a fault stands where its text first does in the file.
private struct DescriptorReader {
  let file: InputFile
  var log: FaultLog

  mutating func report(
    _ text: String, _ message: String, _ remedy: String, severity: Fault.Severity = .error
  ) {
    let start = text.isEmpty ? 0 : offset(of: Array(text.utf8)) ?? 0
    log.add(
      file.fault(start..<start + text.utf8.count, message, remedy: remedy, severity: severity))
  }

  mutating func text(_ value: JSONValue, _ key: String) -> String? {
    guard let member = value[key], member != .null else { return nil }
    if let text = member.string { return text }
    report("\"\(key)\"", "“\(key)” is \(member.kindName), not a string", "put it in quotes")
    return nil
  }

  mutating func license(_ value: JSONValue) -> String? {
    guard let member = value["licenses"], member != .null else { return nil }
    guard let list = member.array, list.allSatisfy({ $0.object != nil }) else {
      report(
        "\"licenses\"", "“licenses” is no list of objects", "write [{\"name\": \"CC-BY-4.0\"}]")
      return nil
    }
    return list.first?["name"]?.string ?? list.first?["path"]?.string
  }

  mutating func coverage(_ value: JSONValue) -> Period {
    guard let member = value["coverage"], member != .null else { return Period() }
    guard let object = member.object else {
      report(
        "\"coverage\"", "“coverage” is \(member.kindName), not an object",
        "write {\"from\": \"1816\", \"to\": \"2012-12-31\"}")
      return Period()
    }
    for key in object.keys where key != "from" && key != "to" {
      report("\"\(key)\"", "“coverage” has no member “\(key)”", "write from and to")
    }
    let start = date(member, "from")
    var end = Period.End.open
    if member["to"]?.string == "unknown" {
      end = .unknown
    } else if let date = date(member, "to") {
      end = .on(date)
    }
    let period = Period(from: start, to: end)
    if period.isReversed, let start, case .on(let last) = end {
      report(
        "\"coverage\"", "the coverage ends on \(last), before it starts on \(start)",
        "exchange or correct the dates")
      return Period()
    }
    return period
  }

  private mutating func date(_ value: JSONValue, _ key: String) -> CalendarDate? {
    guard let member = value[key], member != .null else { return nil }
    guard let text = member.string else {
      report("\"\(key)\"", "“\(key)” is \(member.kindName), not a string", "put it in quotes")
      return nil
    }
    if let date = CalendarDate(text) { return date }
    report(
      "\"\(text)\"", "“\(text)” \(CalendarDate.fault(in: text))",
      "write a date as 1882, 1882-05 or 1882-05-20")
    return nil
  }

  /// Names in the data never choose a path: a resource is one of the known tables or is not read.
  mutating func checkResources(_ value: JSONValue, _ tables: Set<String>) {
    guard let member = value["resources"], member != .null else { return }
    guard let resources = member.array else {
      report("\"resources\"", "“resources” is \(member.kindName), not a list", "make it a list")
      return
    }
    var declared: Set<String> = []
    for resource in resources {
      guard let path = resource["path"]?.string else {
        report("\"resources\"", "a resource has no path", "name its file")
        continue
      }
      declared.insert(path)
      if !TableSchema.all.contains(where: { $0.fileName == path }) {
        report(
          "\"\(path)\"", "“\(path)” is no table of a data package; it is not read",
          TableReader.remedy(for: path, among: TableSchema.all.map(\.fileName)), severity: .doubt)
      } else if !tables.contains(path) {
        report("\"\(path)\"", "the file “\(path)” is not there", "add it, or remove the resource")
      }
    }
    for name in tables.sorted() where !declared.contains(name) {
      report(
        "\"resources\"", "“\(name)” is not among the resources", "add it to the list",
        severity: .doubt)
    }
  }

  private func offset(of wanted: [UInt8]) -> Int? {
    guard wanted.count <= file.bytes.count else { return nil }
    return (0...file.bytes.count - wanted.count).first {
      file.bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
