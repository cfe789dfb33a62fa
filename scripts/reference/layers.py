"""Ties of several kinds, constrained paths and distance classes, by their definitions."""

import itertools

import networkx as nx
import oracle


def parts(graph, labels):
    """The graph of each kind of tie, by name; none where there is no edge."""
    return [
        {**graph, "edges": [e for e, x in zip(graph["edges"], labels) if x == name]}
        for name in sorted(set(labels))
    ]


def overlap_degree(graph, **p):
    sums = [0.0] * graph["n"]
    for layer in parts(graph, p["layers"]):
        for v, d in enumerate(oracle.degree(layer)):
            sums[v] += d
    return sums


def multiplex_participation(graph, **p):
    layers = parts(graph, p["layers"])
    m = len(layers)
    if m < 2:
        return [None] * graph["n"]
    degrees = [oracle.degree(layer) for layer in layers]
    answer = []
    for v in range(graph["n"]):
        k = [d[v] for d in degrees]
        total = sum(k)
        answer.append(m / (m - 1) * (1 - sum((x / total) ** 2 for x in k)) if total else None)
    return answer


def versatility(graph, **p):
    """The principal eigenvector of the matrix of all replicas, added up."""
    layers = parts(graph, p["layers"])
    n, omega = graph["n"], p.get("coupling", 1.0)
    if not layers:
        return [None] * n
    weighted = p.get("weights", "none") == "strength"
    edges = []
    for a, layer in enumerate(layers):
        for u, v, w in layer["edges"]:
            edges.append([a * n + u, a * n + v, w if weighted else 1.0])
        for b in range(a):
            for v in range(n):
                edges.append([b * n + v, a * n + v, omega])
                if graph["directed"]:
                    edges.append([a * n + v, b * n + v, omega])
    supra = {"n": n * len(layers), "directed": graph["directed"], "edges": edges}
    x = oracle.eigenvector(supra, weights="strength", scale="l2")
    sums = [None] * n
    for i, value in enumerate(x):
        if value is not None:
            sums[i % n] = (sums[i % n] or 0.0) + value
    top = max((x for x in sums if x is not None), default=1)
    return [x if x is None else x / top for x in sums]


def multiplex_pagerank(graph, **p):
    scores = None
    for layer in parts(graph, p["layers"]):
        G = nx.DiGraph(oracle.matrix(layer, p.get("weights", "none")))
        G.add_nodes_from(range(graph["n"]))
        scores = nx.pagerank(
            G, alpha=p.get("damping", 0.85), personalization=scores, tol=1e-14, max_iter=10_000)
    return [None] * graph["n"] if scores is None else oracle.by_vertex(graph, scores)


def distance_classes(graph, **p):
    G = oracle.simple(graph)
    counts = {1: 0, 2: 0, 3: 0, 4: 0, None: 0}
    for v, row in nx.all_pairs_shortest_path_length(G):
        for u in range(graph["n"]):
            if u != v and (graph["directed"] or u > v):
                d = row.get(u)
                counts[d if d is None else min(d, 4)] += 1
    return list(counts.values())


def constrained(graph, p):
    """All shortest ways that pass and avoid what they must: every order of those to pass."""
    G = oracle.simple(graph)
    G.remove_nodes_from(p.get("avoid", []))
    stops = set(p.get("through", []))
    if not {p["source"], p["target"], *stops} <= set(G):
        return []
    best, found = float("inf"), set()
    for order in itertools.permutations(sorted(stops)):
        ends = [p["source"], *order, p["target"]]
        try:
            legs = [list(nx.all_shortest_paths(G, a, b)) for a, b in zip(ends, ends[1:])]
        except nx.NetworkXNoPath:
            continue
        length = sum(len(leg[0]) - 1 for leg in legs)
        if length > best:
            continue
        if length < best:
            best, found = length, set()
        for choice in itertools.product(*legs):
            found.add(tuple(choice[0]) + tuple(v for leg in choice[1:] for v in leg[1:]))
        if len(found) > 500:
            raise oracle.Skipped
    return [list(path) for path in sorted(found)]
