/* Choose a key, a column and an aggregation. Every answer, and every refusal, is pandas' own. */
import { element } from "../kit/draw.js";
import { roving } from "../kit/keys.js";
import { readState, writeState } from "../kit/state.js";
import { Choice, Table } from "../kit/frames.js";

const PARTS = ["key", "column", "aggregation"];

export async function start(host, context) {
  new GroupByWhat(host, context).begin();
}

class GroupByWhat {
  constructor(host, { id, data }) {
    Object.assign(this, { id, data });
    this.table = new Table(data.songs, { caption: "The songs" });
    this.options = PARTS.map((_, part) => [...new Set(data.answers.map(({ place }) => place[part]))]);
    this.choices = PARTS.map((name, part) => new Choice(name, (value) => this.choose(part, value)));
    this.code = element("code", { class: "asked" });
    this.answer = element("div", { role: "status" });
    host.classList.add("frames");
    host.append(this.table.node, ...this.choices.map(({ node }) => node), element("p", {}, this.code), this.answer);
  }

  begin() {
    const saved = readState(this.id);
    this.chosen = this.options.map((all, part) => (all.includes(saved?.get(PARTS[part])) ? saved.get(PARTS[part]) : all[part === 1 ? 1 : 0]));
    this.show();
  }

  choose(part, value) {
    this.chosen[part] = value;
    this.show();
    this.choices[part].focus(value);
    writeState(this.id, Object.fromEntries(PARTS.map((name, place) => [name, this.chosen[place]])));
  }

  show() {
    const { code, after, refusal, reason } = this.data.answers.find(({ place }) => place.every((each, part) => each === this.chosen[part]));
    this.choices.forEach((choice, part) => {
      choice.show(this.options[part], this.chosen[part]);
      roving(choice.node);
    });
    this.code.textContent = code;
    const groups = this.data.groups[this.data.keys.indexOf(this.chosen[0])];
    const columns = this.data.songs.columns.length;
    const key = this.data.songs.columns.indexOf(this.chosen[0]);
    const column = this.data.songs.columns.indexOf(this.chosen[1]);
    groups.forEach((_, row) => { this.table.rows[row].dataset.group = String(groups[row]); });
    this.table.mark("key", groups.map((_, row) => row * columns + key));
    this.table.mark("made", groups.map((_, row) => row * columns + column));
    this.answer.replaceChildren(after
      ? new Table(after, { caption: "The answer" }).node
      : element("p", { class: "refusal" }, element("strong", {}, refusal), `: ${reason}`));
  }
}
