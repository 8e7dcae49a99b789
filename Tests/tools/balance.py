#!/usr/bin/env python3
"""Recomputes the balance of a flowsim result folder from its CSV files alone.

Per year, material, process and element: in - out = closing - opening, for every process that
run.json does not list as a boundary. Besides: opening carries over from the year before, the inflow
and outflow of a stock are the flows into and out of it, and flows by type weigh the same as flows by
element. Prints the worst residual of each check, as a share of the process's throughput; exits 1
above 1e-9.

    python3 Tests/tools/balance.py results/china-reference [more folders]
"""
import csv
import json
import math
import pathlib
import sys
from collections import defaultdict

LIMIT = 1e-9
# A milligram, in Mt: what a process that nothing passed is measured against.
NOTHING = 1e-15


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


class Worst:
    """The largest residual of one check, and where it lies."""

    def __init__(self, name):
        self.name, self.value, self.place, self.count = name, 0.0, "nowhere", 0

    def see(self, residual, scale, *place):
        self.count += 1
        share = abs(residual) / max(scale, NOTHING)
        if not share <= self.value:
            self.value, self.place = share, " ".join(map(str, place))

    @property
    def passed(self):
        return self.count > 0 and self.value <= LIMIT

    def __str__(self):
        mark = "ok  " if self.passed else "FAIL"
        return f"{mark} {self.name}: worst {self.value:.2e} of {self.count} ({self.place})"


def flow_sums(path, lane):
    """Inflow and outflow by (year, material, process, lane), and mass by line."""
    into, out, lines = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in rows(path):
        value = float(row["value"])
        head = (row["year"], row["material"])
        into[head + (row["target"], row[lane])].append(value)
        out[head + (row["source"], row[lane])].append(value)
        lines[head + (row["source"], row["target"])].append(value)
    return tuple({k: math.fsum(v) for k, v in d.items()} for d in (into, out, lines))


def stock_rows(path, lane):
    """(year, material, process, lane) → opening, inflow, outflow, closing."""
    names = ("opening", "inflow", "outflow", "closing")
    return {
        (r["year"], r["material"], r["process"], r[lane]): tuple(float(r[n]) for n in names)
        for r in rows(path)
    }


def throughputs(into, out):
    passed = defaultdict(float)
    for sums in (into, out):
        for (year, material, process, _), value in sums.items():
            passed[year, material, process] += value
    return passed


def balance(folder, lane, flows, stocks, boundaries):
    into, out, lines = flow_sums(folder / flows, lane)
    levels = stock_rows(folder / stocks, lane)
    passed = throughputs(into, out)
    held = {key[2] for key in levels}
    closes = Worst(f"{lane} balance of every process")
    for key in set(into) | set(out) | set(levels):
        year, material, process, name = key
        # Melting turns one grade into another, so only elements balance everywhere.
        if process in boundaries or (lane == "type" and process not in held):
            continue
        opening, _, _, closing = levels.get(key, (0, 0, 0, 0))
        residual = into.get(key, 0) - out.get(key, 0) - (closing - opening)
        closes.see(residual, passed[key[:3]], process, material, name, year)
    moves = Worst(f"{lane} stocks hold their flows")
    carries = Worst(f"{lane} stocks carry over")
    for key, (opening, inflow, outflow, closing) in levels.items():
        year, material, process, name = key
        scale = max(passed[key[:3]], opening, closing)
        moves.see(inflow - into.get(key, 0), scale, "into", process, name, year)
        moves.see(outflow - out.get(key, 0), scale, "out of", process, name, year)
        moves.see(opening + inflow - outflow - closing, scale, process, name, year)
        before = levels.get((str(int(year) - 1),) + key[1:])
        if before:
            carries.see(before[3] - opening, scale, process, name, year)
    return lines, [closes, moves, carries]


def check(folder):
    document = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    boundaries = set(document["boundary_processes"])
    elements, worst = balance(folder, "element", "elements.csv", "element_stocks.csv", boundaries)
    types, more = balance(folder, "type", "flows.csv", "stocks.csv", boundaries)
    weighs = Worst("flows by type weigh as much as by element")
    for key in set(types) | set(elements):
        a, b = types.get(key, 0), elements.get(key, 0)
        weighs.see(a - b, max(a, b), *key)
    signs = Worst("no flow is negative")
    for name in ("flows.csv", "elements.csv"):
        for row in rows(folder / name):
            signs.see(min(0.0, float(row["value"])), 1, name, *row.values())
    stated = document["balance"]["worst_relative_residual"]
    results = worst + more + [weighs, signs]
    print(f"{folder.name}: run.json states {stated:.2e}")
    for result in results:
        print("  " + str(result))
    return all(result.passed for result in results) and stated <= LIMIT


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(0 if all([check(pathlib.Path(name)) for name in sys.argv[1:]]) else 1)
