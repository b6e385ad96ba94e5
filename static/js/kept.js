// What this browser keeps for its reader and tells nobody: lists and choices in localStorage, none where it is refused.

const BEGIN = "reading-room.";

export function kept(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(BEGIN + name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(BEGIN + name, JSON.stringify(value));
  } catch {
    return false; // private windows and full stores keep nothing
  }
  document.dispatchEvent(new CustomEvent("kept", { detail: name }));
  return true;
}

addEventListener("storage", (event) => {
  if (event.key?.startsWith(BEGIN)) document.dispatchEvent(new CustomEvent("kept", { detail: event.key.slice(BEGIN.length) }));
});
