"""Compares the pledges of graphs/europe-1914 with ATOP 5.1 and COW Formal Alliances 4.1.

`scripts/compare-data --europe` runs it. Pair by pair and year by year from 1815 to 28 July 1914,
first every pledge (defence or offence, neutrality, non-aggression, consultation), then defence and
offence alone. States are compared by COW number, so that Prussia and Germany are one, as are
Sardinia and Italy. What a class says is in graphs/europe-1914/NOTES.md.
"""
import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "graphs" / "europe-1914"
SHARED = ROOT.parent / "shared" / "data"
LAST = (1914, 7, 28)
PLEDGES = {"defense", "neutrality", "nonaggression", "consultation"}
COLUMNS = {
    "ATOP": {"defence": ("defense", "offense"),
             "pledges": ("defense", "offense", "neutral", "nonagg", "consul")},
    "COW": {"defence": ("defense",),
            "pledges": ("defense", "neutrality", "nonaggression", "entente")},
}
FIRST = {"ATOP": 1815, "COW": 1816}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text, default):
    """A date with what is missing taken from `default`, as a tuple that compares."""
    parts = [int(part) for part in text.split("-")] if text and text != "unknown" else []
    return tuple(parts) + default[len(parts):]


def numbers():
    return {row["code"]: int(row["cow"]) for row in rows(DATA / "nations.csv")}


def presence():
    spans = {}
    for row in rows(DATA / "nations.csv"):
        spans.setdefault(int(row["cow"]), []).append(
            (day(row["from"], (0, 1, 1)), day(row["to"], (9999, 12, 31))))
    return spans


def put(found, pair, start, end, name, first, paused=()):
    if pair[0] == pair[1] or start > LAST or start > end:
        return
    for year in range(max(start[0], first), min(end, LAST)[0] + 1):
        if year in paused:
            continue
        found.setdefault(tuple(sorted(pair)), {}).setdefault(year, set()).add(name)


def pledged(one, other):
    roles = {one or "party", other or "party"}
    return roles == {"party"} or roles == {"guarantor", "beneficiary"}


def suspensions():
    """The years that an agreement spends suspended from the first day to the last."""
    state, found = {}, {}
    for row in rows(DATA / "stages.csv"):
        state.setdefault(row["subject"], []).append((day(row["date"], (0, 1, 1)), row["stage"]))
    for name, stages in state.items():
        stages.sort()
        for (start, stage), (end, _) in zip(stages, stages[1:]):
            if stage == "suspended":
                found.setdefault(name, set()).update(range(start[0] + 1, end[0]))
    return found


def ours(measure, first):
    code, present, found, paused = numbers(), presence(), {}, suspensions()
    wanted = {"defense"} if measure == "defence" else PLEDGES
    members = {}
    for row in rows(DATA / "members.csv"):
        members.setdefault(row["agreement"], []).append(row)
    for agreement in rows(DATA / "agreements.csv"):
        start = day(agreement["in_force"], (9999, 1, 1))
        end = day(agreement["ended"], (9999, 12, 31))
        parties = members[agreement["id"]]
        for index, one in enumerate(parties):
            for other in parties[index + 1:]:
                kinds = set((one["kinds"] or agreement["kinds"]).split(";"))
                if not kinds & wanted or not pledged(one["role"], other["role"]):
                    continue
                pair = (code[one["nation"]], code[other["nation"]])
                since = max(start, *(day(row["joined"], (0, 1, 1)) for row in (one, other)),
                            *(min(a for a, _ in present[number]) for number in pair))
                until = min(end, *(day(row["left"], (9999, 12, 31)) for row in (one, other)),
                            *(max(b for _, b in present[number]) for number in pair))
                put(found, pair, since, until, agreement["id"], first,
                    paused.get(agreement["id"], ()))
    return found


def atop(measure, first):
    known, found, alliances = set(numbers().values()), {}, {}
    for row in rows(SHARED / "atop-5.1" / "atop5_1m.csv"):
        if int(row["member"]) in known:
            alliances.setdefault(row["atopid"], []).append(row)

    def date(row, *names):
        values = [int(row[name] or 0) for name in names]
        return tuple(value or last for value, last in zip(values, (9999, 12, 31)))

    for name, members in alliances.items():
        for index, one in enumerate(members):
            for other in members[index + 1:]:
                if any(row[key] == "1" for row in (one, other)
                       for key in COLUMNS["ATOP"][measure]):
                    start = max(date(row, "yrent", "moent", "dayent") for row in (one, other))
                    end = min(date(row, "yrexit", "moexit", "dayexit") for row in (one, other))
                    put(found, (int(one["member"]), int(other["member"])), start, end, name, first)
    return found


def cow(measure, first):
    known, found = set(numbers().values()), {}
    for row in rows(SHARED / "cow-alliances-4.1" / "alliance_v4.1_by_dyad.csv"):
        pair = (int(row["ccode1"]), int(row["ccode2"]))
        if known >= set(pair) and any(row[key] == "1" for key in COLUMNS["COW"][measure]):
            start = tuple(int(row[f"dyad_st_{part}"]) for part in ("year", "month", "day"))
            end = tuple(int(row[f"dyad_end_{part}"] or last)
                        for part, last in (("year", 9999), ("month", 12), ("day", 31)))
            put(found, pair, start, end, row["version4id"], first)
    return found


