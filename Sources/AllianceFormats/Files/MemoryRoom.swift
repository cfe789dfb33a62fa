import Glibc

/// Whether there is memory for something large: who asks before can say that there is none, where an
/// array would end the program.
enum MemoryRoom {
  /// Whether so many bytes could be had at once now.
  static func isEnough(for bytes: Int) -> Bool {
    guard bytes > 0 else { return true }
    let place = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let place, place != MAP_FAILED else { return false }
    munmap(place, bytes)
    return true
  }
}
