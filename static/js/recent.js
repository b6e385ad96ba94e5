// The resolutions read last: noted by the page of a resolution, listed on the home page, kept in this browser only.

import { keep, kept } from "./kept.js";

const MOST = 12;

function note(article) {
  const { symbol, language } = article.dataset;
  const title = article.querySelector("h1").textContent;
  const read = { symbol, title, language, dir: article.querySelector("h1").dir, address: location.pathname };
  keep("recent", [read, ...kept("recent", []).filter((one) => one.symbol !== symbol)].slice(0, MOST));
}

function list(section) {
  const read = kept("recent", []).filter((one) => one?.symbol && /^\/[a-z]{2}\/[^/]/.test(one.address));
  section.hidden = !read.length;
  section.querySelector("ul").replaceChildren(
    ...read.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = one.address;
      link.className = "symbol";
      const symbol = document.createElement("bdi");
      symbol.textContent = one.symbol;
      link.append(symbol);
      const title = document.createElement("span");
      Object.assign(title, { textContent: one.title, lang: one.language, dir: one.dir });
      item.append(link, title);
      return item;
    }),
  );
}

const article = document.querySelector("article.reading[data-symbol]");
if (article) note(article);
const section = document.querySelector("[data-recent]");
if (section) {
  list(section);
  addEventListener("pageshow", () => list(section));
  section.querySelector("button").addEventListener("click", () => {
    keep("recent", []);
    list(section);
  });
}
