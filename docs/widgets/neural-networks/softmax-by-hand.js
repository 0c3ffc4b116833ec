/* Scores to turn, e to each of them, and the shares that these make; and the surprise about the answer that is true. */
import { colour, element, printed, shares as whole } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { shares } from "../models/network.js";

const LOW = -6, HIGH = 6; // of a score
const FINE = 10; // positions of a dial for each unit
const DECIMALS = 2; // of what is computed
const HUNDRED = 100;
const INKS = ["encoder", "value", "decoder"];

export async function start(host, context) {
  new Softmax(host, context).begin();
}

class Softmax {
  constructor(host, context) {
    Object.assign(this, { host, context, names: context.data.names });
    this.build();
  }

  build() {
    const parts = this.names.map((name, place) => this.row(name, place));
    this.dials = parts.map(({ dial }) => dial);
    this.rows = parts;
    this.truths = this.names.map((name, place) => element("input", {
      type: "radio", name: `${this.context.id}-truth`, onchange: () => this.set(this.scores, place),
    }));
    this.said = element("p", { class: "verdict", role: "status" });
    this.host.classList.add("two-dials", "softmax-by-hand");
    this.host.append(
      ...parts.map(({ row }) => row), this.said,
      element("div", { class: "im-row", role: "radiogroup", "aria-label": "the true answer" }, "true is ",
        ...this.names.map((name, place) => element("label", {}, this.truths[place], ` ${name} `))),
      element("div", { class: "im-row" }, element("button", { type: "button", class: "im-button", onclick: () => this.set(this.context.data.scores, 0) }, "Begin again")),
    );
  }

  row(name, place) {
    const dial = element("input", {
      type: "range", min: LOW * FINE, max: HIGH * FINE, step: 1, "aria-label": `score of ${name}`,
      oninput: () => this.set(this.scores.map((score, n) => (n === place ? Number(dial.value) / FINE : score)), this.truth),
    });
    const fill = element("i", { style: `display:block;block-size:0.7em;background:${colour(`${INKS[place]}-ink`)}` });
    const score = element("output", {}), raised = element("span", {}), share = element("b", {});
    const row = element("div", {},
      element("label", { class: "im-row" }, `${name} `, dial, score),
      element("div", { style: "margin-inline:1rem" }, fill,
        element("p", { class: "im-note" }, "e to the score: ", raised, "; share: ", share)));
    return { row, dial, fill, score, raised, share };
  }

  begin() {
    const saved = readState(this.context.id);
    const score = (n) => {
      const value = Number(saved?.get(`s${n}`) ?? NaN);
      return Number.isFinite(value) ? Math.min(HIGH, Math.max(LOW, value)) : this.context.data.scores[n];
    };
    const truth = Number(saved?.get("true") ?? 0);
    this.set(this.names.map((_, n) => score(n)), this.names[truth] ? truth : 0, true);
  }

  set(scores, truth, quiet = false) {
    Object.assign(this, { scores: [...scores], truth });
    const found = shares(scores), points = whole(found);
    this.rows.forEach(({ dial, fill, score, raised, share }, n) => {
      dial.value = String(Math.round(scores[n] * FINE));
      score.value = printed(scores[n], 1);
      raised.textContent = printed(Math.exp(scores[n]), DECIMALS);
      share.textContent = `${points[n]}%`;
      fill.style.inlineSize = `${(found[n] * HUNDRED).toFixed(DECIMALS)}%`;
    });
    this.truths[truth].checked = true;
    const total = scores.reduce((sum, each) => sum + Math.exp(each), 0);
    this.said.textContent = `together ${printed(total, DECIMALS)}. If ${this.names[truth]} is true, the surprise is ${printed(-Math.log(found[truth]), DECIMALS)}.`;
    this.host.dataset.shares = found.join(" ");
    if (!quiet) writeState(this.context.id, { ...Object.fromEntries(scores.map((each, n) => [`s${n}`, each])), true: truth });
  }
}
