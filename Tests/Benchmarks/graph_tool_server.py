"""Answers for graph-tool as Sources/Kernels/Server.swift does for us: see compare.py."""

import math
import sys
import time

import graph_tool
import numpy as np
from graph_tool import centrality, clustering, topology

# PageRank is asked for to the exactness of ours. Its eigenvector is left out: the power iteration does not end on bipartite graphs.
KERNELS = {
    "closeness": lambda g: centrality.closeness(g).a,
    "harmonic": lambda g: centrality.closeness(g, harmonic=True).a,
    "betweenness": lambda g: centrality.betweenness(g, norm=False)[0].a,
    "pagerank": lambda g: centrality.pagerank(g, epsilon=1e-12).a,
    "core_number": lambda g: topology.kcore_decomposition(g).a,
    "clustering": lambda g: undefined_below_two(g, clustering.local_clustering(g).a),
    "components": lambda g: [len(topology.label_components(g)[1])],
    "bfs": lambda g: reached(topology.shortest_distance(g, source=0).a),
    "point_to_point": lambda g: [
        len(edges) if (edges := topology.shortest_path(g, s, t)[1]) or s == t else math.nan
        for s, t in pairs(g.num_vertices())],
    "sssp": lambda g: reached(
        topology.shortest_distance(g, source=0, weights=g.ep.length).a),
}


def pairs(n):
    sources = [pair * n // 60 for pair in range(60)]
    return [(s, (s * 7 + n // 3) % n) for s in sources]


def undefined_below_two(g, values):
    values = np.array(values, dtype=float)
    values[g.get_total_degrees(g.get_vertices()) < 2] = np.nan
    return values


def reached(distances):
    distances = np.array(distances, dtype=float)
    distances[distances > 1e9] = np.nan
    return distances


def load(path):
    words = np.fromfile(path, dtype="<u4")
    graphs, place = [], 1
    for _ in range(words[0]):
        n, m = int(words[place]), int(words[place + 1])
        edges = words[place + 2:place + 2 + 3 * m].reshape(m, 3).astype(np.int64)
        place += 2 + 3 * m
        g = graph_tool.Graph(directed=False)
        g.add_vertex(n)
        g.add_edge_list(edges[:, :2])
        g.ep.length = g.new_ep("double", vals=edges[:, 2].astype(float))
        graphs.append(g)
    return graphs


def main():
    graph_tool.openmp_set_num_threads(1)
    graphs = []
    for line in sys.stdin:
        words = line.split()
        if words[0] == "version":
            print("version", graph_tool.__version__.split()[0], flush=True)
        elif words[0] == "kernels":
            print("kernels", *KERNELS, flush=True)
        elif words[0] == "load":
            graphs = load(words[1])
            print("loaded", len(graphs), flush=True)
        elif words[0] == "time":
            wall, cpu = time.perf_counter(), time.process_time()
            count = sum(len(KERNELS[words[1]](g)) for g in graphs)
            print(
                "time", time.perf_counter() - wall, time.process_time() - cpu, count, flush=True)
        elif words[0] == "values":
            values = [np.array(KERNELS[words[1]](g), dtype="<f8") for g in graphs]
            np.concatenate(values).tofile(words[2])
            print("values", sum(map(len, values)), flush=True)


if __name__ == "__main__":
    main()
