// Words that are selected in the text can be searched as a phrase, and linked to.
// The link is the paragraph's own with a text fragment behind it (`#op10:~:text=…`): browsers that know it mark the
// words, all others stay at the paragraph.

import { copy } from "./clipboard.js";
import { say } from "./say.js";
import { wordsOf } from "./tools.js";

const bar = document.querySelector("#selection-tools");
const text = document.querySelector(".reading > .text");
const LONGEST = 300;
let range = null;

function wordsIn(selected) {
  const holder = document.createElement("div");
  holder.append(selected.cloneContents());
  return wordsOf(holder);
}

function paragraphOf(selected) {
  const start = selected.startContainer;
  return (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest("[id]");
}

function fragment(selected) {
  const printed = selected.toString().replace(/\s+/g, " ").trim();
  const code = (words) => encodeURIComponent(words).replace(/-/g, "%2D");
  const words = printed.split(" ");
  if (printed.length <= LONGEST || words.length < 12) return code(printed.slice(0, LONGEST));
  return `${code(words.slice(0, 5).join(" "))},${code(words.slice(-5).join(" "))}`;
}

function offer() {
  const selection = getSelection();
  const chosen = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const words = chosen && text.contains(chosen.commonAncestorContainer) ? wordsIn(chosen) : "";
  if (!words) {
    range = null;
    if (bar.matches(":popover-open")) bar.hidePopover();
    return;
  }
  range = chosen;
  const search = bar.querySelector("a");
  search.hidden = words.length > LONGEST;
  search.href = `${search.dataset.search}q=${encodeURIComponent(`"${words.replace(/["“”„«»]/g, " ").trim()}"`)}`;
  if (!bar.matches(":popover-open")) bar.showPopover();
  const box = chosen.getBoundingClientRect();
  const left = box.left + box.width / 2 - bar.offsetWidth / 2;
  bar.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - bar.offsetWidth - 8))}px`;
  const coarse = matchMedia("(pointer: coarse)").matches; // the system's own menu stands above
  const above = box.top - bar.offsetHeight - 8;
  bar.style.top = `${above > 8 && !coarse ? above : Math.min(box.bottom + (coarse ? 24 : 8), innerHeight - bar.offsetHeight - 8)}px`;
}

bar.querySelector("button").addEventListener("click", async (event) => {
  if (!range) return;
  const place = paragraphOf(range)?.id ?? "";
  const { done } = event.currentTarget.dataset;
  if (await copy(`${location.origin}${location.pathname}#${place}:~:text=${fragment(range)}`)) say(done);
  bar.hidePopover();
});
bar.addEventListener("pointerdown", (event) => event.preventDefault());
document.addEventListener("pointerup", () => setTimeout(offer));
document.addEventListener("keyup", (event) => event.shiftKey && offer());
document.addEventListener("selectionchange", () => getSelection().isCollapsed && bar.matches(":popover-open") && offer());
addEventListener("scroll", () => bar.matches(":popover-open") && range && offer(), { passive: true });

// Browsers that do not know text fragments see them in the address: there the paragraph alone is meant.
const [place, directive] = location.hash.split(":~:");
if (directive) document.getElementById(decodeURIComponent(place.slice(1)))?.scrollIntoView();
