#!/usr/bin/env python3
"""Kill flowsim at random moments, and see whether a result was ever lost, half written or left over.

    kills.py PROGRAM [--kills 200] [--seed 2030]

`run`, `sweep` and `report` write into a new place or over an older result, some of them while another
run writes to the same place. A part of the kills is aimed at the moment of writing. After each:

- the result is the old one or the new one, byte by byte, or is not there where there was none;
- a sweep that was interrupted (SIGINT, SIGTERM) may have left finished rows: in the place where none
  was before, else beside the older result;
- one more command to the same place ends with 0, and leaves its result and nothing else.
"""

import argparse
import collections
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SCENARIO = """flowsim: 1
scenario: {name}
title: {name}
extends: china-reference
horizon: {{start: 2020, end: 2028}}
levers:
  eaf-share: {{2025: {share} %}}
"""
# Command, and the name of what it writes.
KINDS = {
    "run": (["run", "{scenario}", "--quiet", "--output", "{place}/out"], "out"),
    "sweep": (
        ["sweep", "{scenario}", "--vary", "grade-separation=0..100%:6", "--quiet",
         "--output", "{place}/out"], "out"),
    "report": (["report", "{scenario}", "--quiet", "--output", "{place}/page.html"], "page.html"),
}
SIGNALS = [signal.SIGKILL] * 8 + [signal.SIGINT, signal.SIGTERM]


class Fault(Exception):
    pass


def contents(path):
    """Bytes by name; None where nothing is."""
    if path.is_dir():
        return {str(file.relative_to(path)): file.read_bytes()
                for file in sorted(path.rglob("*")) if file.is_file()}
    return {"": path.read_bytes()} if path.exists() else None


class Trial:
    def __init__(self, program, scratch, seed):
        self.program = program
        self.scratch = scratch
        self.random = random.Random(seed)
        self.counts = collections.Counter()
        self.whole = {}
        self.seconds = {}
        for name, share in [("old", 15), ("new", 30)]:
            (scratch / f"{name}.yaml").write_text(SCENARIO.format(name=name, share=share))
            for kind in KINDS:
                place = scratch / f"whole-{kind}-{name}"
                place.mkdir()
                start = time.monotonic()
                self.finish(kind, name, place)
                self.seconds[kind] = time.monotonic() - start
                self.whole[kind, name] = contents(place / KINDS[kind][1])

    def start(self, kind, name, place):
        words = [word.format(scenario=self.scratch / f"{name}.yaml", place=place)
                 for word in KINDS[kind][0]]
        return subprocess.Popen(
            [self.program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def finish(self, kind, name, place):
        process = self.start(kind, name, place)
        errors = process.communicate()[1].decode()
        if process.returncode != 0:
            raise Fault(f"{kind} ended with {process.returncode}: {errors}")

    def kill(self, number):
        kind = self.random.choice(list(KINDS))
        has_old = self.random.random() < 0.5
        has_rival = self.random.random() < 0.2
        how = self.random.choice(SIGNALS)
        place = self.scratch / f"place-{number}"
        place.mkdir()
        if has_old:
            shutil.copytree(self.scratch / f"whole-{kind}-old", place, dirs_exist_ok=True)
        rival = self.start(kind, "old", place) if has_rival else None
        process = self.start(kind, "new", place)
        self.wait(process, place, KINDS[kind][1], self.seconds[kind])
        process.send_signal(how)
        process.communicate()
        if rival and rival.communicate()[1] is not None and rival.returncode != 0:
            raise Fault(f"another {kind} at the same time ended with {rival.returncode}")
        found = contents(place / KINDS[kind][1])
        self.counts[kind] += 1
        self.counts[how.name] += 1
        self.counts["over an older result"] += has_old
        self.counts["beside another run"] += has_rival
        self.counts[self.judge(kind, found, has_old or has_rival, how)] += 1
        part = contents(place / "out.interrupted")
        if part is not None:
            self.judge_part(part)
            self.counts["a sweep's finished rows beside the older result"] += 1
        names = sorted(file.name for file in place.iterdir())
        self.counts["left something behind until the next run"] += any(
            name.startswith(".") for name in names)
        self.next(kind, place, keeps=[name for name in names if name.endswith(".interrupted")])
        shutil.rmtree(place)

    def wait(self, process, place, name, seconds):
        """A moment of the whole run, or of the writing, which begins with a temporary name."""
        if self.random.random() < 0.4:
            time.sleep(self.random.uniform(0, 1.1 * seconds))
            return
        delay = self.random.uniform(0, 0.04)
        prefix = f".{name}.new-{process.pid}-"
        while process.poll() is None:
            if any(file.name.startswith(prefix) for file in place.iterdir()):
                # The folder of a sweep grows from the beginning.
                time.sleep(delay if name != "out" else self.random.choice([delay, seconds * 0.8]))
                return

    def judge(self, kind, found, may_be_old, how):
        if found is None:
            if may_be_old:
                raise Fault(f"{kind}, {how.name}: the older result is gone")
            return "no result, as before"
        if found == self.whole[kind, "new"]:
            return "the new result, whole"
        if may_be_old and found == self.whole[kind, "old"]:
            return "the old result, whole"
        if kind == "sweep" and how != signal.SIGKILL and not may_be_old:
            self.judge_part(found)
            return "a sweep's finished rows"
        raise Fault(f"{kind}, {how.name}: neither the old result nor the new: {sorted(found)}")

    def judge_part(self, found):
        rows = found["sweep.csv"].decode().splitlines()
        document = json.loads(found["sweep.json"])
        whole = self.whole["sweep", "new"]["sweep.csv"].decode().splitlines()
        if rows != whole[:len(rows)] or document["n"] != len(rows) - 1 or document["complete"]:
            raise Fault(f"a part of a sweep is not whole: {rows}")

    def next(self, kind, place, keeps):
        self.finish(kind, "new", place)
        if contents(place / KINDS[kind][1]) != self.whole[kind, "new"]:
            raise Fault(f"the {kind} after it did not write the new result")
        names = sorted(file.name for file in place.iterdir())
        if names != sorted([KINDS[kind][1], *keeps]):
            raise Fault(f"left behind after the next {kind}: {names}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2030)
    options = parser.parse_args()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="flowsim-kills-"))
    faults = 0
    try:
        trial = Trial(options.program.resolve(), scratch, options.seed)
        for number in range(options.kills):
            try:
                trial.kill(number)
            except Fault as fault:
                faults += 1
                print(f"kill {number}: {fault}", file=sys.stderr)
        print(f"{options.kills} kills, {faults} faults")
        for name, count in sorted(trial.counts.items()):
            print(f"{count:6} {name}")
    finally:
        shutil.rmtree(scratch)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
