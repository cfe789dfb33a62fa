import Glibc

/// SQLite's C library, loaded when a database is asked for and not before: who never writes one
/// needs no library, and the program starts no slower.
struct SQLiteLibrary {
  typealias Open =
    @convention(c) (UnsafePointer<CChar>?, UnsafeMutablePointer<OpaquePointer?>?)
    -> Int32
  typealias Close = @convention(c) (OpaquePointer?) -> Int32
  typealias Callback =
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32
  typealias Execute =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>?, Callback?, UnsafeMutableRawPointer?,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32
  typealias Prepare =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>?, Int32, UnsafeMutablePointer<OpaquePointer?>?,
      UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) -> Int32
  typealias BindText =
    @convention(c) (
      OpaquePointer?, Int32, UnsafePointer<CChar>?, Int32, UnsafeRawPointer?
    ) -> Int32
  typealias BindInteger = @convention(c) (OpaquePointer?, Int32, Int64) -> Int32
  typealias BindDouble = @convention(c) (OpaquePointer?, Int32, Double) -> Int32
  typealias OfStatement = @convention(c) (OpaquePointer?) -> Int32
  typealias Message = @convention(c) (OpaquePointer?) -> UnsafePointer<CChar>?
  typealias Serialize =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>?, UnsafeMutablePointer<Int64>?, UInt32
    ) -> UnsafeMutablePointer<UInt8>?
  typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void

  let open: Open
  let close: Close
  let execute: Execute
  let prepare: Prepare
  let bindText: BindText
  let bindInteger: BindInteger
  let bindDouble: BindDouble
  let bindNull: @convention(c) (OpaquePointer?, Int32) -> Int32
  let step: OfStatement
  let reset: OfStatement
  let finalize: OfStatement
  let message: Message
  let serialize: Serialize
  let free: Free

  /// Loads the library.
  ///
  /// - Throws: `FileProblem` where it is not installed or too old.
  init(for path: String) throws(FileProblem) {
    guard let handle = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL) else {
      throw FileProblem(
        .cannotCreate, path,
        "SQLite's library (libsqlite3.so.0) is not installed; on Debian: apt install libsqlite3-0")
    }
    func symbol<Function>(_ name: String, _ type: Function.Type) throws(FileProblem) -> Function {
      guard let address = dlsym(handle, name) else {
        throw FileProblem(.cannotCreate, path, "SQLite's library has no \(name); it is too old")
      }
      return unsafeBitCast(address, to: type)
    }
    open = try symbol("sqlite3_open", Open.self)
    close = try symbol("sqlite3_close", Close.self)
    execute = try symbol("sqlite3_exec", Execute.self)
    prepare = try symbol("sqlite3_prepare_v2", Prepare.self)
    bindText = try symbol("sqlite3_bind_text", BindText.self)
    bindInteger = try symbol("sqlite3_bind_int64", BindInteger.self)
    bindDouble = try symbol("sqlite3_bind_double", BindDouble.self)
    bindNull = try symbol(
      "sqlite3_bind_null", (@convention(c) (OpaquePointer?, Int32) -> Int32).self)
    step = try symbol("sqlite3_step", OfStatement.self)
    reset = try symbol("sqlite3_reset", OfStatement.self)
    finalize = try symbol("sqlite3_finalize", OfStatement.self)
    message = try symbol("sqlite3_errmsg", Message.self)
    serialize = try symbol("sqlite3_serialize", Serialize.self)
    free = try symbol("sqlite3_free", Free.self)
  }
}

/// A database in memory, which becomes the bytes of a file.
struct SQLiteDatabase: ~Copyable {
  /// What a cell holds.
  enum Cell {
    case null
    case text(String)
    case integer(Int)
    case number(Double)

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  }

  private let library: SQLiteLibrary
  private let path: String
  private let handle: OpaquePointer

  init(for path: String) throws(FileProblem) {
    let library = try SQLiteLibrary(for: path)
    self.init(library, path, try Self.opened(library, path))
  }

  private init(_ library: SQLiteLibrary, _ path: String, _ handle: OpaquePointer) {
    self.library = library
    self.path = path
    self.handle = handle
  }

  private static func opened(
    _ library: SQLiteLibrary, _ path: String
  ) throws(FileProblem) -> OpaquePointer {
    var handle: OpaquePointer?
    let status = library.open(":memory:", &handle)
    if status == 0, let handle { return handle }
    throw FileProblem(.cannotCreate, path, "SQLite cannot open a database in memory")
  }

  deinit { _ = library.close(handle) }

  /// Runs statements without parameters.
  func run(_ statements: String) throws(FileProblem) {
    try check(library.execute(handle, statements, nil, nil, nil), [0])
  }

  /// Adds rows to a table.
  func insert(_ table: String, columns: Int, rows: [[Cell]]) throws(FileProblem) {
    let marks = [String](repeating: "?", count: columns).joined(separator: ",")
    var statement: OpaquePointer?
    try check(
      library.prepare(handle, "INSERT INTO \(table) VALUES (\(marks))", -1, &statement, nil), [0])
    defer { _ = library.finalize(statement) }
    // SQLite copies a text that is marked as passing.
    let passing = UnsafeRawPointer(bitPattern: -1)
    for row in rows {
      for (index, cell) in row.enumerated() {
        let place = Int32(index + 1)
        let status: Int32
        switch cell {
        case .null: status = library.bindNull(statement, place)
        case .integer(let number): status = library.bindInteger(statement, place, Int64(number))
        case .number(let number): status = library.bindDouble(statement, place, number)
        case .text(let text):
          status = library.bindText(statement, place, text, Int32(text.utf8.count), passing)
        }
        try check(status, [0])
      }
      try check(library.step(statement), [100, 101])
      try check(library.reset(statement), [0])
    }
  }

  /// The database as the bytes of a file.
  func bytes() throws(FileProblem) -> [UInt8] {
    var count: Int64 = 0
    guard let pointer = library.serialize(handle, "main", &count, 0) else {
      throw FileProblem(.cannotCreate, path, "SQLite cannot make a file of the database")
    }
    defer { library.free(pointer) }
    return Array(UnsafeBufferPointer(start: pointer, count: Int(count)))
  }

  private func check(_ status: Int32, _ expected: Set<Int32>) throws(FileProblem) {
    if expected.contains(status) { return }
    let words = library.message(handle).map { String(cString: $0) } ?? "status \(status)"
    throw FileProblem(.failed, path, "SQLite: \(words)")
  }
}
