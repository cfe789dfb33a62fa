"""What other tools say, brought to our conventions. Each function takes a graph of graphs.py and
the parameters of the catalogue and returns a list with one number or None per vertex, a number, a
list of [source, target, value], a list of lists, or raises Refused where we refuse too."""

import itertools
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


def exact_length(p):
    """Lengths have seven decimals at most. As whole numbers sums that are equal are equal in floating
    point too, which counting shortest paths needs; scores do not depend on the unit."""
    if p.get("weights") != "length":
        return None
    return lambda u, v, d: round(10**7 * d["length"])


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
        G, normalized=normalized, weight=exact_length(p), endpoints=endpoints)
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


def endless_walk(graph, **p):
    """The distribution that a step leaves as it is; a dead end leads anywhere."""
    A = matrix(graph, p.get("weights", "none"))
    sums = A.sum(axis=1, keepdims=True)
    P = np.where(sums > 0, A / np.where(sums > 0, sums, 1), 1 / max(1, len(A)))
    if np.linalg.matrix_rank(P - np.eye(len(A)), tol=1e-9) < len(A) - 1:
        raise Refused("several parts")
    system = np.vstack([P.T - np.eye(len(A)), np.ones(len(A))])
    return np.linalg.lstsq(system, np.r_[np.zeros(len(A)), 1], rcond=None)[0].tolist()


def pagerank(graph, **p):
    if p.get("damping") == 1:
        return endless_walk(graph, **p)
    G = simple(graph, loops=True)
    weight = "strength" if p.get("weights") == "strength" else "count"
    values = nx.pagerank(
        G, alpha=p.get("damping", 0.85), weight=weight, tol=1e-15, max_iter=100_000,
        personalization=p.get("personalization"))
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
    if "avoid" in p or "through" in p:
        return constrained(graph, p)
    G = directed_for(simple(graph), p)
    try:
        return sorted(nx.all_shortest_paths(G, p["source"], p["target"], weight=length(p)))[:1000]
    except nx.NetworkXNoPath:
        return []


class Skipped(Exception):
    """The other tools cannot answer in reasonable time."""


def weight_of(p):
    return "strength" if p.get("weights") == "strength" else "count"


def canonical_edges(graph):
    """The edges in the order of the compact graph."""
    edges = [e if graph["directed"] else [min(e[0], e[1]), max(e[0], e[1]), e[2]] for e in graph["edges"]]
    return sorted(edges)


def edge_betweenness(graph, **p):
    G = simple(graph)
    values = nx.edge_betweenness_centrality(
        G, normalized=p.get("normalized", False), weight=exact_length(p))
    return by_edge(graph, values)


def edge_betweenness_subset(graph, **p):
    # By listing the paths: NetworkX 3.6.1 shares what passes a vertex that is no target equally among
    # its predecessors, however many paths come through each.
    G = simple(graph)
    values = dict.fromkeys(G.edges, 0.0)
    for s in set(p["sources"]):
        for t in set(p["targets"]) - {s}:
            if not nx.has_path(G, s, t):
                continue
            paths = list(itertools.islice(nx.all_shortest_paths(G, s, t, exact_length(p)), 2001))
            if len(paths) > 2000:
                raise Skipped
            for path in paths:
                for e in zip(path, path[1:]):
                    e = e if e in values else e[::-1]
                    values[e] += 1 / len(paths) / (1 if graph["directed"] else 2)
    return by_edge(graph, values)


def by_edge(graph, values):
    """Of parallel edges the first, that is the shortest, stands for all."""
    seen, answer = set(), []
    for u, v, _ in canonical_edges(graph):
        value = 0.0
        if u != v and (u, v) not in seen:
            value = values.get((u, v), values.get((v, u)) if not graph["directed"] else None)
        seen.add((u, v))
        answer.append([u, v, value])
    return answer


def betweenness_subset(graph, **p):
    G = simple(graph)
    values = nx.betweenness_centrality_subset(G, p["sources"], p["targets"], weight=exact_length(p))
    return by_vertex(graph, values)


def katz(graph, **p):
    A = matrix(graph, p.get("weights", "none"))
    x = np.linalg.solve(np.eye(len(A)) - p["alpha"] * A.T, np.full(len(A), p.get("beta", 1.0)))
    return (x / np.linalg.norm(x) if p.get("normalized") else x).tolist()


