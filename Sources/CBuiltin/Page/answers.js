"use strict";

// Answers: one question at a time; while it is open only the newest state waits.

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
      askBands();
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
    const cells = next.years.map(() => `<td><small></small><button type="button" class="number"></button><small class="band"></small></td>`);
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
  showBands();
}

// Bands of the start: asked for once, after the first answer; they take some seconds.

let bands = null;

async function askBands() {
  if (bands) return;
  bands = new Map();
  try {
    const reply = await fetch("bands");
    if (!reply.ok) throw new Error(await reply.text());
    for (const figure of (await reply.json()).bands) {
      for (const cell of figure.cells) bands.set(`${figure.name} ${cell.year}`, cell.text);
    }
    showBands();
    document.body.dataset.bands = "done";
  } catch {
    // The next answer asks again.
    bands = null;
  }
}

function showBands() {
  for (const button of find("figures").querySelectorAll("button")) {
    const text = bands?.get(`${button.dataset.name} ${button.dataset.year}`) ?? "";
    setText(button.parentElement.querySelector(".band"), text);
  }
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
