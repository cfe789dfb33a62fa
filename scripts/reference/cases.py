"""Which measures are compared, with which parameters."""


def thirds(graph):
    """A partition that depends on nothing but the size."""
    groups = [[v for v in range(graph["n"]) if v % 3 == k] for k in range(3)]
    return [g for g in groups if g]


def ends(graph):
    return {"source": 0, "target": graph["n"] - 1}


FIXED = [
    ("degree", {}), ("degree", {"direction": "in", "normalized": True}), ("ties", {}),
    ("strength", {}),
    ("closeness", {}), ("closeness", {"variant": "component", "direction": "in"}),
    ("closeness", {"variant": "classic"}), ("closeness", {"weights": "length"}),
    ("harmonic", {}), ("harmonic", {"normalized": False, "direction": "in", "weights": "length"}),
    ("betweenness", {}), ("betweenness", {"normalized": True, "weights": "length"}),
    ("betweenness", {"normalized": True, "endpoints": True}),
    ("eigenvector", {}), ("eigenvector", {"scale": "l2", "weights": "strength"}),
    ("pagerank", {}), ("pagerank", {"damping": 0.5, "weights": "strength"}),
    ("pagerank", {"damping": 1}), ("pagerank", {"damping": 1, "weights": "strength"}),
    ("core_number", {}), ("triangles", {}), ("clustering", {}), ("clustering", {"undefined": "0"}),
    ("mean_clustering", {}), ("mean_clustering", {"over": "all"}), ("transitivity", {}),
    ("density", {}), ("components", {}), ("components", {"mode": "strong"}),
    ("maximal_cliques", {}),
    ("edge_betweenness", {}), ("edge_betweenness", {"normalized": True, "weights": "length"}),
    ("bonacich", {}), ("bonacich", {"beta": -0.5, "weights": "strength"}),
    ("hubs", {}), ("authorities", {"weights": "strength", "scale": "l2"}),
    ("current_flow_closeness", {}), ("information", {"weights": "strength"}),
    ("current_flow_betweenness", {"weights": "strength"}),
    ("current_flow_betweenness", {"normalized": True}),
    ("constraint", {}), ("constraint", {"weights": "strength"}), ("effective_size", {}),
    ("effective_size", {"weights": "strength"}), ("burt_efficiency", {}), ("burt_hierarchy", {}),
    ("articulation_points", {}), ("bridges", {}), ("triad_census", {}), ("dyad_census", {}),
    ("assortativity", {}), ("reciprocity", {}), ("reciprocity", {"rule": "dyad"}),
    ("eccentricity", {}), ("eccentricity", {"reach": "reachable", "weights": "length"}),
    ("diameter", {}), ("diameter", {"reach": "reachable"}), ("radius", {}),
    ("radius", {"reach": "reachable"}), ("average_path_length", {}),
    ("average_path_length", {"reach": "reachable", "weights": "length"}),
    ("global_efficiency", {}), ("global_efficiency", {"weights": "length"}),
    ("local_efficiency", {}), ("edge_connectivity", {}), ("vertex_connectivity", {}),
    ("s_core_number", {}), ("onion", {}), ("rich_club", {}),
    ("centralization", {"of": "degree"}), ("centralization", {"of": "closeness"}),
    ("centralization", {"of": "harmonic"}), ("centralization", {"of": "betweenness"}),
]
SIGNED = ["signed_degree", "pn", "signed_eigenvector", "frustration"]


