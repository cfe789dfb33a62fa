"""What other tools say, brought to our conventions. Each function takes a graph of graphs.py and
the parameters of the catalogue and returns a list with one number or None per vertex, a number, a
list of [source, target, value], a list of lists, or raises Refused where we refuse too."""

import math

import networkx as nx
import numpy as np


class Refused(Exception):
    """The measure has no answer for the graph and must say so."""


def multi(graph):
    G = nx.MultiDiGraph() if graph["directed"] else nx.MultiGraph()
    G.add_nodes_from(range(graph["n"]))
    for u, v, w in graph["edges"]:
        G.add_edge(u, v, weight=w)
    return G


def simple(graph, directed=None, loops=False):
    """Parallel edges merged: `length` is the least, `strength` the sum, `count` their number."""
    directed = graph["directed"] if directed is None else directed
    G = nx.DiGraph() if directed else nx.Graph()
    G.add_nodes_from(range(graph["n"]))
    for u, v, w in graph["edges"]:
        if u == v and not loops:
            continue
        if G.has_edge(u, v):
            d = G[u][v]
            d["length"] = min(d["length"], w)
            d["strength"] += w
            d["count"] += 1
        else:
            G.add_edge(u, v, length=w, strength=w, count=1)
    return G


def matrix(graph, weights="none", loops=True):
    """A[u, v] adds up what leads from u to v; a loop stands once on the diagonal."""
    A = np.zeros((graph["n"], graph["n"]))
    for u, v, w in graph["edges"]:
        x = 1.0 if weights == "none" else w
        if u == v:
            A[u, u] += x if loops else 0
        else:
            A[u, v] += x
            if not graph["directed"]:
                A[v, u] += x
    return A


def by_vertex(graph, values):
    return [values.get(v) for v in range(graph["n"])]


def length(p):
    return "length" if p.get("weights") == "length" else None


def directed_for(G, p, default="out"):
    mode = p.get("direction", default)
    if not G.is_directed():
        return G
    return G.reverse() if mode == "in" else G


def degree(graph, **p):
    G = simple(graph)
    mode = p.get("direction", "either")
    if mode == "either" or not graph["directed"]:
        values = {v: len(set(nx.all_neighbors(G, v))) for v in G}
    else:
        values = dict(G.out_degree() if mode == "out" else G.in_degree())
    if p.get("normalized"):
        values = {v: x / (graph["n"] - 1) if graph["n"] > 1 else None for v, x in values.items()}
    return by_vertex(graph, values)


def ties(graph, **p):
    return by_vertex(graph, dict(multi(graph).degree()))


def strength(graph, **p):
    return by_vertex(graph, dict(multi(graph).degree(weight="weight")))


def closeness(graph, **p):
    G = directed_for(simple(graph), p)
    H = G.reverse() if G.is_directed() else G
    variant = p.get("variant", "wf")
    values = nx.closeness_centrality(H, distance=length(p), wf_improved=variant == "wf")
    for v in G:
        reached = len(nx.single_source_shortest_path_length(G, v)) - 1
        if reached == 0 or (variant == "classic" and reached < graph["n"] - 1):
            values[v] = None
    return by_vertex(graph, values)


def harmonic(graph, **p):
    G = directed_for(simple(graph), p)
    H = G.reverse() if G.is_directed() else G
    values = nx.harmonic_centrality(H, distance=length(p))
    if p.get("normalized", True):
        n = graph["n"]
        values = {v: x / (n - 1) if n > 1 else None for v, x in values.items()}
    return by_vertex(graph, values)


def betweenness(graph, **p):
    G = simple(graph)
    normalized, endpoints = p.get("normalized", False), p.get("endpoints", False)
    values = nx.betweenness_centrality(
        G, normalized=normalized, weight=length(p), endpoints=endpoints)
    return by_vertex(graph, values)


def eigenvector(graph, **p):
    A = matrix(graph, p.get("weights", "none"))
    G = nx.DiGraph(A)
    blocks = [
        sorted(c) for c in nx.strongly_connected_components(G)
        if len(c) > 1 or A[min(c), min(c)] != 0
    ]
    n = graph["n"]
    if not blocks:
        return [None] * n
    radii = [max(abs(np.linalg.eigvals(A[np.ix_(b, b)]))) for b in blocks]
    top = max(radii)
    if sum(r > top * (1 - 1e-9) for r in radii) > 1:
        raise Refused("shared eigenvalue")
    block = blocks[radii.index(top)]
    weak = sorted(next(c for c in nx.weakly_connected_components(G) if block[0] in c))
    values, vectors = np.linalg.eig(A[np.ix_(weak, weak)].T)
    x = np.abs(np.real(vectors[:, np.argmax(np.real(values))]))
    x = x / (x.max() if p.get("scale", "max") == "max" else np.linalg.norm(x))
    return by_vertex(graph, dict(zip(weak, x.tolist())))


def pagerank(graph, **p):
    G = simple(graph, loops=True)
    weight = "strength" if p.get("weights") == "strength" else "count"
    values = nx.pagerank(
        G, alpha=p.get("damping", 0.85), weight=weight, tol=1e-15, max_iter=100_000)
    return by_vertex(graph, values)


def core_number(graph, **p):
    return by_vertex(graph, nx.core_number(simple(graph, directed=False)))


def triangles(graph, **p):
    return by_vertex(graph, nx.triangles(simple(graph, directed=False)))


def clustering(graph, **p):
    G = simple(graph, directed=False)
    values = nx.clustering(G)
    if p.get("undefined", "null") == "null":
        values = {v: x if G.degree(v) > 1 else None for v, x in values.items()}
    return by_vertex(graph, values)


def mean_clustering(graph, **p):
    values = clustering(graph, undefined="0" if p.get("over") == "all" else "null")
    values = [x for x in values if x is not None]
    return sum(values) / len(values) if values else None


def transitivity(graph, **p):
    G = simple(graph, directed=False)
    if all(d < 2 for _, d in G.degree()):
        return None
    return nx.transitivity(G)


def density(graph, **p):
    return nx.density(simple(graph)) if graph["n"] > 1 else None


def components(graph, **p):
    G = simple(graph)
    if not graph["directed"]:
        found = nx.connected_components(G)
    elif p.get("mode") == "strong":
        found = nx.strongly_connected_components(G)
    else:
        found = nx.weakly_connected_components(G)
    return sorted((sorted(c) for c in found), key=lambda c: (-len(c), c[0]))


def maximal_cliques(graph, **p):
    return sorted(sorted(c) for c in nx.find_cliques(simple(graph, directed=False)))


def modularity(graph, **p):
    if not graph["edges"]:
        return None
    weight = "weight" if p.get("weights") == "strength" else None
    return nx.community.modularity(
        multi(graph), p["partition"], weight=weight, resolution=p.get("resolution", 1))


def shortest_path_lengths(graph, **p):
    G = directed_for(simple(graph), p)
    found = nx.single_source_dijkstra_path_length(G, p["source"], weight=length(p) or (lambda *_: 1))
    return by_vertex(graph, dict(found))


def all_shortest_paths(graph, **p):
    G = directed_for(simple(graph), p)
    try:
        return sorted(nx.all_shortest_paths(G, p["source"], p["target"], weight=length(p)))[:1000]
    except nx.NetworkXNoPath:
        return []
