"""Groups, likeness, votes and balance by their definitions: what no other tool has, slowly."""

import itertools
import math

import networkx as nx
import numpy as np
import oracle
from oracle import Skipped, signed_sums, simple


def undirected(graph):
    return simple(graph, directed=False)


def by_size(sets):
    return sorted((sorted(s) for s in sets), key=lambda s: (-len(s), s))


# Cohesive groups


def clique_percolation(graph, **p):
    return by_size(nx.community.k_clique_communities(undirected(graph), p.get("k", 3)))


def k_plexes(graph, **p):
    """All subsets in which everybody lacks at most k − 1 others, that no vertex can join."""
    G, k = undirected(graph), p.get("k", 2)
    least, n = p.get("least", 2 * k - 1), graph["n"]
    tied = [sum(1 << u for u in G[v]) for v in G]
    is_plex = lambda s: all(
        bin(s & ~tied[v] & ~(1 << v)).count("1") < k for v in range(n) if s >> v & 1)
    plexes = {s for s in range(1, 1 << n) if is_plex(s)}
    maximal = [s for s in plexes if not any(s | 1 << v in plexes for v in range(n) if not s >> v & 1)]
    return by_size([v for v in range(n) if s >> v & 1] for s in maximal if bin(s).count("1") >= least)


def truss_number(graph, **p):
    G = undirected(graph)
    numbers = {tuple(sorted(e)): 2 for e in G.edges}
    for k in itertools.count(3):
        T = nx.k_truss(G, k)
        if not T.number_of_edges():
            break
        numbers.update({tuple(sorted(e)): k for e in T.edges})
    return [[u, v, numbers[u, v]] for u, v in sorted(numbers)]


def twins(graph, **p):
    G = undirected(graph)
    closed = p.get("kind", "closed") == "closed"
    classes = {}
    for v in (v for v in G if G[v]):
        classes.setdefault(frozenset(G[v]) | ({v} if closed else set()), []).append(v)
    return by_size(c for c in classes.values() if len(c) > 1)


def components_without_cuts(G, k):
    """The largest sets that no k − 1 vertices part, by trying every cut of fewer than k vertices."""
    open_sets, found = [frozenset(c) for c in nx.connected_components(G)], set()
    while open_sets:
        s = open_sets.pop()
        H = G.subgraph(s)
        weak = [v for v in H if H.degree(v) < k]
        if len(s) <= k:
            continue
        if weak:
            open_sets += [frozenset(c) for c in nx.connected_components(H.subgraph(s - set(weak)))]
            continue
        cut = nx.minimum_node_cut(H) if not is_complete(H) else s
        if len(cut) >= k:
            found.add(s)
            continue
        for part in nx.connected_components(H.subgraph(s - set(cut))):
            open_sets.append(frozenset(part) | frozenset(cut))
    return {s for s in found if not any(s < t for t in found)}


def is_complete(H):
    return H.number_of_edges() == len(H) * (len(H) - 1) // 2


def blocks(graph):
    """The cohesion of each block, the largest where a set is one for several."""
    G, cohesion = undirected(graph), {}
    for k in itertools.count(1):
        found = components_without_cuts(G, k)
        if not found:
            return cohesion
        cohesion.update({s: k for s in found})


def cohesive_blocks(graph, **p):
    return [sorted(s) for s, _ in sorted(
        blocks(graph).items(), key=lambda x: (x[1], -len(x[0]), sorted(x[0])))]


def structural_cohesion(graph, **p):
    answer = [0] * graph["n"]
    for s, k in blocks(graph).items():
        for v in s:
            answer[v] = max(answer[v], k)
    return answer


def formal_concepts(graph, **p):
    """Every set of objects that share attributes, `least` of them, by intersecting rows."""
    G = simple(graph)
    objects = p["objects"]
    rows = {v: frozenset(G[v]) for v in objects}
    intents = {r for r in rows.values() if r}
    while True:
        more = {a & b for a in intents for b in rows.values() if a & b} | intents
        if more == intents:
            break
        intents = more
        if len(intents) > 3000:
            raise Skipped
    extents = {i: sorted(v for v in objects if i <= rows[v]) for i in intents}
    order = sorted(extents, key=lambda i: (-len(i) * len(extents[i]), extents[i]))
    return [extents[i] for i in order if len(i) >= p.get("least", 1)]


def core_ties(G, core):
    within = lambda s: sum(G.has_edge(u, v) for u, v in itertools.combinations(sorted(s), 2))
    return within(core), within(set(G) - set(core))


def core_periphery(graph, **p):
    """The best core of whole classes of degree, the smallest of equally good ones."""
    G = undirected(graph)
    best = None
    for least in sorted({d for _, d in G.degree()} | {graph["n"]}, reverse=True):
        core = {v for v, d in G.degree() if d >= least}
        inside, outside = core_ties(G, core)
        bad = len(core) * (len(core) - 1) // 2 - inside + outside
        if best is None or bad < best[0]:
            best = bad, core
    return [float(v in best[1]) for v in G]


