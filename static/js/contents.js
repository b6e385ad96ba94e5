// The contents follow the reading place: the last part that began above the middle of the window is marked.

const contents = document.querySelector(".contents");
const links = contents ? [...contents.querySelectorAll("a[href^='#']")] : [];
const targets = links.map((link) => document.getElementById(link.getAttribute("href").slice(1)));
const beside = matchMedia("screen and (min-width: 78rem)");
let waiting = false;

function follow() {
  waiting = false;
  const line = innerHeight * 0.35;
  let current = -1;
  const shown = targets.map((target) => target?.checkVisibility() ?? false);
  targets.forEach((target, index) => {
    links[index].parentElement.hidden = !shown[index];
    if (shown[index] && target.getBoundingClientRect().top <= line) current = index;
  });
  if (scrollY + innerHeight >= document.documentElement.scrollHeight - 4) current = shown.lastIndexOf(true);
  links.forEach((link, index) => {
    if (index !== current) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "location");
      const box = contents.querySelector("nav");
      if (beside.matches) box.scrollTop = link.offsetTop - box.clientHeight / 2;
    }
  });
}

function soon() {
  if (!waiting) requestAnimationFrame(follow);
  waiting = true;
}

if (links.length) {
  contents.open = beside.matches;
  beside.addEventListener("change", () => (contents.open = beside.matches));
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  follow();
}
