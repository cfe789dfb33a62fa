#!/usr/bin/env python3
"""Times our readers of tables beside those of other tools: see scripts/bench-readers.

An edge list into a compact graph is compared with pandas and igraph, polars and igraph, and NetworKit's
own reader; all must find the same numbers of vertices and edges. Each run is a process of its own, so
that the memory of one is not that of another, and only reading is timed, in processor time.
"""
import argparse
import pathlib
import random
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
graph.es["weight"] = frame["weight"].to_numpy()
done(graph.vcount(), graph.ecount())
""",
    "polars + igraph": """
import numpy, polars, igraph
before = clock()
frame = polars.read_csv(path, schema_overrides={"from": polars.String, "to": polars.String})
both = polars.concat([frame["from"], frame["to"]]).cast(polars.Categorical)
codes = both.to_physical().to_numpy()
pairs = numpy.column_stack([codes[:len(frame)], codes[len(frame):]])
graph = igraph.Graph(n=int(codes.max()) + 1, edges=pairs)
graph.es["weight"] = frame["weight"].to_numpy()
done(graph.vcount(), graph.ecount())
""",
    "NetworKit": """
import networkit
networkit.setNumberOfThreads(1)
before = clock()
graph = networkit.graphio.EdgeListReader(",", 0, "from", continuous=False).read(path)
done(graph.numberOfNodes(), graph.numberOfEdges())
""",
}
FRAME = """
import resource, time, sys
path = sys.argv[1]
clock = time.process_time
def done(n, m):
    print(n, m, clock() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def edge_list(path, edges):
    rng = random.Random(1914)
    n = edges // 5
    with open(path, "w") as file:
        file.write("from,to,weight\n")
        for _ in range(edges):
            file.write(f"n{rng.randrange(n)},n{rng.randrange(n)},{rng.randint(1, 9999) / 100}\n")


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
    return int(words[0]), int(words[1]), float(words[2]), int(words[3])


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
    size = edges.stat().st_size / 1e6
    commands = {"ours": [options.program, "graph", edges]} | {
        name: [sys.executable, "-c", FRAME + code, edges] for name, code in PEERS.items()}
    times = {name: [] for name in commands}
    found = {}
    for _ in range(options.rounds):
        for name, command in commands.items():
            n, m, seconds, peak = run(command)
            times[name].append(seconds)
            found[name] = (n, m, peak)
    ours = statistics.median(times["ours"])
    print(f"an edge list of {options.edges} edges, {size:.0f} MB, into a graph:")
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        same = "" if found[name][:2] == found["ours"][:2] else f"  FINDS {found[name][:2]}"
        print(f"  {name:16s} {middle:7.3f} s  {size / middle:6.0f} MB/s  {middle / ours:5.2f} ×  "
              f"{found[name][2]} MB at most{same}")
    for what, more in [("data", []), ("import", [options.folder / "package"])]:
        seconds = []
        for _ in range(options.rounds):
            if more:
                subprocess.run(["rm", "-rf", *more], check=True)
            n, m, taken, peak = run([options.program, what, ties, *more])
            seconds.append(taken)
        middle = statistics.median(seconds)
        print(f"{m} ties, {ties.stat().st_size / 1e6:.0f} MB, {what}: {middle:.2f} s, {peak} MB at most")


if __name__ == "__main__":
    main()
