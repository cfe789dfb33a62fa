#!/usr/bin/env python3
"""Writes random signed networks with their frustration indices by HiGHS (SciPy 1.17.1), an integer
program with a variable for each node and tie: `Groups/frustration.json`.

    python3 -m venv reference && reference/bin/pip install scipy==1.17.1
    reference/bin/python scripts/reference/make_signed_reference.py

Two camps with a share of ties turned over, in the sizes of networks of states; random signs in smaller
ones. Each program is solved to proven optimality, which takes some minutes in all.
"""

import json
import pathlib
import random

import numpy
import scipy.optimize
import scipy.sparse

FOLDER = pathlib.Path(__file__).parents[2] / "Tests/GraphAlgorithmsTests/Reference"


def camps(n, pairs, noise, rng):
    side = [rng.random() < 0.5 for _ in range(n)]
    return [
        (u, v, (1 if side[u] == side[v] else -1) * (-1 if rng.random() < noise else 1))
        for u, v in pairs]


def networks():
    for name, noise, seed in (("10 % noise", 0.1, 1), ("20 % noise", 0.2, 2)):
        rng = random.Random(seed)
        pairs = [(u, v) for u in range(150) for v in range(u)]
        yield name, 150, camps(150, rng.sample(pairs, 1250), noise, rng)
    rng = random.Random(0)
    pairs = {(u, v) for u in range(50) for v in range(u)}
    while len(pairs) < 1288:
        u, v = rng.randrange(155), rng.randrange(155)
        if u != v:
            pairs.add((max(u, v), min(u, v)))
    yield "a clique of 50 in a random graph, 20 % noise", 155, camps(155, sorted(pairs), 0.2, rng)
    for seed in range(3):
        rng = random.Random(seed)
        pairs = [(u, v) for u in range(30) for v in range(u)]
        yield f"random signs {seed}", 30, [
            (u, v, rng.choice([1, -1])) for u, v in rng.sample(pairs, 127)]


def frustration(n, edges):
    """x_v tells the camp, f_e whether a tie is out of line; triangles tighten the relaxation."""
    rows, lower = [], []
    number = {}
    for k, (u, v, sign) in enumerate(edges):
        number[min(u, v), max(u, v)] = k
        if sign > 0:
            rows += [{n + k: 1, u: -1, v: 1}, {n + k: 1, u: 1, v: -1}]
            lower += [0, 0]
        else:
            rows += [{n + k: 1, u: -1, v: -1}, {n + k: 1, u: 1, v: 1}]
            lower += [-1, 1]
    for a, b in list(number):
        for c in range(b + 1, n):
            if (a, c) in number and (b, c) in number:
                three = [number[a, b], number[a, c], number[b, c]]
                if numpy.prod([edges[k][2] for k in three]) < 0:
                    rows.append({n + k: 1 for k in three})
                    lower.append(1)
    matrix = scipy.sparse.lil_matrix((len(rows), n + len(edges)))
    for r, row in enumerate(rows):
        for column, value in row.items():
            matrix[r, column] = value
    upper = numpy.ones(n + len(edges))
    upper[0] = 0
    found = scipy.optimize.milp(
        numpy.r_[numpy.zeros(n), numpy.ones(len(edges))], bounds=scipy.optimize.Bounds(0, upper),
        constraints=scipy.optimize.LinearConstraint(matrix.tocsr(), lower, numpy.inf),
        integrality=numpy.r_[numpy.ones(n), numpy.zeros(len(edges))])
    assert found.status == 0, found.message
    return round(found.fun)


def main():
    found = [
        {"name": name, "n": n, "edges": edges, "frustration": frustration(n, edges)}
        for name, n, edges in networks()]
    (FOLDER / "Groups/frustration.json").write_text(
        json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
