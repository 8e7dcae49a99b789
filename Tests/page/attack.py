#!/usr/bin/env python3
"""The live page under attack: attack.py FLOWSIM [SECONDS [CONNECTIONS]]

Somebody without the secret holds connections, in several ways one after the other, and renews each
that is closed; the owner asks every second meanwhile, on a new connection and on an open one. Prints
the owner's slowest answer and fails where it took a second or more.
"""
import multiprocessing
import socket
import sys
import time

from live import Server

LIMIT = 1.0
EVERY = 1 << 20
HEAD = b"GET /%s/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"


def dial(port):
    client = socket.socket()
    client.setblocking(False)
    try:
        client.connect(("127.0.0.1", port))
    except BlockingIOError:
        pass
    return client


class Attacker:
    """Holds connections; what it sends on each is the matter of the kinds below."""

    first = b""            # Sent on every new connection
    again = b""            # Sent on every connection in each round
    pause = 0.01           # Seconds between two rounds
    churn = 0              # Connections that are given up and renewed in each round
    reads_nothing = False  # Not even that the server has closed

    def __init__(self, port, count, secret):
        self.port, self.count, self.secret = port, count, secret
        self.clients = {}
        self.opened = 0

    def open(self):
        try:
            client = dial(self.port)
        except OSError:
            return
        self.opened += 1
        self.clients[client] = None  # A set that keeps its order
        try:
            if self.first:
                client.send(self.first % self.values() if b"%" in self.first else self.first)
        except OSError:
            pass

    def values(self):
        return b"0" * 32, self.port

    def round(self):
        for client in list(self.clients)[:self.churn]:  # The oldest
            self.drop(client)
        for client in list(self.clients):
            try:
                if self.again:
                    client.send(self.again)
                if not self.reads_nothing and client.recv(1 << 16) == b"":
                    self.drop(client)
            except BlockingIOError:
                pass
            except OSError:
                self.drop(client)
        while len(self.clients) < self.count:
            before = self.opened
            self.open()
            if self.opened == before:
                break

    def drop(self, client):
        self.clients.pop(client, None)
        client.close()

    def run(self, ready, done, total):
        while not done.is_set():
            self.round()
            ready.set()
            time.sleep(self.pause)
        total.value = self.opened


class Silent(Attacker):
    """silent connections"""


class OneByte(Attacker):
    """one byte on each connection"""
    first = b"G"


class Renewed(Attacker):
    """silent connections, all renewed as fast as can be"""
    pause, churn = 0, EVERY


class Dripping(Attacker):
    """requests that come byte by byte"""
    first, again = HEAD, b"a"


class Refused(Attacker):
    """whole requests with a wrong secret, whose answers nobody reads"""
    first, reads_nothing, churn = HEAD + b"\r\n", True, 50


class Flood(Attacker):
    """garbage without end"""
    first, again, pause = b"x", b"x" * 16384, 0


class SlowReaders(Attacker):
    """somebody who has the secret, and reads no answer"""
    first, reads_nothing, churn, pause = (HEAD + b"\r\n") * 20, True, 20, 0.1

    def values(self):
        return (self.secret, self.port) * 20


KINDS = [Silent, OneByte, Renewed, Dripping, Refused, Flood, SlowReaders]


class Owner:
    def __init__(self, port, secret):
        self.port, self.secret = port, secret
        self.kept = None

    def ask(self, path, keeps):
        """- Returns: Seconds until the answer was there whole."""
        began = time.monotonic()
        client = self.kept or socket.create_connection(("127.0.0.1", self.port), timeout=20)
        self.kept = None
        end = b"" if keeps else b"Connection: close\r\n"
        client.sendall(b"GET /%s/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n"
                       % (self.secret, path, self.port, end))
        reply = b""
        while b"\r\n\r\n" not in reply:
            more = client.recv(1 << 16)
            if not more:
                raise SystemExit(f"FAILED: no answer, but {reply[:200]!r}")
            reply += more
        head, body = reply.split(b"\r\n\r\n", 1)
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"FAILED: answered {head[:200]!r}")
        size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        while len(body) < size:
            body += client.recv(1 << 16)
        if keeps:
            self.kept = client
        else:
            client.close()
        return time.monotonic() - began


def attack(kind, server, port, secret, seconds, count):
    ready, done = multiprocessing.Event(), multiprocessing.Event()
    total = multiprocessing.Value("l", 0)
    attacker = multiprocessing.Process(
        target=lambda: kind(port, count, secret).run(ready, done, total))
    attacker.start()
    ready.wait(20)
    owner = Owner(port, secret)
    times = {"new": [], "open": []}
    began = time.monotonic()
    memory, descriptors = 0, 0
    try:
        while time.monotonic() - began < seconds:
            memory = max(memory, server.memory())
            descriptors = max(descriptors, server.descriptors())
            times["new"].append(owner.ask(b"page.css", keeps=False))
            if kind is not SlowReaders:
                times["open"].append(owner.ask(b"page.css", keeps=True))
            time.sleep(max(0, began + len(times["new"]) - time.monotonic()))
    except OSError as error:
        raise SystemExit(f"FAILED under {kind.__doc__}: {error}") from error
    finally:
        done.set()
        attacker.join(10)
        attacker.terminate()
    worst = {name: max(list_) for name, list_ in times.items() if list_}
    print(f"{kind.__doc__}: {total.value} connections in {seconds} s; slowest of "
          f"{len(times['new'])} answers "
          + ", ".join(f"{1000 * value:.0f} ms on {name} connections"
                      for name, value in worst.items())
          + f"; at most {memory:.0f} MB, {descriptors} descriptors", flush=True)
    return max(worst.values())


def main(program, seconds="10", count="200"):
    with Server(program) as server:
        port = int(server.root.split(":")[2].split("/")[0])
        secret = server.root.rstrip("/").split("/")[-1].encode()
        worst = max(attack(kind, server, port, secret, int(seconds), int(count)) for kind in KINDS)
        time.sleep(3)
        server.get("answer")
        print(f"slowest answer: {1000 * worst:.0f} ms; afterwards {server.descriptors()} "
              f"descriptors, {server.processor_time(2):.2f} s of processor time in 2 s")
        if worst >= LIMIT:
            raise SystemExit(f"FAILED: the owner waited {worst:.2f} s")


main(*sys.argv[1:])
