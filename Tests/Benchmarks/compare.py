#!/usr/bin/env python3
"""Times our kernels and those of other tools on the same graphs, in turn: see scripts/bench."""

import argparse
import csv
import functools
import math
import os
import pathlib
import platform
import random
import statistics
import subprocess
import time
from importlib import metadata

import igraph
import networkit
import networkx
import numpy as np
import rustworkx

# MARK: Graphs


def panel(years):
    """A graph a year: 25 nations at first, 200 at last, in agreements that come and go."""
    rng = random.Random(1914)
    agreements, graphs = [], []
    for year in range(years):
        n = 25 + 175 * year // max(1, years - 1)
        agreements = [a for a in agreements if rng.random() < 0.93]
        while len(agreements) < n // 3:
            size = min(n, 2 + int(rng.paretovariate(1.1)))
            centre = rng.randrange(n)
            near = [(centre + int(rng.gauss(0, size))) % n for _ in range(3 * size)]
            agreements.append(sorted(set(near[:size]) | {centre}))
        pairs = {(u, v) for a in agreements for u in a for v in a if u < v}
        graphs.append((n, [(u, v, 1) for u, v in sorted(pairs)]))
    return graphs


def atop_panel(folder):
    """A graph a year, 1816 to 2018: the states of the system, tied where they share an alliance of
    ATOP 5.1; None where the files are not at hand."""
    members = folder / "atop-5.1" / "atop5_1m.csv"
    states = folder / "cow-states" / "states2016.csv"
    if not members.exists() or not states.exists():
        return None
    with open(members, encoding="latin-1") as file:
        joined = [(int(r["atopid"]), int(r["member"]), int(r["yrent"]), int(r["yrexit"]) or 9999)
                  for r in csv.DictReader(file)]
    with open(states, encoding="latin-1") as file:
        system = [(int(r["ccode"]), int(r["styear"]), int(r["endyear"])) for r in csv.DictReader(file)]
    graphs = []
    for year in range(1816, 2019):
        # The list of states ends in 2016.
        codes = sorted({c for c, a, b in system if a <= min(year, 2016) <= b})
        index = {code: place for place, code in enumerate(codes)}
        alliances = {}
        for alliance, member, entered, left in joined:
            if entered <= year <= left and member in index:
                alliances.setdefault(alliance, set()).add(index[member])
        pairs = {(u, v) for a in alliances.values() for u in a for v in a if u < v}
        graphs.append((len(codes), [(u, v, 1) for u, v in sorted(pairs)]))
    return graphs