def bonacich(graph, **p):
    A = matrix(graph, p.get("weights", "none"))
    radius = max(abs(np.linalg.eigvals(A))) if graph["n"] else 0
    beta = p.get("beta", 0.75) / radius if radius > 1e-9 else 0
    beta = p.get("exponent", beta)
    c = np.linalg.solve(np.eye(len(A)) - beta * A, A.sum(axis=1))
    norm = np.linalg.norm(c)
    return (c * math.sqrt(len(A)) / norm if norm > 0 else c).tolist()


def hits_part(graph, column, p):
    if not graph["directed"]:
        return eigenvector(graph, **p)
    A = matrix(graph, p.get("weights", "none"))
    if not A.any():
        return [None] * graph["n"]
    U, s, Vt = np.linalg.svd(A)
    if len(s) > 1 and s[1] > s[0] * (1 - 1e-9):
        raise Refused("shared eigenvalue")
    x = np.abs(U[:, 0] if column == "hub" else Vt[0])
    top = int(np.argmax(x))
    weak = next(c for c in nx.weakly_connected_components(nx.DiGraph(A)) if top in c)
    x = x / (x.max() if p.get("scale", "max") == "max" else np.linalg.norm(x))
    return [float(x[v]) if v in weak else None for v in range(graph["n"])]


def hubs(graph, **p):
    return hits_part(graph, "hub", p)


def authorities(graph, **p):
    return hits_part(graph, "authority", p)


def symmetric_matrix(graph, p):
    A = matrix(graph, p.get("weights", "none"))
    return A + A.T - np.diag(np.diag(A)) if graph["directed"] else A


def subgraph_centrality(graph, **p):
    import scipy.linalg
    return np.diag(scipy.linalg.expm(symmetric_matrix(graph, p))).tolist()


def communicability(graph, **p):
    import scipy.linalg
    return scipy.linalg.expm(symmetric_matrix(graph, p))[p["source"]].tolist()


def undirected_connected(graph):
    G = simple(graph, directed=False)
    return G if graph["n"] > 1 and nx.is_connected(G) else None


def current_flow_closeness(graph, **p):
    G = undirected_connected(graph)
    if G is None:
        return [None] * graph["n"]
    values = nx.current_flow_closeness_centrality(G, weight=weight_of(p))
    factor = graph["n"] - 1 if p.get("normalized") else 1
    return by_vertex(graph, {v: float(x) * factor for v, x in values.items()})


def information(graph, **p):
    values = current_flow_closeness(graph, weights=p.get("weights", "none"))
    return [x if x is None else x * graph["n"] for x in values]


def current_flow_betweenness(graph, **p):
    G = undirected_connected(graph)
    if G is None:
        return [None] * graph["n"]
    if graph["n"] == 2:
        return [0.0, 0.0]
    values = nx.current_flow_betweenness_centrality(G, normalized=True, weight=weight_of(p))
    pairs = (graph["n"] - 1) * (graph["n"] - 2) / 2
    factor = 1 if p.get("normalized") else pairs
    return by_vertex(graph, {v: max(0.0, float(x)) * factor for v, x in values.items()})


def no_nan(values):
    return {v: None if math.isnan(x) else float(x) for v, x in values.items()}


def constraint(graph, **p):
    return by_vertex(graph, no_nan(nx.constraint(simple(graph), weight=weight_of(p))))


def effective_size(graph, **p):
    # By the definition: for all nodes at once NetworkX 3.6.1 divides by the wrong contact's
    # strongest tie where ties have strengths or directions, and differs from its own answer for
    # single nodes; for single nodes it leaves out those with incoming ties only.
    A = matrix(graph, p.get("weights", "none"), loops=False)
    M = A + A.T
    answer = []
    for i, row in enumerate(M):
        contacts = np.flatnonzero(row)
        share = row / row.sum() if len(contacts) else row
        size = sum(1 - float(share @ (M[j] / M[j].max())) for j in contacts)
        answer.append(size if len(contacts) else None)
    return answer


def burt_efficiency(graph, **p):
    degrees = degree(graph)
    return [x if x is None else x / d for x, d in zip(effective_size(graph, **p), degrees)]


