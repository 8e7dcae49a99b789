"""A running `flowsim serve`, and a browser that looks at it."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import time
import urllib.request


class Server:
    """`flowsim serve` on a free port, ended with Ctrl-C."""

    def __init__(self, program, *arguments, folder=None):
        self.program = str(pathlib.Path(program).resolve())
        self.process = subprocess.Popen(
            [self.program, "serve", "--quiet", "--port", "0", *arguments],
            stdout=subprocess.PIPE, text=True, cwd=folder)
        self.address = self.process.stdout.readline().strip()
        if not self.address.startswith("http://127.0.0.1:"):
            raise SystemExit(f"serve printed {self.address!r} instead of an address")
        self.root = self.address.split("?")[0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.status = self.process.wait(timeout=5)

    def get(self, path, headers=None):
        request = urllib.request.Request(self.root + path, headers=headers or {})
        with urllib.request.urlopen(request, timeout=120) as reply:
            return reply.read()

    def memory(self):
        """Resident memory in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def processor_time(self, seconds):
        """Seconds of processor time that it takes in the next so many seconds."""
        def spent():
            with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as text:
                fields = text.read().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        before = spent()
        time.sleep(seconds)
        return spent() - before

    def run(self, *arguments, folder=None):
        return subprocess.run(
            [self.program, *arguments], cwd=folder, check=True, capture_output=True, text=True)


@contextlib.contextmanager
def browser():
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise SystemExit("no chromium on the PATH: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield chromium
        finally:
            chromium.close()


def settle(page):
    """Waits until the newest question has its answer on the page."""
    # Selectors, as the page's policy forbids the evaluation of text.
    page.wait_for_selector("#results[aria-busy=false]", state="attached", timeout=60_000)


def tried(page):
    """Waits until every track has its colours."""
    page.wait_for_selector("body[data-tracks=done]", state="attached", timeout=300_000)


def figures(page):
    """Every number of the page as it came, by variable and year."""
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#figures button')]"
        ".map(b => [b.dataset.name + ' ' + b.dataset.year, b.dataset.value]))")