def large(edges):
    """Five edges a vertex: half of the ends at random, half ends of earlier edges."""
    rng = np.random.default_rng(edges)
    n = max(20, edges // 5)
    u = rng.integers(0, n, size=edges + edges // 4 + 100)
    v = rng.integers(0, n, size=len(u))
    start = 64
    while start < len(u):
        stop = min(len(u), 2 * start)
        chosen = np.flatnonzero(rng.random(stop - start) < 0.5) + start
        earlier = rng.integers(0, start, size=len(chosen))
        v[chosen] = np.where(rng.random(len(chosen)) < 0.5, u[earlier], v[earlier])
        start = stop
    low, high = np.minimum(u, v), np.maximum(u, v)
    _, first = np.unique((low * n + high)[low != high], return_index=True)
    kept = np.flatnonzero(low != high)[np.sort(first)][:edges]
    low, high = low[kept], high[kept]
    order = np.lexsort((high, low))
    low, high = low[order], high[order]
    return [(n, np.stack([low, high, 1 + (low * 7 + high * 13) % 9], axis=1))]


def grid(side):
    """A square grid: few edges a vertex, and many steps from corner to corner."""
    vertices = np.arange(side * side).reshape(side, side)
    across = np.stack([vertices[:, :-1].ravel(), vertices[:, 1:].ravel()], axis=1)
    down = np.stack([vertices[:-1].ravel(), vertices[1:].ravel()], axis=1)
    ends = np.concatenate([across, down])
    ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    lengths = 1 + (ends[:, 0] * 7 + ends[:, 1] * 13) % 9
    return [(side * side, np.concatenate([ends, lengths[:, None]], axis=1))]


def write(graphs, path):
    with open(path, "wb") as file:
        np.array([len(graphs)], dtype="<u4").tofile(file)
        for n, edges in graphs:
            np.array([n, len(edges)], dtype="<u4").tofile(file)
            np.array(edges, dtype="<u4").tofile(file)


# MARK: Peers: what one graph takes, and the function from it to numbers


def to_igraph(n, edges):
    edges = np.array(edges).reshape(-1, 3)
    graph = igraph.Graph(n=n, edges=edges[:, :2])
    graph.es["length"] = edges[:, 2].tolist()
    return graph


def to_networkit(n, edges):
    ends = np.ascontiguousarray(np.array(edges, dtype=np.uint64).reshape(-1, 3)[:, :2].T)
    return networkit.GraphFromCoo((ends[0], ends[1]), n=n)


def to_rustworkx(n, edges):
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from([(int(u), int(v), float(w)) for u, v, w in edges])
    return graph


def to_networkx(n, edges):
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(edges)
    return graph


def cliques(graph):
    found = graph.maximal_cliques()
    return [len(found), sum(map(len, found))]


def run(algorithm):
    algorithm.run()
    return algorithm


def pairs(n):
    """Sixty pairs, each to be connected by a shortest path: the same as in Kernel.swift."""
    sources = [pair * n // 60 for pair in range(60)]
    return [(s, (s * 7 + n // 3) % n) for s in sources]


def bidirectional(graph, source, target):
    search = run(networkit.distance.BidirectionalBFS(graph, source, target, True))
    search.getPath()
    return search.getDistance()


def reached(distances):
    return [x if x < 1e300 else math.nan for x in distances]


# As many searches for communities as Kernel.swift makes: one may be lucky or not.
SEARCHES = 5
IGRAPH = {
    "closeness": lambda g: g.closeness(),
    "harmonic": lambda g: g.harmonic_centrality(),
    "diameter": lambda g: [g.diameter(unconn=True)],
    "betweenness": lambda g: g.betweenness(directed=False),
    "pagerank": lambda g: g.pagerank(directed=False),
    "eigenvector": lambda g: g.eigenvector_centrality(),
    "core_number": lambda g: g.coreness(),
    "clustering": lambda g: g.transitivity_local_undirected(mode="nan"),
    "triangles": lambda g: [len(g.list_triangles())],
    "constraint": lambda g: g.constraint(),
    "maximal_cliques": cliques,
    "components": lambda g: [len(g.connected_components())],
    "bfs": lambda g: reached(g.distances(source=0)[0]),
    "sssp": lambda g: reached(g.distances(source=0, weights="length")[0]),
    "point_to_point": lambda g: [
        len(path) if (path := g.get_shortest_path(s, t, output="epath")) or s == t else math.nan
        for s, t in pairs(g.vcount())],
    "leiden": lambda g: [statistics.mean(
        g.modularity(g.community_leiden("modularity", n_iterations=-1).membership)
        for _ in range(SEARCHES))],
}
NETWORKIT = {
    "harmonic": lambda g: [
        x / max(1, g.numberOfNodes() - 1)
        for x in run(networkit.centrality.HarmonicCloseness(g, False)).scores()],
    "betweenness": lambda g: [
        x / 2 for x in run(networkit.centrality.Betweenness(g)).scores()],
    "core_number": lambda g: run(networkit.centrality.CoreDecomposition(g)).scores(),
    "components": lambda g: [
        run(networkit.components.ConnectedComponents(g)).numberOfComponents()],
    "bfs": lambda g: reached(run(networkit.distance.BFS(g, 0, False)).getDistances()),
    "point_to_point": lambda g: reached(
        bidirectional(g, s, t) for s, t in pairs(g.numberOfNodes())),
}
RUSTWORKX = {
    "betweenness": lambda g: list(
        rustworkx.betweenness_centrality(g, normalized=False, parallel_threshold=10**9).values()),
    "core_number": lambda g: [x for _, x in sorted(rustworkx.core_number(g).items())],
    "components": lambda g: [rustworkx.number_connected_components(g)],
}
NETWORKX = {
    "pagerank": lambda g: list(networkx.pagerank(g, weight=None, tol=1e-12, max_iter=1000).values()),
    "core_number": lambda g: list(networkx.core_number(g).values()),
    "constraint": lambda g: list(networkx.constraint(g).values()),
    "components": lambda g: [networkx.number_connected_components(g)],
    "maximal_cliques": lambda g: (lambda c: [len(c), sum(map(len, c))])(list(networkx.find_cliques(g))),
}
PEERS = [
    ("igraph", to_igraph, IGRAPH), ("networkit", to_networkit, NETWORKIT),
    ("rustworkx", to_rustworkx, RUSTWORKX), ("networkx", to_networkx, NETWORKX),
]
# Work on a single graph that grows faster than the edges is done up to this many of them.
LARGEST = {
    "closeness": 30_000, "harmonic": 30_000, "diameter": 30_000, "betweenness": 30_000,
    "eigenvector": 1_000_000, "maximal_cliques": 1_000_000, "constraint": 300_000,
    "clustering": 1_000_000, "leiden": 100_000,
}
# Measures of a single graph that a second worker has a part in.
SHARED = {"closeness", "harmonic", "diameter", "betweenness"}
SLOW_PEERS = {"networkx": 20_000, "rustworkx": 1_000_000}
TOLERANCE = {"pagerank": 1e-6, "eigenvector": 1e-6}
PANEL = ["closeness", "harmonic", "diameter", "betweenness", "pagerank", "eigenvector",
         "core_number", "clustering", "constraint", "maximal_cliques", "leiden"]
SINGLE = ["components", "core_number", "pagerank", "bfs", "point_to_point", "sssp", "triangles", "clustering",
          "eigenvector", "maximal_cliques", "harmonic", "closeness", "betweenness", "constraint",
          "leiden"]


# And of one that is deep rather than wide.
DEEP = ["components", "bfs", "point_to_point", "sssp"]


class Server:
    """A process that holds the graphs and answers as Sources/Kernels/Server.swift says."""

    def __init__(self, *command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer or answer[0] == "error":
            raise SystemExit(f"{self.process.args} answered {answer} to {line}")
        return answer

    def time(self, kernel, workers=1):
        answer = self.ask(f"time {kernel} {workers}")
        return float(answer[1]), float(answer[2])

    def values(self, kernel, path):
        self.ask(f"values {kernel} {path}")
        return np.fromfile(path, dtype="<f8")


def answers(function, graphs):
    return [x for graph in graphs for x in function(graph)]


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def agree(kernel, ours, theirs):
    """Whether two answers are the same; where either leaves a vertex undefined it is not compared."""
    if kernel == "leiden":
        return bool(np.nanmean(ours) >= np.nanmean(theirs) - 1e-3)
    if ours.shape != theirs.shape:
        return False
    both = ~(np.isnan(ours) | np.isnan(theirs))
    scale = np.maximum(1, np.maximum(np.abs(ours), np.abs(theirs)))
    return bool((np.abs(ours - theirs)[both] <= TOLERANCE.get(kernel, 1e-9) * scale[both]).all())


def middle(values):
    return statistics.median(values)


def spread(values):
    """Half the distance of the quartiles, as a share of the median."""
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 4], ordered[(3 * len(ordered)) // 4]
    return (high - low) / 2 / max(middle(values), 1e-12)


def compare(ours, kernel, name, graphs, peers, options):
    """Rows of one kernel: each peer and we take turns on the same graphs."""
    rows = []
    scratch = options.folder / "values.bin"
    mine = ours.values(kernel, scratch)
    turns = [
        (peer, functools.partial(answers, functions[kernel], peers[peer]))
        for peer, _, functions in PEERS if kernel in functions and peer in peers]
    for server, kernels in options.servers.items():
        if kernel in kernels:
            turns.append((server.name, server))
    for peer, work in turns:
        if isinstance(work, Server):
            theirs, take = work.values(kernel, scratch), functools.partial(work.time, kernel)
        else:
            theirs, take = np.array(work(), dtype=float), functools.partial(timed, work)
        if not agree(kernel, mine, theirs):
            print(f"  {kernel} on {name}: {peer} DISAGREES", flush=True)
        a, b = [], []
        for _ in range(options.rounds):
            a.append(ours.time(kernel))
            b.append(take())
        cpu = (middle([x[1] for x in a]), middle([x[1] for x in b]))
        wall = (middle([x[0] for x in a]), middle([x[0] for x in b]))
        rows.append({
            "work": f"{name}: {kernel}", "peer": peer, "cpu": cpu, "wall": wall,
            "spread": max(spread([x[1] for x in a]), spread([x[1] for x in b])),
            "same": agree(kernel, mine, theirs),
        })
        print(f"  {kernel:16s} {peer:10s} {cpu[1] / max(cpu[0], 1e-9):8.2f} × "
              f"(cpu {cpu[0] * 1e3:.2f} and {cpu[1] * 1e3:.2f} ms)", flush=True)
    return rows


def second_core(ours, kernel, options):
    """The wall clock of one worker over that of two, in turn."""
    times = [(ours.time(kernel)[0], ours.time(kernel, 2)[0]) for _ in range(2 * options.rounds)]
    return middle([one for one, _ in times]) / middle([two for _, two in times])


def built(graphs, edges):
    return {
        peer: [make(n, e) for n, e in graphs]
        for peer, make, _ in PEERS if edges <= SLOW_PEERS.get(peer, 10**9)
    }


def exponents(growth):
    """The slope of the logarithm of our processor time over that of the number of edges."""
    found = {}
    for kernel, points in growth.items():
        points = [(m, t) for m, t in points if t > 1e-4]
        if len(points) > 1:
            x, y = np.log([m for m, _ in points]), np.log([t for _, t in points])
            found[kernel] = float(np.polyfit(x, y, 1)[0])
    return found


def machine():
    cpu = platform.processor() or platform.machine()
    try:
        for line in open("/proc/cpuinfo"):
            if line.startswith("model name"):
                cpu = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    load = os.getloadavg()[0]
    return f"{cpu}, {os.cpu_count()} cores, load {load:.1f} at the start, {platform.system()}"


def graph_tool_server(python):
    """graph-tool comes from Debian, for Debian's Python, hence in a process of its own."""
    if not python:
        return {}
    server = Server(python, str(pathlib.Path(__file__).with_name("graph_tool_server.py")))
    server.name = "graph-tool " + server.ask("version")[1]
    return {server: set(server.ask("kernels")[1:])}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--graph-tool", help="a Python that has graph-tool; none unless given")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--kernels", help="names, separated by commas; all unless given")
    parser.add_argument("--panel", type=int, default=200, help="years of the panel; 0 for none")
    parser.add_argument(
        "--data", type=pathlib.Path, default=pathlib.Path("../shared/data"),
        help="where the panel of ATOP is read from, if it is there")
    parser.add_argument("--grid", type=int, default=500, help="side of a square grid; 0 for none")
    parser.add_argument("--sizes", default="1000,10000,100000", help="edges of single graphs")
    parser.add_argument("-o", "--output", type=pathlib.Path, default=pathlib.Path("out/bench.md"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    networkit.setNumberOfThreads(1)
    igraph.set_random_number_generator(random.Random(1))
    chosen = options.kernels.split(",") if options.kernels else None
    where = machine()
    ours, rows, growth, workers = Server(options.program), [], {}, []
    options.servers = graph_tool_server(options.graph_tool)
    data = options.folder / "graphs.bin"
    panels = []
    if options.panel:
        panels = [("ATOP 1816–2018", atop_panel(options.data)),
                  (f"synthetic panel of {options.panel}", panel(options.panel))]
    for name, graphs in [p for p in panels if p[1]]:
        write(graphs, data)
        for server in [ours, *options.servers]:
            server.ask(f"load {data}")
        peers = built(graphs, sum(len(e) for _, e in graphs) // len(graphs))
        print(name, flush=True)
        for kernel in [k for k in PANEL if not chosen or k in chosen]:
            rows += compare(ours, kernel, name, graphs, peers, options)
            workers.append((f"{name}: {kernel}", second_core(ours, kernel, options)))
    singles = [(int(s), f"{s} edges", large, int(s), SINGLE) for s in options.sizes.split(",") if s]
    if options.grid:
        side = options.grid
        singles.append((2 * side * (side - 1), f"grid of {side} × {side}", grid, side, DEEP))
    for size, name, make, argument, kernels in singles:
        graphs = make(argument)
        write(graphs, data)
        for server in [ours, *options.servers]:
            server.ask(f"load {data}")
        peers = built(graphs, size)
        print(name, flush=True)
        for kernel in [k for k in kernels if not chosen or k in chosen]:
            if size > LARGEST.get(kernel, 10**9):
                continue
            found = compare(ours, kernel, name, graphs, peers, options)
            rows += found
            if found and kernel in SHARED and found[0]["cpu"][0] > 1e-3:
                workers.append((f"{name}: {kernel}", second_core(ours, kernel, options)))
            if found and make is large:
                growth.setdefault(kernel, []).append((size, found[0]["cpu"][0]))
        # Written after each size, since the last ones take longest.
        report(options.output, where, rows, workers, exponents(growth), options)
    report(options.output, where, rows, workers, exponents(growth), options)


def ratio(row, clock="cpu"):
    return row[clock][1] / max(row[clock][0], 1e-9)


def best_peers(rows):
    """For each work the row of the peer that comes nearest."""
    nearest = {}
    for row in rows:
        other = nearest.get(row["work"])
        if other is None or ratio(row) < ratio(other):
            nearest[row["work"]] = row
    return list(nearest.values())


def report(path, where, rows, workers, slopes, options):
    versions = ", ".join(
        [f"{p} {metadata.version(p)}" for p in ("igraph", "networkit", "rustworkx", "networkx")]
        + [server.name for server in options.servers])
    lines = [
        f"{where}. {versions}; one thread each. Medians of {options.rounds} rounds in turn, processor "
        "time; graphs are in memory already, and answers were compared before.", "",
        "| work | nearest other tool | times as fast | ours, ms | spread |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {row['work']} | {row['peer']} | {ratio(row):.2g} | {row['cpu'][0] * 1e3:.3g} | "
        f"±{row['spread']:.0%} |" for row in best_peers(rows)]
    if workers:
        lines += ["", "A second core (wall clock of one worker ÷ that of two): "
                  + ", ".join(f"{k} {r:.2f}" for k, r in workers) + "."]
    if slopes:
        lines += ["", "Growth of our time with the number of edges m, as m to the power of: "
                  + ", ".join(f"{k} {s:.2f}" for k, s in sorted(slopes.items())) + "."]
    lines += ["", "All tools:", "",
              "| work | tool | tool ÷ ours (processor) | tool ÷ ours (wall) | tool, ms | answers |",
              "| --- | --- | ---: | ---: | ---: | --- |"]
    lines += [
        f"| {row['work']} | {row['peer']} | {ratio(row):.2f} | {ratio(row, 'wall'):.2f} | "
        f"{row['cpu'][1] * 1e3:.3f} | {'agree' if row['same'] else 'DIFFER'} |" for row in rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")
    print(f"\nwritten to {path}")


if __name__ == "__main__":
    main()
