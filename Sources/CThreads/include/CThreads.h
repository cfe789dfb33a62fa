#ifndef CTHREADS_H
#define CTHREADS_H

#include <pthread.h>

/// Starts a thread at once on another core than the caller's: the one that comes so many places after
/// it among those that the caller may run on. From then on the thread may run on any of these.
///
/// Left alone, Linux may queue a thread behind its maker until the next tick of the clock, which is
/// longer than a measure of many small graphs lasts.
///
/// Returns 0 or the error of `pthread_create`.
int start_thread_apart(
    pthread_t *thread, int places, void *(*body)(void *), void *argument);

#endif
