#!/usr/bin/env python3
"""What the live page costs: measure.py FLOWSIM

From a move to its picture in the browser, idle memory of the server, size of the page.
"""
import statistics
import sys
import time

from live import Server, browser, settle, tried


def quantile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def main(program):
    with Server(program) as server, browser() as chromium:
        time.sleep(1)
        print(f"memory before the first page: {server.memory():.0f} MB")
        size = sum(len(server.get(name)) for name in ("", "page.css", "page.js"))
        answer = len(server.get("answer?wide=1"))
        print(f"size: page {size / 1000:.1f} kB, answer {answer / 1000:.1f} kB")
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto(server.address)
        settle(page)
        # Tracks would run between the moves of a test, which follow each other without a rest.
        times = []
        for _ in range(15):
            for index in range(7):
                page.locator(f"#lever-{index}").focus()
                page.keyboard.press("ArrowRight")
                settle(page)
                page.evaluate("new Promise(requestAnimationFrame)")
                times.append(page.evaluate(
                    "performance.getEntriesByName('move').at(-1).duration"))
                page.evaluate("performance.clearMeasures('move')")
        print(f"move to picture, {len(times)} moves: p50 {statistics.median(times):.0f} ms, "
              f"p95 {quantile(times, 0.95):.0f} ms, worst {max(times):.0f} ms")
        print(f"memory after them: {server.memory():.0f} MB")
        tried(page)
        print(f"memory after the tracks: {server.memory():.0f} MB")
        page.close()
        time.sleep(5)
        print(f"memory idle: {server.memory():.0f} MB")


main(sys.argv[1])
