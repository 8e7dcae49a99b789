"use strict";

// Buttons

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
