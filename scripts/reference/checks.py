"""Answers that are not the only right ones: paths, cuts, divisions found by a search, estimates. Each
function takes a graph, the answer in the form of the oracle and the parameters, and returns what is
wrong with the answer, or None; or raises Skipped."""

import itertools

import networkx as nx
import numpy as np
import oracle
from oracle import Skipped, signed_sums, simple


def is_division(answer, n):
    return sorted(v for group in answer for v in group) == list(range(n))


def labels_of(answer, n):
    labels = np.zeros(n, int)
    for c, group in enumerate(answer):
        labels[group] = c
    return labels


# Paths and cuts


def shortest_path(graph, answer, **p):
    """The first of the shortest paths in the order of their vertices."""
    first = next(iter(oracle.all_shortest_paths(graph, **p)), None)
    return None if answer == first else f"{answer}, first is {first}"


def min_cut(graph, answer, **p):
    G = simple(graph)
    weight = oracle.weight_of(p)
    value = nx.maximum_flow_value(G, p["source"], p["target"], capacity=weight)
    pairs = {tuple(e) for e in answer}
    found = sum(
        (w if weight == "strength" else 1) for u, v, w in graph["edges"]
        if (u, v) in pairs or (not graph["directed"] and (v, u) in pairs))
    if abs(found - value) > 1e-9 * max(1, value):
        return f"cut of {found}, flow of {value}"
    G.remove_edges_from([(u, v) for u, v in pairs])
    return "still connected" if nx.has_path(G, p["source"], p["target"]) else None


def refuse_min_cut(graph, **p):
    if p["source"] == p["target"]:
        raise oracle.Refused("a cut parts two vertices")
    return "a cut"


def refuse_min_vertex_cut(graph, **p):
    refuse_min_cut(graph, **p)
    if simple(graph).has_edge(p["source"], p["target"]):
        raise oracle.Refused("no vertex parts those who are tied")
    return "a cut"


def min_vertex_cut(graph, answer, **p):
    G, (s, t) = simple(graph), (p["source"], p["target"])
    size = len(nx.minimum_node_cut(G, s, t)) if nx.has_path(G, s, t) else 0
    if len(answer) != size or s in answer or t in answer:
        return f"{answer}, least is {size}"
    G.remove_nodes_from(answer)
    return "still connected" if nx.has_path(G, s, t) else None


def betweenness_sampled(graph, answer, **p):
    """Exact where every vertex is a sample; else no farther off than the bound for five samples."""
    exact = oracle.betweenness(graph, **{k: p[k] for k in ("normalized", "weights") if k in p})
    n, k = graph["n"], p.get("samples", 100)
    if k >= n:
        worst = max((abs(a - b) for a, b in zip(answer, exact)), default=0)
        return None if worst <= 1e-9 * max([1, *exact]) else f"off by {worst}"
    chance = 1e-6
    bound = n * (n - 2) * np.sqrt(np.log(2 * n / chance) / (2 * k))
    bound /= 1 if graph["directed"] else 2
    worst = max(abs(a - b) for a, b in zip(answer, exact))
    return None if worst <= bound else f"off by {worst}, bound {bound}"


def edge_betweenness_sampled(graph, answer, **p):
    exact = oracle.edge_betweenness(graph, **{k: p[k] for k in ("normalized", "weights") if k in p})
    if [e[:2] for e in answer] != [e[:2] for e in exact]:
        return "other edges"
    n, m, k = graph["n"], max(1, len(exact)), p.get("samples", 100)
    worst = max((abs(a[2] - b[2]) for a, b in zip(answer, exact)), default=0)
    bound = n * (n - 1) * np.sqrt(np.log(2 * m / 1e-6) / (2 * k)) / (1 if graph["directed"] else 2)
    if k >= n:
        bound = 1e-9 * max([1.0] + [e[2] for e in exact])
    return None if worst <= bound else f"off by {worst}, bound {bound}"


# Divisions


def qualities(graph, measure, p):
    """A matrix B such that the quality of a division is the sum of B within its groups."""
    n = graph["n"]
    if measure in ("signed_communities", "signed_constant_potts"):
        B = np.zeros((n, n))
        for sign in (1, -1):
            part = {**graph, "edges": [
                e for e, s in zip(graph["edges"], graph["signs"]) if s == sign]}
            A = both_ways(part, p)
            gamma = p.get("positive" if sign > 0 else "negative")
            if measure == "signed_constant_potts":
                gamma = (0.5 if sign > 0 else 0.0) if gamma is None else gamma
                B += sign * (A - gamma)
            elif A.any():
                expected = null_model(graph, part, p) * (1 if gamma is None else gamma)
                B += sign * (A - expected)
        return B
    A = both_ways(graph, p)
    if measure == "constant_potts":
        return A - p.get("resolution", 0.5)
    return A - p.get("resolution", 1) * null_model(graph, graph, p) if A.any() else A


