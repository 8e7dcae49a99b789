"use strict";

const configuration = JSON.parse(document.getElementById("configuration").textContent);
const words = configuration.words;
const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const pageID = crypto.getRandomValues(new Uint32Array(2)).join("-");
const find = (id) => document.getElementById(id);

// ---- State: which sliders were moved, by when, and which pledge is asked about.

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

// ---- Controls

function startValue(slider) {
  return slider.start[configuration.years.indexOf(state.by)];
}

function valueText(slider) {
  const moved = slider.name in state.values;
  const value = moved ? state.values[slider.name] : startValue(slider);
  const rounded = Math.round(value * 10) / 10;
  return `${rounded} ${slider.unit}` + (moved ? "" : ` (${words.start})`);
}

function makeLever(slider, index) {
  const row = document.createElement("div");
  row.className = "lever";
  row.innerHTML =
    `<label for="lever-${index}"></label><output for="lever-${index}"></output>` +
    `<button type="button" class="reset">↺</button><button type="button" class="why">?</button>` +
    `<div class="slide"><div class="track" aria-hidden="true">${"<span></span>".repeat(21)}</div>` +
    `<div class="start" aria-hidden="true"></div>` +
    `<input type="range" id="lever-${index}" min="0" aria-describedby="track-${index}">` +
    `</div><span class="skip" id="track-${index}"></span>`;
  row.querySelector("label").textContent = slider.label;
  row.title = slider.meaning;
  const input = row.querySelector("input");
  input.max = slider.max;
  input.step = slider.step;
  input.name = slider.name;
  for (const [name, text] of [["reset", words.reset], ["why", words.why]]) {
    row.querySelector("." + name).setAttribute("aria-label", `${text} ${slider.label}`);
    row.querySelector("." + name).title = text;
  }
  input.addEventListener("input", () => {
    state.values[slider.name] = Number(input.value);
    moved(false);
  });
  input.addEventListener("change", () => writeAddress(true));
  input.addEventListener("focus", () => { focused = slider.name; });
  row.querySelector(".reset").addEventListener("click", () => {
    delete state.values[slider.name];
    moved(true);
    input.focus();
  });
  row.querySelector(".why").addEventListener("click", () => {
    why({ topic: slider.name }, `${slider.label}: ${valueText(slider)}`);
  });
  find("levers").append(row);
  slider.row = row;
  slider.input = input;
}

function option(value, text) {
  const element = document.createElement("option");
  element.value = value;
  element.textContent = text;
  return element;
}

function makerOf(target) {
  return configuration.makers.find((maker) => maker.targets.some((one) => one.id === target));
}

function makeChoosers() {
  for (const year of configuration.years) find("by").append(option(year, year));
  for (const maker of configuration.makers) find("maker").append(option(maker.name, maker.label));
  find("by").addEventListener("change", () => {
    state.by = Number(find("by").value);
    moved(true);
  });
  find("maker").addEventListener("change", () => {
    const maker = configuration.makers.find((one) => one.name === find("maker").value);
    state.target = maker.targets[0].id;
    moved(true);
  });
  find("target").addEventListener("change", () => {
    state.target = find("target").value;
    moved(true);
  });
}

/** Puts every control where the state says. */
function showState() {
  find("by").value = state.by;
  const maker = makerOf(state.target);
  if (maker) {
    find("maker").value = maker.name;
    find("target").replaceChildren(
      ...maker.targets.map((target) => option(target.id, target.label)));
    find("target").value = state.target;
  }
  for (const slider of configuration.sliders) {
    const isMoved = slider.name in state.values;
    const start = startValue(slider);
    slider.input.value = isMoved ? state.values[slider.name] : start;
    slider.row.querySelector("output").textContent = valueText(slider);
    slider.input.setAttribute("aria-valuetext", `${valueText(slider)}, ${state.by}`);
    slider.row.classList.toggle("moved", isMoved);
    slider.row.querySelector(".reset").disabled = !isMoved;
    const place = Math.min(1, start / slider.max);
    slider.row.querySelector(".start").style.left = `calc(8px + ${place} * (100% - 18px))`;
    showTrack(slider);
  }
}

function moved(isStep) {
  showState();
  writeAddress(isStep);
  ask();
}

