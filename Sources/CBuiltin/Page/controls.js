"use strict";

// Controls

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
