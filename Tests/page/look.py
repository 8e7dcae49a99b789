#!/usr/bin/env python3
"""Pictures of the live page to look at: look.py FLOWSIM FOLDER

Wide and phone, light and dark, forced colours, both languages.
"""
import pathlib
import sys

from live import Server, browser, settle, tried

MOVED = "#by=2030&target={}&recycled-content.aluminium=55&eaf-share=25&renewable-share.smelting=60"


def main(program, folder):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    with Server(program) as server, browser() as chromium:
        for width in (1280, 390):
            for name, options in {
                "light": {"color_scheme": "light"},
                "dark": {"color_scheme": "dark"},
                "forced": {"forced_colors": "active"},
            }.items():
                language = "zh" if name == "dark" else "en"
                target = "VC-AL-2" if name == "dark" else "GE-LINE-1"
                context = chromium.new_context(
                    viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
                page = context.new_page()
                page.goto(f"{server.root}?language={language}" + MOVED.format(target))
                settle(page)
                tried(page)
                overflow = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth")
                # A full-page screenshot resizes the page for a moment, which asks for new pictures.
                height = page.evaluate("document.documentElement.scrollHeight")
                page.set_viewport_size({"width": width, "height": height})
                settle(page)
                page.screenshot(path=f"{folder}/{width}-{name}.png")
                print(f"{width} {name}: {overflow} px too wide")
                context.close()


main(*sys.argv[1:])
