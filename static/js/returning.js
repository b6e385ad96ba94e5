// A popover that is closed gives the focus back to what opened it, unless the reader has gone elsewhere.

export function returning(popover, opener) {
  let inside = false;
  popover.addEventListener("beforetoggle", (event) => {
    if (event.newState === "closed") inside = popover.contains(document.activeElement);
  });
  popover.addEventListener("toggle", (event) => {
    const at = document.activeElement;
    const nowhere = !at || at === document.body || popover.contains(at);
    if (event.newState === "closed" && inside && nowhere) opener()?.focus({ preventScroll: true });
  });
}
