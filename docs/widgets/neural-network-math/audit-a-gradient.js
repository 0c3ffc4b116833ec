/* Any edge of the network: its slope by hand, by autograd and by nudging, and the digit where they part. */
import { element, printed } from "../kit/draw.js";
import { roving } from "../kit/keys.js";
import { readState, writeState } from "../kit/state.js";
import { audited } from "../models/audit.js";
import { forward } from "../models/network.js";
import { named, net } from "./parts/net.js";
import { described, Person, YEARS } from "./parts/person.js";

const NARROWEST = 300, WIDEST = 560; // pixels of the picture
const DECIMALS = 10, SMALLEST = 14, TEN = 10; // of a slope as printed; the smallest nudge is a ten to minus this

export async function start(host, context) {
  new Audit(host, context).begin();
}

class Audit {
  constructor(host, context) {
    Object.assign(this, { host, context, network: named(context.data.network), names: context.data.names });
    this.person = new Person(() => this.show());
    this.edges = this.names.parameters.map((name, place) =>
      element("button", { type: "button", class: "im-button", onclick: () => this.choose(place) }, name));
    const group = element("div", { class: "im-row", role: "group", "aria-label": "slope of" }, this.edges);
    roving(group);
    this.nudge = element("input", { type: "range", min: 0, max: SMALLEST, step: 1, "aria-label": "nudge: how many decimals", oninput: () => this.show() });
    this.nudgeSaid = element("output", {});
    this.picture = element("div", { class: "chart" });
    this.numbers = element("pre", { tabindex: 0, "aria-label": "the slope, by hand, by autograd and by difference" });
    this.said = element("p", { class: "verdict", role: "status" });
    host.classList.add("two-dials");
    host.append(this.picture, element("div", { class: "im-row" }, this.numbers), this.said,
      element("label", { class: "im-row" }, "nudge ", this.nudge, this.nudgeSaid), group, ...this.person.rows);
  }

  begin() {
    const saved = readState(this.context.id), { person, nudge } = this.context.data;
    const given = { woman: person.woman, years: person.tens * YEARS, lived: person.lived };
    const at = Number(saved?.get("edge") ?? 0);
    this.chosen = this.edges[at] ? at : 0;
    const small = Number(saved?.get("nudge") ?? NaN);
    this.nudge.value = String(Number.isInteger(small) ? small : Math.round(-Math.log10(nudge)));
    this.person.show(described(saved, given));
    this.show(true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  choose(place) {
    this.chosen = place;
    this.show();
  }

  show(quiet = false) {
    const { woman, years, lived } = this.person.state, small = Number(this.nudge.value);
    this.audit = audited(this.network, this.person.input, lived, TEN ** -small);
    this.edges.forEach((each, place) => each.setAttribute("aria-pressed", String(place === this.chosen)));
    this.nudgeSaid.value = (TEN ** -small).toFixed(small);
    const { byHand, byAutograd, byDifference, autogradParts, differenceParts } = this.audit, n = this.chosen;
    const line = (name, value) => `${name.padEnd(14)}${printed(value, DECIMALS).padStart(15)}`;
    this.numbers.textContent = [line("by hand", byHand[n]), line("by autograd", byAutograd[n]), line("by difference", byDifference[n])].join("\n");
    const told = (parts, name) => (parts[n] ? `${name} parts from it in decimal ${parts[n]}` : `${name} agrees with it in every decimal`);
    this.said.textContent = `${told(autogradParts, "Autograd")}; ${told(differenceParts, "the difference")}.`;
    this.host.dataset.slopes = [byHand[n], byAutograd[n], byDifference[n]].join(" ");
    this.picture.replaceChildren(this.draw());
    if (!quiet) writeState(this.context.id, { edge: this.chosen, nudge: small, woman, years: Math.round(years), lived });
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const seen = forward(this.network, this.person.input);
    return net(width, {
      nodes: [this.person.input.map((each) => printed(each, 1)), seen.hidden.map((each) => printed(each)), [printed(seen.scores[0])]],
      names: [this.names.features, this.names.units, ["score"]],
      edges: this.audit.byHand, chosen: this.chosen, choose: (place) => this.choose(place),
      label: "The network; on every edge stands its slope. The chosen edge stands out.",
    });
  }
}
