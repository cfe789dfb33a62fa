"""Random graphs of every shape that a measure may meet: the same for a seed."""

import random


def edges_of_shape(shape, n, directed, rng):
    """Pairs of a shape on vertices 0..n-1."""
    if shape == "empty" or n < 2:
        return []
    if shape == "complete":
        return [(u, v) for u in range(n) for v in range(n) if (u != v if directed else u < v)]
    if shape == "star":
        return [(0, v) for v in range(1, n)]
    if shape == "path":
        return [(v - 1, v) for v in range(1, n)]
    if shape == "cycle":
        return [(v, (v + 1) % n) for v in range(n)] if n > 2 else [(0, 1)]
    if shape == "tree":
        return [(rng.randrange(v), v) for v in range(1, n)]
    if shape == "bipartite":
        k, p = max(1, n // 3), rng.uniform(0.1, 0.6)
        return [(u, v) for u in range(k) for v in range(k, n) if rng.random() < p]
    if shape == "disconnected":
        k, p = n // 2, rng.uniform(0.1, 0.6)
        same = lambda u, v: (u < k) == (v < k)
        return [
            (u, v)
            for u in range(n)
            for v in range(n)
            if (u != v if directed else u < v) and same(u, v) and rng.random() < p
        ]
    if shape == "cliques":
        pairs = set()
        for _ in range(max(1, n // 4)):
            members = rng.sample(range(n), min(n, rng.randint(2, 6)))
            pairs |= {(u, v) for u in members for v in members if (u != v if directed else u < v)}
        return sorted(pairs)
    p = rng.uniform(0.02, 0.15) if shape == "sparse" else rng.uniform(0.2, 0.8)
    return [
        (u, v)
        for u in range(n)
        for v in range(n)
        if (u != v if directed else u < v) and rng.random() < p
    ]


SHAPES = [
    "sparse", "dense", "disconnected", "cliques", "tree", "bipartite", "sparse", "dense", "star",
    "path", "cycle", "complete", "sparse", "cliques", "empty", "disconnected",
]


def random_graph(seed, largest=60):
    """A graph as {n, directed, edges: [[u, v, weight], …], kind}."""
    rng = random.Random(seed)
    shape = SHAPES[seed % len(SHAPES)]
    directed = (seed // 2) % 2 == 1
    n = rng.choice([1, 2, 3, 4, 5]) if rng.random() < 0.15 else rng.randint(3, largest)
    if shape in ("complete", "dense"):
        n = min(n, 24)
    pairs = edges_of_shape(shape, n, directed, rng)
    if directed and shape in ("path", "star", "tree", "cycle") and rng.random() < 0.5:
        pairs = [(u, v) if rng.random() < 0.5 else (v, u) for u, v in pairs]
    extra = []
    if seed % 5 == 0:
        extra += [(v, v) for v in rng.sample(range(n), min(n, 2))]
    if seed % 7 == 0 and pairs:
        extra += [rng.choice(pairs) for _ in range(4)]
    weight = (
        (lambda: 1.0) if seed % 3 == 0
        else (lambda: float(rng.randint(1, 5))) if seed % 3 == 1
        else (lambda: round(rng.uniform(0.1, 9.9), 3))
    )
    edges = [[u, v, weight()] for u, v in pairs + extra]
    kind = shape + ("/directed" if directed else "") + ("/multi" if extra else "")
    return {"n": n, "directed": directed, "edges": edges, "kind": kind}


def signed_graph(seed, largest=24):
    """A random graph of at most 24 vertices with a sign for each edge."""
    graph = random_graph(seed, largest)
    rng = random.Random(seed + 10_000)
    negative = rng.choice([0.1, 0.3, 0.5, 1.0])
    graph["signs"] = [-1 if rng.random() < negative else 1 for _ in graph["edges"]]
    return graph