def core_periphery_fit(graph, **p):
    G = undirected(graph)
    is_core = core_periphery(graph)
    x, y = [], []
    for u, v in itertools.combinations(G, 2):
        if is_core[u] == is_core[v]:
            x.append(float(G.has_edge(u, v)))
            y.append(is_core[u])
    if len(set(x)) < 2 or len(set(y)) < 2:
        return None
    return float(np.corrcoef(x, y)[0, 1])


def girvan_newman(graph, **p):
    """One tie after another goes: of those with most paths the first."""
    H = undirected(graph)
    G, best = nx.Graph(H), None
    while True:
        parts = by_size(nx.connected_components(H))
        if "count" in p:
            if len(parts) >= p["count"]:
                return parts
        elif G.number_of_edges():
            q = nx.community.modularity(G, parts)
            if best is None or q > best[0] + 1e-12:
                best = q, parts
        if not H.number_of_edges():
            return best[1] if best else parts
        values = nx.edge_betweenness_centrality(H, normalized=False)
        values = {tuple(sorted(e)): x for e, x in values.items()}
        busiest = None
        for e in sorted(values):
            if busiest is None or values[e] > values[busiest] + 1e-9:
                busiest = e
        H.remove_edge(*busiest)


# Likeness


def link_prediction(graph, **p):
    G = undirected(graph)
    pairs = [(u, v) for u in G for v in G if u < v and not G.has_edge(u, v)]
    score = p.get("score", "adamic_adar")
    if score == "katz":
        largest = max((d for _, d in G.degree()), default=0)
        A = nx.to_numpy_array(G, nodelist=range(graph["n"]))
        K = np.linalg.inv(np.eye(len(A)) - A / (2 * largest)) if largest else np.zeros_like(A)
        return [[u, v, float(K[u, v])] for u, v in pairs]
    tools = {
        "jaccard": nx.jaccard_coefficient, "adamic_adar": nx.adamic_adar_index,
        "resource_allocation": nx.resource_allocation_index,
        "preferential_attachment": nx.preferential_attachment,
        "common_neighbors": lambda G, pairs: (
            (u, v, len(list(nx.common_neighbors(G, u, v)))) for u, v in pairs),
    }
    return [list(x) for x in tools[score](G, pairs)]


def simrank(graph, **p):
    mode, decay = p.get("direction", "in"), p.get("decay", 0.9)
    G = undirected(graph) if mode == "either" else simple(graph)
    A = nx.to_numpy_array(G, nodelist=range(graph["n"]), weight=None)
    A = A.T if mode == "out" else A
    sums = A.sum(axis=0)
    W = A / np.where(sums > 0, sums, 1)
    S = np.eye(len(A))
    for _ in range(2000):
        T = decay * (W.T @ S @ W)
        np.fill_diagonal(T, 1)
        if np.abs(T - S).max() < 1e-15:
            break
        S = T
    return S[p["source"]].tolist()


def structural_equivalence(graph, **p):
    G, s, n = undirected(graph), p["source"], graph["n"]
    if n < 3:
        return [None] * n
    alike = lambda v: sum(
        G.has_edge(s, w) == G.has_edge(v, w) for w in G if w not in (s, v)) / (n - 2)
    return [1.0 if v == s else alike(v) for v in G]


def similarity(graph, **p):
    """By lists of levels, entry by entry."""
    n, s, by = graph["n"], p["source"], p.get("by", "s")
    X = np.zeros((n, n), int)
    for u, v, _ in graph["edges"]:
        if u != v:
            X[u, v] = 1
            if not graph["directed"]:
                X[v, u] = 1
    if p.get("self", True):
        np.fill_diagonal(X, 1)
    return [likeness(by, X[s].tolist(), X[v].tolist()) for v in range(n)]


def likeness(by, x, y):
    n = len(x)

    def chance(xs, ys):
        """How far two entries drawn at random are apart, levels being 0 and 1."""
        p, q = sum(xs) / len(xs), sum(ys) / len(ys)
        return p * (1 - q) + q * (1 - p)

    apart = sum(map(lambda a, b: abs(a - b), x, y)) / n
    if by in ("s", "s_squared"):
        return 1 - 2 * apart
    if by == "a":
        return 2 * chance(x, y) - 2 * apart
    if by.startswith(("kappa", "pi")):
        xs, ys = (x + y, x + y) if by.startswith("pi") else (x, y)
        expected = chance(xs, ys)
        return 1 - apart / expected if expected > 1e-12 else None
    if by == "jaccard":
        either = sum(map(max, x, y))
        return sum(map(min, x, y)) / either if either else None
    if by == "cosine":
        scale = math.sqrt(sum(x) * sum(y))
        return sum(map(min, x, y)) / scale if scale else None
    from scipy.stats import kendalltau
    value = kendalltau(x, y).statistic
    return None if math.isnan(value) else float(value)


