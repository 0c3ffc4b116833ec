/* A weight for the size, one for bedrooms, a bias: the reader turns them, and all guesses move. */
import { colour, drawing, element, printed, round, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { neuron } from "../models/neuron.js";

const NARROWEST = 300, WIDEST = 560, HEIGHT = 300; // pixels of the picture
const EDGE = { left: 44, right: 10, top: 28, bottom: 40 };
const DEAREST = 900; // the end of both axes
const DIALS = [
  { name: "weight of the size", short: "size", key: "s", low: 0, high: 300 },
  { name: "weight of bedrooms", short: "bedrooms", key: "b", low: -100, high: 100 },
  { name: "bias", short: "bias", key: "o", low: -100, high: 300 },
];
const DECIMALS = 1; // of every number on the screen
const FINE = 10; // positions of a dial for each unit
const DOT = 4;
const NEAR = 1.01; // times the least loss
const FAINT = 0.45; // the opacity of a house

export async function start(host, context) {
  new TwoFeatures(host, context).begin();
}

class TwoFeatures {
  constructor(host, context) {
    const { size, beds, price, weights, bias, loss } = context.data;
    const inputs = size.map((each, n) => [each, beds[n]]);
    Object.assign(this, { host, context, inputs, price, best: [...weights, bias], least: loss });
    this.build();
  }

  build() {
    const button = (name, onclick) => element("button", { type: "button", class: "im-button", onclick }, name);
    this.dials = DIALS.map(({ name, low, high }, place) => element("input", {
      type: "range", min: low * FINE, max: high * FINE, step: 1, "aria-label": name,
      oninput: (event) => this.set(this.values.map((value, n) => (n === place ? Number(event.target.value) / FINE : value))),
    }));
    this.outputs = DIALS.map(() => element("output", {}));
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status" });
    this.host.classList.add("two-dials");
    this.host.append(
      this.picture, this.said,
      ...DIALS.map(({ short }, n) => element("label", { class: "im-row" }, `${short} `, this.dials[n], this.outputs[n])),
      element("div", { class: "im-row" }, button("Show the best", () => this.set(this.best)), button("Begin again", () => this.set(this.begun()))),
    );
  }

  begun() {
    return [...this.context.data.start, 0];
  }

  begin() {
    const saved = readState(this.context.id);
    const kept = ({ key, low, high }, otherwise) => {
      const value = Number(saved?.get(key) ?? NaN);
      return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : otherwise;
    };
    this.set(this.begun().map((each, n) => kept(DIALS[n], each)), true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  set(values, quiet = false) {
    this.values = values;
    const [size, beds, bias] = values;
    this.state = neuron(this.inputs, this.price, [size, beds], bias);
    values.forEach((value, n) => {
      this.dials[n].value = String(Math.round(value * FINE));
      this.outputs[n].value = printed(value, DECIMALS);
    });
    this.say();
    this.picture.replaceChildren(this.draw());
    if (!quiet) writeState(this.context.id, Object.fromEntries(values.map((value, n) => [DIALS[n].key, value])));
  }

  say() {
    const { loss } = this.state;
    const close = loss < this.least * NEAR ? " That is as good as the best." : "";
    this.said.textContent = `loss ${printed(loss, DECIMALS)}; the least there is, ${printed(this.least, DECIMALS)}.${close}`;
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const wide = width - EDGE.left - EDGE.right, tall = HEIGHT - EDGE.top - EDGE.bottom;
    const x = (guess) => round(EDGE.left + (guess / DEAREST) * wide);
    const y = (price) => round(HEIGHT - EDGE.bottom - (price / DEAREST) * tall);
    const { predictions } = this.state;
    const inside = (guess) => guess >= 0 && guess <= DEAREST;
    const dots = predictions.map((guess, n) => (inside(guess) ? `M${x(guess)} ${y(this.price[n])}h0` : "")).join("");
    const outside = predictions.filter((guess) => !inside(guess)).length;
    const look = { stroke: colour("token-ink"), "stroke-width": DOT, "stroke-linecap": "round", "stroke-opacity": FAINT };
    const line = { d: `M${x(0)} ${y(0)}L${x(DEAREST)} ${y(DEAREST)}`, stroke: colour("decoder-ink"), "stroke-width": 2 };
    const label = "Houses as dots, what is guessed across and what was paid up; on the line both are the same";
    const shown = drawing(width, HEIGHT, label,
      svg("path", { d: `M${x(0)} ${y(0)}H${x(DEAREST)}`, stroke: colour("line") }),
      text("price, k$", EDGE.left, EDGE.top - 10, { ink: "dim" }),
      text("guess, k$", EDGE.left + wide / 2, HEIGHT - 2, { ink: "dim", anchor: "middle" }),
      outside ? text(`${outside} guesses lie outside`, width - EDGE.right, y(0) - 8, { ink: "dim", anchor: "end" }) : null,
      text(0, x(0), y(0) + 18, { ink: "dim", anchor: "middle" }),
      text(DEAREST, x(DEAREST), y(0) + 18, { ink: "dim", anchor: "end" }),
      text(DEAREST, EDGE.left - 6, y(DEAREST) + 5, { ink: "dim", anchor: "end" }),
      svg("path", line), svg("path", { d: dots, ...look }));
    shown.setAttribute("role", "img");
    return shown;
  }
}
