import CThreads
import Glibc
import Synchronization

/// How many threads a measure may use.
///
///     try Workers.$count.withValue(2) { try graph.betweenness() }
///
/// Work is cut into the same pieces for any number of threads, and what the pieces give is put together
/// in their order, so that the result is the same bits. Betweenness and what is made of the distances
/// from all vertices (closeness, harmonic centrality, eccentricity) use them in large graphs, a
/// `GraphSeries` in any; other measures are done before a second thread would have begun.
public enum Workers {
  /// The number of threads; one unless told otherwise.
  @TaskLocal public static var count = 1

  /// The number of cores that are at work in this machine.
  public static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// What a function gives for each of some pieces of work, in their order. Within a piece there is one
  /// worker.
  static func map<Value>(_ pieceCount: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    let workers = min(count, pieceCount)
    guard workers > 1 else { return (0..<pieceCount).map(body) }
    return [Value](unsafeUninitializedCapacity: pieceCount) { buffer, filled in
      // Each place is written once, by whoever took its number.
      nonisolated(unsafe) let places = buffer
      let next = Atomic(0)
      fork(workers) {
        $count.withValue(1) {
          while true {
            let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard piece < pieceCount else { return }
            places.initializeElement(at: piece, to: body(piece))
          }
        }
      }
      filled = pieceCount
    }
  }

  /// Has the caller and some more threads do the same, and returns when all are done.
  ///
  /// Threads of our own: a pool decides by itself how many cores it takes, and often takes one. A
  /// thread that cannot be had is done without.
  private static func fork(_ workers: Int, _ work: @Sendable () -> Void) {
    withoutActuallyEscaping(work) { work in
      let threads = (1..<workers).compactMap { start(work, apart: $0) }
      work()
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// Starts a thread on the core that comes so many places after the caller's: left to the system, it
  /// may wait behind its maker for longer than short work lasts.
  private static func start(
    _ work: @escaping @Sendable () -> Void, apart places: Int
  ) -> pthread_t? {
    let job = Unmanaged.passRetained(Job(work: work))
    var thread = pthread_t()
    let result = start_thread_apart(
      &thread, Int32(clamping: places),
      { argument in
        if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().work() }
        return nil
      }, job.toOpaque())
    if result != 0 { job.release() }
    return result == 0 ? thread : nil
  }

  private final class Job: Sendable {
    let work: @Sendable () -> Void

    init(work: @escaping @Sendable () -> Void) { self.work = work }
  }
}
