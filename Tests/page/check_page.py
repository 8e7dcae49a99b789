#!/usr/bin/env python3
"""The live page in a browser: check_page.py FLOWSIM

Moves every lever with the keyboard, compares each number with `flowsim run` digit by digit, comes
back from the address, downloads and runs again, in both languages.
"""
import csv
import io
import json
import pathlib
import re
import shlex
import sys
import tempfile
import zipfile

from live import Server, browser, figures, settle, tried

checks = 0


def expect(is_so, what):
    global checks
    checks += 1
    if not is_so:
        raise SystemExit(f"FAILED: {what}")


def results(server, command, folder):
    """`results.csv` of a copied command, by variable and year."""
    words = shlex.split(command)
    expect(words[:2] == ["flowsim", "run"], f"a command that runs: {command}")
    answer = server.run(*words[1:], "--format", "csv", "--output", "-", folder=folder)
    rows = csv.DictReader(io.StringIO(answer.stdout))
    return {f"{row['variable']} {row['year']}": row["value"] for row in rows}


def compare(page, server, folder):
    """The page and a run of its own command have the same digits."""
    shown = figures(page)
    expect(len(shown) >= 12, "figures are there")
    run = results(server, page.evaluate("answer.command"), folder)
    for name, value in shown.items():
        # The browser writes the double that it read; both are shortest decimals.
        expect(float(value) == float(run[name]), f"{name}: page {value}, run {run[name]}")


def move(page, index, keys):
    slider = page.locator(f"#lever-{index}")
    slider.focus()
    before = slider.input_value()
    for key in keys:
        page.keyboard.press(key)
    settle(page)
    expect(slider.input_value() != before, f"{keys} moves lever {index}")
    return slider


def check_levers(page, server, folder):
    """Each lever alone by keyboard, and the numbers that follow."""
    count = page.locator("input[type=range]").count()
    expect(count == 8, f"eight levers, not {count}")
    for index in range(count):
        slider = move(page, index, ["PageUp", "PageUp", "ArrowLeft"])
        name = slider.get_attribute("name")
        expect(f"{name}=" in page.evaluate("location.hash"), f"{name} is in the address")
        expect(slider.get_attribute("aria-valuetext"), f"{name} says its value")
        compare(page, server, folder)
        page.keyboard.press("Tab")
        page.locator("button.reset:enabled").first.press("Enter")
        settle(page)
        expect(f"{name}=" not in page.evaluate("location.hash"), f"{name} is back")


def check_address(page, server, folder):
    """The same state after a reload, and one step back."""
    move(page, 1, ["End"])
    move(page, 4, ["PageUp", "PageUp", "PageUp"])
    page.select_option("#by", "2035")
    settle(page)
    headline, numbers = page.text_content("#headline"), figures(page)
    compare(page, server, folder)
    page.reload()
    settle(page)
    expect(page.text_content("#headline") == headline, "the headline comes back")
    expect(figures(page) == numbers, "the numbers come back")
    page.select_option("#by", "2040")
    settle(page)
    page.keyboard.press("Control+z")
    page.wait_for_selector("#download[href*='by=2035']", state="attached")
    settle(page)
    expect(figures(page) == numbers, "Ctrl-Z takes a step back")


def check_recipes(page, server, folder):
    """Copied YAML, copied command and download say the same."""
    page.click("#command")
    command = page.evaluate("navigator.clipboard.readText()")
    expect(command == page.evaluate("answer.command"), "the command is copied")
    page.click("#yaml")
    moved = pathlib.Path(folder, "moved.yaml")
    moved.write_text(page.evaluate("navigator.clipboard.readText()"), encoding="utf-8")
    run = results(server, command, folder)
    expect(results(server, "flowsim run moved.yaml", folder) == run, "YAML and command agree")
    with page.expect_download() as download:
        page.click("#download")
    archive = zipfile.ZipFile(download.value.path())
    expect(archive.testzip() is None, "the archive is whole")
    document = json.loads(archive.read("china-reference/run.json"))
    expect(document["command"] == command, "the download names the command")
    server.run(*shlex.split(command)[1:], "--quiet", "--output", "again", folder=folder)
    for name in archive.namelist():
        again = pathlib.Path(folder, "again", name.split("/")[1]).read_bytes()
        expect(archive.read(name) == again, f"{name}: download and run have the same bytes")


def check_bands(page, server, folder):
    """The band below each number of the start is that of `flowsim run --range`."""
    page.wait_for_selector("body[data-bands=done]", state="attached", timeout=300_000)
    shown = page.evaluate(
        "[...document.querySelectorAll('#figures button')].map(b => [b.dataset.name, "
        "b.dataset.year, b.parentElement.querySelector('.band').textContent])")
    server.run("run", "china-reference", "--range", "--quiet", "--output", "drawn", folder=folder)
    with open(pathlib.Path(folder, "drawn", "ranges.csv"), encoding="utf-8") as lines:
        ranges = {(row["variable"], row["year"]): row for row in csv.DictReader(lines)}
    for name, year, text in shown:
        for end, number in zip(("low", "high"), re.split("[–…]", text)):
            number = number.replace("\u2212", "-")
            step = 10.0 ** -len(number.partition(".")[2])
            value = float(ranges[name, year][end])
            expect(abs(float(number) - value) <= 0.501 * step, f"{name} {year}: {text}, {value}")


def check_question(page):
    """Another maker and pledge; levers that exclude each other; tracks; where a number is from."""
    page.select_option("#maker", "Volvo Cars")
    settle(page)
    expect("VC-ST-1" in page.text_content("#headline"), "the headline speaks of the pledge")
    expect(page.locator("#pictures svg").count() == 4, "four pictures")
    move(page, 2, ["End"])
    move(page, 3, ["End"])
    expect(page.evaluate("document.body.dataset.outcome") == "impossible", "too many furnaces")
    page.click("#reset")
    settle(page)
    tried(page)
    cells = page.locator(".track span:not(.unknown)").count()
    expect(cells == 8 * 21, f"every step of every track has a colour, not {cells}")
    expect(page.locator(".track span.impossible").count() > 0, "some steps cannot be")
    page.locator("#figures button[data-name^='Recycled Content|Steel']").first.press("Enter")
    page.wait_for_selector("#why-body li")
    expect(page.locator("#why-body li").count() > 3, "a number names its rows and sources")
    page.keyboard.press("Escape")
    page.locator(".lever button.why").nth(2).press("Enter")
    page.wait_for_selector("#why-body li")
    page.keyboard.press("Escape")
    expect(not page.evaluate("document.getElementById('why').open"), "Escape closes it")


def main(program):
    with Server(program) as server, browser() as chromium, tempfile.TemporaryDirectory() as folder:
        for language in ("en", "zh"):
            context = chromium.new_context(
                viewport={"width": 1280, "height": 900}, accept_downloads=True)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            page = context.new_page()
            problems = []
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.on("console", lambda message: problems.append(message.text)
                    if message.type == "error" else None)
            page.goto(f"{server.root}?language={language}")
            settle(page)
            if language == "en":
                check_bands(page, server, folder)
            check_levers(page, server, folder)
            check_address(page, server, folder)
            check_recipes(page, server, folder)
            check_question(page)
            expect(not problems, f"the browser complains: {problems}")
            context.close()
            print(f"{language}: {checks} checks")
    expect(server.status == 130, f"Ctrl-C ends with 130, not {server.status}")


main(sys.argv[1])
