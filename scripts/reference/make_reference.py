#!/usr/bin/env python3
"""Writes the stored reference of the measures: random graphs with what NetworkX 3.6.1, igraph and
NumPy say of them, under our conventions.

    python3 -m venv reference && reference/bin/pip install networkx==3.6.1 igraph numpy scipy
    reference/bin/python scripts/reference/make_reference.py

The tests of GraphAlgorithms read the files, so that they need neither Python nor the tools.
"""

import json
import pathlib
import random
import sys

import igraph
import networkx

import cases
import oracle
from graphs import random_graph, signed_graph

FOLDER = pathlib.Path(__file__).parents[2] / "Tests/GraphAlgorithmsTests/Reference"
COUNT = 112
EDGES = {"edge_betweenness", "edge_betweenness_subset", "truss_number"}
# Beyond so many sets of parameters they take turns, a graph each.
VARIANTS = 4
# Stored elsewhere, or answers that would fill megabytes.
TOO_LONG = {"link_prediction", "formal_concepts", "simrank", "clique_percolation"}


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, (list, tuple)):
        return [rounded(x) for x in value]
    return value


def answer(measure, graph, parameters):
    """The values, or the error that we must raise too."""
    try:
        return {"values": rounded(getattr(oracle, measure)(graph, **parameters))}
    except oracle.Refused as error:
        return {"error": str(error)}
    except oracle.Skipped:
        return {"skipped": True}


def stored(measure, content):
    """Values of edges are stored without the edges, whose order is that of the graph."""
    if measure in EDGES and "values" in content:
        content["values"] = [value for _, _, value in content["values"]]
    return content


def write(name, content):
    text = json.dumps(content, separators=(",", ":"))
    (FOLDER / name).write_text(text + "\n")
    print(name, len(text))


def leiden_modularities(graph, runs=20):
    """The modularities of twenty runs of igraph's Leiden method, each until it is stable."""
    g = igraph.Graph(n=graph["n"], edges=[(u, v) for u, v, _ in graph["edges"]])
    weights = [w for _, _, w in graph["edges"]]
    found_values = []
    for seed in range(runs):
        igraph.set_random_number_generator(random.Random(seed))
        found = g.community_leiden(
            objective_function="modularity", weights=weights, n_iterations=-1)
        found_values.append(g.modularity(found.membership, weights=weights))
    return found_values


def community_graph(seed):
    """A graph with planted communities, or without any."""
    rng = random.Random(seed)
    n = rng.choice([20, 34, 60, 100, 150])
    groups = rng.choice([1, 3, 5, 8])
    inside, between = rng.uniform(0.2, 0.6), rng.uniform(0.01, 0.12)
    edges = [
        [u, v, float(rng.randint(1, 4)) if seed % 2 else 1.0]
        for u in range(n)
        for v in range(u + 1, n)
        if rng.random() < (inside if u % groups == v % groups else between)
    ]
    return {"n": n, "directed": False, "edges": edges, "kind": f"planted/{groups}"}


def main():
    graphs = [random_graph(seed) for seed in range(COUNT)]
    tools = {"networkx": networkx.__version__, "igraph": igraph.__version__}
    write("graphs.json", {"tools": tools, "graphs": graphs})
    signed = [signed_graph(seed) for seed in range(COUNT)]
    write("signed-graphs.json", {"graphs": signed})
    only = sys.argv[1:]
    for measure in dict.fromkeys(m for m, _ in cases.all_cases()):
        if only and measure not in only:
            continue
        if not hasattr(oracle, measure) or measure in cases.LARGEST or measure in TOO_LONG:
            continue
        variants = [parameters for name, parameters in cases.all_cases() if name == measure]
        rounds = 1 if len(variants) > VARIANTS else len(variants)
        entries = []
        for turn in range(rounds):
            for number, graph in enumerate(signed if measure in cases.SIGNED else graphs):
                parameters = variants[turn if rounds > 1 else number % len(variants)]
                p = parameters(graph)
                entries.append({"parameters": p, **stored(measure, answer(measure, graph, p))})
        write(f"{measure}.json", {
            "measure": measure, "iterated": measure in cases.ITERATED,
            "signed": measure in cases.SIGNED, "answers": entries})
    if not only or "leiden" in only:
        found = []
        for seed in range(30):
            graph = community_graph(seed)
            values = leiden_modularities(graph)
            found.append({"graph": graph, "first": rounded(values[0]), "best": rounded(max(values))})
        write("leiden-best.json", found)


if __name__ == "__main__":
    main()
