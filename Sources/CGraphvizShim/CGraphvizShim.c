#define _GNU_SOURCE
#include "CGraphvizShim.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// MARK: messages

static char messages[4096];
static size_t messages_length;

static int collect(char *piece) {
  size_t length = strlen(piece);
  size_t room = sizeof messages - 1 - messages_length;
  if (length > room) length = room;
  memcpy(messages + messages_length, piece, length);
  messages_length += length;
  messages[messages_length] = 0;
  return 0;
}

static int drop(char *piece) {
  (void)piece;
  return 0;
}

// Graphviz 2.42 formats a message into a buffer that it grows by using up the
// argument list and then uses that list again: a message over 1023 bytes is a
// wild read. One long message without arguments grows the buffer beforehand.
static void install_hook(void) {
  static int installed;
  if (installed) return;
  installed = 1;
  const size_t size = 1 << 20;
  char *long_message = malloc(size + 1);
  if (long_message) {
    memset(long_message, 'x', size);
    long_message[size] = 0;
    agseterrf(drop);
    agerr(AGWARN, long_message);
    free(long_message);
  }
  agseterr(AGWARN);
  agseterrf(collect);
}

void gvs_begin(void) {
  unsigned short zero[3] = {0, 0, 0};
  install_hook();
  srand(1);
  seed48(zero);
  agreseterrors();
  messages_length = 0;
  messages[0] = 0;
}

int gvs_failed(void) { return agreseterrors() >= AGERR; }

const char *gvs_messages(void) { return messages; }

// MARK: plug-ins

// libgvc asks a web server's variable before it opens files that a graph names
// (images, fonts, shapes); a value here means that it never does.
extern char *HTTPServerEnVar;

static void *plugin(const char *folder, const char *name) {
  char path[4096], symbol[128];
  if (snprintf(path, sizeof path, "%s/graphviz/libgvplugin_%s.so.6", folder, name) >=
      (int)sizeof path)
    return NULL;
  snprintf(symbol, sizeof symbol, "gvplugin_%s_LTX_library", name);
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  void *address = library ? dlsym(library, symbol) : NULL;
  if (!address) {
    collect("Graphviz plug-in not found: ");
    collect(path);
  }
  return address;
}

GVC_t *gvs_context(int with_pango) {
  static char server[] = "library";
  static const char *names[] = {
      "gvplugin_core_LTX_library", "gvplugin_dot_layout_LTX_library",
      "gvplugin_neato_layout_LTX_library", "gvplugin_pango_LTX_library"};
  static const char *plugins[] = {"core", "dot_layout", "neato_layout", "pango"};
  int count = with_pango ? 4 : 3;

  Dl_info info;
  if (!dladdr((void *)gvContextPlugins, &info) || !info.dli_fname) return NULL;
  char folder[2048];
  const char *slash = strrchr(info.dli_fname, '/');
  size_t length = slash ? (size_t)(slash - info.dli_fname) : 0;
  if (length == 0 || length >= sizeof folder) return NULL;
  memcpy(folder, info.dli_fname, length);
  folder[length] = 0;

  // The list must live as long as the context, which lives for ever.
  lt_symlist_t *list = calloc((size_t)count + 1, sizeof *list);
  if (!list) return NULL;
  for (int i = 0; i < count; i++) {
    list[i].name = names[i];
    list[i].address = plugin(folder, plugins[i]);
    if (!list[i].address) {
      free(list);
      return NULL;
    }
  }
  HTTPServerEnVar = server;
  return gvContextPlugins(list, 0);
}

// MARK: reading

// Ids count up within one graph. The library's own discipline takes the
// addresses of names for ids, so that a layout depends on the heap's history.
// Strings are left to cgraph's table of names, which asks for a fresh id.
static void *ids_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)graph;
  (void)discipline;
  return calloc(1, sizeof(IDTYPE));
}

static long ids_map(void *state, int type, char *name, IDTYPE *id, int create) {
  (void)type;
  if (name || !create || !state) return 0;
  IDTYPE *next = state;
  *id = *next;
  *next += 1;
  return 1;
}

static long ids_alloc(void *state, int type, IDTYPE id) {
  (void)state, (void)type, (void)id;
  return 0;
}

static void ids_free(void *state, int type, IDTYPE id) { (void)state, (void)type, (void)id; }

static char *ids_print(void *state, int type, IDTYPE id) {
  (void)state, (void)type, (void)id;
  return NULL;
}

static void ids_close(void *state) { free(state); }

static void ids_register(void *state, int type, void *object) {
  (void)state, (void)type, (void)object;
}

static Agiddisc_t sequential = {ids_open,  ids_map,   ids_alloc,   ids_free,
                                ids_print, ids_close, ids_register};

typedef struct {
  const char *text;
  size_t length, cursor;
} Source;

static int read_line(void *channel, char *buffer, int size) {
  Source *source = channel;
  if (size <= 1 || source->cursor >= source->length) return 0;
  size_t limit = source->length - source->cursor;
  if (limit > (size_t)size - 1) limit = (size_t)size - 1;
  const char *start = source->text + source->cursor;
  const char *newline = memchr(start, '\n', limit);
  size_t taken = newline ? (size_t)(newline - start) + 1 : limit;
  memcpy(buffer, start, taken);
  buffer[taken] = 0;
  source->cursor += taken;
  return (int)taken;
}

static int put_nothing(void *channel, const char *text) {
  (void)channel, (void)text;
  return 0;
}

static int flush_nothing(void *channel) {
  (void)channel;
  return 0;
}

Agraph_t *gvs_read(const char *text, size_t length) {
  static Agiodisc_t memory = {read_line, put_nothing, flush_nothing};
  static Agdisc_t discipline = {&AgMemDisc, &sequential, &memory};
  Source source = {text, length, 0};
  return agread(&source, &discipline);
}

const char *gvs_get(void *object, const char *name) { return agget(object, (char *)name); }
