/* The network on one passenger as products of matrices: of each number of a product, the row and the column that make it. */
import { element, percent } from "../kit/draw.js";
import { roving } from "../kit/keys.js";
import { readState, writeState } from "../kit/state.js";
import { named } from "./parts/net.js";
import { plain } from "./parts/numbers.js";
import { described, Person, YEARS } from "./parts/person.js";
import { products } from "./parts/products.js";

const ALWAYS = "bias"; // the weight of an input that is always one
const SCORE = 1, SCORE_SLOPES = 2, BACK = 3, SLOPES = 4; // places of the products; the sums stand first

export async function start(host, context) {
  new MatrixView(host, context).begin();
}

class MatrixView {
  constructor(host, context) {
    Object.assign(this, { host, context, network: named(context.data.network), names: context.data.names, shown: 0, cell: 0 });
    const { features, units } = this.names, inputs = [...features, ALWAYS], said = [...units, ALWAYS];
    this.kinds = [
      { name: "sums", rows: [""], left: inputs, right: inputs, columns: units },
      { name: "score", rows: [""], left: said, right: said, columns: ["score"] },
      { name: "slopes to the score", rows: said, left: ["says"], right: ["blame"], columns: ["score"] },
      { name: "handed back", rows: [""], left: ["blame"], right: ["weight"], columns: units },
      { name: "slopes to the units", rows: inputs, left: ["input"], right: ["blame"], columns: units },
    ];
    this.person = new Person(() => this.show());
    this.choices = this.kinds.map(({ name }, place) => element("button", { type: "button", class: "im-button", onclick: () => this.choose(place, 0) }, name));
    this.group = element("div", { class: "im-row", role: "group", "aria-label": "the product" }, this.choices);
    roving(this.group);
    this.table = element("table", { class: "im-falk" });
    this.said = element("p", { class: "verdict", role: "status" });
    host.classList.add("two-dials", "matrix-view");
    host.append(this.group, element("div", { class: "chart" }, this.table), this.said, ...this.person.rows);
  }

  begin() {
    const saved = readState(this.context.id), { person } = this.context.data;
    const whole = (key) => { const value = Number(saved?.get(key) ?? 0); return Number.isInteger(value) && value >= 0 ? value : 0; };
    this.shown = this.kinds[whole("product")] ? whole("product") : 0;
    const { rows, columns } = this.kinds[this.shown];
    this.cell = whole("cell") < rows.length * columns.length ? whole("cell") : 0;
    this.person.show(described(saved, { woman: person.woman, years: person.tens * YEARS, lived: person.lived }));
    this.show(true);
  }

  choose(product, cell) {
    Object.assign(this, { shown: product, cell });
    this.show();
  }

  show(quiet = false) {
    const { woman, years, lived } = this.person.state;
    this.found = products(this.network, this.person.input, lived);
    this.choices.forEach((each, place) => each.setAttribute("aria-pressed", String(place === this.shown)));
    this.fill();
    this.light();
    if (!quiet) this.keep({ woman, years: Math.round(years), lived });
  }

  keep({ woman, years, lived }) {
    writeState(this.context.id, { product: this.shown, cell: this.cell, woman, years, lived });
  }

  /* The left matrix stands below, the right one above; where a row meets a column stands what they make. */
  fill() {
    const { left, right, result } = this.found.each[this.shown], { rows, left: across, right: down, columns, name } = this.kinds[this.shown];
    const had = this.table.contains(document.activeElement);
    const blank = (span) => element("td", { colspan: span });
    const number = (value, way, place) => element("td", { "data-way": way, "data-place": place }, plain(value));
    const head = (words, scope) => (words ? element("th", { scope }, words) : blank(1));
    const button = (value, cell) => element("button", {
      type: "button", "aria-label": `${[rows[Math.floor(cell / columns.length)], columns[cell % columns.length]].filter(Boolean).join(", ")}: ${plain(value)}`,
      onclick: () => { this.cell = cell; this.light(); this.keep(this.person.state); },
    }, plain(value));
    const above = right.map((row, n) => element("tr", {}, blank(across.length), head(down[n], "row"), row.map((value, column) => number(value, "column", column))));
    const below = left.map((row, n) => element("tr", {}, row.map((value) => number(value, "row", n)), head(rows[n], "row"),
      result[n].map((value, column) => element("td", { "data-cell": n * columns.length + column }, button(value, n * columns.length + column)))));
    this.table.replaceChildren(element("caption", {}, name),
      element("tbody", {}, element("tr", {}, blank(across.length + 1), columns.map((each) => head(each, "col"))), above),
      element("tbody", {}, element("tr", {}, across.map((each) => head(each, "col")), blank(columns.length + 1)), below));
    roving(this.table);
    this.host.dataset.result = result.flat().join(" ");
    if (had) this.table.querySelectorAll("button")[this.cell].focus();
  }

  light() {
    const count = this.kinds[this.shown].columns.length, row = Math.floor(this.cell / count), column = this.cell % count;
    for (const each of this.table.querySelectorAll("td")) {
      const { way, place, cell } = each.dataset;
      const isLit = cell === undefined ? Number(place) === (way === "row" ? row : column) : Number(cell) === this.cell;
      each.classList.toggle("lit", isLit);
      each.querySelector("button")?.setAttribute("aria-pressed", String(isLit));
    }
    const { left, right, result } = this.found.each[this.shown];
    const parts = left[row].map((each, n) => `${plain(each)} × ${plain(right[n][column])}`).join(" + ");
    this.said.textContent = `${parts} = ${plain(result[row][column])}. ${this.after(row, column)}`;
  }

  /* What becomes of the number. */
  after(row, column) {
    const { seen, unitsBlame } = this.found, { units, parameters, features } = this.names;
    const slope = (place) => `That is the slope of “${parameters[place]}”.`;
    const unit = units[column], ofUnits = features.length * units.length;
    if (this.shown === SCORE) return `The sigmoid makes it ${percent(seen.shares[1])}.`;
    if (this.shown === SCORE_SLOPES) return slope(ofUnits + units.length + row);
    if (this.shown === SLOPES) return slope(row * units.length + column);
    if (this.shown === BACK) {
      return seen.hidden[column] > 0 ? `“${unit}” is on: its blame is ${plain(unitsBlame[column])}.` : `“${unit}” is off: none of it passes on.`;
    }
    return seen.hidden[column] > 0 ? `ReLU lets ${plain(seen.hidden[column])} of “${unit}” through.` : `ReLU lets nothing of “${unit}” through.`;
  }
}
