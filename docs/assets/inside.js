/* What an opened “Look inside” offers: the drawing in a window of its own, its numbers as tables, the
   drawing as a file, and the address of the figure to copy. A film shows its steps one by one. The words come from the page,
   in the language of the drawing; the numbers from the product's CSV file. */
import { unfold } from "./near.js";
import { make } from "./numbers.js";

const NEAREST = 4; // digits of a number that the drawing does not print; the cell's title has them all
const MOST_COLUMNS = 8;
const ZOOM = 1.25;
const LARGEST = 8;
const FILLED = 0.96; // of the window, by the whole drawing
const tables = {}; // the rows of each file, once fetched

function button(label, text, action) {
  const made = make("button", { type: "button", ...(text === label ? {} : { "aria-label": label, title: label }) }, text);
  made.addEventListener("click", action);
  return made;
}

/* A copy whose ids, and whatever refers to them, are not those of the page. */
function copied(svg) {
  const copy = svg.cloneNode(true);
  const ids = new Set([copy, ...copy.querySelectorAll("[id]")].map(({ id }) => id).filter(Boolean));
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      const refers = name === "id" || name.startsWith("aria-") || name.endsWith("href") || value.includes("url(#");
      const moved = value.replace(/[^\s#()"']+/g, (word) => (ids.has(word) ? `enlarged-${word}` : word));
      if (refers && name !== "aria-label" && moved !== value) element.setAttribute(name, moved);
    }
  }
  return copy;
}

/* A CSV file (RFC 4180) as rows of texts. */
function parsed(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

async function rowsOf(url) {
  tables[url] ??= fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))).then(parsed);
  tables[url].catch(() => delete tables[url]); // asked again next time
  const [headings, ...rows] = await tables[url];
  return rows.map((row) => {
    const [mark, quantity, line, column, shown, value, source] = row.slice(-7);
    return { mark, quantity, line, column, shown, value, source, step: headings.length > 7 ? +row[0] : 1 };
  });
}

/* As it is drawn; if only its length is drawn, in a few digits. */
function said({ shown, value }) {
  const number = Number(value);
  if (shown || value === "" || Number.isNaN(number)) return shown || value;
  const { lang } = document.documentElement;
  const digits = Number.isInteger(number) ? {} : { minimumSignificantDigits: NEAREST, maximumSignificantDigits: NEAREST };
  return number.toLocaleString(lang, digits).replace("-", "−");
}

/* The quantities in the order of drawing, each with its cells by row and column. What is printed goes
   before what is only drawn. */
function quantities(rows) {
  const found = new Map();
  for (const row of rows) {
    const base = row.source.replace(/^.*?:/, "").replace(/\[[^\]]*\]/g, "");
    const alone = !row.line && !row.column;
    const place = JSON.stringify(alone ? [row.source, ""] : [row.line, row.column]);
    let key = alone ? "" : base;
    while (found.has(key) && (found.get(key).cells.get(place)?.source ?? row.source) !== row.source) key += " ";
    if (!found.has(key)) found.set(key, { base, alone, quantity: row.quantity, cells: new Map() });
    const { cells } = found.get(key);
    if (!cells.get(place)?.shown) cells.set(place, row);
  }
  return [...found.values()];
}

function cell(row) {
  if (!row) return make("td");
  return make("td", { class: Number.isNaN(Number(row.value)) ? "word" : "number", title: `${row.value} ${row.source}` }, said(row));
}

function head(scope, text) {
  return make("th", { scope }, text);
}

function singles({ cells }, words) {
  const lines = [...cells.values()].map((row) => make("tr", {}, head("row", row.quantity), cell(row), make("td", {}, make("code", {}, row.source.replace(/^.*?:/, "")))));
  return make("table", {}, make("caption", {}, words), make("tbody", {}, ...lines));
}

