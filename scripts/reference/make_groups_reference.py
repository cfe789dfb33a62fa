#!/usr/bin/env python3
"""Writes what NetworkX 3.6.1 says of overlapping communities, trusses, ties to come and SimRank on the
stored random graphs: `Groups/networkx.json` beside `graphs.json`.

    python3 -m venv reference && reference/bin/pip install networkx==3.6.1 numpy
    reference/bin/python scripts/reference/make_groups_reference.py
"""

import json
import pathlib

import networkx as nx

FOLDER = pathlib.Path(__file__).parents[2] / "Tests/GraphAlgorithmsTests/Reference"
COUNT = 80


def simple(graph):
    G = nx.Graph()
    G.add_nodes_from(range(graph["n"]))
    G.add_edges_from((u, v) for u, v, _ in graph["edges"] if u != v)
    return G


def percolation(G, k):
    found = [sorted(c) for c in nx.community.k_clique_communities(G, k)]
    return sorted(found, key=lambda c: (-len(c), c))


def trusses(G):
    """The largest k with the pair in the k-truss."""
    numbers = {tuple(sorted(e)): 2 for e in G.edges}
    k = 3
    while True:
        T = nx.k_truss(G, k)
        if not T.number_of_edges():
            return [[u, v, numbers[u, v]] for u, v in sorted(numbers)]
        for e in T.edges:
            numbers[tuple(sorted(e))] = k
        k += 1


def predictions(G):
    """The scores of the pairs of vertex 0."""
    pairs = [(0, v) for v in G if v > 0 and not G.has_edge(0, v)]
    scores = {
        "common_neighbors": [float(len(list(nx.common_neighbors(G, u, v)))) for u, v in pairs],
        "jaccard": [x for _, _, x in nx.jaccard_coefficient(G, pairs)],
        "adamic_adar": [x for _, _, x in nx.adamic_adar_index(G, pairs)],
        "resource_allocation": [x for _, _, x in nx.resource_allocation_index(G, pairs)],
        "preferential_attachment": [float(x) for _, _, x in nx.preferential_attachment(G, pairs)],
    }
    return {name: [float(f"{x:.12g}") for x in values] for name, values in scores.items()}


def simrank(G):
    if G.number_of_edges() == 0:
        return None
    values = nx.simrank_similarity(G, source=0, tolerance=1e-10, max_iterations=500)
    return [float(f"{values[v]:.10g}") for v in G]


def main():
    graphs = json.loads((FOLDER / "graphs.json").read_text())["graphs"][:COUNT]
    answers = []
    for graph in graphs:
        G = simple(graph)
        answers.append({
            "percolation": [percolation(G, k) for k in (2, 3, 4)], "trusses": trusses(G),
            "predictions": predictions(G), "simrank": simrank(G) if graph["n"] <= 30 else None})
    text = json.dumps({"networkx": nx.__version__, "answers": answers}, separators=(",", ":"))
    (FOLDER / "Groups/networkx.json").write_text(text + "\n")
    print(len(text))


if __name__ == "__main__":
    main()
