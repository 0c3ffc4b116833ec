/* A neuron with one input: weight, bias and input are dials, the bent curve moves, and what it says is read off. */
import { colour, drawing, element, percent, printed, round, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { bent } from "../models/network.js";
import { plain } from "./parts/numbers.js";

const NARROWEST = 300, WIDEST = 560, HEIGHT = 280; // pixels of the picture
const EDGE = { left: 52, right: 16, top: 34, bottom: 48 };
const FARTHEST = 3, HIGHEST = 6; // ends of the axes: of the input, of what ReLU says
const FINE = 100; // positions of a dial for each unit
const SUMMED = 3, SHARED = 4; // decimals: of a sum, which is exact then, and of a share
const NEAR = 15; // pixels in which a number of the axis gives way to one that is read off
const LINES = 3; // of what is said on a phone: the dials below stand still
const STEP = 2; // pixels from one point of the curve to the next
const DIALS = [
  { key: "weight", most: 5, step: 1, decimals: 2 },
  { key: "bias", most: 5, step: 1, decimals: 2 },
  { key: "input", most: FARTHEST, step: 10, decimals: 1 },
];
const KINDS = {
  sigmoid: { name: "The sigmoid", highest: 1, up: "share", tick: percent, ink: "decoder-ink" },
  relu: { name: "ReLU", highest: HIGHEST, up: "what it says", tick: String, ink: "key-ink" },
};

export async function start(host, context) {
  new Bend(host, context).begin();
}

class Bend {
  constructor(host, context) {
    Object.assign(this, { host, context, kind: KINDS[context.data.activation] });
    this.dials = DIALS.map(({ key, most, step }) => element("input", {
      type: "range", min: -most * FINE, max: most * FINE, step, "aria-label": key,
      oninput: ({ target }) => this.set({ ...this.state, [key]: Number(target.value) / FINE }),
    }));
    this.outputs = DIALS.map(() => element("output", {}));
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status", style: `min-block-size: ${LINES}lh` });
    host.classList.add("two-dials");
    host.append(this.picture, this.said,
      ...DIALS.map(({ key }, n) => element("label", { class: "im-row" }, `${key} `, this.dials[n], this.outputs[n])),
      element("div", { class: "im-row" }, element("button", { type: "button", class: "im-button", onclick: () => this.set(this.context.data) }, "Begin again")));
  }

  begin() {
    const saved = readState(this.context.id);
    const kept = ({ key, most, step }) => {
      const value = Number(saved?.get(key) ?? NaN);
      return Number.isFinite(value) ? Math.min(most, Math.max(-most, Math.round(value * FINE / step) * step / FINE)) : this.context.data[key];
    };
    this.set(Object.fromEntries(DIALS.map((dial) => [dial.key, kept(dial)])), true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  bentAt(input) {
    return bent(this.state.weight * input + this.state.bias, this.context.data.activation)[0];
  }

  set({ weight, bias, input }, quiet = false) {
    this.state = { weight, bias, input };
    this.sum = weight * input + bias;
    this.says = this.bentAt(input);
    DIALS.forEach(({ key, decimals }, n) => {
      this.dials[n].value = String(Math.round(this.state[key] * FINE));
      this.outputs[n].value = plain(this.state[key], decimals);
    });
    this.said.textContent = `${this.reckoned()} ${this.turns()}`;
    this.host.dataset.says = String(this.says);
    this.picture.replaceChildren(this.draw());
    if (!quiet) writeState(this.context.id, Object.fromEntries(DIALS.map(({ key, decimals }) => [key, Number(this.state[key].toFixed(decimals))])));
  }

  reckoned() {
    const { weight, bias, input } = this.state, [ofWeight, ofBias, ofInput] = DIALS.map(({ decimals }) => decimals);
    const sum = `${plain(weight, ofWeight)} × ${plain(input, ofInput)} ${bias < 0 ? "−" : "+"} ${printed(Math.abs(bias), ofBias)} = ${plain(this.sum, SUMMED)}.`;
    if (this.kind === KINDS.relu) {
      return `${sum} ReLU ${this.says > 0 ? `lets it through: ${plain(this.says, SUMMED)}` : "lets nothing through"}.`;
    }
    return `${sum} The sigmoid makes it ${printed(this.says, SHARED)} = ${percent(this.says)}.`;
  }

  turns() {
    const { weight, bias } = this.state;
    if (weight === 0) return "Without a weight, no input matters.";
    if (this.kind === KINDS.sigmoid && Number.isInteger(Number(printed(this.says, SHARED)))) return "That is rounded: it never quite gets there.";
    const where = plain(-bias / weight, 2);
    if (this.kind === KINDS.relu) return `The corner lies at an input of ${where}.`;
    return `The curve ${weight > 0 ? "rises" : "falls"} through the middle at an input of ${where}.`;
  }

  draw() {
    const { kind, state: { input } } = this;
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const wide = width - EDGE.left - EDGE.right, tall = HEIGHT - EDGE.top - EDGE.bottom, low = HEIGHT - EDGE.bottom;
    const x = (value) => round(EDGE.left + ((value + FARTHEST) / (2 * FARTHEST)) * wide);
    const y = (value) => round(low - (value / kind.highest) * tall);
    const along = Array.from({ length: Math.floor(wide / STEP) + 1 }, (_, n) => EDGE.left + n * STEP);
    const curve = along.map((at) => `${round(at)} ${y(this.bentAt(((at - EDGE.left) / wide) * 2 * FARTHEST - FARTHEST))}`).join("L");
    const clip = `${this.context.id}-clip`, dim = { ink: "dim" };
    const here = [x(input), Math.max(EDGE.top, y(this.says))];
    const guide = { stroke: colour("text"), "stroke-dasharray": "3 4" };
    const ticks = [-FARTHEST, 0, FARTHEST].filter((each) => Math.abs(x(each) - here[0]) > NEAR + NEAR);
    const ups = [0, kind.highest / 2, kind.highest].filter((each) => Math.abs(y(each) - here[1]) > NEAR);
    const answer = kind === KINDS.sigmoid ? percent(this.says) : plain(this.says, 2);
    const move = ({ clientX, buttons, type }) => {
      if (type !== "click" && !buttons) return;
      const share = (clientX - shown.getBoundingClientRect().left - EDGE.left) / wide;
      this.set({ ...this.state, input: Math.min(FARTHEST, Math.max(-FARTHEST, Math.round((share * 2 - 1) * FARTHEST * 10) / 10)) });
    };
    const shown = drawing(width, HEIGHT, `${kind.name} over the input; at ${plain(input, 1)} it says ${answer}`,
      svg("clipPath", { id: clip }, svg("rect", { x: EDGE.left, y: EDGE.top - 2, width: wide, height: tall + 4 })),
      svg("rect", { x: EDGE.left, y: EDGE.top, width: wide, height: tall, fill: "transparent", style: "cursor: pointer", onclick: move }),
      svg("path", { d: `M${EDGE.left} ${low}h${wide}`, stroke: colour("line") }),
      text(kind.up, EDGE.left, EDGE.top - 14, dim),
      text("input", EDGE.left + wide / 2, HEIGHT - 4, { ...dim, anchor: "middle" }),
      ticks.map((each) => text(plain(each, 0), x(each), low + 20, { ...dim, anchor: "middle" })),
      ups.map((each) => text(kind.tick(each), EDGE.left - 8, y(each) + 5, { ...dim, anchor: "end" })),
      svg("path", { d: `M${curve}`, stroke: colour(kind.ink), "stroke-width": 2, "clip-path": `url(#${clip})`, "pointer-events": "none" }),
      svg("path", { d: `M${here[0]} ${low}V${here[1]}H${EDGE.left}`, "pointer-events": "none", ...guide }),
      svg("circle", { cx: here[0], cy: here[1], r: 6, fill: colour("text"), "pointer-events": "none" }),
      text(plain(input, 1), here[0], low + 20, { anchor: "middle", weight: 600 }),
      text(answer, EDGE.left - 8, here[1] + 5, { anchor: "end", weight: 600 }),
      this.says > kind.highest ? text("above the picture", width - EDGE.right, EDGE.top - 14, { ...dim, anchor: "end" }) : null);
    shown.setAttribute("role", "img");
    return shown;
  }
}
