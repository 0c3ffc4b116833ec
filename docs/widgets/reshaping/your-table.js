/* The reader's own table, turned as pandas turns it (reshape.js), its own cells moving. Nothing that is typed
   is run or sent anywhere. */
import { element } from "../kit/draw.js";
import { Choice } from "../kit/frames.js";
import { roving } from "../kit/keys.js";
import { fly } from "./flights.js";
import { read } from "./read.js";
import { melt, pivot, stack, text, unstack } from "./reshape.js";

const TURNS = { pivot, melt, stack, unstack };
const LAST = 2; // the step at which all has arrived
const quoted = (name) => JSON.stringify(name);

/* What a turn asks for, and how it is written. */
const ASKS = {
  pivot: ["index", "columns", "values"], unstack: ["stays at the side", "goes up", "values"], melt: ["id_vars"], stack: ["stays at the side"],
};
const CODE = {
  pivot: ([i, c, v]) => `table.pivot(index=${i}, columns=${c}, values=${v})`,
  unstack: ([i, c, v]) => `table.set_index([${i}, ${c}])[${v}].unstack(${c})`,
  melt: ([i]) => `table.melt(id_vars=[${i}])`,
  stack: ([i]) => `table.set_index(${i}).stack()`,
};

export async function start(host, context) {
  new YourTable(host, context.data).take();
}

class YourTable {
  constructor(host, { columns, cells }) {
    Object.assign(this, { host, operation: "pivot", chosen: [], step: 0, flying: null });
    const first = [columns, ...cells].map((row) => row.join(", ")).join("\n");
    this.area = element("textarea", { rows: cells.length + 1, spellcheck: "false", autocapitalize: "off", oninput: () => this.take() }, first);
    this.choice = new Choice("How to turn it", (name) => this.turn(name));
    this.fields = element("div", { class: "im-row" });
    this.code = element("code", { class: "asked" });
    this.before = element("div");
    this.after = element("div");
    this.back = element("button", { type: "button", class: "im-button", onclick: () => this.go(-1) }, "Back");
    this.next = element("button", { type: "button", class: "im-button", onclick: () => this.go(1) }, "Turn it");
    this.said = element("p", { class: "im-note", role: "status" });
    this.stage = element("div", { class: "stage", onkeydown: (event) => this.key(event) }, this.before, element("div", { class: "im-row" }, this.next, this.back, this.said), this.after);
    host.classList.add("frames", "your-table");
    host.append(element("label", { class: "im-note" }, "Your table: type, or paste from a spreadsheet", this.area),
      this.choice.node, this.fields, element("p", {}, this.code), this.stage);
  }

  /* Read what stands in the field. */
  take() {
    const { frame = null, notes = [], trouble = "" } = read(this.area.value);
    Object.assign(this, { frame, notes });
    for (const part of [this.choice.node, this.fields, this.code.parentNode, this.back, this.next]) part.hidden = !frame;
    if (frame) this.turn(this.operation);
    else {
      this.before.replaceChildren();
      this.after.replaceChildren();
      this.said.textContent = trouble;
    }
  }

  /* Choose a turn; of columns, those that suit it. */
  turn(name, chosen = null) {
    const focused = this.choice.node.contains(document.activeElement);
    this.operation = this.frame.columns.length < ASKS[name].length ? "melt" : name;
    const names = this.frame.columns.map((column) => column.name);
    const before = chosen ?? this.chosen;
    const known = before.every((each) => names.includes(each)) ? before : [];
    const asks = ASKS[this.operation];
    const order = [...known, ...names.filter((each) => !known.includes(each))];
    this.chosen = asks.map((_, place) => order[place]);
    this.choice.show(Object.keys(TURNS).filter((each) => ASKS[each].length <= names.length), this.operation);
    roving(this.choice.node);
    if (focused) this.choice.focus(this.operation);
    this.fields.replaceChildren(...asks.map((ask, place) => this.field(ask, names, place)));
    this.code.textContent = CODE[this.operation](this.chosen.map(quoted));
    const given = this.operation === "melt" ? [this.chosen] : this.chosen;
    this.result = TURNS[this.operation](this.frame, ...given);
    this.draw();
  }

  field(ask, names, place) {
    const select = element("select", { onchange: () => this.pick(place, select.value) }, ...names.map((name) => element("option", { selected: name === this.chosen[place] }, name)));
    return element("label", { class: "im-note" }, ask, select);
  }

