/* Choose a column, a comparison and a value: the rows that stay are marked. Every mask is pandas' own. */
import { element } from "../kit/draw.js";
import { roving } from "../kit/keys.js";
import { readState, writeState } from "../kit/state.js";
import { Choice, Table } from "../kit/frames.js";

const PARTS = ["column", "comparison", "value"];
const unique = (values) => [...new Set(values)];

export async function start(host, context) {
  new BuildAMask(host, context).begin();
}

class BuildAMask {
  constructor(host, { id, data }) {
    Object.assign(this, { id, data, chosen: {} });
    this.table = new Table(data.songs, { caption: "The songs" });
    this.choices = PARTS.map((part) => new Choice(part, (value) => this.choose(part, value)));
    this.code = element("code", { class: "asked" });
    this.said = element("p", { class: "im-note", role: "status" });
    host.classList.add("frames");
    host.append(...this.choices.map(({ node }) => node), element("p", {}, this.code), this.table.node, this.said);
  }

  begin() {
    const saved = readState(this.id);
    this.chosen = Object.fromEntries(PARTS.map((part) => [part, saved?.get(part) ?? ""]));
    if (!this.question()) this.chosen = { ...this.data.first };
    this.show();
  }

  /* What fits what is chosen so far, part by part. */
  fitting(part) {
    const before = PARTS.slice(0, PARTS.indexOf(part));
    const fit = this.data.questions.filter((each) => before.every((name) => each[name] === this.chosen[name]));
    return unique(fit.map((each) => each[part]));
  }

  question() {
    return this.data.questions.find((each) => PARTS.every((part) => each[part] === this.chosen[part]));
  }

  choose(part, value) {
    this.chosen[part] = value;
    for (const other of PARTS.slice(PARTS.indexOf(part) + 1)) {
      const fit = this.fitting(other);
      if (!fit.includes(this.chosen[other])) [this.chosen[other]] = fit;
    }
    this.show();
    this.choices[PARTS.indexOf(part)].focus(value);
    writeState(this.id, this.chosen);
  }

  show() {
    const { code, mask } = this.question();
    this.choices.forEach((choice, place) => {
      choice.show(this.fitting(PARTS[place]), this.chosen[PARTS[place]]);
      roving(choice.node);
    });
    this.code.textContent = `songs[${code}]`;
    this.table.rows.forEach((row, place) => row.classList.toggle("gone", !mask[place]));
    const kept = mask.filter(Boolean).length;
    this.said.textContent = `${kept} of ${mask.length} rows stay.`;
  }
}
