"""Which measures are compared, with which parameters."""


def thirds(graph):
    """A partition that depends on nothing but the size."""
    groups = [[v for v in range(graph["n"]) if v % 3 == k] for k in range(3)]
    return [g for g in groups if g]


def ends(graph):
    return {"source": 0, "target": graph["n"] - 1}


FIXED = [
    ("degree", {}), ("degree", {"direction": "in", "normalized": True}), ("ties", {}),
    ("strength", {}),
    ("closeness", {}), ("closeness", {"variant": "component", "direction": "in"}),
    ("closeness", {"variant": "classic"}), ("closeness", {"weights": "length"}),
    ("harmonic", {}), ("harmonic", {"normalized": False, "direction": "in", "weights": "length"}),
    ("betweenness", {}), ("betweenness", {"normalized": True, "weights": "length"}),
    ("betweenness", {"normalized": True, "endpoints": True}),
    ("eigenvector", {}), ("eigenvector", {"scale": "l2", "weights": "strength"}),
    ("pagerank", {}), ("pagerank", {"damping": 0.5, "weights": "strength"}),
    ("core_number", {}), ("triangles", {}), ("clustering", {}), ("clustering", {"undefined": "0"}),
    ("mean_clustering", {}), ("mean_clustering", {"over": "all"}), ("transitivity", {}),
    ("density", {}), ("components", {}), ("components", {"mode": "strong"}),
    ("maximal_cliques", {}),
]
BY_GRAPH = [
    ("modularity", lambda g: {"partition": thirds(g), "weights": "strength"}),
    ("modularity", lambda g: {"partition": thirds(g), "resolution": 1.5}),
    ("shortest_path_lengths", lambda g: {"source": 0}),
    ("shortest_path_lengths", lambda g: {"source": 0, "weights": "length", "direction": "in"}),
    ("all_shortest_paths", lambda g: ends(g)),
    ("all_shortest_paths", lambda g: {**ends(g), "weights": "length"}),
]
ITERATED = {"pagerank", "eigenvector"}


def all_cases():
    """Pairs of a measure and a function from a graph to parameters."""
    return [(m, (lambda g, p=p: p)) for m, p in FIXED] + BY_GRAPH
