/* A network learns in the page which houses are dear, asked of where they stand: choose its hidden units, and watch. */
import { colour, drawing, element, percent, printed, round, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { forward, run, stepped } from "../models/network.js";

const NARROWEST = 300, WIDEST = 560; // pixels of the picture
const TALL = 4, BROAD = 5; // parts of its height and of its width
const TOP = 26, SIDE = 4; // pixels around it
const COLUMNS = 40, ROWS = 32; // of the shades
const AT_ONCE = 4; // steps between two pictures
const LEAP = 200; // steps where nothing may move
const DECIMALS = 3; // of the loss
const DOT = 2;
const STRONG = 0.6; // the opacity of a shade where the network is certain

export async function start(host, context) {
  new Boundary(host, context).begin();
}

const named = ({ hidden_weights: hiddenWeights, hidden_bias: hiddenBias, output_weights: outputWeights, output_bias: outputBias }) =>
  ({ hiddenWeights, hiddenBias, outputWeights, outputBias });

class Boundary {
  constructor(host, context) {
    const { dear, others, starts, rate } = context.data;
    const spots = ({ east, north }) => east.map((each, n) => [each, north[n]]);
    const inputs = [...spots(dear), ...spots(others)];
    const labels = inputs.map((_, n) => (n < dear.east.length ? 1 : 0));
    Object.assign(this, { host, context, inputs, labels, rate, starts: starts.map(named) });
    this.ends = [0, 1].map((axis) => [Math.min(...inputs.map((each) => each[axis])), Math.max(...inputs.map((each) => each[axis]))]);
    this.build();
  }

  build() {
    const button = (name, onclick) => element("button", { type: "button", class: "im-button", onclick }, name);
    this.units = element("input", {
      type: "range", min: 1, max: this.starts.length, step: 1, "aria-label": "hidden units",
      oninput: () => this.choose(Number(this.units.value)),
    });
    this.unitsSaid = element("output", {});
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status" });
    this.go = button("Train", () => this.toggle());
    this.host.classList.add("two-dials");
    this.host.append(
      this.picture, this.said,
      element("label", { class: "im-row" }, "hidden units ", this.units, this.unitsSaid),
      element("div", { class: "im-row" }, this.go, button("Begin again", () => this.choose(this.starts.indexOf(this.begun) + 1))),
    );
  }

  begin() {
    const saved = Number(readState(this.context.id)?.get("units") ?? this.starts.length);
    this.choose(this.starts[saved - 1] ? saved : this.starts.length, true);
    new ResizeObserver(() => this.show()).observe(this.picture);
  }

  choose(units, quiet = false) {
    this.rest();
    this.begun = this.starts[units - 1];
    this.units.value = String(units);
    this.unitsSaid.value = String(units);
    this.steps = 0;
    this.state = run(this.begun, this.inputs, this.labels);
    this.show();
    if (!quiet) writeState(this.context.id, { units });
  }

  toggle() {
    if (this.running) this.rest();
    else if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.learn(LEAP);
    else {
      this.running = true;
      this.go.textContent = "Pause";
      this.loop();
    }
  }

  rest() {
    this.running = false;
    this.go.textContent = "Train";
    if (this.state) this.say();
  }

  loop() {
    if (!this.running || !this.host.isConnected) return;
    this.learn(AT_ONCE);
    requestAnimationFrame(() => this.loop());
  }

  learn(steps) {
    for (let step = 0; step < steps; step += 1) {
      this.state = run(stepped(this.state, this.rate), this.inputs, this.labels);
    }
    this.steps += steps;
    this.show();
  }

  show() {
    this.picture.replaceChildren(this.draw());
    if (!this.running) this.say();
  }

  say() {
    const { loss, right } = this.state;
    this.said.textContent = `${this.steps} steps: loss ${printed(loss, DECIMALS)}, right for ${percent(right)} of these houses`;
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const wide = width - SIDE - SIDE, tall = (wide * TALL) / BROAD;
    const [across, up] = this.ends;
    const x = (east) => SIDE + ((east - across[0]) / (across[1] - across[0])) * wide;
    const y = (north) => TOP + tall - ((north - up[0]) / (up[1] - up[0])) * tall;
    const dots = (answer, ink) => {
      const place = (input, n) => (this.labels[n] === answer ? `M${round(x(input[0]))} ${round(y(input[1]))}h0` : "");
      return svg("path", { d: this.inputs.map(place).join(""), stroke: colour(ink), "stroke-width": DOT + DOT, "stroke-linecap": "round" });
    };
    const label = "Shades: where the network says that houses are dear, and where not. Dots: the houses.";
    const shown = drawing(width, TOP + tall + SIDE, label,
      ...this.shades(wide, tall),
      dots(0, "encoder-ink"), dots(1, "decoder-ink"),
      text("not dear", SIDE, TOP - 8, { ink: "encoder-ink", weight: 600 }),
      text("dear", width - SIDE, TOP - 8, { ink: "decoder-ink", weight: 600, anchor: "end" }));
    shown.setAttribute("role", "img");
    return shown;
  }

  /* A cell is as strong as the network is sure there. */
  shades(wide, tall) {
    const [across, up] = this.ends, cells = [];
    const width = wide / COLUMNS, height = tall / ROWS;
    for (let row = 0; row < ROWS; row += 1) {
      for (let column = 0; column < COLUMNS; column += 1) {
        const east = across[0] + ((column + 1 / 2) / COLUMNS) * (across[1] - across[0]);
        const north = up[1] - ((row + 1 / 2) / ROWS) * (up[1] - up[0]);
        const [no, yes] = forward(this.state.network, [east, north]).shares;
        const place = { x: round(SIDE + column * width), y: round(TOP + row * height), width: round(width), height: round(height) };
        const sure = { fill: colour(yes > no ? "decoder-ink" : "encoder-ink"), "fill-opacity": round(Math.abs(yes - no) * STRONG) };
        cells.push(svg("rect", { ...place, ...sure }));
      }
    }
    return cells;
  }
}
