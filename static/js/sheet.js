// The working sheet: the pins of this browser sent for their words; printing, copying, taking out and putting in order.

import { copy } from "./clipboard.js";
import { pins, setPins } from "./pins.js";
import { say } from "./say.js";

const given = new URLSearchParams(location.search).has("p");

async function load() {
  const body = new URLSearchParams(pins().map((pin) => ["p", pin]));
  const answer = await fetch(location.pathname, { method: "POST", body });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("#sheet").replaceWith(document.importNode(page.querySelector("#sheet"), true));
  ready();
}

function ready() {
  const sheet = document.querySelector("#sheet");
  for (const tool of sheet.querySelectorAll("[data-with-scripts]")) tool.hidden = false;
}

function move(pin, by) {
  const list = pins();
  const at = list.indexOf(pin);
  if (at < 0 || !list[at + by]) return;
  [list[at], list[at + by]] = [list[at + by], list[at]];
  setPins(list);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("#sheet button[data-do]");
  if (!button) return;
  const { pin } = button.closest("[data-pin]")?.dataset ?? {};
  if (button.dataset.do === "print") print();
  else if (button.dataset.do === "copy") {
    if (await copy(document.querySelector("#sheet-text").textContent)) say(button.dataset.done);
  } else {
    if (button.dataset.do === "remove") setPins(pins().filter((one) => one !== pin));
    if (button.dataset.do === "up") move(pin, -1);
    if (button.dataset.do === "down") move(pin, 1);
    if (button.dataset.do === "clear") setPins([]);
    const act = button.dataset.do;
    await load();
    const again = [...document.querySelectorAll("#sheet [data-pin]")].find((one) => one.dataset.pin === pin);
    (again?.querySelector(`[data-do=${act}]`) ?? document.querySelector("#sheet button, main"))?.focus();
  }
});

if (given) ready();
else load();
