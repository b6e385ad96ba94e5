// The pinned paragraphs, as `fr/A/RES/66/178/op10`, and how many there are in the link to the sheet.

import { keep, kept } from "./kept.js";

const MOST = 200;

export const pins = () => kept("pins", []).filter((pin) => typeof pin === "string");
export const pinned = (pin) => pins().includes(pin);

export function toggle(pin) {
  const others = pins().filter((one) => one !== pin);
  const now = others.length === pins().length;
  keep("pins", now ? [...others, pin].slice(-MOST) : others);
  return now;
}

export function setPins(list) {
  keep("pins", list.slice(-MOST));
}

function count() {
  for (const place of document.querySelectorAll("[data-pin-count]")) {
    const number = pins().length;
    place.textContent = number ? String(number) : "";
    place.hidden = !number;
  }
}

document.addEventListener("kept", (event) => event.detail === "pins" && count());
addEventListener("pageshow", count);
count();
