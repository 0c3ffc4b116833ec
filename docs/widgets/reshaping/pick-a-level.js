/* Pick the level of the index that goes up: the columns have its names, and holes stand where there was no row. */
import { element } from "../kit/draw.js";
import { Choice, Table } from "../kit/frames.js";
import { roving } from "../kit/keys.js";
import { readState, writeState } from "../kit/state.js";

export async function start(host, context) {
  new PickALevel(host, context).begin();
}

class PickALevel {
  constructor(host, { id, data }) {
    Object.assign(this, { id, data });
    this.choice = new Choice("The level that goes up", (name) => this.pick(name));
    this.code = element("code", { class: "asked" });
    this.answer = element("div");
    this.said = element("p", { class: "im-note", role: "status" });
    host.classList.add("frames");
    host.append(this.choice.node, element("p", {}, this.code), this.said,
      element("div", { class: "tables" }, this.answer, new Table(data.before, { caption: "column" }).node));
  }

  begin() {
    const saved = readState(this.id)?.get("level");
    this.show(this.data.names.includes(saved) ? saved : this.data.names[1]);
  }

  pick(name) {
    this.show(name);
    this.choice.focus(name);
    writeState(this.id, { level: name });
  }

  show(name) {
    this.choice.show(this.data.names, name);
    roving(this.choice.node);
    const place = this.data.names.indexOf(name);
    const { code, after, dtypes } = this.data.turns[place];
    this.code.textContent = code;
    this.answer.replaceChildren(new Table(after, { caption: "What comes of it" }).node);
    this.said.textContent = `${after.cells.length} rows, ${after.columns.length} columns, holes: ${this.data.holes[place]}. All columns are ${dtypes[0]} now.`;
  }
}
