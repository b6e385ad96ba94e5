// Citations followed without leaving the text: the preview of what a link cites, the panel of those who cite.
// Both fetch pages that also stand alone, so that nothing is lost without scripts.

const WAIT = 250;
const fragments = new Map();

async function part(address, selector) {
  if (!fragments.has(address)) {
    const asked = fetch(address, { headers: { Accept: "text/html" } }).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    asked.catch(() => fragments.delete(address));
    fragments.set(address, asked);
  }
  const found = (await fragments.get(address)).querySelector(selector);
  return found && document.importNode(found, true);
}

// ---- preview ----

const bubble = document.createElement("div");
bubble.className = "preview-bubble";
bubble.id = "citation-preview";
bubble.setAttribute("role", "tooltip");
bubble.hidden = true;
let cited = null;
let timer = 0;

function previewAddress(link) {
  const address = new URL(link.href);
  const anchor = address.hash.slice(1);
  return `${address.pathname}/preview${anchor ? `?paragraph=${encodeURIComponent(anchor)}` : ""}`;
}

function stand(link) {
  const box = link.getClientRects()[0];
  const width = Math.min(420, document.documentElement.clientWidth - 16);
  bubble.style.setProperty("inline-size", `${width}px`);
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  bubble.style.setProperty("left", `${left + scrollX}px`);
  const below = box.bottom + bubble.offsetHeight + 12 < innerHeight || box.top < bubble.offsetHeight + 12;
  bubble.style.setProperty("top", `${(below ? box.bottom + 6 : box.top - bubble.offsetHeight - 6) + scrollY}px`);
}

async function show(link) {
  cited = link;
  let found = null;
  try {
    found = await part(previewAddress(link), "[data-preview]");
  } catch {
    return; // the link itself still leads there
  }
  if (cited !== link || !found) return;
  bubble.replaceChildren(found);
  bubble.hidden = false;
  stand(link);
  link.setAttribute("aria-describedby", bubble.id);
}

function hide() {
  clearTimeout(timer);
  cited?.removeAttribute("aria-describedby");
  cited = null;
  bubble.hidden = true;
}

const citationOf = (event) => event.target.closest?.("a.citation");

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = citationOf(event);
  if (link && link !== cited) {
    hide();
    timer = setTimeout(show, WAIT, link);
  } else if (link || bubble.contains(event.target)) {
    if (cited) clearTimeout(timer);
  } else if (cited || timer) {
    clearTimeout(timer);
    timer = setTimeout(hide, WAIT);
  }
});
document.addEventListener("focusin", (event) => {
  const link = citationOf(event);
  if (link && link.matches(":focus-visible")) {
    hide();
    show(link);
  } else if (!bubble.contains(event.target)) hide();
});

// ---- panel ----

const panel = document.createElement("aside");
panel.className = "citing-panel";
panel.hidden = true;
panel.tabIndex = -1;
let opener = null;

async function open(address, from) {
  let found = null;
  try {
    found = await part(address, "[data-citing]");
  } catch {
    location.assign(address);
    return;
  }
  if (!found) {
    location.assign(address);
    return;
  }
  opener = from ?? opener;
  const head = found.querySelector("h1");
  const title = document.createElement("h2");
  title.id = "citing-panel-title";
  title.replaceChildren(...head.childNodes);
  head.replaceWith(title);
  for (const link of found.querySelectorAll("a[href^='?']")) link.href = new URL(link.getAttribute("href"), new URL(address, location.href)).href;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "×";
  close.setAttribute("aria-label", document.querySelector("[data-close-label]")?.dataset.closeLabel ?? "×");
  close.addEventListener("click", shut);
  panel.setAttribute("aria-labelledby", title.id);
  panel.replaceChildren(close, found);
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.focus();
}

function shut() {
  panel.hidden = true;
  panel.replaceChildren();
  opener?.focus();
  opener = null;
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("a[data-citing-link], .citing-panel .choices a, .citing-panel .pages a");
  if (!link) return;
  event.preventDefault();
  open(link.href, panel.contains(link) ? null : link);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!bubble.hidden) hide();
  else if (!panel.hidden) shut();
});

document.querySelector("main").append(bubble); // inside a landmark, where readers by ear look for it
document.body.append(panel);