def regular_equivalence(graph, **p):
    """Classes are split until all of a class are tied to the same classes in the same ways."""
    n = graph["n"]
    ways = [set() for _ in range(n)]
    for (u, v, _), s in zip(graph["edges"], graph.get("signs", [1] * len(graph["edges"]))):
        if u != v:
            ways[u].add((v, s, "out" if graph["directed"] else "both"))
            ways[v].add((u, s, "in" if graph["directed"] else "both"))
    classes = list(p.get("attribute", [0] * n))
    while True:
        kinds = [(classes[v], frozenset((classes[u], s, d) for u, s, d in ways[v])) for v in range(n)]
        numbers = {k: i for i, k in enumerate(dict.fromkeys(kinds))}
        fresh = [numbers[k] for k in kinds]
        if len(numbers) == len(set(classes)):
            return by_size([v for v in range(n) if fresh[v] == c] for c in set(fresh))
        classes = fresh


def partition_comparison(graph, **p):
    import igraph
    n = graph["n"]
    labels = [0] * n, [0] * n
    for side, name in zip(labels, ("partition", "other")):
        for c, group in enumerate(p[name]):
            for v in group:
                side[v] = c
    compare = lambda method: igraph.compare_communities(*labels, method=method)
    ones = [len(p[name]) for name in ("partition", "other")]
    if ones == [1, 1] or ones == [n, n]:
        return [1.0, 1.0, 0.0]
    return [compare("nmi"), compare("adjusted_rand"), max(0.0, compare("vi"))]


# Votes


def coalitions(p):
    votes, n = p["attribute"], len(p["attribute"])
    passes = lambda s: sum(votes[v] for v in range(n) if s >> v & 1) >= p["quota"]
    return n, {s for s in range(1 << n) if passes(s)}


def minimal(n, sets):
    found = [s for s in sets if not any(s ^ 1 << v in sets for v in range(n) if s >> v & 1)]
    return sorted([v for v in range(n) if s >> v & 1] for s in found)


def minimal_winning_coalitions(graph, **p):
    n, winning = coalitions(p)
    return minimal(n, winning)


def minimal_blocking_coalitions(graph, **p):
    n, winning = coalitions(p)
    everybody = (1 << n) - 1
    return minimal(n, {s for s in range(1 << n) if everybody ^ s not in winning})


def veto_members(graph, **p):
    votes = p["attribute"]
    return [v for v, x in enumerate(votes) if sum(votes) - x < p["quota"]]


# Balance


def signed_triads(graph, **p):
    S = np.sign(signed_sums(graph))
    counts = [0, 0, 0, 0]
    for three in itertools.combinations(range(graph["n"]), 3):
        signs = [S[a, b] for a, b in itertools.combinations(three, 2)]
        if all(signs):
            counts[sum(s < 0 for s in signs)] += 1
    return counts


def triad_balance(graph, **p):
    a, b, c, d = signed_triads(graph)
    if a + b + c + d == 0:
        return None
    return (a + c + (d if p.get("rule") == "weak" else 0)) / (a + b + c + d)


def walks(graph, p):
    import scipy.linalg
    A = signed_sums(graph) * p.get("temperature", 1.0)
    return np.diag(scipy.linalg.expm(A)), np.diag(scipy.linalg.expm(np.abs(A)))


def walk_balance(graph, **p):
    signed, every = walks(graph, p)
    return float(signed.sum() / every.sum())


def local_walk_balance(graph, **p):
    signed, every = walks(graph, p)
    return (signed / every).tolist()


def normalized_frustration(graph, **p):
    m = sum(u != v for u, v, _ in graph["edges"])
    return 1 - 2 * oracle.frustration(graph) / m if m else None


def signed_modularity(graph, **p):
    """Gómez and others: friendly less expected friendly ties, minus hostile less expected ones."""
    label = {v: c for c, group in enumerate(p["partition"]) for v in group}
    same = np.array([[label[u] == label[v] for v in range(graph["n"])] for u in range(graph["n"])])
    quality, total = 0.0, 0.0
    for sign, gamma in ((1, p.get("positive", 1)), (-1, p.get("negative", 1))):
        part = {**graph, "edges": [
            e for e, s in zip(graph["edges"], graph["signs"]) if s == sign]}
        A = oracle.matrix(part)
        if not graph["directed"]:
            A += np.diag(np.diag(A))
        m = A.sum()
        total += m
        if m:
            B = A - gamma * np.outer(A.sum(axis=1), A.sum(axis=0)) / m
            quality += sign * B[same].sum()
    return quality / total if total else None


