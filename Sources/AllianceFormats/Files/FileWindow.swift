import Glibc

/// A window on the bytes of a file that moves on over it, so that a file is read without being in
/// memory whole. The bytes that it shows are whole lines; the last line of a file has a newline in it
/// though the file has none.
struct FileWindow: ~Copyable {
  private static let size = 1 << 18
  /// Zeros after the bytes, so that words can be loaded at the last of them.
  private static let margin = 64

  /// The bytes of the window, and others from `end` on.
  private(set) var bytes: [UInt8]
  /// The end of the last whole line.
  private(set) var end = 0
  /// How many bytes the file has, as far as is known.
  let fileSize: Int
  /// Whether nothing comes after the window.
  private(set) var isLast = false
  /// Whether the file could not be read to its end.
  private(set) var hasFailed = false

  private let source: Source
  private var filled = 0
  private var position = 0

  private enum Source {
    case memory([UInt8])
    case descriptor(Int32)
  }

  /// Shows bytes that are in memory.
  init(_ file: InputFile) {
    source = .memory(file.bytes)
    fileSize = file.bytes.count
    bytes = [UInt8](repeating: 0, count: Self.size + Self.margin)
    fill()
  }

  /// Shows the bytes of a file on a disk; nil where it is none or cannot be read.
  init?(reading path: String) {
    guard path != "-" else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    source = .descriptor(descriptor)
    fileSize = Int(status.st_size)
    bytes = [UInt8](repeating: 0, count: Self.size + Self.margin)
    fill()
  }

  deinit {
    if case .descriptor(let descriptor) = source { close(descriptor) }
  }

  /// Moves the window so that it begins at a byte of it.
  mutating func move(to start: Int) {
    let rest = filled - start
    for index in 0..<rest { bytes[index] = bytes[start + index] }
    filled = rest
    fill()
  }

  // MARK: - Kernel

  /// Reads until the window is full or the file is at its end.
  private mutating func fill() {
    while filled < Self.size {
      let count = read()
      if count < 0 { hasFailed = true }
      if count <= 0 {
        isLast = true
        break
      }
      filled += count
    }
    for index in filled..<filled + Self.margin { bytes[index] = 0 }
    end = filled
    guard filled > 0 else { return }
    // A carriage return at the very end is a fault that a newline would hide.
    if isLast, bytes[filled - 1] != 0x0A, bytes[filled - 1] != 0x0D {
      bytes[filled] = 0x0A
      end += 1
    }
    if !isLast { while end > 0, bytes[end - 1] != 0x0A { end -= 1 } }
  }

  private mutating func read() -> Int {
    let room = Self.size - filled
    switch source {
    case .memory(let all):
      let count = min(room, all.count - position)
      bytes.replaceSubrange(filled..<filled + count, with: all[position..<position + count])
      position += count
      return count
    case .descriptor(let descriptor):
      let start = filled
      return bytes.withUnsafeMutableBytes { buffer in
        var got = -1
        repeat {
          got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: start), room)
        } while got < 0 && errno == EINTR
        return got
      }
    }
  }
}
