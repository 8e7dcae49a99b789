#!/usr/bin/env python3
"""The server of the live page under load and under garbage: load.py FLOWSIM [SECONDS]

Moves and page files from 50 connections at once with wrk, then a corpus of broken requests from a
fixed seed. Fails on an error, on a foreign page that is let in, and on memory that grows.
"""
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import urllib.error

from live import Server

SEED = 2030
CORPUS = 4000


MOVES = pathlib.Path(__file__).with_name("moves.lua")


def wrk(server, path, seconds, *options):
    """- Returns: The line of wrk that counts the requests."""
    answer = subprocess.run(
        ["wrk", "-c", "50", "-t", "2", "-d", f"{seconds}s", "--timeout", "120s", *options,
         server.root + path],
        check=True, capture_output=True, text=True).stdout
    if "Socket errors" in answer or "Non-2xx" in answer:
        raise SystemExit(f"FAILED under load:\n{answer}")
    return next(line.strip() for line in answer.splitlines() if "requests in" in line)


def broken(chance, server):
    """A request with something wrong with it."""
    token = server.root.rstrip("/").split("/")[-1]
    port = server.root.split(":")[2].split("/")[0]
    whole = (f"GET /{token}/answer?by=2030 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
             "Accept: */*\r\n\r\n").encode()
    kind = chance.randrange(8)
    if kind == 0:
        return chance.randbytes(chance.randrange(1, 4000))
    if kind == 1:
        return whole[:chance.randrange(1, len(whole))]
    if kind == 2:
        return b"GET /" + b"a" * chance.randrange(20_000) + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    if kind == 3:
        lines = b"".join(b"X-%d: y\r\n" % n for n in range(chance.randrange(200)))
        return whole[:-2] + lines + b"\r\n"
    if kind == 4:
        return whole[:-2] + b"Content-Length: %d\r\n\r\n" % chance.randrange(-5, 10**12)
    if kind == 5:
        return whole * chance.randrange(2, 4) + chance.randbytes(20)
    changed = bytearray(whole)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(changed))
        if kind == 6:
            changed[place] = chance.randrange(256)
        else:
            changed[place:place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    return bytes(changed)


def fuzz(server, count=CORPUS):
    """- Returns: How often the server answered with which status."""
    chance = random.Random(SEED)
    port = int(server.root.split(":")[2].split("/")[0])
    statuses = {}
    for _ in range(count):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
            text = broken(chance, server)
            try:
                client.sendall(text)
                client.shutdown(socket.SHUT_WR)
                reply = client.recv(1 << 16)
            except (BrokenPipeError, ConnectionResetError):
                reply = b""
            status = reply[9:12].decode("latin-1") or "none"
            statuses[status] = statuses.get(status, 0) + 1
    if set(statuses) - {"none", "200", "400", "403", "404", "405", "413", "414", "422", "431", "505"}:
        raise SystemExit(f"FAILED: unexpected answers {statuses}")
    return dict(sorted(statuses.items()))


def refused(server, headers, path=""):
    try:
        server.get(path, headers)
    except urllib.error.HTTPError as error:
        if error.code == 403:
            return
    raise SystemExit(f"FAILED: {headers} was let in")


def main(program, seconds="60"):
    seconds = int(seconds)
    with Server(program) as server:
        refused(server, {"Origin": "http://evil.example"}, "answer")
        refused(server, {"Host": "evil.example"}, "answer")
        refused(server, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}, "answer")
        print("a foreign origin, a foreign host and another site: refused")
        memory = [server.memory()]
        for _ in range(2):
            print("page:", wrk(server, "", seconds // 4))
            print("moves:", wrk(server, "answer?by=2035", seconds // 4, "-s", MOVES))
            print("broken requests:", fuzz(server))
            memory.append(server.memory())
        if server.process.poll() is not None:
            raise SystemExit("FAILED: the server is gone")
        server.get("answer")
        print("memory: " + ", ".join(f"{size:.1f} MB" for size in memory)
              + " before, after the first and after the second round")
        # What the first round sets up for good is no growth.
        if memory[2] > 1.05 * memory[1] + 4:
            raise SystemExit("FAILED: the memory of the server grew")


if __name__ == "__main__":
    if not shutil.which("wrk"):
        raise SystemExit("no wrk on the PATH: apt-get install wrk")
    main(*sys.argv[1:])