# Reasons that hold for one agreement: where the tie is found (`here` or a database), the id, the
# number that the pair must include (or None), the class.
REASONS = [
    ("ATOP", "1005", None, "membership: powers that acceded in 1815 are left out"),
    ("COW", "2", None, "left out: the Anglo-Swedish treaty of 1766"),
    ("ATOP", "1115", None, "left out: not in writing"),
    ("COW", "21", None, "left out: not in writing"),
    ("ATOP", "1225", None, "left out: does not concern Europe"),
    ("COW", "41", None, "left out: does not concern Europe"),
    ("here", "quintuple-alliance-1818", None, "held here alone: concert and guarantees of the powers"),
    ("here", "belgium-1839", None, "held here alone: concert and guarantees of the powers"),
    ("here", "luxembourg-1867", None, "held here alone: concert and guarantees of the powers"),
    ("here", "september-convention-1864", None, "source omits: the September Convention"),
    ("here", "serbian-montenegrin-1912", None, "state absent: Montenegro in COW"),
    ("here", "november-treaty-1855", None, "end disputed: the November Treaty after the war"),
    ("here", "tripartite-1856", 640, "guarantee: the beneficiary did not sign"),
    ("here", "anglo-portuguese-1373", None, "start disputed: ATOP counts Portugal from 1899"),
    ("ATOP", "1440", None, "never in force here: Björkö"),
    ("COW", "82", None, "never in force here: Björkö"),
    ("COW", "3", None, "suspension: the German Confederation in 1849"),
]
GUARANTEES = {"1100", "1110", "1160", "1190", "1195", "1295", "1300", "20", "28", "34", "35", "57",
              "58", "19"}


def reason(found_in, names, pair):
    for where, name, number, text in REASONS:
        if where == found_in and name in names and (number is None or number in pair):
            return text
    return None


def carries(here, there, year, step, most):
    """Whether the tie goes on, under the same id, into a year that both have."""
    for distance in range(1, most + 1):
        other = year + step * distance
        if other not in here or not here[other] & here[year]:
            return False
        if other in there:
            return True
    return False


def classify(name, label, measure, sides, pair, year, more):
    """Why one pair-year is found on one side alone."""
    here, there = sides
    found_in = "here" if label == "only here" else name
    present = presence()
    if not all(any(a[0] <= year <= b[0] for a, b in present[number]) for number in pair):
        return "state absent: not in the list of states then"
    named = reason(found_in, here[year], pair)
    if named:
        return named
    if found_in != "here" and here[year] & GUARANTEES:
        return "guarantee: guarantors are not tied to each other here"
    if carries(here, there, year, 1, 2) or carries(here, there, year, -1, 2):
        return "start or end differs by a year or two"
    mine, other = more
    if measure == "defence":
        if found_in != "here" and year in mine.get(pair, {}):
            return "coded lower here: held for neutrality or consultation"
        if found_in == "here" and year in other[name].get(pair, {}):
            return f"coded lower in {name}"
    third = "COW" if name == "ATOP" else "ATOP"
    if found_in == "here" and year in other[third].get(pair, {}):
        return f"source omits: {third} has it"
    if found_in != "here" and year not in other[third].get(pair, {}):
        return f"source alone: {third} does not have it"
    return "unexplained"


def spans(years):
    ordered, out = sorted(years), []
    first = ordered[0]
    for index, year in enumerate(ordered):
        if index + 1 == len(ordered) or ordered[index + 1] != year + 1:
            out.append(str(first) if first == year else f"{first}-{year}")
            first = ordered[index + 1] if index + 1 < len(ordered) else year
    return ", ".join(out)


def compare(measure, name, theirs, mine, more, summary):
    code = {}
    for nation, number in numbers().items():
        code.setdefault(number, []).append(nation)
    agreed, by_class, lines = 0, {}, []
    for pair in sorted(set(mine) | set(theirs)):
        left, right = mine.get(pair, {}), theirs.get(pair, {})
        agreed += len(left.keys() & right.keys())
        for label, here, there in (("only here", left, right), (f"only in {name}", right, left)):
            groups = {}
            for year in sorted(here.keys() - there.keys()):
                why = classify(name, label, measure, (here, there), pair, year, more)
                groups.setdefault(why, []).append(year)
            for why, years in groups.items():
                pairs, count = by_class.get(why, (set(), 0))
                by_class[why] = (pairs | {pair}, count + len(years))
                names = sorted(set().union(*(here[year] for year in years)))
                nations = "-".join("/".join(code[number]) for number in pair)
                lines.append(f"{nations}: {label} {spans(years)} ({', '.join(names)}): {why}")
    print(f"## {measure}: {name}, {FIRST[name]} to 1914-07-28")
    print(f"pair-years that agree: {agreed}; "
          f"that differ: {sum(count for _, count in by_class.values())}")
    unexplained = by_class.pop("unexplained", (set(), 0))
    for why, (pairs, count) in sorted(by_class.items(), key=lambda item: (-item[1][1], item[0])):
        print(f"  {count:6} pair-years of {len(pairs):4} pairs: {why}")
    print(f"  {unexplained[1]:6} pair-years of {len(unexplained[0]):4} pairs: unexplained")
    if not summary:
        print("\n".join(lines))
    return unexplained[1]


def run(summary):
    """Prints what differs; returns how many pair-years no class explains."""
    readers = {"ATOP": atop, "COW": cow}
    pledges = {name: reader("pledges", FIRST[name]) for name, reader in readers.items()}
    unexplained = 0
    for measure in ("pledges", "defence"):
        for name, reader in readers.items():
            first = FIRST[name]
            more = (ours("pledges", first), pledges)
            unexplained += compare(measure, name, reader(measure, first), ours(measure, first),
                                   more, summary)
    return unexplained
