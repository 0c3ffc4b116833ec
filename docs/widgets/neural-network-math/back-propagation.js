/* Forward and backward through the network, one step at a time, for a passenger of your choice. */
import { element, percent, printed } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { run, forward } from "../models/network.js";
import { flat } from "../models/audit.js";
import { named, net } from "./parts/net.js";
import { described, Person, YEARS } from "./parts/person.js";

const NARROWEST = 300, WIDEST = 560; // pixels of the picture
const LAST = 6; // the number of the last step

export async function start(host, context) {
  new Steps(host, context).begin();
}

class Steps {
  constructor(host, context) {
    Object.assign(this, { host, context, network: named(context.data.network), names: context.data.names, step: 0 });
    this.person = new Person(() => this.show());
    const button = (name, move) => element("button", { type: "button", class: "im-button", onclick: () => this.go(this.step + move) }, name);
    this.back = button("Back", -1);
    this.next = button("Next", 1);
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status" });
    host.classList.add("two-dials");
    host.append(this.picture, this.said, element("div", { class: "im-row" }, this.back, this.next), ...this.person.rows);
  }

  begin() {
    const saved = readState(this.context.id), { person } = this.context.data;
    const at = Number(saved?.get("step") ?? NaN);
    this.step = Number.isInteger(at) && at >= 0 && at <= LAST ? at : LAST - 3;
    this.person.show(described(saved, { woman: person.woman, years: person.tens * YEARS, lived: person.lived }));
    this.show(true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  go(step) {
    this.step = Math.min(LAST, Math.max(0, step));
    this.show();
  }

  show(quiet = false) {
    const { woman, years, lived } = this.person.state;
    this.seen = forward(this.network, this.person.input);
    const { gradient, loss } = run(this.network, [this.person.input], [lived]);
    Object.assign(this, { gradient, loss });
    this.back.setAttribute("aria-disabled", String(this.step === 0));
    this.next.setAttribute("aria-disabled", String(this.step === LAST));
    this.said.textContent = this.told();
    this.host.dataset.slopes = flat(gradient).join(" ");
    this.picture.replaceChildren(this.draw());
    if (!quiet) writeState(this.context.id, { step: this.step, woman, years: Math.round(years), lived });
  }

  told() {
    const { sums, hidden, scores, shares } = this.seen, blame = this.gradient.outputBias[0];
    const list = (numbers) => numbers.map((each) => printed(each)).join(" and ");
    const off = hidden.some((each) => each === 0) ? " A unit that is off passes nothing on." : "";
    return [
      "The passenger comes in as numbers.",
      `Each unit multiplies and adds: ${list(sums)}. ReLU lets ${list(hidden)} through.`,
      `The score is ${printed(scores[0])}, which the sigmoid makes ${percent(shares[1])}; the surprise is ${printed(this.loss)}.`,
      `The blame at the score is the share minus the truth: ${printed(blame)}.`,
      `Each edge to the score: the blame times what came in, ${list(this.gradient.outputWeights.map(([slope]) => slope))}.`,
      `Each unit's blame: that of the score times the weight between, ${list(this.gradient.hiddenBias)}.${off}`,
      "Each edge to a unit: the unit's blame times what came in. Now every edge has its slope.",
    ][this.step];
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const { hidden, scores } = this.seen, weights = flat(this.network), slopes = flat(this.gradient);
    const back = this.step > 2;
    const units = back ? (this.step > 4 ? this.gradient.hiddenBias.map((each) => printed(each)) : ["", ""]) : this.step ? hidden.map((each) => printed(each)) : ["", ""];
    const score = back ? printed(this.gradient.outputBias[0]) : this.step > 1 ? printed(scores[0]) : "";
    const shown = (place) => (!back ? weights[place] : place > 4 ? (this.step > 3 ? slopes[place] : NaN) : this.step > LAST - 1 ? slopes[place] : NaN);
    return net(width, {
      nodes: [this.person.input.map((each) => printed(each, 1)), units, [score]],
      names: [this.names.features, this.names.units, [back ? "blame" : "score"]],
      edges: weights.map((_, place) => shown(place)),
      label: back ? "The network; blame and slopes, as far as they are known." : "The network; weights on its edges, and what the nodes say.",
    });
  }
}
