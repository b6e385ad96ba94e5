// Symbols and titles offered as one types in a search box: the combobox pattern, for keyboards and screen readers alike.

const WAIT = 150;
let boxes = 0;

function offer(box, address) {
  const list = document.createElement("ul");
  list.id = `suggestions-${++boxes}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  box.form.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  let timer = 0;
  let asked = null;
  let at = -1;

  function shut() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function option(found, place) {
    const item = document.createElement("li");
    item.id = `${list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.address = found.address;
    const symbol = document.createElement("bdi");
    symbol.className = "symbol";
    symbol.textContent = found.symbol;
    const title = document.createElement("span");
    title.lang = found.language;
    title.dir = found.dir;
    title.textContent = found.title;
    item.append(symbol, " ", title);
    return item;
  }

  function choose(place) {
    const options = [...list.children];
    at = place < -1 ? options.length - 1 : place >= options.length ? -1 : place;
    options.forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }
  }

  async function ask() {
    const typed = box.value.trim();
    asked?.abort();
    if (typed.length < 2) return shut();
    asked = new AbortController();
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (!answer.ok) return shut();
      const { suggestions } = await answer.json();
      if (typed !== box.value.trim() || document.activeElement !== box) return;
      list.replaceChildren(...suggestions.map(option));
      list.hidden = !suggestions.length;
      box.setAttribute("aria-expanded", String(!list.hidden));
      choose(-1);
    } catch (error) {
      if (error.name !== "AbortError") shut(); // the box itself still searches
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) ask();
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at === -1 ? list.children.length - 1 : at - 1);
    else if (event.key === "Escape") shut();
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.address);
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => setTimeout(shut, 150));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.address);
  });
}

for (const box of document.querySelectorAll("form[data-suggest] input[type=search]")) offer(box, box.form.dataset.suggest);
