// Notes where they are wanted: in the margin beside their mark on wide screens, over the text on narrow ones.
// The notes at the end of the page are what is printed and what is read without scripts; in the margin stand these
// very elements, moved, so that a note has one place and one address in every form.

import { returning } from "./returning.js";

const section = document.querySelector("section.notes");
const text = document.querySelector(".reading > .text");
const wide = matchMedia("screen and (min-width: 72rem)");
const GAP = 10;
const notes = section ? [...section.querySelectorAll("li[id]")] : [];
const placed = new Map();

function firstMark(note) {
  return text.querySelector(`.mark a[href="#${CSS.escape(note.id)}"]`);
}

function toMargin() {
  for (const note of notes) {
    const mark = firstMark(note);
    if (!mark || placed.has(note)) continue;
    const aside = document.createElement("aside");
    aside.className = "margin-note";
    aside.setAttribute("role", "note");
    aside.tabIndex = -1;
    aside.lang = text.lang;
    aside.dir = text.dir;
    const { id } = note;
    note.removeAttribute("id");
    aside.id = id;
    aside.append(...note.childNodes);
    const paragraph = mark.closest(".paragraph, .table-frame") ?? mark.parentElement;
    paragraph.append(aside);
    placed.set(note, { aside, mark });
  }
  section.hidden = notes.every((note) => placed.has(note));
  text.classList.add("with-margin");
  arrange();
}

function toFoot() {
  for (const [note, { aside }] of placed) {
    note.append(...aside.childNodes);
    note.id = aside.id;
    aside.remove();
  }
  placed.clear();
  section.hidden = false;
  text.classList.remove("with-margin");
}

// Each note beside its mark, lower where the one before it still stands there.
function arrange() {
  if (!placed.size) return;
  const top = text.getBoundingClientRect().top;
  const wanted = [...placed.values()].map(({ aside, mark }) => ({
    aside,
    at: mark.getBoundingClientRect().top - top - 4,
    height: aside.offsetHeight,
  }));
  let free = 0;
  for (const { aside, at, height } of wanted.sort((one, other) => one.at - other.at)) {
    const place = Math.max(at, free);
    aside.style.setProperty("inset-block-start", `${Math.round(place)}px`);
    free = place + height + GAP;
  }
  text.style.setProperty("min-block-size", free > text.offsetHeight ? `${Math.round(free)}px` : "");
}

function settle() {
  if (wide.matches) toMargin();
  else toFoot();
}

// ---- over the text ----

const card = document.createElement("div");
card.className = "note-card";
card.popover = "auto";
card.tabIndex = -1;
card.setAttribute("role", "note");
let called = null;

function show(note, mark) {
  called = mark;
  card.lang = text.lang;
  card.dir = text.dir;
  const copy = note.cloneNode(true);
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const back of copy.querySelectorAll(".returns, .back")) {
    if (back.matches(".returns")) back.remove();
    else back.replaceWith(Object.assign(document.createElement("span"), { className: "back", textContent: back.textContent }));
  }
  card.replaceChildren(...copy.childNodes);
  card.showPopover();
  card.style.setProperty("inset-block-start", "auto");
  const box = mark.getBoundingClientRect();
  const below = box.bottom + 8;
  const fits = below + card.offsetHeight < innerHeight - 8;
  const above = box.top - 8 - card.offsetHeight;
  card.style.setProperty("inset-block-start", `${fits ? below : Math.max(8, above)}px`);
  card.focus({ preventScroll: true });
}

returning(card, () => called);

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const mark = event.target.closest?.(".text .mark a[href^='#']");
  const note = mark && document.getElementById(mark.getAttribute("href").slice(1));
  if (!note || wide.matches || note.matches(".margin-note")) return;
  event.preventDefault();
  show(note, mark);
});

// A note reached through the address, also one that has just moved to the margin.
function reach() {
  const id = decodeURIComponent(location.hash.slice(1));
  const note = id.startsWith("fn") ? document.getElementById(id) : null;
  for (const one of document.querySelectorAll(".margin-note.reached")) one.classList.remove("reached");
  if (!note?.matches(".margin-note")) return;
  note.classList.add("reached");
  note.focus({ preventScroll: true });
  const box = note.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight) note.scrollIntoView({ block: "center" });
}

if (notes.length && text) {
  document.querySelector("main").append(card);
  settle();
  wide.addEventListener("change", settle);
  addEventListener("resize", arrange);
  addEventListener("hashchange", reach);
  addEventListener("beforeprint", toFoot);
  addEventListener("afterprint", settle);
  document.fonts?.ready.then(() => {
    arrange();
    reach();
  });
  new ResizeObserver(arrange).observe(text);
}
