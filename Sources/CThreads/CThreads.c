#define _GNU_SOURCE
#include "CThreads.h"

#include <sched.h>

int start_thread_apart(
    pthread_t *thread, int places, void *(*body)(void *), void *argument) {
#ifdef __linux__
  cpu_set_t allowed;
  cpu_set_t chosen;
  pthread_attr_t attributes;
  int core = sched_getcpu();
  if (core < 0 || pthread_getaffinity_np(pthread_self(), sizeof allowed, &allowed) != 0 ||
      places % CPU_COUNT(&allowed) == 0 || pthread_attr_init(&attributes) != 0) {
    return pthread_create(thread, 0, body, argument);
  }
  for (int left = places % CPU_COUNT(&allowed); left > 0;) {
    core = (core + 1) % CPU_SETSIZE;
    left -= CPU_ISSET(core, &allowed) ? 1 : 0;
  }
  CPU_ZERO(&chosen);
  CPU_SET(core, &chosen);
  int result = pthread_attr_setaffinity_np(&attributes, sizeof chosen, &chosen);
  if (result == 0) result = pthread_create(thread, &attributes, body, argument);
  pthread_attr_destroy(&attributes);
  if (result != 0) return pthread_create(thread, 0, body, argument);
  pthread_setaffinity_np(*thread, sizeof allowed, &allowed);
  return 0;
#else
  return pthread_create(thread, 0, body, argument);
#endif
}