/* A grid with words for rows and columns; with more columns than fit, they become rows. */
function grid({ base, quantity, cells }) {
  const all = [...cells.values()];
  let [lines, columns] = ["line", "column"].map((name) => [...new Set(all.map((row) => row[name]))]);
  const turned = columns.length > MOST_COLUMNS && columns.length > lines.length;
  if (turned) [lines, columns] = [columns, lines];
  const at = (line, column) => cells.get(JSON.stringify(turned ? [column, line] : [line, column]));
  const body = lines.map((line) => make("tr", {}, head("row", line), ...columns.map((column) => cell(at(line, column)))));
  const top = columns.some(Boolean) && make("thead", {}, make("tr", {}, make("td", {}), ...columns.map((each) => head("col", each))));
  const named = quantity.replaceAll(" ", "_") === base ? "" : make("code", {}, base);
  return make("table", {}, make("caption", {}, quantity, named), top, make("tbody", {}, ...body));
}

class Window {
  constructor(figure, says) {
    const [, , , close, larger, smaller, back, forward, alone] = says;
    const film = figure.querySelector("im-film");
    const title = figure.querySelector("figcaption").textContent;
    unfold(figure);
    const stills = film ? [...film.querySelectorAll("ol > li")] : [];
    this.steps = film ? stills.map((still) => still.querySelector("p").textContent) : [title];
    this.step = Math.max(stills.findIndex((still) => still.matches(".now")), 0);
    Object.assign(this, { figure, stills, alone });
    this.title = make("p", { "aria-live": "polite" });
    this.sheet = make("div", { class: "sheet", tabindex: 0, role: "group", "aria-label": title });
    this.exact = make("p", { class: "exact", "aria-live": "polite" });
    this.turning = [button(back, "←", () => this.turn(-1)), button(forward, "→", () => this.turn(1))];
    this.zooming = [button(smaller, "−", () => this.zoom(1 / ZOOM)), button(larger, "+", () => this.zoom(ZOOM))];
    const turning = this.steps.length > 1 ? this.turning : [];
    const end = button(close, "×", () => this.dialog.close());
    const bar = make("div", { class: "bar" }, this.title, make("div", {}, ...turning, ...this.zooming, end));
    this.dialog = make("dialog", { class: "inside md-typeset", "aria-label": title }, bar, this.sheet, this.exact);
    this.listen();
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  listen() {
    const on = (type, action, options) => this.dialog.addEventListener(type, action, options);
    const again = () => this.fit();
    on("close", () => this.dialog.remove(removeEventListener("resize", again)));
    on("click", ({ target }) => target === this.dialog && this.dialog.close());
    on("keydown", (event) => this.key(event));
    on("wheel", (event) => event.ctrlKey && this.svg && this.zoom(event.deltaY < 0 ? ZOOM : 1 / ZOOM, event.preventDefault()), { passive: false });
    for (const type of ["pointerover", "pointerdown"]) on(type, ({ target }) => this.tell(target.closest("svg [data-source]")));
    addEventListener("resize", again);
  }

  key({ key, altKey, ctrlKey, metaKey }) {
    if (altKey || ctrlKey || metaKey || !this.svg) return;
    if (key === "+" || key === "-") this.zoom(key === "+" ? ZOOM : 1 / ZOOM);
    if (key === "0") this.fit();
  }

  turn(by) {
    this.step += by;
    this.enter();
  }

  enter() {
    const count = this.steps.length;
    this.title.textContent = count > 1 ? `${this.step + 1}/${count} ${this.steps[this.step]}` : this.steps[0];
    this.turning.forEach((each, forward) => {
      const wasHere = document.activeElement === each;
      each.disabled = this.step === (forward ? count - 1 : 0);
      if (each.disabled && wasHere) this.turning[1 - forward].focus();
    });
    this.exact.textContent = "";
    this.show();
  }

  tell(mark) {
    const said = mark && [mark.textContent && make("b", {}, mark.textContent), " ", make("code", {}, mark.dataset.source)];
    if (said) this.exact.replaceChildren(...said.filter(Boolean));
  }

  /* Of two drawings the wide one, where there is room for it; of a live widget what it shows now. */
  drawing() {
    if (this.stills.length) return this.stills[this.step].querySelector("svg");
    const all = [...this.figure.querySelectorAll("svg[role]")];
    const live = this.figure.querySelector("im-widget.live");
    const seen = live ? all.filter((svg) => svg.getClientRects().length) : all;
    const wide = ({ viewBox }) => viewBox.baseVal.width;
    const sorted = (seen.length ? seen : all).sort((one, other) => wide(other) - wide(one));
    return sorted.find((svg) => wide(svg) <= this.sheet.clientWidth) || sorted.at(-1);
  }

  enlarge() {
    this.show = () => {
      this.sheet.replaceChildren(this.svg = copied(this.drawing()));
      this.fit();
    };
    this.enter();
  }

  /* The whole drawing in the window; where that would make it smaller than on the page, its width. */
  fit() {
    if (!this.svg) return;
    const { width, height } = this.svg.viewBox.baseVal;
    const { clientWidth, clientHeight } = this.sheet;
    this.least = Math.min((FILLED * clientWidth) / width, Math.max((FILLED * clientHeight) / height, 1));
    this.scale = 1;
    this.zoom(1);
  }

  zoom(by) {
    const { sheet } = this;
    const before = this.scale;
    this.scale = Math.min(Math.max(before * by, 1), LARGEST);
    const ratio = this.scale / before;
    const middles = [[sheet.scrollLeft, sheet.clientWidth], [sheet.scrollTop, sheet.clientHeight]].map(([at, size]) => (at + size / 2) * ratio - size / 2);
    this.svg.style.width = `${this.svg.viewBox.baseVal.width * this.least * this.scale}px`;
    [sheet.scrollLeft, sheet.scrollTop] = middles;
  }

  tabulate(rows) {
    for (const each of [...this.zooming, this.exact]) each.remove();
    this.sheet.classList.add("tables");
    this.show = () => {
      const here = rows.filter(({ step }) => step === this.step + 1);
      this.sheet.replaceChildren(...quantities(here).map((each) => (each.alone ? singles(each, this.alone) : grid(each))));
      this.sheet.scrollTo(0, 0);
    };
    this.enter();
  }
}

async function tabulate(figure, says) {
  const file = figure.querySelector('.look-inside a[href$=".csv"]');
  try {
    const rows = await rowsOf(file.href);
    new Window(figure, says).tabulate(rows);
  } catch {
    file.click();
  }
}

async function copy(link, done, words) {
  const now = link.closest("figure").querySelector("im-film.live li.now");
  const step = now ? [...now.parentNode.children].indexOf(now) : 0;
  if (now) link.hash = link.hash.replace(/(:\d+)?$/, step ? `:${step + 1}` : "");
  await navigator.clipboard?.writeText(link.href).then(() => { done.textContent = words; }, () => {});
}

function equip(details) {
  const figure = details.closest("figure");
  const says = details.dataset.says.split("|");
  const [enlarge, numbers, words] = says;
  const file = details.querySelector('a[href$=".svg"]'); // of a film's step there is none
  const kinds = { ...(file ? {} : { svg: says.at(-2) }), png: says.at(-1) };
  const save = async (kind) => (await import("./save.js")).save(figure, link.href, kind);
  const link = details.querySelector(".permalink");
  const done = make("span", { role: "status" });
  link.addEventListener("click", () => copy(link, done, words));
  link.after(" ", done);
  details.querySelector("ul").before(make(
    "p", { class: "tools" },
    button(enlarge, enlarge, () => new Window(figure, says).enlarge()), " ",
    button(numbers, numbers, () => tabulate(figure, says)), " ",
    ...Object.entries(kinds).map(([kind, words]) => button(words, words, () => save(kind))),
  ));
}

function look() {
  for (const details of document.querySelectorAll(".look-inside[open]:not(:has(.tools))")) equip(details);
}

document.addEventListener("toggle", look, true);
look();
