"use strict";

const configuration = JSON.parse(document.getElementById("configuration").textContent);
const words = configuration.words;
const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const pageID = crypto.getRandomValues(new Uint32Array(2)).join("-");
const find = (id) => document.getElementById(id);

// State: which sliders were moved, by when, and which pledge is asked about.

const startState = () => ({ by: configuration.years[0], target: configuration.start, values: {} });
let state = startState();

function sliderNamed(name) {
  return configuration.sliders.find((slider) => slider.name === name);
}

function allTargets() {
  return configuration.makers.flatMap((maker) => maker.targets);
}

/** The state as the server and the address of the page write it, in one order. */
function query(of = state) {
  const parts = new URLSearchParams();
  parts.set("by", of.by);
  if (of.target) parts.set("target", of.target);
  for (const slider of configuration.sliders) {
    if (slider.name in of.values) parts.set(slider.name, of.values[slider.name]);
  }
  return parts;
}

/** Whatever an old or mistyped address says, the state is one that the sliders can be in. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const read = startState();
  if (configuration.years.includes(Number(parts.get("by")))) read.by = Number(parts.get("by"));
  if (allTargets().some((target) => target.id === parts.get("target"))) {
    read.target = parts.get("target");
  }
  for (const slider of configuration.sliders) {
    const text = parts.get(slider.name);
    if (text === null || text.trim() === "" || !Number.isFinite(Number(text))) continue;
    read.values[slider.name] = Math.min(slider.max, Math.max(0, Number(text)));
  }
  return read;
}

let steps = 0;

/** Keeps the state in the address; a finished move is a step that can be undone. */
function writeAddress(isStep) {
  const address = "#" + query();
  if (isStep && address !== location.hash) {
    history.pushState(null, "", address);
    steps += 1;
  }
  find("language").search = "?language=" + (language === "zh" ? "en" : "zh");
  find("language").hash = address;
  find("download").href = "results.zip?" + query();
}