// ---- Answers: one question at a time; while it is open only the newest state waits.

let isAsking = false;
let waits = false;
let movedAt = 0;

async function ask() {
  movedAt = performance.now();
  stopTracks();
  if (isAsking) {
    waits = true;
    return;
  }
  isAsking = true;
  find("results").setAttribute("aria-busy", "true");
  do {
    waits = false;
    const began = movedAt;
    try {
      const parts = query();
      parts.set("language", language);
      parts.set("page", pageID);
      const isWide = matchMedia("(min-width: 761px)").matches;
      parts.set("wide", isWide ? "1" : "0");
      const reply = await fetch("answer?" + parts);
      if (reply.status === 204) continue;
      if (!reply.ok) throw new Error(await reply.text());
      show(await reply.json(), isWide);
      note("", true);
      requestAnimationFrame(() => performance.measure("move", { start: began }));
    } catch (error) {
      note(error instanceof TypeError ? words.failed : String(error.message));
    }
  } while (waits);
  isAsking = false;
  find("results").setAttribute("aria-busy", "false");
  startTracks();
}

let answer = {};

function show(next, isWide) {
  const isImpossible = next.outcome === "impossible";
  document.body.classList.toggle("impossible-state", isImpossible);
  setText(find("headline"), next.headline);
  answer = isImpossible ? { ...answer, command: next.command, yaml: next.yaml } : next;
  find("download").toggleAttribute("aria-disabled", isImpossible);
  document.body.dataset.outcome = next.outcome;
  if (isImpossible) return;
  showFigures(next);
  showPictures(next.pictures, isWide);
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

let noteIsTalk = false;

/** What happened, below the buttons; progress takes back only its own words. */
function note(text, isQuiet = false) {
  if (isQuiet && !noteIsTalk) return;
  noteIsTalk = text !== "";
  setText(find("note"), text);
}

function showFigures(next) {
  const table = find("figures");
  const shape = JSON.stringify([next.years, next.figures.map((row) => row.name)]);
  if (table.dataset.shape !== shape) {
    table.dataset.shape = shape;
    const head = `<thead><tr><th></th>${next.years.map((year) => `<th scope="col">${year}</th>`).join("")}`;
    const cells = next.years.map(() => `<td><small></small><button type="button" class="number"></button></td>`);
    const row = `<tr><th scope="row"></th>${cells.join("")}</tr>`;
    table.innerHTML = `${head}</tr></thead><tbody>${row.repeat(next.figures.length)}</tbody>`;
  }
  const rows = table.tBodies[0].rows;
  next.figures.forEach((figure, index) => {
    setText(rows[index].cells[0], figure.label);
    figure.cells.forEach((cell, column) => {
      const place = rows[index].cells[column + 1];
      const button = place.querySelector("button");
      setText(button, cell.text);
      button.dataset.name = figure.name;
      button.dataset.year = cell.year;
      button.dataset.value = cell.value;
      button.setAttribute("aria-label", `${cell.text}, ${figure.label}, ${cell.year}. ${words.why}`);
      setText(place.querySelector("small"), cell.text === cell.start ? "" : `${cell.start} → `);
    });
  });
}

find("figures").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const label = button.closest("tr").cells[0].textContent;
  why({ topic: button.dataset.name, year: button.dataset.year },
    `${label}, ${button.dataset.year}: ${button.textContent}`);
});

function showPictures(pictures, isWide) {
  const place = find("pictures");
  pictures.forEach((picture, index) => {
    let section = place.children[index];
    if (!section) {
      section = document.createElement("section");
      section.innerHTML =
        `<h3></h3><p class="finding"></p><figure></figure><p class="about"></p>` +
        `<details><summary></summary><div class="scroll"></div></details>`;
      section.querySelector("summary").textContent = words.table;
      section.querySelector("details").addEventListener("toggle", () => showTable(section));
      place.append(section);
    }
    section.className = `picture ${index >= 2 && isWide ? "wide" : "narrow"}`;
    section.id = picture.id;
    setText(section.querySelector("h3"), picture.title);
    setText(section.querySelector(".finding"), picture.finding);
    setText(section.querySelector(".about"), picture.note);
    if (section.drawn !== picture.svg) section.querySelector("figure").innerHTML = picture.svg;
    section.drawn = picture.svg;
    section.numbers = picture.table;
    showTable(section);
  });
  while (place.children.length > pictures.length) place.lastChild.remove();
}