def burt_hierarchy(graph, **p):
    G = simple(graph)
    answer = []
    for v in range(graph["n"]):
        contacts = set(nx.all_neighbors(G, v))
        if len(contacts) < 2:
            answer.append(None)
            continue
        parts = [nx.local_constraint(G, v, u, weight=weight_of(p)) for u in sorted(contacts)]
        mean = sum(parts) / len(parts)
        total = sum((c / mean) * math.log(c / mean) for c in parts if c > 0)
        answer.append(total / (len(parts) * math.log(len(parts))))
    return answer


def articulation_points(graph, **p):
    return sorted(nx.articulation_points(simple(graph, directed=False)))


def bridges(graph, **p):
    G = simple(graph, directed=False)
    found = {frozenset(e) for e in nx.bridges(G) if G.edges[e]["count"] == 1}
    return [[u, v] for u, v, _ in canonical_edges(graph) if frozenset((u, v)) in found]


def triad_census(graph, **p):
    G = simple(graph)
    counts = nx.triadic_census(G if graph["directed"] else G.to_directed())
    names = ("003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300").split()
    return [counts[k] for k in names]


def dyad_census(graph, **p):
    G = simple(graph)
    arcs = set(G.edges()) if graph["directed"] else {a for u, v in G.edges() for a in ((u, v), (v, u))}
    pairs = {frozenset(a) for a in arcs}
    mutual = len(arcs) - len(pairs)
    return [mutual, len(pairs) - mutual, graph["n"] * (graph["n"] - 1) // 2 - len(pairs)]


def none_if_nan(x):
    return None if math.isnan(x) else float(x)


def assortativity(graph, **p):
    G = simple(graph)
    if G.number_of_edges() == 0:
        return None
    if "attribute" not in p:
        with np.errstate(all="ignore"):
            try:
                return none_if_nan(nx.degree_pearson_correlation_coefficient(G))
            except ValueError:
                return None
    nx.set_node_attributes(G, dict(enumerate(p["attribute"])), "group")
    try:
        return none_if_nan(nx.attribute_assortativity_coefficient(G, "group"))
    except ZeroDivisionError:
        return None


def numeric_assortativity(graph, **p):
    G = simple(graph)
    if G.number_of_edges() == 0:
        return None
    nx.set_node_attributes(G, dict(enumerate(p["attribute"])), "value")
    with np.errstate(all="ignore"):
        value = nx.numeric_assortativity_coefficient(G, "value")
    ends = {p["attribute"][u] for e in G.edges() for u in e}
    sources = {p["attribute"][u] for u, _ in G.edges()}
    targets = {p["attribute"][v] for _, v in G.edges()}
    flat = len(ends) == 1 or (graph["directed"] and (len(sources) == 1 or len(targets) == 1))
    return None if flat else none_if_nan(value)


def reciprocity(graph, **p):
    mutual, asymmetric, _ = dyad_census(graph)
    if mutual + asymmetric == 0:
        return None
    if p.get("rule", "arc") == "dyad":
        return mutual / (mutual + asymmetric)
    return nx.overall_reciprocity(simple(graph)) if graph["directed"] else 1.0


def all_distances(graph, p):
    G = directed_for(simple(graph), p)
    return dict(nx.all_pairs_dijkstra_path_length(G, weight=length(p) or (lambda *_: 1)))


def eccentricity(graph, **p):
    n, answer = graph["n"], []
    for v, row in sorted(all_distances(graph, p).items()):
        complete = len(row) == n
        if p.get("reach", "all") == "all":
            answer.append(float(max(row.values())) if complete else None)
        else:
            answer.append(float(max(row.values())) if len(row) > 1 or n == 1 else None)
    return answer


def diameter(graph, **p):
    values = eccentricity(graph, **p)
    if p.get("reach", "all") == "all" and None in values:
        return None
    values = [x for x in values if x is not None]
    return max(values) if values else None


def radius(graph, **p):
    values = [x for x in eccentricity(graph, **p) if x is not None]
    return min(values) if values else None


def average_path_length(graph, **p):
    n = graph["n"]
    values = [d for v, row in all_distances(graph, p).items() for u, d in row.items() if u != v]
    if n < 2 or not values or (p.get("reach", "all") == "all" and len(values) < n * (n - 1)):
        return None
    return sum(values) / len(values)


def global_efficiency(graph, **p):
    n = graph["n"]
    if n < 2:
        return None
    values = [1 / d for v, row in all_distances(graph, p).items() for u, d in row.items() if u != v]
    return sum(values) / (n * (n - 1))


def local_efficiency(graph, **p):
    return nx.local_efficiency(simple(graph, directed=False))


def k_shortest_paths(graph, **p):
    G = directed_for(simple(graph), p)
    weight = length(p)
    cost = lambda path: nx.path_weight(G, path, weight) if weight else len(path) - 1
    found = []
    try:
        for path in nx.shortest_simple_paths(G, p["source"], p["target"], weight=weight):
            if len(found) >= p["k"] and cost(path) > sorted(map(cost, found))[p["k"] - 1] + 1e-9:
                break
            found.append(path)
            if len(found) > 200:
                raise Skipped
    except nx.NetworkXNoPath:
        return []
    return sorted(found, key=lambda q: (round(cost(q), 9), q))[: p["k"]]


def simple_paths(graph, **p):
    G = directed_for(simple(graph), p)
    return sorted(nx.all_simple_paths(G, p["source"], p["target"], cutoff=p["cutoff"]))


def widest_path(graph, **p):
    """By trying the strengths as thresholds, from the strongest down."""
    G = multi(graph)
    for least in sorted({w for _, _, w in graph["edges"]}, reverse=True):
        H = nx.DiGraph() if graph["directed"] else nx.Graph()
        H.add_nodes_from(G)
        H.add_edges_from((u, v) for u, v, w in graph["edges"] if w >= least and u != v)
        if nx.has_path(H, p["source"], p["target"]):
            return sorted(nx.all_shortest_paths(H, p["source"], p["target"]))[0]
    return [p["source"]] if p["source"] == p["target"] else None


def max_flow(graph, **p):
    G = simple(graph)
    if p["source"] == p["target"]:
        raise Refused("the ends are the same")
    return float(nx.maximum_flow_value(G, p["source"], p["target"], capacity=weight_of(p)))


def edge_connectivity(graph, **p):
    return nx.edge_connectivity(simple(graph)) if graph["n"] > 1 else 0


def vertex_connectivity(graph, **p):
    G = simple(graph)
    n = graph["n"]
    if n < 2:
        return 0
    if not graph["directed"]:
        return nx.node_connectivity(G)
    if not nx.is_strongly_connected(G):
        return 0
    pairs = [(u, v) for u in G for v in G if u != v and not G.has_edge(u, v)]
    if len(pairs) > 600:
        raise Skipped
    return min([nx.node_connectivity(G, u, v) for u, v in pairs], default=n - 1)


def s_core_number(graph, **p):
    G = simple(graph, directed=False)
    numbers, level = {}, 0.0
    while G:
        sums = {v: G.degree(v, weight="strength") for v in G}
        v = min(sums, key=lambda u: (sums[u], u))
        level = max(level, sums[v])
        numbers[v] = float(level)
        G.remove_node(v)
    return by_vertex(graph, numbers)


def onion(graph, **p):
    return by_vertex(graph, nx.onion_layers(simple(graph, directed=False)))


def rich_club(graph, **p):
    G = simple(graph, directed=False)
    answer = []
    for k in range(max((d for _, d in G.degree()), default=0) + 1):
        rich = [v for v, d in G.degree() if d > k]
        if len(rich) < 2:
            break
        answer.append(nx.density(G.subgraph(rich)))
    return answer


def participation(graph, **p):
    G = simple(graph)
    H = nx.Graph()
    H.add_nodes_from(range(graph["n"]))
    for u, v, d in G.edges(data=True):
        w = d[weight_of(p)]
        H.add_edge(u, v, w=w + (H[u][v]["w"] if H.has_edge(u, v) else 0))
    answer = []
    for v in H:
        sums = {}
        for u in H[v]:
            sums[p["attribute"][u]] = sums.get(p["attribute"][u], 0) + H[v][u]["w"]
        total = sum(sums.values())
        answer.append(1 - sum((x / total) ** 2 for x in sums.values()) if total else None)
    return answer


def brokerage(graph, **p):
    G = simple(graph)
    G = G if graph["directed"] else G.to_directed()
    g, role = p["attribute"], p.get("role", "total")
    fits = {
        "coordinator": lambda a, b, c: a == b == c,
        "itinerant": lambda a, b, c: a == c != b,
        "representative": lambda a, b, c: a == b != c,
        "gatekeeper": lambda a, b, c: b == c != a,
        "liaison": lambda a, b, c: len({a, b, c}) == 3,
        "total": lambda a, b, c: True,
    }[role]
    counts = [
        float(sum(
            a != c and not G.has_edge(a, c) and fits(g[a], g[v], g[c])
            for a in G.predecessors(v) for c in G.successors(v)))
        for v in range(graph["n"])
    ]
    if p.get("value", "count") == "count":
        return counts
    moments = {x: brokerage_moments(g, x, role, nx.density(G)) for x in set(g)}
    if p["value"] == "expected":
        return [moments[g[v]][0] for v in range(graph["n"])]
    return [
        (counts[v] - mean) / math.sqrt(variance) if variance > 1e-12 else None
        for v in range(graph["n"]) for mean, variance in [moments[g[v]]]]


def brokerage_moments(groups, own, role, d):
    """Mean and variance of the counts of a member of a group, as in R's sna."""
    N, n = len(groups), groups.count(own)
    others = [groups.count(x) for x in set(groups) - {own}]
    pairs, shared = {
        "coordinator": ((n - 1) * (n - 2), 2 * (n - 1) * (n - 2) * (n - 3)),
        "itinerant": (
            sum(x * (x - 1) for x in others), 2 * sum(x * (x - 1) * (x - 2) for x in others)),
        "liaison": (
            sum(others) ** 2 - sum(x * x for x in others),
            4 * sum(x * math.comb(N - x - n, 2) for x in others)),
        "total": ((N - 1) * (N - 2), 2 * (N - 1) * (N - 2) * (N - 3)),
    }.get(role) or (
        (N - n) * (n - 1),
        2 * ((n - 1) * math.comb(N - n, 2) + (N - n) * math.comb(n - 1, 2)))
    q = d * d * (1 - d)
    return pairs * q, pairs * q * (1 - q) + shared * (d * (1 - d)) ** 3


def centralization(graph, **p):
    n, of = graph["n"], p.get("of", "degree")
    if n < 3:
        return None
    plain = {"n": n, "directed": False,
             "edges": [[u, v, 1.0] for u, v in simple(graph, directed=False).edges()]}
    if of in ("eigenvector", "hubs", "authorities") and not plain["edges"]:
        return 0.0

    def spread(g):
        g = {**g, "signs": [1] * len(g["edges"])}
        extra = {"normalized": True} if of == "betweenness" else {}
        if of == "katz":
            radius = max(abs(np.linalg.eigvalsh(matrix(g))))
            extra = {"alpha": 0.75 / radius if radius > 1e-9 else 0.0}
        xs = [x or 0 for x in globals()[of](g, **extra)]
        # Less than this is what rounding leaves where all are alike.
        return sum(max(xs) - x for x in xs if max(xs) - x > 1e-12 * max(xs))

    star = {"n": n, "directed": False, "edges": [[0, v, 1.0] for v in range(1, n)]}
    return spread(plain) / (spread(star) if p.get("normalized", True) else 1)


def swings(votes, quota):
    """For each member the number of coalitions of each size that it turns, exactly."""
    n, total = len(votes), sum(votes)
    if any(w != int(w) for w in votes):
        answer = [[0] * n for _ in votes]
        for i, size in itertools.product(range(n), range(n)):
            for others in itertools.combinations(votes[:i] + votes[i + 1:], size):
                answer[i][size] += sum(others) < quota <= sum(others) + votes[i]
        return answer
    table = [[0] * (total + 1) for _ in range(n + 1)]
    table[0][0] = 1
    for i, w in enumerate(votes):
        for size in range(i, -1, -1):
            for t in range(total - w, -1, -1):
                if table[size][t]:
                    table[size + 1][t + w] += table[size][t]
    answer = []
    for w in votes:
        without = [[0] * (total + 1) for _ in range(n)]
        for size in range(n):
            for t in range(total + 1):
                less = without[size - 1][t - w] if size and t >= w else 0
                without[size][t] = table[size][t] - less
        answer.append([sum(row[max(0, quota - w):quota]) for row in without])
    return answer


def shapley_shubik(graph, **p):
    from fractions import Fraction
    n = graph["n"]
    f = math.factorial
    return [
        float(sum(Fraction(f(k) * f(n - 1 - k) * x, f(n)) for k, x in enumerate(row)))
        for row in swings(p["attribute"], p["quota"])
    ]


def banzhaf(graph, **p):
    totals = [sum(row) for row in swings(p["attribute"], p["quota"])]
    if p.get("normalized", True):
        return [x / sum(totals) for x in totals]
    return [x / 2 ** (graph["n"] - 1) for x in totals]


def signed_parts(graph):
    P, N = np.zeros((graph["n"],) * 2), np.zeros((graph["n"],) * 2)
    for (u, v, _), s in zip(graph["edges"], graph["signs"]):
        if u != v:
            M = P if s > 0 else N
            M[u, v] = 1
            if not graph["directed"]:
                M[v, u] = 1
    return P, N


def signed_degree(graph, **p):
    P, N = signed_parts(graph)
    either = lambda M: np.minimum(M + M.T, 1).sum(axis=1)
    return (either(P) - either(N)).tolist()


def pn(graph, **p):
    P, N = signed_parts(graph)
    n = graph["n"]
    if n == 1:
        return [1.0]
    try:
        return np.linalg.solve(np.eye(n) - (P - 2 * N) / (2 * n - 2), np.ones(n)).tolist()
    except np.linalg.LinAlgError:
        raise Refused("no single solution") from None


def signed_sums(graph):
    A = np.zeros((graph["n"],) * 2)
    for (u, v, _), s in zip(graph["edges"], graph["signs"]):
        if u != v:
            A[u, v] += s
            A[v, u] += s
    return A


def signed_eigenvector(graph, **p):
    A = signed_sums(graph)
    if not any(u != v for u, v, _ in graph["edges"]):
        return [None] * graph["n"]
    values, vectors = np.linalg.eigh(A)
    scale = max(abs(values[0]), abs(values[-1]))
    if graph["n"] > 1 and values[-1] - values[-2] <= 1e-9 * scale:
        raise Refused("shared eigenvalue")
    x = vectors[:, -1]
    largest = np.abs(x).max()
    leader = next(y for y in x if abs(y) >= largest * (1 - 1e-9))
    return (x / leader).tolist()


def frustration(graph, **p):
    """A mixed-integer program: f ≥ |x_u − x_v| for friendly ties, f ≥ 1 − |x_u − x_v| for others."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    ties = [(u, v, s) for (u, v, _), s in zip(graph["edges"], graph["signs"]) if u != v]
    n, m = graph["n"], len(ties)
    if m == 0:
        return 0
    rows, low = [], []
    for e, (u, v, s) in enumerate(ties):
        for a, b, c in ((1, -1, 0), (-1, 1, 0)) if s > 0 else ((1, 1, 1), (-1, -1, -1)):
            row = np.zeros(n + m)
            row[n + e] = 1
            row[u] += a
            row[v] += b
            rows.append(row)
            low.append(c if s < 0 else 0)
    solution = milp(
        np.r_[np.zeros(n), np.ones(m)], integrality=np.r_[np.ones(n), np.zeros(m)],
        bounds=Bounds(0, 1), constraints=LinearConstraint(np.array(rows), np.array(low), np.inf))
    return round(solution.fun)


from layers import (  # noqa: E402
    constrained, distance_classes, multiplex_pagerank, multiplex_participation, overlap_degree, versatility)
from groups import (  # noqa: E402,F401
    clique_percolation, cohesive_blocks, core_periphery, core_periphery_fit, formal_concepts,
    girvan_newman, k_plexes, link_prediction, local_walk_balance, minimal_blocking_coalitions,
    minimal_winning_coalitions, normalized_frustration, partition_comparison, regular_equivalence,
    signed_modularity, signed_triads, similarity, simrank, structural_cohesion,
    structural_equivalence, triad_balance, truss_number, twins, veto_members, walk_balance)