def groups(graph):
    return ["abc"[(v * v + v // 2) % 3] for v in range(graph["n"])]


def votes(graph):
    weights = [1 + (v * 7) % 9 for v in range(graph["n"])]
    return {"attribute": weights, "quota": sum(weights) // 2 + 1}


def small_alpha(graph):
    """Below the inverse of the largest row sum, hence of the largest eigenvalue."""
    sums = [0.0] * graph["n"]
    for u, v, w in graph["edges"]:
        sums[u] += max(w, 1)
        sums[v] += max(w, 1)
    return round(0.8 / (1 + max(sums)), 5)


def numbers(graph):
    return [float((v * 5) % 7) for v in range(graph["n"])]
BY_GRAPH = [
    ("modularity", lambda g: {"partition": thirds(g), "weights": "strength"}),
    ("modularity", lambda g: {"partition": thirds(g), "resolution": 1.5}),
    ("shortest_path_lengths", lambda g: {"source": 0}),
    ("shortest_path_lengths", lambda g: {"source": 0, "weights": "length", "direction": "in"}),
    ("all_shortest_paths", lambda g: ends(g)),
    ("all_shortest_paths", lambda g: {**ends(g), "weights": "length"}),
    ("katz", lambda g: {"alpha": small_alpha(g), "beta": 2.0}),
    ("katz", lambda g: {"alpha": small_alpha(g), "weights": "strength", "normalized": True}),
    ("edge_betweenness_subset", lambda g: {
        "sources": [0, g["n"] // 2], "targets": [g["n"] - 1, 0]}),
    ("edge_betweenness_subset", lambda g: {
        "sources": list(range(g["n"])), "targets": [0], "weights": "length"}),
    ("betweenness_subset", lambda g: {"sources": [0, g["n"] // 2], "targets": [g["n"] - 1]}),
    ("communicability", lambda g: {"source": 0}),
    ("assortativity", lambda g: {"attribute": groups(g)}),
    ("numeric_assortativity", lambda g: {"attribute": numbers(g)}),
    ("k_shortest_paths", lambda g: {**ends(g), "k": 4}),
    ("k_shortest_paths", lambda g: {**ends(g), "k": 4, "weights": "length"}),
    ("simple_paths", lambda g: {**ends(g), "cutoff": 3}),
    ("widest_path", lambda g: ends(g)),
    ("max_flow", lambda g: ends(g)), ("max_flow", lambda g: {**ends(g), "weights": "strength"}),
    ("participation", lambda g: {"attribute": groups(g)}),
    ("participation", lambda g: {"attribute": groups(g), "weights": "strength"}),
    ("brokerage", lambda g: {"attribute": groups(g), "role": "gatekeeper"}),
    ("brokerage", lambda g: {"attribute": groups(g), "role": "liaison"}),
    ("brokerage", lambda g: {"attribute": groups(g)}),
    ("brokerage", lambda g: {"attribute": groups(g), "role": "itinerant", "value": "expected"}),
    ("brokerage", lambda g: {"attribute": groups(g), "role": "gatekeeper", "value": "z"}),
    ("brokerage", lambda g: {"attribute": groups(g), "role": "liaison", "value": "z"}),
    ("shapley_shubik", votes), ("banzhaf", votes),
    ("banzhaf", lambda g: {**votes(g), "normalized": False}),
]
FIXED.append(("subgraph_centrality", {}))


def kinds(graph):
    return ["abc"[(key * 5 + u) % 3] for key, (u, _, _) in enumerate(graph["edges"])]


def stops(graph):
    """Vertices to pass and to avoid, none of them an end."""
    inner = list(range(1, graph["n"] - 1))
    return {"through": inner[:: max(1, len(inner) // 2)][:2], "avoid": inner[1:2]}


FIXED += [("distance_classes", {})] + [
    ("centralization", {"of": of})
    for of in ("pagerank", "information", "current_flow_closeness",
               "current_flow_betweenness", "bonacich", "katz", "eigenvector", "hubs", "authorities",
               "subgraph_centrality", "signed_degree", "pn")
] + [("centralization", {"of": of, "normalized": False}) for of in ("closeness", "katz")]
BY_GRAPH += [
    ("overlap_degree", lambda g: {"layers": kinds(g)}),
    ("multiplex_participation", lambda g: {"layers": kinds(g)}),
    ("versatility", lambda g: {"layers": kinds(g)}),
    ("versatility", lambda g: {"layers": kinds(g), "coupling": 0.4, "weights": "strength"}),
    ("multiplex_pagerank", lambda g: {"layers": kinds(g)}),
    ("multiplex_pagerank", lambda g: {"layers": kinds(g), "damping": 0.6, "weights": "strength"}),
    ("all_shortest_paths", lambda g: {**ends(g), **stops(g)}),
]


def halves(graph):
    return [g for g in ([v for v in range(graph["n"]) if v % 5 < 2],
                        [v for v in range(graph["n"]) if v % 5 >= 2]) if g]


def apart(graph):
    """Two ends without a tie; loops and parallel ties do not matter."""
    tied = {(u, v) for u, v, _ in graph["edges"]} | {(v, u) for u, v, _ in graph["edges"]}
    pairs = [(u, v) for u in range(graph["n"]) for v in range(graph["n"])
             if u != v and (u, v) not in tied]
    return {"source": pairs[len(pairs) // 2][0], "target": pairs[len(pairs) // 2][1]} if pairs else None


def near(by):
    return lambda g: {"source": g["n"] // 3, "by": by}


FIXED += [
    ("clique_percolation", {}), ("clique_percolation", {"k": 4}), ("clique_percolation", {"k": 2}),
    ("k_plexes", {}), ("k_plexes", {"k": 3}), ("k_plexes", {"k": 1, "least": 3}),
    ("truss_number", {}), ("twins", {}), ("twins", {"kind": "open"}), ("cohesive_blocks", {}),
    ("structural_cohesion", {}), ("core_periphery", {}), ("core_periphery_fit", {}),
    ("girvan_newman", {}), ("girvan_newman", {"count": 3}), ("regular_equivalence", {}),
    ("leiden", {}), ("leiden", {"weights": "strength", "resolution": 1.4, "seed": 3}),
    ("louvain", {}), ("louvain", {"weights": "strength", "seed": 2}), ("constant_potts", {}),
    ("constant_potts", {"weights": "strength", "resolution": 0.3}),
    ("consensus_communities", {"runs": 5}), ("label_propagation", {}),
    ("label_propagation", {"weights": "strength", "seed": 1}),
    ("edge_betweenness_sampled", {}), ("edge_betweenness_sampled", {"samples": 6, "seed": 2}),
    ("edge_betweenness_sampled", {"samples": 60, "normalized": True, "weights": "length"}),
    ("betweenness_sampled", {}), ("betweenness_sampled", {"samples": 5, "seed": 7}),
    ("betweenness_sampled", {"samples": 60, "normalized": True, "weights": "length"}),
] + [("link_prediction", {"score": score}) for score in (
    "adamic_adar", "jaccard", "common_neighbors", "resource_allocation", "preferential_attachment",
    "katz")]
SIGNED += [
    "normalized_frustration", "signed_triads", "triad_balance", "walk_balance",
    "local_walk_balance", "signed_modularity", "signed_communities", "signed_constant_potts",
    "frustration_camps", "ties_out_of_line", "realignment_costs", "signed_blocks", "line_index"]
BY_GRAPH += [
    ("formal_concepts", lambda g: {"objects": list(range(g["n"] // 2 + 1))}),
    ("formal_concepts", lambda g: {"objects": list(range(g["n"] // 3, g["n"])), "least": 2}),
    ("regular_equivalence", lambda g: {"attribute": groups(g)}),
    ("simrank", lambda g: {"source": 0}),
    ("simrank", lambda g: {"source": g["n"] // 2, "decay": 0.6}),
    ("simrank", lambda g: {"source": g["n"] // 3, "direction": "out"}),
    ("simrank", lambda g: {"source": g["n"] // 3, "direction": "either"}),
    ("structural_equivalence", lambda g: {"source": g["n"] // 2}),
    ("partition_comparison", lambda g: {"partition": thirds(g), "other": halves(g)}),
    ("minimal_winning_coalitions", votes), ("minimal_blocking_coalitions", votes),
    ("veto_members", votes),
    ("veto_members", lambda g: {**votes(g), "quota": max(1, sum(votes(g)["attribute"]) - 1)}),
    ("shortest_path", lambda g: ends(g)),
    ("shortest_path", lambda g: {**ends(g), "weights": "length"}),
    ("shortest_path", lambda g: {**ends(g), **stops(g)}),
    ("min_cut", lambda g: ends(g)), ("min_cut", lambda g: {**ends(g), "weights": "strength"}),
    ("min_vertex_cut", lambda g: apart(g) or {"source": 0, "target": 0}),
    ("signed_modularity", lambda g: {"partition": thirds(g)}),
    ("signed_modularity", lambda g: {"partition": halves(g), "positive": 1.5, "negative": 0.5}),
    ("triad_balance", lambda g: {"rule": "weak"}),
    ("line_index", lambda g: {"k": 3}),
    ("multislice_modularity", lambda g: {"layers": kinds(g)}),
    ("multislice_modularity", lambda g: {"layers": kinds(g), "coupling": 0.2, "slices": "categorical"}),
    ("multislice_communities", lambda g: {"layers": kinds(g)}),
] + [("similarity", near(by)) for by in (
    "s", "s_squared", "kappa", "kappa_linear", "kappa_nominal", "pi", "pi_quadratic", "tau_b", "a",
    "jaccard", "cosine")]
ITERATED = {
    "versatility", "multiplex_pagerank", "pagerank", "eigenvector", "hubs", "authorities",
    "signed_eigenvector", "simrank"}
# Sets of vertices that the definition gives no order.
UNORDERED = {
    "minimal_winning_coalitions", "minimal_blocking_coalitions"}
# Where the slow definition looks at every subset or division.
LARGEST = {
    "k_plexes": 10, "minimal_winning_coalitions": 11, "minimal_blocking_coalitions": 11,
    "multislice_modularity": 3, "multislice_communities": 3, "signed_blocks": 8, "line_index": 8,
    "frustration_camps": 14, "ties_out_of_line": 14, "realignment_costs": 14, "girvan_newman": 24,
    "cohesive_blocks": 30, "structural_cohesion": 30}


def all_cases():
    """Pairs of a measure and a function from a graph to parameters."""
    fixed = FIXED + [(m, {}) for m in SIGNED if m != "signed_modularity"]
    return [(m, (lambda g, p=p: p)) for m, p in fixed] + BY_GRAPH
