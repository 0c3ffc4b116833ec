/* A network that grows: inputs, hidden units and answers are chosen, its parameters are counted, and it computes all the while. */
import { colour, drawing, element, printed, round, shares as whole, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { forward } from "../models/network.js";
import { counted, part } from "./grow.js";

const NARROWEST = 300, WIDEST = 560, HEIGHT = 380; // pixels of the picture
const RADIUS = 19, SIDE = 30;
const THICKEST = 1.6; // pixels for a weight of one
const DASH = "5 3"; // of a negative weight
const DECIMALS = 1; // of what a node says
const KEYS = ["inputs", "units", "answers"];

export async function start(host, context) {
  new Grow(host, context).begin();
}

class Grow {
  constructor(host, context) {
    const { features, names, house, network } = context.data;
    const most = { inputs: features.length, units: network.hidden_bias.length, answers: names.length };
    const least = { inputs: 1, units: 1, answers: 2 };
    Object.assign(this, { host, context, features, names, house, network, most, least });
    this.build();
  }

  build() {
    const called = { inputs: "inputs", units: "hidden units", answers: "answers" };
    this.dials = Object.fromEntries(KEYS.map((key) => [key, element("input", {
      type: "range", min: this.least[key], max: this.most[key], step: 1, "aria-label": called[key],
      oninput: (event) => this.set({ ...this.shape, [key]: Number(event.target.value) }),
    })]));
    this.outputs = Object.fromEntries(KEYS.map((key) => [key, element("output", {})]));
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status" });
    this.host.classList.add("two-dials");
    this.host.append(this.picture, this.said, ...KEYS.map((key) => element("label", { class: "im-row" }, `${called[key]} `, this.dials[key], this.outputs[key])));
  }

  begin() {
    const saved = readState(this.context.id);
    const kept = (key, otherwise) => {
      const value = Math.round(Number(saved?.get(key) ?? NaN));
      return Number.isFinite(value) ? Math.min(this.most[key], Math.max(this.least[key], value)) : otherwise;
    };
    this.set({ inputs: kept("inputs", 2), units: kept("units", 3), answers: kept("answers", 2) }, true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  set(shape, quiet = false) {
    this.shape = shape;
    this.small = part(this.network, shape);
    this.seen = forward(this.small, this.house.slice(0, shape.inputs));
    for (const key of KEYS) {
      this.dials[key].value = String(shape[key]);
      this.outputs[key].value = String(shape[key]);
    }
    this.say();
    this.picture.replaceChildren(this.draw());
    if (!quiet) writeState(this.context.id, shape);
  }

  say() {
    const { weights, parameters } = counted(this.shape);
    const points = whole(this.seen.shares);
    const says = this.names.slice(0, this.shape.answers).map((name, n) => `${name} ${points[n]}%`).join(", ");
    this.said.textContent = `${weights} weights, with the biases ${parameters} parameters. Untrained, it says of our house: ${says}.`;
    this.host.dataset.shares = this.seen.shares.join(" ");
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const { inputs, units, answers } = this.shape;
    const spots = (count, x) => Array.from({ length: count }, (_, n) => [x, round((HEIGHT * (n + 1 / 2)) / count)]);
    const [first, middle, last] = [spots(inputs, SIDE), spots(units, width / 2), spots(answers, width - SIDE)];
    const label = `A network with ${inputs} inputs, ${units} hidden units and ${answers} answers`;
    const names = this.features.slice(0, inputs).map((name, n) => text(name, first[n][0] - RADIUS, first[n][1] + RADIUS + 16, { ink: "token-ink" }));
    const answered = this.names.slice(0, answers).map((name, n) => text(name, last[n][0] + RADIUS, last[n][1] + RADIUS + 16, { ink: "decoder-ink", anchor: "end" }));
    const shown = drawing(width, HEIGHT, label,
      ...this.lines(this.small.hiddenWeights, first, middle), ...this.lines(this.small.outputWeights, middle, last),
      ...this.nodes(this.house, first, "token"), ...this.nodes(this.seen.hidden, middle, "key"), ...this.nodes(this.seen.scores, last, "decoder"),
      ...names, ...answered);
    shown.setAttribute("role", "img");
    return shown;
  }

  lines(weights, from, to) {
    return weights.flatMap((row, n) => row.map((weight, m) => {
      const [[ax, ay], [bx, by]] = [from[n], to[m]];
      const hue = colour(weight < 0 ? "negative" : "positive");
      return svg("path", { d: `M${ax} ${ay}L${bx} ${by}`, stroke: hue, "stroke-width": round(Math.abs(weight) * THICKEST), "stroke-linecap": "butt", "stroke-dasharray": weight < 0 ? DASH : null });
    }));
  }

  nodes(values, places, role) {
    return places.flatMap(([x, y], n) => [
      svg("circle", { cx: x, cy: y, r: RADIUS, fill: colour(`${role}-fill`), stroke: colour(`${role}-ink`) }),
      text(printed(values[n], DECIMALS), x, y + 5, { ink: `${role}-ink`, weight: 600, anchor: "middle" }),
    ]);
  }
}