  /* A column for a part; the part that had it takes the other one. */
  pick(place, name) {
    const other = this.chosen.indexOf(name);
    if (other >= 0) this.chosen[other] = this.chosen[place];
    this.chosen[place] = name;
    this.turn(this.operation, this.chosen);
    this.fields.querySelectorAll("select")[place].focus();
  }

  draw() {
    this.flying?.abort();
    this.origins = new Map();
    this.arrivals = [];
    this.before.replaceChildren(this.source());
    this.after.replaceChildren(this.result.refusal ? "" : this.answer());
    this.show(0);
  }

  source() {
    const keep = (node, row, column) => { this.origins.set(`${row},${column}`, node); return node; };
    const { columns, rows } = this.frame;
    const clash = new Set(this.result.clash ?? []);
    const head = columns.map(({ name }, c) => keep(element("th", { scope: "col" }, name), -1, c));
    const body = [...Array(rows).keys()].map((r) => element("tr", { class: clash.has(r) ? "clash" : "" },
      ...columns.map(({ cells }, c) => keep(drawn(cells[r]), r, c))));
    return table("Your table", [element("tr", {}, ...head)], body);
  }

  answer() {
    const { index, indexNames, columns, columnsName, cells } = this.result;
    const land = (node, { from }, step) => { this.arrivals.push({ node, from, step }); return node; };
    const name = (cell, scope) => land(element("th", { scope }, text(cell)), cell, 1);
    const tidy = ["melt"].includes(this.operation);
    const corner = indexNames.map((each, place) => element("td", { class: "corner" }, each || (place ? "" : columnsName)));
    const head = element("tr", {}, ...corner, ...columns.map((cell) => name(cell, "col")));
    const body = cells.map((row, r) => element("tr", {}, ...index.map((level) => name(level[r], "row")),
      ...row.map((cell, c) => land(drawn(cell), cell, tidy && c < row.length - 1 ? 1 : LAST))));
    return table("What comes of it", [head], body);
  }

  /* The state at rest: what has arrived, and a sentence that says so. */
  show(step) {
    this.step = step;
    for (const { node, step: due } of this.arrivals) node.classList.toggle("unborn", due > step);
    this.back.disabled = step === 0;
    this.next.disabled = Boolean(this.result.refusal) || step === LAST;
    this.said.textContent = [...this.sentences()].join(" ");
  }

  *sentences() {
    const { refusal, reason, clash = [], cells = [], dtypes = [] } = this.result;
    if (refusal) yield `${refusal}: ${reason}`;
    if (clash.length) yield `The shaded rows want the same cell as another one; ${this.operation} never chooses.`;
    if (!refusal && this.step === 0) yield `${this.frame.rows} rows, ${this.frame.columns.length} columns.`;
    if (!refusal && this.step === 1) yield "The names are there.";
    if (!refusal && this.step === LAST) {
      const holes = cells.flat().filter(({ kind, from }) => kind === "hole" && !from.length).length;
      yield `${cells.length} rows, ${dtypes.length} columns of cells (${[...new Set(dtypes)].join(", ")}).`;
      if (holes) yield `Holes that were not there before: ${holes}.`;
    }
    if (this.step === 0) yield* this.notes;
  }

  async go(way) {
    this.flying?.abort();
    const step = Math.min(Math.max(this.step + way, 0), LAST);
    if (way > 0 && step > this.step) {
      const flying = new AbortController();
      this.flying = flying;
      this.host.setAttribute("aria-busy", "true");
      const pairs = this.arrivals.filter((each) => each.step === step).flatMap(({ node, from }) => from.map((place) => [this.origins.get(place.join()), node]));
      await fly(this.stage, pairs, flying.signal);
      this.host.removeAttribute("aria-busy");
      if (flying !== this.flying) return;
    }
    this.show(step);
    if (this.next.disabled && document.activeElement === document.body) this.back.focus();
  }

  key(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (way && event.target.matches("button") && !this.result?.refusal) this.go(way);
  }
}

/* A cell as pandas shows it. */
function drawn(cell) {
  const kind = cell.kind === "hole" ? "hole" : cell.kind === "int" || cell.kind === "float" ? "number" : "";
  return element("td", { class: kind, dir: "auto" }, text(cell));
}

function table(caption, head, body) {
  return element("table", { class: "im-frame" }, element("caption", {}, caption), element("thead", {}, ...head), element("tbody", {}, ...body));
}
