#!/usr/bin/env python3
"""Whether two builds write the same bytes for every built-in scenario.

    same_results.py OLD_FLOWSIM NEW_FLOWSIM [SCENARIO ...]

Runs each scenario as it ships, with fixed supply and with a market that clears, and compares
results.csv, flows.csv and targets.csv. Names what differs, and by how much at most; exit 1 then.
"""
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


def main():
    old, new, *names = sys.argv[1:]
    different = 0
    for name in names or scenarios(new):
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
                different += 1
                how = "only one of them" if one is None or other is None else (
                    f"by {distance(one, other):.1e} at most")
                print(f"{label}: {file} differs, {how}")
    print("all the same" if different == 0 else f"{different} files differ")
    sys.exit(1 if different else 0)


main()
