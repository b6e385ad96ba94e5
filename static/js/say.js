// Says in one line what has just happened, to the eye and to the ear.

const line = document.createElement("p");
line.className = "said";
line.setAttribute("role", "status");
document.body.append(line);
let timer = 0;

export function say(words) {
  clearTimeout(timer);
  line.textContent = words;
  timer = setTimeout(() => (line.textContent = ""), 4000);
}
