/* A passenger of your choice goes through the trained neuron: the products stand on the edges. */
import { colour, drawing, element, MIDDLE, percent, printed, round, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { logistic } from "../models/logistic.js";
import { described, Person, YEARS } from "./parts/person.js";

const NARROWEST = 300, WIDEST = 560, HEIGHT = 300; // pixels of the picture
const TOP = 50, GAP = 96, ROUND = 26, EDGE = 40; // pixels
const THICK = 2; // pixels for a weight of one
const ASIDE = 10; // pixels between an edge and its words
const SHARE = 45; // per cent of the way at which an edge prints its product
const HUNDRED = 100;

export async function start(host, context) {
  new Passenger(host, context).begin();
}

class Passenger {
  constructor(host, context) {
    Object.assign(this, { host, context, ...context.data });
    this.person = new Person(() => this.show());
    this.number = element("input", {
      type: "range", min: 1, max: this.labels.length, step: 1, "aria-label": "passenger of the list",
      oninput: () => this.pick(Number(this.number.value)),
    });
    this.numberSaid = element("output", {});
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status" });
    host.classList.add("two-dials");
    host.append(this.picture, this.said, ...this.person.rows, element("label", { class: "im-row" }, "from the list ", this.number, this.numberSaid));
  }

  begin() {
    const saved = readState(this.context.id);
    const [woman, tens] = this.inputs[this.row];
    this.number.value = String(this.row + 1);
    this.person.show(described(saved, { woman, years: Math.round(tens * YEARS), lived: this.labels[this.row] }));
    this.show(true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  pick(number) {
    const [woman, tens] = this.inputs[number - 1];
    this.numberSaid.value = String(number);
    this.person.show({ woman, years: tens * YEARS, lived: this.labels[number - 1] });
    this.show();
  }

  show(quiet = false) {
    const { woman, years, lived } = this.person.state;
    this.trace = logistic(this.person.input, lived, this.weights, this.bias);
    const yes = this.trace.share > 1 / 2;
    const right = yes === Boolean(lived) ? "That is what happened" : "It was the other way around";
    this.said.textContent = `${percent(this.trace.share)}: it says that ${woman ? "she" : "he"} ${yes ? "lives" : "dies"}. ${right}; surprise ${printed(this.trace.surprise)}.`;
    this.host.dataset.share = String(this.trace.share);
    this.picture.replaceChildren(this.draw());
    if (!quiet) writeState(this.context.id, { woman, years: Math.round(years), lived });
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const rows = [0, 1].map((row) => TOP + row * GAP), last = TOP + GAP + GAP;
    const summed = [width - 130, TOP + GAP], out = [width - EDGE, TOP + GAP];
    const { products, sum, share } = this.trace;
    const edge = (y, weight, words) => {
      const from = [EDGE, y], along = summed.map((each, axis) => each - from[axis]), length = Math.hypot(...along);
      const at = (part) => from.map((each, axis) => round(each + along[axis] * part));
      const line = { d: `M${at(ROUND / length).join(" ")}L${at(1 - ROUND / length).join(" ")}`, stroke: colour(weight < 0 ? "negative" : "positive") };
      const [x, above] = at(SHARE / HUNDRED);
      return svg("g", {},
        svg("path", { ...line, "stroke-width": Math.max(1, THICK * Math.abs(weight)), "stroke-dasharray": weight < 0 ? "5 3" : null }),
        text(words, y === summed[1] ? x - ASIDE : x + ASIDE, above + (y > summed[1] ? ASIDE + ASIDE : -ASIDE), { anchor: y === summed[1] ? "middle" : "start", weight: 600 }));
    };
    const node = ([x, y], words, role, name) => svg("g", {},
      svg("circle", { cx: x, cy: y, r: ROUND, fill: colour(`${role}-fill`), stroke: colour(`${role}-ink`) }),
      text(words, x, y + MIDDLE * 15, { anchor: "middle", ink: `${role}-ink`, weight: 600 }),
      text(name, x, y + ROUND + 17, { anchor: "middle", ink: `${role}-ink` }));
    const label = `Products ${products.map((each) => printed(each)).join(" and ")}, sum ${printed(sum)}, share ${percent(share)}`;
    const shown = drawing(width, HEIGHT, label,
      edge(rows[0], this.weights[0], `× ${printed(this.weights[0])} = ${printed(products[0])}`),
      edge(rows[1], this.weights[1], `× ${printed(this.weights[1])} = ${printed(products[1])}`),
      edge(last, this.bias, printed(this.bias)),
      svg("path", { d: `M${summed[0] + ROUND + 4} ${summed[1]}H${out[0] - ROUND - 4}`, stroke: colour("decoder-ink"), "stroke-width": 2 }),
      node([EDGE, rows[0]], this.person.input[0], "token", this.names[0]),
      node([EDGE, rows[1]], printed(this.person.input[1], 1), "token", this.names[1]),
      text("bias", EDGE, last + 5, { anchor: "middle", ink: "dim" }),
      node(summed, printed(sum), "key", "sum"), node(out, percent(share), "decoder", "lived?"));
    shown.setAttribute("role", "img");
    return shown;
  }
}
