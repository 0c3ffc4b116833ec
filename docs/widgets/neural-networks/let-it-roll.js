/* A ball on the landscape of the loss: the reader chooses how long a step is and whether sizes are scaled.
   Every step is one of plain gradient descent, without momentum. */
import { colour, drawing, element, printed, round, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { landscape, neuron, standardised, stepped } from "../models/neuron.js";

const NARROWEST = 300, WIDEST = 560, HEIGHT = 300; // pixels of the picture
const EDGE = { left: 44, right: 10, top: 28, bottom: 40 };
const COLUMNS = 44, ROWS = 30; // of the shades
const MANY = 30; // steps of the second button
const DECIMALS = 1; // of weight and bias
const RATE_DECIMALS = 3;
const FINE = 1000; // positions of the dial of the step size for each unit
const LEAST = 1, MOST = 1100; // positions of that dial
const BALL = 7, TRAIL = 3; // pixels
const STRONG = 0.55; // the opacity of the deepest shade
const ENDS = {
  plain: { weight: { low: 0, high: 250 }, bias: { low: -100, high: 200 } },
  scaled: { weight: { low: -60, high: 340 }, bias: { low: 0, high: 400 } },
};

export async function start(host, context) {
  new Roll(host, context).begin();
}

class Roll {
  constructor(host, context) {
    const { size, price, rate, limit, limit_scaled: limitScaled } = context.data;
    const plain = size.map((each) => [each]);
    const inputs = { plain, scaled: standardised(plain) };
    Object.assign(this, { host, context, price, inputs, limits: { plain: limit, scaled: limitScaled }, rate, form: "plain" });
    this.build();
  }

  build() {
    const button = (name, onclick) => element("button", { type: "button", class: "im-button", onclick }, name);
    this.dial = element("input", {
      type: "range", min: LEAST, max: MOST, step: 1, "aria-label": "step size",
      oninput: () => this.choose(Number(this.dial.value) / FINE, this.form),
    });
    this.rateSaid = element("output", {});
    this.scaling = element("input", { type: "checkbox", onchange: () => this.choose(this.rate, this.scaling.checked ? "scaled" : "plain") });
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status" });
    this.host.classList.add("two-dials");
    this.host.append(
      this.picture, this.said,
      element("label", { class: "im-row" }, "step size ", this.dial, this.rateSaid),
      element("label", { class: "im-row" }, this.scaling, " standardise the sizes"),
      element("div", { class: "im-row" },
        button("A step", () => this.roll(1)),
        button("Many steps", () => this.roll(MANY)),
        button("Begin again", () => this.choose(this.rate, this.form))),
    );
  }

  begin() {
    const saved = readState(this.context.id);
    const rate = Number(saved?.get("rate") ?? NaN);
    const kept = Number.isFinite(rate) ? Math.min(MOST, Math.max(LEAST, Math.round(rate * FINE))) / FINE : this.rate;
    this.choose(kept, saved?.get("scaled") ? "scaled" : "plain", true);
    new ResizeObserver(() => this.show()).observe(this.picture);
  }

  /* A step size and a form of the sizes; the ball is put back to where both dials are zero. */
  choose(rate, form, quiet = false) {
    Object.assign(this, { rate, form });
    this.dial.value = String(Math.round(rate * FINE));
    this.rateSaid.value = printed(rate, RATE_DECIMALS);
    this.scaling.checked = form === "scaled";
    if (this.shadesOf !== form) this.survey();
    this.way = [neuron(this.inputs[form], this.price, [0], 0)];
    this.burst = false;
    this.show();
    if (!quiet) writeState(this.context.id, { rate, scaled: form === "scaled" ? 1 : "" });
  }

  /* The loss at the middle of every cell of the picture. */
  survey() {
    const { weight, bias } = ENDS[this.form];
    const middles = ({ low, high }, count) => Array.from({ length: count }, (_, n) => low + ((n + 1 / 2) / count) * (high - low));
    this.losses = landscape(this.inputs[this.form], this.price, middles(weight, COLUMNS), middles(bias, ROWS));
    this.shadesOf = this.form;
  }

  roll(steps) {
    for (let step = 0; step < steps && !this.burst; step += 1) {
      const { weights, bias } = stepped(this.way.at(-1), this.rate);
      const after = neuron(this.inputs[this.form], this.price, weights, bias);
      if (Number.isFinite(after.loss)) this.way.push(after);
      else this.burst = true;
    }
    this.show();
  }

  show() {
    this.picture.replaceChildren(this.draw());
    this.say();
  }

  say() {
    const { weights: [weight], bias, loss } = this.way.at(-1);
    const steps = this.way.length - 1;
    const number = (value, decimals) => (Math.abs(value) < Number.MAX_SAFE_INTEGER ? printed(value, decimals) : value.toExponential(decimals).replace("-", "−"));
    const end = this.burst ? " It has exploded." : loss > this.way[0].loss ? " Every step lands higher: it explodes." : "";
    const size = this.rate >= this.limits[this.form] ? "too large" : "small enough";
    this.said.textContent = `${steps} steps: weight ${number(weight, DECIMALS)}, bias ${number(bias, DECIMALS)}, loss ${number(loss, DECIMALS)}. This step size is ${size}.${end}`;
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const wide = width - EDGE.left - EDGE.right, tall = HEIGHT - EDGE.top - EDGE.bottom;
    const { weight, bias } = ENDS[this.form];
    const x = (value) => round(EDGE.left + ((value - weight.low) / (weight.high - weight.low)) * wide);
    const y = (value) => round(HEIGHT - EDGE.bottom - ((value - bias.low) / (bias.high - bias.low)) * tall);
    const seen = this.way.filter(({ weights: [each], bias: other }) => each >= weight.low && each <= weight.high && other >= bias.low && other <= bias.high);
    const dot = ({ weights: [each], bias: other }, radius, ink) => svg("circle", { cx: x(each), cy: y(other), r: radius, fill: colour(ink) });
    const last = this.way.at(-1);
    const lost = seen.at(-1) !== last;
    const ends = [[weight.low, x(weight.low), "start"], [weight.high, x(weight.high), "end"]];
    const label = `A map of the loss, darker where it is smaller, and the way of the ball in ${this.way.length - 1} steps`;
    const shown = drawing(width, HEIGHT, label,
      ...this.shades(wide, tall),
      text("bias", EDGE.left, EDGE.top - 10, { ink: "dim" }),
      text("weight", EDGE.left + wide / 2, HEIGHT - 2, { ink: "dim", anchor: "middle" }),
      ...ends.map(([value, place, anchor]) => text(printed(value, 0), place, HEIGHT - EDGE.bottom + 18, { ink: "dim", anchor })),
      ...[bias.low, bias.high].map((value) => text(printed(value, 0), EDGE.left - 6, y(value) + 5, { ink: "dim", anchor: "end" })),
      ...seen.map((each) => dot(each, TRAIL, "text")),
      lost ? text("The ball has left the map.", width - EDGE.right - 6, EDGE.top + 20, { ink: "text", anchor: "end", weight: 600 }) : dot(last, BALL, "text"));
    shown.setAttribute("role", "img");
    return shown;
  }

  /* A cell is the darker the smaller its loss is, on a scale of factors. */
  shades(wide, tall) {
    const logs = this.losses.map((row) => row.map(Math.log));
    const least = Math.min(...logs.flat()), most = Math.max(...logs.flat());
    const width = wide / COLUMNS, height = tall / ROWS;
    return logs.flatMap((row, up) => row.map((loss, across) => {
      const place = { x: round(EDGE.left + across * width), y: round(EDGE.top + (ROWS - 1 - up) * height), width: round(width), height: round(height) };
      const depth = (most - loss) / (most - least);
      return svg("rect", { ...place, "shape-rendering": "crispEdges", fill: colour("decoder-ink"), "fill-opacity": round(depth * depth * STRONG) });
    }));
  }
}
