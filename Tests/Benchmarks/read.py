#!/usr/bin/env python3
"""Times our readers of tables beside those of other tools: see scripts/bench-readers.

An edge list into a graph with names and weights is compared with pandas and igraph, polars and igraph,
and NetworKit's own reader. All must find the same graph: as many vertices and edges, the same sum of
weights, the same largest degree; else nothing is told. Each run is a process of its own, so that the
memory of one is not that of another, and only reading is timed, in processor time, in turn.
"""
import argparse
import pathlib
import random
import shutil
import statistics
import subprocess
import sys

PEERS = {
    "pandas + igraph": """
import numpy, pandas, igraph
before = clock()
frame = pandas.read_csv(path, dtype={"from": str, "to": str}, engine="c", keep_default_na=False)
codes, names = pandas.factorize(numpy.concatenate([frame["from"].to_numpy(), frame["to"].to_numpy()]))
pairs = numpy.column_stack([codes[:len(frame)], codes[len(frame):]])
graph = igraph.Graph(n=len(names), edges=pairs)
graph.vs["name"] = names
graph.es["weight"] = frame["weight"].to_numpy()
taken = clock() - before
done(graph.vcount(), graph.ecount(), sum(graph.es["weight"]), max(graph.degree()))
""",
    "polars + igraph": """
import numpy, polars, igraph
before = clock()
frame = polars.read_csv(path, schema_overrides={"from": polars.String, "to": polars.String})
both = polars.concat([frame["from"], frame["to"]])
numbers = both.cast(polars.Categorical).to_physical()
names = both.gather(numbers.arg_unique())
codes = numbers.to_numpy()
pairs = numpy.column_stack([codes[:len(frame)], codes[len(frame):]])
graph = igraph.Graph(n=len(names), edges=pairs)
graph.vs["name"] = names.to_list()
graph.es["weight"] = frame["weight"].to_numpy()
taken = clock() - before
done(graph.vcount(), graph.ecount(), sum(graph.es["weight"]), max(graph.degree()))
""",
    "NetworKit": """
import networkit
networkit.setNumberOfThreads(1)
before = clock()
reader = networkit.graphio.EdgeListReader(",", 0, "from", continuous=False)
graph = reader.read(path)
names = reader.getNodeMap()
taken = clock() - before
degrees = networkit.centrality.DegreeCentrality(graph, normalized=False).run().scores()
done(graph.numberOfNodes(), graph.numberOfEdges(), graph.totalEdgeWeight(), max(degrees))
""",
}
FRAME = """
import os, time, sys
os.environ["POLARS_MAX_THREADS"] = "1"
path = sys.argv[1]
clock = time.process_time
def done(n, m, weight, degree):
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    print(n, m, taken, int(status["VmHWM"].split()[0]) // 1024, weight, degree)
"""


def edge_list(path, edges):
    """A random graph without loops and parallel edges, ten ends to a vertex; rows in any order."""
    rng = random.Random(1914)
    n = edges // 5
    seen = set()
    with open(path, "w") as file:
        file.write("from,to,weight\n")
        while len(seen) < edges:
            one, other = rng.randrange(n), rng.randrange(n)
            pair = min(one, other) * n + max(one, other)
            if one == other or pair in seen:
                continue
            seen.add(pair)
            file.write(f"n{one},n{other},{rng.randint(1, 9999) / 100}\n")


def table_of_ties(path, ties):
    rng = random.Random(1882)
    codes = [f"{a}{b}{c}" for a in "ABCDEF" for b in "KLMNOP" for c in "UVWXYZ"]
    kinds = ["defense", "dialogue", "cooperation", "nonaggression"]
    with open(path, "w") as file:
        file.write("from,to,kind,start,end,strength\n")
        seen = set()
        while len(seen) < ties:
            one, other = sorted(rng.sample(codes, 2))
            year = rng.randint(1900, 2015)
            start = f"{year}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
            end = f"{year + rng.randint(1, 5)}-{rng.randint(1, 12):02d}"
            row = f"{one},{other},{rng.choice(kinds)},{start},{end}"
            if row in seen:  # the same tie twice is an error
                continue
            seen.add(row)
            file.write(f"{row},{rng.randint(1, 9999) / 100}\n")


def run(command):
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    graph = (int(words[0]), int(words[1]), *(round(float(word), 2) for word in words[4:]))
    return graph, float(words[2]), int(words[3])


def compare(program, path, rounds):
    """The edge list, read by us and by the others in turn."""
    commands = {"ours": [program, "graph", path]} | {
        name: [sys.executable, "-c", FRAME + code, path] for name, code in PEERS.items()}
    found = {name: run(command)[0] for name, command in commands.items()}
    if len(set(found.values())) > 1:
        sys.exit(f"Different graphs were found: {found}")
    times = {name: [] for name in commands}
    peaks = {}
    for _ in range(rounds):
        for name, command in commands.items():
            _, seconds, peaks[name] = run(command)
            times[name].append(seconds)
    size = path.stat().st_size / 1e6
    ours = statistics.median(times["ours"])
    n, m = found["ours"][:2]
    print(f"an edge list of {m} edges between {n} vertices, {size:.1f} MB, into a graph:")
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        print(f"  {name:16s} {middle:7.3f} s  {size / middle:6.0f} MB/s  {middle / ours:5.2f} ×  "
              f"{peaks[name]} MB at most")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--edges", type=int, default=1_000_000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    edges, ties = options.folder / "edges.csv", options.folder / "ties.csv"
    edge_list(edges, options.edges)
    table_of_ties(ties, options.edges)
    compare(options.program, edges, options.rounds)
    for what, more in [("data", []), ("import", [options.folder / "package"])]:
        seconds = []
        for _ in range(options.rounds):
            if more:
                shutil.rmtree(more[0], ignore_errors=True)
            (_, count), taken, peak = run([options.program, what, ties, *more])
            seconds.append(taken)
        middle = statistics.median(seconds)
        print(f"{count} ties, {ties.stat().st_size / 1e6:.0f} MB, {what}: {middle:.2f} s, {peak} MB at most")


if __name__ == "__main__":
    main()
