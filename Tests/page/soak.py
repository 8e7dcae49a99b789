#!/usr/bin/env python3
"""The memory of the live page over a long reading: soak.py FLOWSIM [MOVES]

Asks what a reader's page asks: moves of levers from a fixed seed, meanwhile the colours of a track on
another connection, now and then where a number comes from, and the results to download. Prints the
resident memory every hundred moves and fails where the last fifth of them takes more than the second.
"""
import http.client
import random
import statistics
import sys
import threading
import time
import urllib.parse

from live import Server

SEED = 2030
LEVERS = ["recycled-content.steel", "recycled-content.aluminium", "eaf-share", "h2-dri-share",
          "renewable-share.smelting", "grade-separation", "bev-share", "carbon-price"]
FIGURES = ["Emissions|Kyoto Gases|Supply Chain", "Price|Green Premium per Car"]
# MB between the medians of two fifths: which of them meets more downloads is chance.
ALLOWANCE = 15


class Reader:
    """One connection of the page that stays open."""

    def __init__(self, server):
        parts = urllib.parse.urlsplit(server.root)
        self.path = parts.path
        self.connection = http.client.HTTPConnection(parts.netloc, timeout=300)

    def ask(self, path, **query):
        self.connection.request(
            "GET", self.path + path + "?" + urllib.parse.urlencode(query))
        reply = self.connection.getresponse()
        body = reply.read()
        if reply.status not in (200, 204):
            raise SystemExit(f"FAILED: {path} {query} answered {reply.status} {body[:200]!r}")
        return len(body)


def state(chance):
    levers = {name: chance.randrange(41) for name in chance.sample(LEVERS, chance.randrange(1, 5))}
    return {"by": chance.choice([2030, 2035, 2040]), **levers}


def colour(server, done):
    """Points of tracks, one after the other, as long as levers are moved."""
    chance, reader = random.Random(SEED + 1), Reader(server)
    while not done.is_set():
        reader.ask("outcome", **state(chance))


def move(reader, chance, number):
    now = state(chance)
    reader.ask("answer", page="1", language=chance.choice(["en", "zh"]),
               wide=chance.randrange(2), **now)
    if number % 10 == 0:
        reader.ask("why", topic=chance.choice(FIGURES), year=2030, **now)
    if number % 50 == 0:
        reader.ask("results.zip", **now)
    if number % 200 == 0:
        reader.ask("", language="zh")


def main(program, moves="2000"):
    moves = int(moves)
    chance, done, sizes, began = random.Random(SEED), threading.Event(), [], time.monotonic()
    with Server(program) as server:
        print(f"before the first page: {server.memory():.0f} MB", flush=True)
        tracks = threading.Thread(target=colour, args=(server, done), daemon=True)
        tracks.start()
        reader = Reader(server)
        for number in range(1, moves + 1):
            move(reader, chance, number)
            sizes.append(server.memory())
            if number % 100 == 0:
                last = sizes[-100:]
                print(f"{number} moves, {time.monotonic() - began:.0f} s: {last[-1]:.0f} MB, "
                      f"{min(last):.0f} to {max(last):.0f} MB since the last line, "
                      f"{server.descriptors()} descriptors", flush=True)
        done.set()
        tracks.join(60)
        time.sleep(2)
        print(f"idle afterwards: {server.memory():.0f} MB", flush=True)
    fifth = max(1, moves // 5)
    early, late = statistics.median(sizes[fifth:2 * fifth] or sizes), statistics.median(sizes[-fifth:])
    print(f"median of the second fifth {early:.0f} MB, of the last {late:.0f} MB")
    if late > early + ALLOWANCE:
        raise SystemExit("FAILED: memory grew")


if __name__ == "__main__":
    main(*sys.argv[1:])