def both_ways(graph, p):
    A = oracle.matrix(graph, p.get("weights", "none"))
    return A + A.T if graph["directed"] else A


def null_model(graph, part, p):
    A = oracle.matrix(part, p.get("weights", "none"))
    if not graph["directed"]:
        A = A + np.diag(np.diag(A))
    E = np.outer(A.sum(axis=1), A.sum(axis=0)) / A.sum()
    return E + E.T if graph["directed"] else E


def divisions(n):
    """Every division of n, as lists of labels in order of appearance."""
    def grow(labels, most):
        if len(labels) == n:
            yield labels
            return
        for c in range(most + 1):
            yield from grow(labels + [c], max(most, c + 1))
    return grow([], 0)


def within(B, labels):
    same = labels[:, None] == labels[None, :]
    return B[same & ~np.eye(len(labels), dtype=bool)].sum()


def community_search(measure):
    def check(graph, answer, **p):
        n = graph["n"]
        if not is_division(answer, n):
            return "no division"
        B, labels = qualities(graph, measure, p), labels_of(answer, n)
        np.fill_diagonal(B, 0)
        scale = max(1.0, np.abs(B).sum())
        if n <= 7 and measure != "louvain":
            best = max(within(B, np.array(x)) for x in divisions(n))
            if within(B, labels) < best - 1e-9 * scale:
                return f"{within(B, labels)}, best is {best}"
        if measure == "louvain":
            return None if cannot_merge(B, labels, scale) else "two communities would rather merge"
        for v in range(n):
            gains = [B[v, labels == c].sum() for c in range(len(answer))] + [0.0]
            if max(gains) > gains[labels[v]] + 1e-9 * scale:
                return f"{v} would rather move"
        return None
    return check


def cannot_merge(B, labels, scale):
    """Louvain promises that no two communities are better merged; not so for single vertices."""
    n = labels.max(initial=0) + 1
    return all(
        B[np.ix_(labels == a, labels == b)].sum() <= 1e-9 * scale
        for a in range(n) for b in range(a))


leiden = community_search("leiden")
louvain = community_search("louvain")
constant_potts = community_search("constant_potts")
signed_communities = community_search("signed_communities")
signed_constant_potts = community_search("signed_constant_potts")


def consensus_communities(graph, answer, **p):
    """A division; no community without a tie between its parts."""
    if not is_division(answer, graph["n"]):
        return "no division"
    G = simple(graph, directed=False)
    parts = list(nx.connected_components(G))
    for group in answer:
        if not any(set(group) <= part for part in parts):
            return f"{group} spans components"
    return None


def label_propagation(graph, answer, **p):
    """Everybody has a label that weighs most among its neighbours."""
    n = graph["n"]
    if not is_division(answer, n):
        return "no division"
    A, labels = oracle.symmetric_matrix(graph, p), labels_of(answer, n)
    np.fill_diagonal(A, 0)
    for v in range(n):
        sums = [A[v, labels == c].sum() for c in range(len(answer))]
        if max(sums) > sums[labels[v]] + 1e-9:
            return f"{v} has another label than most around it"
    return None


def multislice(graph, p):
    """The matrix of the quality of divisions of all vertices in all slices, and the sum of all."""
    import layers
    slices = layers.parts(graph, p["layers"])
    n, count = graph["n"], len(slices)
    B, total = np.zeros((n * count, n * count)), 0.0
    for s, part in enumerate(slices):
        A = oracle.matrix(part, p.get("weights", "none"))
        A = A if graph["directed"] else A + np.diag(np.diag(A))
        E = np.outer(A.sum(axis=1), A.sum(axis=0)) / A.sum()
        span = slice(s * n, s * n + n)
        # Directed: ties and expectations count once for each direction.
        Q = A - p.get("resolution", 1.0) * E
        B[span, span] = (Q + Q.T) / 2 if graph["directed"] else Q
        total += A.sum()
    omega = p.get("coupling", 1.0)
    for a, b in itertools.permutations(range(count), 2):
        if p.get("slices") == "categorical" or abs(a - b) == 1:
            for v in range(n):
                B[a * n + v, b * n + v] = omega
                total += omega
    return B, total


def multislice_modularity(graph, answer, **p):
    B, total = multislice(graph, p)
    if total == 0:
        return None if answer is None else "should be undefined"
    if len(B) > 8:
        raise Skipped
    best = max(
        B[np.equal.outer(x, x)].sum() for x in map(np.array, divisions(len(B)))) / total
    return None if abs(answer - best) <= 1e-9 else f"{answer}, best is {best}"


