#pragma once

#include <graphviz/gvc.h>
#include <stddef.h>

// What Swift cannot see of Graphviz, and what it must not do by default.
// Nothing here is thread-safe: the caller holds one lock around all of it.

/// A context with an explicit list of plug-ins beside the library itself: the
/// configuration file and GVBINDIR are never read. Lives for the process.
/// NULL when a plug-in is not there; gvs_messages() then says which.
GVC_t *gvs_context(int with_pango);

/// Parses DOT text with ids that depend on the text alone, not on addresses.
Agraph_t *gvs_read(const char *text, size_t length);

/// Sets the two process-wide random generators that layouts draw from back to
/// their start, forgets old messages and old error levels.
void gvs_begin(void);

/// Nonzero when Graphviz reported an error (not a mere warning) since gvs_begin.
int gvs_failed(void);

/// What Graphviz has said since gvs_begin, cut at a few kilobytes.
const char *gvs_messages(void);

/// The value of an attribute of a graph, node or edge, or NULL.
const char *gvs_get(void *object, const char *name);
