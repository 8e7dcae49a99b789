#!/usr/bin/env python3
"""Whether two builds write the same bytes for every built-in scenario.

    same_results.py OLD_FLOWSIM NEW_FLOWSIM [--within RELATIVE] [SCENARIO ...]

Runs each scenario as it ships, with fixed supply and with a market that clears, and compares
results.csv, flows.csv and targets.csv. Names what differs, and by how much at most; exit 1 then.

With --within, numbers may differ by that share of themselves, and a row that is missing is one of
zeros. A number counts as no smaller than a millionth (a tonne, where masses are in Mt), and than
that of the largest of its series: less is what sums of large numbers leave of each other.
"""
import argparse
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

FILES = ["results.csv", "flows.csv", "targets.csv"]


def scenarios(program):
    """The names that a wrong one is answered with."""
    answer = subprocess.run([program, "show", "no-such-name"], capture_output=True, text=True)
    names = re.search(r"built-in scenarios are (.*)", answer.stderr).group(1)
    return [name.strip() for name in names.split(",")]


def run(program, arguments, folder):
    """The files of a run, or what it said where it stopped."""
    done = subprocess.run(
        [program, "run", *arguments, "--quiet", "--output", str(folder)],
        capture_output=True, text=True)
    if done.returncode != 0:
        return {"stopped": done.stderr.encode()}
    return {name: (folder / name).read_bytes() for name in FILES}


def numbers(data):
    return [
        float(cell) for row in csv.reader(data.decode().splitlines()) for cell in row
        if re.fullmatch(r"-?[0-9.]+(e[-+]?[0-9]+)?", cell)]


def distance(one, other):
    """The largest difference of two tables of one shape over the larger of 1 and the number."""
    a, b = numbers(one), numbers(other)
    if len(a) != len(b):
        return float("inf")
    return max((abs(x - y) / max(1, abs(x)) for x, y in zip(a, b)), default=0)


def rows(data):
    """Numbers of a table by the words and the year of their row, and by the words alone."""
    found, largest = {}, {}
    for row in csv.reader(data.decode().splitlines()):
        numbers = {
            place: float(cell) for place, cell in enumerate(row)
            if re.fullmatch(r"-?[0-9.]+(e[-+]?[0-9]+)?", cell)}
        words = tuple(cell for place, cell in enumerate(row) if place not in numbers)
        for place, number in numbers.items():
            largest[words, place] = max(largest.get((words, place), 0), abs(number))
        years = [number for number in numbers.values() if number in range(1900, 2101)]
        found[words, years[0] if years else 0] = numbers
    return found, largest


def share(one, other):
    """The largest difference over the number, and where; a row that is missing is one of zeros."""
    (before, most), (after, _) = rows(one), rows(other)
    worst = 0, ""
    for words, year in before.keys() | after.keys():
        a, b = before.get((words, year), {}), after.get((words, year), {})
        for place in a.keys() | b.keys():
            x, y = a.get(place, 0), b.get(place, 0)
            if year in (x, y):
                continue
            least = max(1e-6, 1e-6 * most.get((words, place), 0))
            worst = max(worst, (abs(x - y) / max(abs(x), least), f"{' '.join(words)} {year:.0f}"))
    return worst


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--within", type=float)
    asked = parser.parse_args()
    old, new = asked.old, asked.new
    different = 0
    for name in asked.names or scenarios(new):
        for setting in [[], ["--set", "market=fixed"], ["--set", "market=clearing"]]:
            with tempfile.TemporaryDirectory() as folder:
                place = pathlib.Path(folder)
                before = run(old, [name, *setting], place / "old")
                after = run(new, [name, *setting], place / "new")
            label = " ".join([name, *setting[1:]])
            for file in sorted(set(before) | set(after)):
                one, other = before.get(file), after.get(file)
                if one == other:
                    continue
                if asked.within is not None and one is not None and other is not None:
                    most, place = share(one, other)
                    print(f"{label}: {file} within {most:.1e} ({place})")
                    different += most > asked.within
                    continue
                different += 1
                how = "only one of them" if one is None or other is None else (
                    f"by {distance(one, other):.1e} at most")
                print(f"{label}: {file} differs, {how}")
    print("all the same" if different == 0 else f"{different} files differ")
    sys.exit(1 if different else 0)


main()
