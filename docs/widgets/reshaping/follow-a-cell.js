/* Tap a cell of the long table: its place in each turned table lights up. Tap a cell of a turned table: the
   cells that it is made of light up, and their places in the others. All pairings were found on pandas' own runs. */
import { element } from "../kit/draw.js";
import { Table } from "../kit/frames.js";
import { roving } from "../kit/keys.js";
import { readState, writeState } from "../kit/state.js";

export async function start(host, context) {
  new FollowACell(host, context).begin();
}

class FollowACell {
  constructor(host, { id, data }) {
    Object.assign(this, { id, data });
    this.said = element("p", { class: "im-note", role: "status" });
    this.before = new Table(data.before, { caption: "chart", tap: (place) => this.follow([place]), taps: (place) => this.leads(place) });
    this.turned = data.turns.map(({ after, madeOf }) => {
      const cells = after.cells.length * after.columns.length;
      return new Table(after, { caption: "", tap: (place) => this.follow(madeOf[place], after, place), taps: (place) => place < cells && madeOf[place].length > 0 });
    });
    const answers = this.turned.map((table, place) => element("div", {}, element("p", {}, element("code", { class: "asked" }, data.turns[place].code)), table.node));
    host.classList.add("frames", "follow-a-cell");
    host.append(this.said, element("div", { class: "tables" }, this.before.node, element("div", {}, ...answers)));
    for (const table of [this.before, ...this.turned]) roving(table.node);
  }

  begin() {
    const saved = Number(readState(this.id)?.get("cell"));
    const lead = this.data.turns[0].madeOf.find((places, cell) => cell > 0 && places.length)[0];
    this.follow([saved && this.leads(saved) ? saved : lead]);
  }

  /* Whether a place of the long table is what a cell of every turned table is made of. */
  leads(place) {
    return place < this.data.before.cells.length * this.data.before.columns.length
      && this.data.turns.every(({ madeOf, after }) => madeOf.some((places, cell) => cell < after.cells.length * after.columns.length && places.includes(place)));
  }

  /* Light places of the long table, and in every turned one the cells that are made of them. */
  follow(places) {
    this.before.mark("made", places);
    const found = this.data.turns.map(({ madeOf, after }, number) => {
      const cells = after.cells.length * after.columns.length;
      const lit = madeOf.flatMap((origins, cell) => (cell < cells && origins.some((place) => places.includes(place)) ? [cell] : []));
      this.turned[number].mark("made", lit);
      return lit.map((cell) => this.name(after, cell)).join(" and ");
    });
    const cells = places.map((place) => this.before.text(place)).join(" and ");
    this.said.textContent = `${cells}: in the turned tables at ${found.join("; ")}.`;
    writeState(this.id, { cell: places[0] });
  }

  /* A cell by the names of its row and its column, and what stands there. */
  name(after, cell) {
    const row = Math.floor(cell / after.columns.length);
    const column = cell % after.columns.length;
    return `${after.index.map((level) => level[row]).join(", ")} / ${after.columns[column]} (${after.cells[row][column]})`;
  }
}