def multislice_communities(graph, answer, **p):
    """The first slice of a best division."""
    n = graph["n"]
    if not p["layers"]:
        return None if answer == [[v] for v in range(n)] else "ties of no kind"
    if not is_division(answer, n):
        return "no division"
    B, _ = multislice(graph, p)
    if len(B) > 8:
        raise Skipped
    best, firsts = -np.inf, set()
    for x in map(np.array, divisions(len(B))):
        q = B[np.equal.outer(x, x)].sum()
        if q > best + 1e-9:
            best, firsts = q, set()
        if q >= best - 1e-9:
            firsts.add(tuple(x[:n]))
    labels = labels_of(answer, n)
    order = {c: i for i, c in enumerate(dict.fromkeys(labels.tolist()))}
    return None if tuple(order[c] for c in labels.tolist()) in firsts else "not of a best division"


# Balance


def ties_of(graph):
    return [(u, v, s) for (u, v, _), s in zip(graph["edges"], graph["signs"]) if u != v]


def bad_ties(graph, labels):
    return [(u, v, s) for u, v, s in ties_of(graph) if (labels[u] == labels[v]) != (s > 0)]


def best_camps(graph):
    """Every division into two camps with least out of line, as rows of ±1."""
    n = graph["n"]
    if n > 14:
        raise Skipped
    X = 1 - 2 * ((np.arange(1 << (n - 1))[:, None] >> np.arange(n)) & 1)
    A = signed_sums(graph)
    agreement = np.einsum("si,ij,sj->s", X, A, X) / 2
    return X[agreement >= agreement.max() - 1e-9], (len(ties_of(graph)) - agreement.max()) / 2


def frustration_camps(graph, answer, **p):
    if not is_division(answer, graph["n"]) or len(answer) > 2:
        return "no division into two"
    found = len(bad_ties(graph, labels_of(answer, graph["n"])))
    least = best_camps(graph)[1]
    return None if found == least else f"{found} out of line, least is {least}"


def ties_out_of_line(graph, answer, **p):
    """As many as must be, and without them there is balance."""
    least = best_camps(graph)[1]
    rest = [sorted(e) for e in answer]
    G = nx.Graph()
    kept = []
    for u, v, s in ties_of(graph):
        if [min(u, v), max(u, v)] in rest:
            rest.remove([min(u, v), max(u, v)])
        else:
            kept.append((u, v, s))
    # Of parallel ties of both signs either may be named by the ends alone, so that is left open.
    doubled = len({(min(u, v), max(u, v)) for u, v, _ in ties_of(graph)}) < len(ties_of(graph))
    for u, v, s in kept:
        if s > 0:
            G.add_edge(("in", u), ("in", v))
            G.add_edge(("out", u), ("out", v))
        else:
            G.add_edge(("in", u), ("out", v))
            G.add_edge(("out", u), ("in", v))
    balanced = all(
        not nx.has_path(G, ("in", v), ("out", v)) for v in range(graph["n"]) if ("in", v) in G)
    if len(answer) != least or rest or not (balanced or doubled):
        return f"{len(answer)} ties, least is {least}"
    return None


def realignment_costs(graph, answer, **p):
    """What it costs to turn each vertex over in one of the best divisions."""
    A = signed_sums(graph)
    for x in best_camps(graph)[0]:
        costs = x * (A @ x)
        isolated = [not any(v in e[:2] for e in ties_of(graph)) for v in range(graph["n"])]
        if all(
                y is None if alone else y is not None and abs(y - c) <= 1e-9
                for y, c, alone in zip(answer, costs, isolated)):
            return None
    return "of no best division"


def least_bad(graph, k):
    n = graph["n"]
    if n > 8:
        raise Skipped
    return min(len(bad_ties(graph, x)) for x in divisions(n) if max(x) < k)


def signed_blocks(graph, answer, **p):
    k = p.get("k", 3)
    if not is_division(answer, graph["n"]) or len(answer) > k:
        return "no division into so many"
    found, least = len(bad_ties(graph, labels_of(answer, graph["n"]))), least_bad(graph, k)
    return None if found == least else f"{found} out of line, least is {least}"


def line_index(graph, answer, **p):
    index, bound, hostile, friendly, _ = answer
    if index != hostile + friendly or bound > index + 1e-9:
        return f"{answer} do not add up"
    least = least_bad(graph, p.get("k", 2))
    return None if index == least and bound <= least else f"{index}, least is {least}"
