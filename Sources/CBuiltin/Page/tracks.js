"use strict";

// Tracks: what becomes of the pledge along each lever, tried while nobody moves one.

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
