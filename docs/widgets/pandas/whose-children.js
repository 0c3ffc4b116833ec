/* Tap a cell of the answer: what it is made of lights up, and what decides about it. Tap a cell of the
   table: what is made of it lights up. What is made of what was found by running pandas again and again. */
import { element } from "../kit/draw.js";
import { roving } from "../kit/keys.js";
import { readState, writeState } from "../kit/state.js";
import { Choice, Table } from "../kit/frames.js";

export async function start(host, context) {
  new WhoseChildren(host, context).begin();
}

class WhoseChildren {
  constructor(host, { id, data }) {
    Object.assign(this, { id, data });
    this.choice = new Choice("What is asked", (code) => this.ask(code));
    this.tables = element("div", { class: "tables" });
    this.said = element("p", { class: "im-note", role: "status" });
    host.classList.add("frames", "whose-children");
    host.append(this.choice.node, this.tables, this.said);
  }

  begin() {
    const saved = readState(this.id);
    const number = Number(saved?.get("q") ?? 0);
    const question = this.data.questions[number] ?? this.data.questions[0];
    this.show(question);
    const place = Number(saved?.get("cell") ?? "");
    if (saved?.has("cell") && place in question.madeOf) this.child(place);
    else this.child(this.telling());
  }

  /* The cell that has most to tell: one that is made of a hole and of more, or else of several. */
  telling() {
    const several = this.question.madeOf.map((places) => places.length > 1);
    const holed = this.question.madeOf.findIndex((places, cell) => several[cell] && places.some((place) => this.before.text(place) === "NaN"));
    return Math.max(holed < 0 ? several.indexOf(true) : holed, 0);
  }

  ask(code) {
    this.show(this.data.questions.find((each) => each.code === code));
    this.choice.focus(code);
    this.child(this.telling());
  }

  show(question) {
    this.question = question;
    const codes = this.data.questions.map(({ code }) => code);
    this.choice.show(codes, question.code);
    this.before = new Table(question.before, { caption: "The songs", tap: (place) => this.parent(place) });
    this.after = new Table(question.after, { caption: "The answer", tap: (place) => this.child(place) });
    this.tables.replaceChildren(this.before.node, this.after.node);
    for (const node of [this.choice.node, this.before.node, this.after.node]) roving(node);
  }

  child(place) {
    const { madeOf, decidedBy } = this.question;
    this.light([place], madeOf[place], decidedBy[place]);
    const made = this.words(this.before, madeOf[place]);
    const decided = this.words(this.before, decidedBy[place]);
    const cell = this.after.text(place);
    this.said.textContent = (made ? `“${cell}” is made of ${made}.` : `“${cell}” is made of nothing in the table.`)
      + (decided ? ` Decided by ${decided}.` : "");
    const number = this.data.questions.indexOf(this.question);
    writeState(this.id, { q: number || "", cell: place });
  }

  parent(place) {
    const holders = (relation) => relation.flatMap((places, number) => (places.includes(place) ? [number] : []));
    const made = holders(this.question.madeOf);
    const decided = holders(this.question.decidedBy);
    this.light(made, [place], []);
    this.after.mark("decided", decided);
    const cell = this.before.text(place);
    const children = this.words(this.after, made);
    this.said.textContent = (children ? `Made of “${cell}”: ${children}.` : `Nothing is made of “${cell}”.`)
      + (decided.length ? ` It decides about ${this.words(this.after, decided)}.` : "");
  }

  light(after, before, decided) {
    this.after.mark("made", after);
    this.after.mark("decided", []);
    this.before.mark("made", before);
    this.before.mark("decided", decided);
  }

  words(table, places) {
    return places.map((place) => `“${table.text(place)}”`).join(", ");
  }
}