/** A table is made when somebody opens it. */
function showTable(section) {
  if (section.querySelector("details").open) {
    section.querySelector("details div").innerHTML = section.numbers;
  }
}

// ---- Tracks: what becomes of the pledge along each lever, tried while nobody moves one.

const trackSteps = 20;
const known = new Map();
let turn = 0;
let focused = "";

function trackKey(slider) {
  const others = { ...state.values };
  delete others[slider.name];
  return slider.name + " " + query({ ...state, values: others });
}

function trackOf(slider) {
  const key = trackKey(slider);
  if (!known.has(key)) {
    // As many as an afternoon needs; older ones are tried again.
    if (known.size > 400) known.delete(known.keys().next().value);
    known.set(key, new Array(trackSteps + 1));
  }
  return known.get(key);
}

function trackValue(slider, step) {
  const value = (slider.max * step) / trackSteps;
  return Math.round(value / slider.step) * slider.step;
}

/** The outcome of a step: tried, or between two tried steps of the same outcome. */
function outcomeAt(track, step) {
  if (track[step]) return track[step];
  let low = step, high = step;
  while (low >= 0 && !track[low]) low -= 1;
  while (high <= trackSteps && !track[high]) high += 1;
  return low >= 0 && high <= trackSteps && track[low] === track[high] ? track[low] : "";
}

/** Every fourth step first, then halves between steps whose outcomes differ. */
function nextStep(track) {
  for (const step of [0, 20, 12, 4, 16, 8]) if (!track[step]) return step;
  let last = 0;
  for (let step = 1; step <= trackSteps; step += 1) {
    if (!track[step]) continue;
    if (step - last > 1 && track[step] !== track[last]) return Math.floor((last + step) / 2);
    last = step;
  }
  return -1;
}

const outcomeClass = {
  "met": "met", "missed": "missed", "not enough scrap": "short", "impossible": "impossible",
};

function showTrack(slider) {
  const track = trackOf(slider);
  const cells = slider.row.querySelectorAll(".track span");
  const parts = [];
  for (let step = 0; step <= trackSteps; step += 1) {
    const name = outcomeClass[outcomeAt(track, step)] || "unknown";
    if (cells[step].className !== name) cells[step].className = name;
    if (name === "unknown") continue;
    const last = parts[parts.length - 1];
    const value = trackValue(slider, step);
    if (last && last.name === name && last.step === step - 1) {
      Object.assign(last, { step, to: value });
    } else {
      parts.push({ name, step, from: value, to: value });
    }
  }
  setText(slider.row.querySelector("[id^=track]"), parts.map((part) =>
    `${words[part.name]}: ${part.from}–${part.to} ${slider.unit}`).join("; "));
}

function stopTracks() {
  turn += 1;
  delete document.body.dataset.tracks;
}

async function startTracks() {
  const mine = ++turn;
  await new Promise((done) => setTimeout(done, 300));
  const order = [...configuration.sliders]
    .sort((a, b) => (b.name === focused) - (a.name === focused));
  for (const slider of order) {
    const track = trackOf(slider);
    for (let step = nextStep(track); step >= 0; step = nextStep(track)) {
      if (turn !== mine || document.hidden) return;
      const parts = query();
      parts.set(slider.name, trackValue(slider, step));
      parts.set("page", pageID);
      try {
        const reply = await fetch("outcome?" + parts);
        if (reply.status !== 200) return;
        track[step] = (await reply.json()).outcome;
      } catch { return; }
      if (turn === mine) showTrack(slider);
    }
  }
  if (turn === mine) document.body.dataset.tracks = "done";
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && !isAsking) startTracks();
});

// ---- Where a number comes from

