/* A weight and a bias to turn by hand or by machine, the errors as sticks, and the state to take away. */
import { colour, drawing, element, printed, round, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { neuron, stepped } from "../models/neuron.js";
import { filled } from "./take.js";

const NARROWEST = 300, WIDEST = 560, HEIGHT = 260; // pixels of the picture
const EDGE = { left: 44, right: 10, top: 28, bottom: 40 };
const LARGEST = 3, DEAREST = 500; // ends of the axes
const WEIGHT = { low: 0, high: 300 }, BIAS = { low: -100, high: 300 };
const DECIMALS = 1; // of every number on the screen
const FINE = 10; // positions of a dial for each unit
const HUNDRED = 100;

export async function start(host, context) {
  new TwoDials(host, context).begin();
}

const clipped = (value, { low, high }) => Math.min(high, Math.max(low, value));

class TwoDials {
  constructor(host, context) {
    const { size, price, rate, best } = context.data;
    Object.assign(this, { host, context, size, price, rate, best, steps: 0 });
    this.inputs = size.map((each) => [each]);
    this.build();
  }

  build() {
    const dial = (name, range, key) => element("input", {
      type: "range", min: range.low * FINE, max: range.high * FINE, step: 1, "aria-label": name,
      oninput: (event) => this.turn(key, Number(event.target.value) / FINE),
    });
    const button = (name, onclick) => element("button", { type: "button", class: "im-button", onclick }, name);
    this.weightDial = dial("weight", WEIGHT, "weight");
    this.biasDial = dial("bias", BIAS, "bias");
    this.weightSaid = element("output", {});
    this.biasSaid = element("output", {});
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status" });
    this.program = element("pre", { tabindex: 0, "aria-label": "The same in Python" });
    this.torch = element("pre", { tabindex: 0, "aria-label": "The same in torch" });
    const take = element("details", {}, element("summary", {}, "Take it with you"),
      element("p", { class: "im-note" }, "Each prints the guesses and the loss that you see."), this.program, this.torch);
    this.host.classList.add("two-dials");
    this.host.append(
      this.picture, this.said,
      element("label", { class: "im-row" }, "weight ", this.weightDial, this.weightSaid),
      element("label", { class: "im-row" }, "bias ", this.biasDial, this.biasSaid),
      element("div", { class: "im-row" },
        button("Let the machine step", () => this.train(1)),
        button("… many times", () => this.train(HUNDRED)),
        button("Begin again", () => this.set({ weights: [0], bias: 0 }, 0))),
      take,
    );
  }

  begin() {
    const saved = readState(this.context.id);
    const number = (key, otherwise) => (Number.isFinite(Number(saved?.get(key) ?? NaN)) ? Number(saved.get(key)) : otherwise);
    const [weight, bias] = [number("w", this.context.data.start), number("b", 0)];
    this.set({ weights: [clipped(weight, WEIGHT)], bias: clipped(bias, BIAS) }, 0, true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  turn(key, value) {
    const { weights, bias } = this.state;
    this.set(key === "weight" ? { weights: [value], bias } : { weights, bias: value }, 0);
  }

  train(steps) {
    let here = this.state;
    for (let step = 0; step < steps; step += 1) {
      here = neuron(this.inputs, this.price, ...Object.values(stepped(here, this.rate)));
    }
    this.set(here, this.steps + steps);
  }

  set({ weights, bias }, steps, quiet = false) {
    this.state = neuron(this.inputs, this.price, weights, bias);
    this.steps = steps;
    const [weight] = weights;
    this.weightDial.value = String(Math.round(weight * FINE));
    this.biasDial.value = String(Math.round(bias * FINE));
    this.weightSaid.value = printed(weight, DECIMALS);
    this.biasSaid.value = printed(bias, DECIMALS);
    this.say();
    this.picture.replaceChildren(this.draw());
    const taken = { size: this.size, price: this.price, weight, bias };
    this.program.textContent = filled(this.context.data.plain, taken);
    this.torch.textContent = filled(this.context.data.torch, taken);
    if (!quiet) writeState(this.context.id, { w: weight, b: bias });
  }

  say() {
    const { loss, predictions } = this.state;
    const best = loss < this.best * 2 ? " That is close to the best there is." : "";
    const walked = this.steps ? ` after ${this.steps} steps of the machine` : "";
    const guesses = predictions.map((each) => printed(each, DECIMALS)).join(", ");
    this.said.textContent = `guesses ${guesses}; loss ${printed(loss, DECIMALS)}${walked}.${best}`;
    this.host.dataset.guesses = [...this.state.predictions, loss].map((each) => each.toFixed(DECIMALS)).join(" ");
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const wide = width - EDGE.left - EDGE.right, tall = HEIGHT - EDGE.top - EDGE.bottom;
    const x = (size) => round(EDGE.left + (size / LARGEST) * wide);
    const y = (price) => round(HEIGHT - EDGE.bottom - (price / DEAREST) * tall);
    const { weights: [weight], bias, predictions } = this.state;
    const clip = `${this.context.id}-clip`;
    const inside = { x: EDGE.left, y: EDGE.top, width: wide, height: tall };
    const line = { d: `M${x(0)} ${y(bias)}L${x(LARGEST)} ${y(weight * LARGEST + bias)}`, stroke: colour("decoder-ink"), "stroke-width": 2 };
    const stick = (price, n) => svg("path", { d: `M${x(this.size[n])} ${y(price)}V${y(predictions[n])}`, stroke: colour("error-ink"), "stroke-width": 3 });
    const dot = (price, n) => svg("circle", { cx: x(this.size[n]), cy: y(price), r: 6, fill: colour("token-ink") });
    const label = `Houses as dots, the line of the neuron, and its errors: ${this.state.errors.map((error) => printed(error, DECIMALS)).join(", ")}`;
    const shown = drawing(width, HEIGHT, label,
      svg("clipPath", { id: clip }, svg("rect", inside)),
      svg("path", { d: `M${x(0)} ${y(0)}H${x(LARGEST)}`, stroke: colour("line") }),
      text("price, k$", EDGE.left, EDGE.top - 10, { ink: "dim" }),
      text("size, k sq ft", EDGE.left + wide / 2, HEIGHT - 2, { ink: "dim", anchor: "middle" }),
      ...Array.from({ length: LARGEST + 1 }, (_, n) => text(n, x(n), y(0) + 18, { ink: "dim", anchor: "middle" })),
      ...[0, DEAREST].map((price) => text(price, EDGE.left - 6, y(price) + 5, { ink: "dim", anchor: "end" })),
      svg("g", { "clip-path": `url(#${clip})` }, svg("path", line), ...this.price.map(stick)),
      ...this.price.map(dot));
    shown.setAttribute("role", "img");
    return shown;
  }
}
