/* A data frame as an HTML table. Places are numbered as in illustrated_models/tables.py: the cells row by
   row, then the labels of the rows level by level, then the names of the columns. */
import { element } from "../kit/draw.js";

/* `frame` has columns, index, name and cells; of an index with levels, index and name are lists of them.
   With `tap(place)` every place is a button, or those that `taps` says. */
export class Table {
  constructor(frame, { caption, tap = null, taps = () => true }) {
    this.frame = frame;
    this.tap = tap;
    this.taps = taps;
    this.places = [];
    const levels = Array.isArray(frame.index[0]) ? frame.index : [frame.index];
    const nRows = frame.cells.length;
    const nColumns = frame.columns.length;
    const cells = nRows * nColumns;
    const corners = [frame.name].flat().map((name) => element("td", { class: "corner" }, name));
    const heads = frame.columns.map((name, c) => this.place(cells + levels.length * nRows + c, name, "th", { scope: "col" }));
    const rows = frame.cells.map((row, r) => element("tr", {},
      ...levels.map((level, l) => this.place(cells + l * nRows + r, level[r], "th", { scope: "row" })),
      ...row.map((text, c) => this.place(r * nColumns + c, text, "td"))));
    const head = element("thead", {}, element("tr", {}, ...corners, ...heads));
    this.node = element("table", { class: "im-frame" }, element("caption", {}, caption), head, element("tbody", {}, ...rows));
    this.rows = rows;
  }

  place(number, text, tag, more = {}) {
    const inside = this.tap && this.taps(number) ? element("button", { type: "button", onclick: () => this.tap(number) }, text || "\u00a0") : text;
    const kind = text === "NaN" ? "hole" : Number.isNaN(Number(text)) ? "" : "number";
    this.places[number] = element(tag, { class: kind, ...more }, inside);
    return this.places[number];
  }

  text(number) {
    return this.places[number].textContent;
  }

  /* Only these places have the class. */
  mark(name, numbers) {
    const chosen = new Set(numbers);
    this.places.forEach((each, number) => each.classList.toggle(name, chosen.has(number)));
  }
}

/* A group of choices, one of them pressed; `choose(value)` is called with another one. */
export class Choice {
  constructor(name, choose) {
    this.choose = choose;
    this.node = element("div", { class: "im-choice", role: "group", "aria-label": name });
  }

  show(values, chosen) {
    this.node.replaceChildren(...values.map((value) => element("button", {
      type: "button", class: "im-button", "aria-pressed": String(value === chosen), onclick: () => this.choose(value),
    }, value)));
  }

  focus(value) {
    [...this.node.children].find((each) => each.textContent === value)?.focus();
  }
}