async function why(parts, title) {
  const all = query();
  all.set("language", language);
  for (const [name, value] of Object.entries(parts)) all.set(name, value);
  find("why-head").textContent = title;
  find("why-body").textContent = words.working;
  if (!find("why").open) find("why").showModal();
  try {
    const reply = await fetch("why?" + all);
    if (!reply.ok) throw new Error(await reply.text());
    find("why-body").replaceChildren(...explained(await reply.json()));
  } catch (error) {
    find("why-body").textContent =
      error instanceof TypeError ? words.failed : String(error.message);
  }
}

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function list(items, title) {
  return items.length ? [element("h3", title), element("ul", "", ...items)] : [];
}

function short(number) {
  return Number(number.toPrecision(5)).toString();
}

/** Of formulas that sum over hundreds of series, the first ones; `flowsim explain` has all. */
const shownSeries = { ofNode: 4, ofAll: 24 };

function nodes(node) {
  return [node, ...node.parts.flatMap(nodes)];
}

function partItem(node) {
  const value = node.value === null ? "" : ` = ${short(node.value)} ${node.unit}`;
  const item = element("li", `${node.name}${value}: ${node.formula}`);
  if (node.parts.length) item.append(element("ul", "", ...node.parts.map(partItem)));
  return item;
}

function leverItem(lever) {
  const set = lever.value === null ? `${words.notSet} – ${lever.otherwise}` : short(lever.value);
  return element("li", `${lever.name}: ${set}`);
}

function explained(chain) {
  const all = nodes(chain.result);
  const series = all.flatMap((node) => node.series);
  const shown = all.flatMap((node) => node.series.slice(0, shownSeries.ofNode))
    .slice(0, shownSeries.ofAll);
  const rows = shown.map(seriesItem);
  if (series.length > shown.length) {
    rows.push(element("li", `… ${series.length - shown.length} ${words.more}`));
  }
  const levers = new Map(all.flatMap((node) => node.levers).map((lever) => [lever.name, lever]));
  const pledges = all.flatMap((node) => node.pledges).map((pledge) =>
    element("li", [pledge.id, pledge.source, pledge.note].filter(Boolean).join(" – ")));
  return [
    element("p", chain.result.formula),
    ...list([...levers.values()].map(leverItem), words.leverSet),
    ...list(chain.result.parts.map(partItem), words.partOf),
    ...list([...pledges, ...rows], words.rows),
    ...list(chain.sources.map(sourceItem), words.sources),
  ];
}

function seriesItem(series) {
  const name = [series.entity, series.metric, series.qualifier].filter(Boolean).join(", ");
  const item = element("li", `${name}: ${short(series.value)} ${series.unit} (${series.year})`);
  item.append(element("ul", "", ...series.rows.map((row) => {
    const range = row.low === null || row.high === null
      ? "" : ` (${words.range} ${short(row.low)} ${words.to} ${short(row.high)})`;
    const year = row.year === null ? "" : `${row.year}: `;
    return element("li",
      `${year}${short(row.value)}${range}, ${row.confidence}, ${row.source}${row.note ? `: ${row.note}` : ""}`);
  })));
  return item;
}

function sourceItem(source) {
  const item = element("li", `${source.id}: `);
  if (/^https?:\/\//.test(source.url)) {
    const link = element("a", source.citation);
    link.href = source.url;
    link.rel = "noreferrer noopener";
    link.target = "_blank";
    item.append(link);
  } else {
    item.append(source.citation);
  }
  item.append(` [${source.licence}]`);
  return item;
}

// ---- Buttons

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    note(words.copied);
  } catch {
    note(`${words.notCopied}\n${text}`);
  }
}

function undo() {
  if (steps > 0) {
    steps -= 1;
    history.back();
  }
}

find("yaml").addEventListener("click", () => copy(answer.yaml));
find("command").addEventListener("click", () => copy(answer.command));
find("undo").addEventListener("click", undo);
find("reset").addEventListener("click", () => {
  state.values = {};
  moved(true);
});
find("download").addEventListener("click", (event) => {
  if (find("download").hasAttribute("aria-disabled")) event.preventDefault();
  else note(words.preparing);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
    event.preventDefault();
    undo();
  }
});
addEventListener("popstate", () => {
  state = readAddress();
  showState();
  writeAddress(false);
  ask();
});
matchMedia("(min-width: 761px)").addEventListener("change", ask);

makeChoosers();
configuration.sliders.forEach(makeLever);
state = readAddress();
showState();
writeAddress(false);
ask();
