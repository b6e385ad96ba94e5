// The tools of a paragraph, opened by its number: copy, pin, who cites it, the same paragraph in another language.

import { copy } from "./clipboard.js";
import { add, here, stops } from "./keys.js";
import { pinned, toggle } from "./pins.js";
import { returning } from "./returning.js";
import { say } from "./say.js";

const tools = document.querySelector("#paragraph-tools");
const article = document.querySelector("article.reading[data-symbol]");
const preview = tools.querySelector("[data-preview-here]");
const languages = [...tools.querySelectorAll("[data-preview-address]")];
let paragraph = null;

export function wordsOf(element) {
  const bare = element.cloneNode(true);
  for (const part of bare.querySelectorAll(".mark, .margin-note, .apparatus, .number, .visually-hidden")) part.remove();
  return bare.textContent.replace(/\s+/g, " ").trim();
}

function textOf(part) {
  const number = part.querySelector(":scope > .number:not(.counted)");
  const words = wordsOf(part.querySelector(".words"));
  return number ? `${number.textContent.trim()} ${words}` : words;
}

const inside = (one) => [...document.querySelectorAll(`.paragraph[id^="${CSS.escape(one.id)}."]`)];
const address = (one) => `${location.origin}${location.pathname}#${one.id}`;
const pinOf = (one) => `${article.dataset.language}/${article.dataset.path}/${one.id}`;

const acts = {
  text: () => copy([paragraph, ...inside(paragraph)].map(textOf).join("\n")),
  citation: () => copy(paragraph.dataset.cite),
  link: () => copy(address(paragraph)),
};

function open(one, number) {
  paragraph = one;
  tools.querySelector("[data-tools-of]").textContent = one.dataset.cite;
  preview.replaceChildren();
  for (const button of languages) button.removeAttribute("aria-pressed");
  showPin();
  const citing = tools.querySelector("[data-citing-link]");
  citing.href = `${citing.dataset.base}?paragraph=${one.id}`;
  tools.showPopover();
  place(number);
  tools.querySelector("button").focus({ preventScroll: true });
}

function place(number) {
  const box = number.getBoundingClientRect();
  const rtl = getComputedStyle(number).direction === "rtl";
  const room = document.documentElement.clientWidth;
  const start = rtl ? box.right - tools.offsetWidth : box.left;
  tools.style.left = `${Math.max(8, Math.min(start, room - tools.offsetWidth - 8))}px`;
  const below = box.bottom + 6;
  const fits = below + tools.offsetHeight < innerHeight - 8;
  tools.style.top = `${fits ? below : Math.max(8, box.top - tools.offsetHeight - 6)}px`;
}

function showPin() {
  const button = tools.querySelector("[data-tool=pin]");
  const now = pinned(pinOf(paragraph));
  button.setAttribute("aria-pressed", String(now));
  button.textContent = now ? button.dataset.unpin : button.dataset.pin;
}

async function use(button) {
  const { tool } = button.dataset;
  if (tool === "pin") {
    say(toggle(pinOf(paragraph)) ? button.dataset.done : button.dataset.undone);
    showPin();
  } else if (await acts[tool]()) {
    say(button.dataset.done);
    tools.hidePopover();
  }
}

async function inLanguage(button) {
  for (const other of languages) other.setAttribute("aria-pressed", String(other === button));
  try {
    const answer = await fetch(`${button.dataset.previewAddress}?paragraph=${encodeURIComponent(paragraph.id)}&of=${article.dataset.language}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    preview.replaceChildren(...[...page.querySelectorAll(".preview-text")].map((part) => document.importNode(part, true)));
    if (!preview.childElementCount) location.assign(button.dataset.address);
  } catch {
    location.assign(`${button.dataset.address}#${paragraph.id}`);
  }
}

tools.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.tool) use(button);
  else if (button?.dataset.previewAddress) inLanguage(button);
  else if (event.target.closest("[data-citing-link]")) tools.hidePopover();
});
returning(tools, () => paragraph?.querySelector(".number"));

for (const number of document.querySelectorAll(".paragraph > .number")) {
  number.setAttribute("aria-haspopup", "dialog");
}
document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const number = event.target.closest?.(".paragraph > .number");
  if (number) setTimeout(() => open(number.parentElement, number)); // after the address has changed
});

function onPlace(tool) {
  return async () => {
    const stop = stops()[here()];
    if (!stop) return;
    paragraph = stop.closest(".paragraph");
    await use(tools.querySelector(`[data-tool=${tool}]`));
  };
}
add({
  c: onPlace("citation"), t: onPlace("text"), l: onPlace("link"), s: onPlace("pin"),
  m: () => stops()[here()] && open(stops()[here()].closest(".paragraph"), stops()[here()]),
});
