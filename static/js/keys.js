// Keys: `/` search, `j` and `k` paragraph by paragraph, `n` and `p` the next and previous resolution, `?` the list of keys.
// A reader who speaks to the machine, or leans on the keyboard, can turn all of them off in that list.

import { keep, kept } from "./kept.js";

const dialog = document.querySelector("#keys");
const editable = (element) => element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
const actions = {
  "/": focusSearch,
  "?": () => dialog?.showModal(),
  j: () => step(1),
  k: () => step(-1),
  n: () => document.querySelector("a[rel=next]")?.click(),
  p: () => document.querySelector("a[rel=prev]")?.click(),
  h: () => document.querySelector("a.site-name")?.click(),
};

function focusSearch() {
  const box = document.querySelector("input[type=search][name=q]");
  box?.focus();
  box?.select();
}

export const stops = () => [...document.querySelectorAll(".paragraph > .number, .listing li a.symbol, .hit a, .group > h3 a")];

export function here() {
  const within = document.activeElement?.closest(".paragraph, .listing li, .hit, .group > h3");
  const all = stops();
  return all.findIndex((stop) => (within ? within.contains(stop) : stop === document.activeElement));
}

function step(by) {
  const all = stops();
  if (!all.length) return;
  const at = here();
  const line = innerHeight / 3;
  let next = at + by;
  if (at < 0) {
    const below = all.findIndex((stop) => stop.getBoundingClientRect().top > (scrollY ? line / 2 : 0));
    next = by > 0 ? (below < 0 ? all.length - 1 : below) : Math.max(0, below - 1);
  }
  const stop = all[Math.min(Math.max(next, 0), all.length - 1)];
  stop.focus({ preventScroll: true, focusVisible: true });
  const box = stop.getBoundingClientRect();
  if (box.top < 90 || box.bottom > innerHeight - 160) scrollTo({ top: scrollY + box.top - line });
}

export function add(more) {
  Object.assign(actions, more);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || editable(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const act = actions[event.key];
  if (!act || (event.key !== "?" && kept("keys", true) === false)) return;
  event.preventDefault();
  act();
});

if (dialog) {
  const choice = dialog.querySelector("input[type=checkbox]");
  choice.checked = kept("keys", true);
  choice.addEventListener("change", () => keep("keys", choice.checked));
  for (const opener of document.querySelectorAll("[data-opens-keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}
