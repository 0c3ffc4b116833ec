/* Networks of a chosen size, from every start: how often each is right, the interval of their mean, and the rules to beat. */
import { colour, drawing, element, printed, round, svg, text } from "../kit/draw.js";
import { readState, writeState } from "../kit/state.js";
import { segments } from "./parts/person.js";

const NARROWEST = 300, WIDEST = 560, HEIGHT = 290; // pixels of the picture
const EDGE = { left: 46, right: 96, top: 36, bottom: 32 };
const LOW = 60, HIGH = 80; // per cent, the ends of the axis
const DOT = 5, CAP = 6;
const HUNDRED = 100;
const LINES = 4; // of what is said on a phone: the dials below stand still
const DECIMALS = 5; // of a difference: less than a passenger is none

const share = (value) => `${printed(value * HUNDRED, 1)}%`;
const gain = (value, rule) => Number((value - rule).toFixed(DECIMALS));

export async function start(host, context) {
  new HowLarge(host, context).begin();
}

class HowLarge {
  constructor(host, context) {
    Object.assign(this, { host, context, ...context.data });
    this.known = segments("what the networks know", this.names, (place) => this.set(this.size, place));
    this.dial = element("input", {
      type: "range", min: 0, max: this.sizes.length - 1, step: 1, "aria-label": "hidden units", oninput: () => this.set(Number(this.dial.value), this.inputs),
    });
    this.units = element("output", {});
    this.picture = element("div", { class: "chart" });
    this.said = element("p", { class: "verdict", role: "status", style: `min-block-size: ${LINES}lh` });
    host.classList.add("two-dials");
    host.append(this.picture, this.said,
      element("label", { class: "im-row" }, "hidden units ", this.dial, this.units),
      element("div", { class: "im-row" }, this.known.group));
  }

  begin() {
    const saved = readState(this.context.id);
    const size = this.sizes.indexOf(Number(saved?.get("units") ?? this.begun)), inputs = Number(saved?.get("class") ?? 0);
    this.set(size < 0 ? this.sizes.indexOf(this.begun) : size, inputs === 1 ? 1 : 0, true);
    new ResizeObserver(() => this.picture.replaceChildren(this.draw())).observe(this.picture);
  }

  set(size, inputs, quiet = false) {
    Object.assign(this, { size, inputs });
    this.seeds = this.right[inputs][size];
    this.known.show(inputs);
    this.dial.value = String(size);
    this.units.value = String(this.sizes[size]);
    this.dial.setAttribute("aria-valuetext", this.unitsSaid());
    this.said.textContent = this.told();
    this.host.dataset.right = this.seeds.join(" ");
    this.picture.replaceChildren(this.draw());
    if (!quiet) writeState(this.context.id, { units: this.sizes[size], class: inputs });
  }

  unitsSaid() {
    const units = this.sizes[this.size];
    return units === 0 ? "No hidden units" : `${units} hidden unit${units === 1 ? "" : "s"}`;
  }

  told() {
    const gains = this.seeds.map((each) => gain(each, this.womenLive));
    const compared = [["more often right", gains.filter((each) => each > 0)], ["as often", gains.filter((each) => each === 0)], ["less often", gains.filter((each) => each < 0)]];
    const found = compared.filter(([, some]) => some.length).map(([words, some]) => `${some.length} ${words}`).join(", ");
    const [low, mean, high] = [this.low, this.mean, this.high].map((each) => each[this.inputs][this.size]);
    const below = gain(low, this.womenLive), above = gain(high, this.womenLive);
    const verdict = below > 0 ? "it lies above the rule" : above < 0 ? "it lies below the rule" : "the rule is in it";
    return `${this.unitsSaid()}, ${this.seeds.length} starts. Beside the rule “women live”: ${found}. Mean ${share(mean)}, interval ${share(low)} to ${share(high)}: ${verdict}.`;
  }

  draw() {
    const width = Math.min(WIDEST, Math.max(NARROWEST, this.picture.clientWidth));
    const wide = width - EDGE.left - EDGE.right, tall = HEIGHT - EDGE.top - EDGE.bottom, base = HEIGHT - EDGE.bottom;
    const step = wide / (this.seeds.length + 1), end = EDGE.left + wide;
    const x = (place) => round(EDGE.left + (place + 1 / 2) * step);
    const y = (value) => round(base - ((value * HUNDRED - LOW) / (HIGH - LOW)) * tall);
    const [low, mean, high] = [this.low, this.mean, this.high].map((each) => each[this.inputs][this.size]);
    const dim = { ink: "dim", anchor: "middle" }, last = x(this.seeds.length);
    const bar = (value, name, ink, dashes) => svg("g", {},
      svg("path", { d: `M${EDGE.left} ${y(value)}H${end}`, stroke: colour(ink), "stroke-width": 2, "stroke-dasharray": dashes }),
      text(name, end + 8, y(value) - 2, { ink, weight: 600 }), text(share(value), end + 8, y(value) + 15, { ink }));
    const dot = (value, place) => svg("circle", {
      cx: x(place), cy: y(value), r: DOT, stroke: colour("encoder-ink"), "stroke-width": 2,
      fill: gain(value, this.womenLive) > 0 ? colour("encoder-ink") : colour("page"),
    });
    const label = `${this.unitsSaid()}: right from every start: ${this.seeds.map(share).join(", ")}; mean ${share(mean)}; the rule “women live” ${share(this.womenLive)}, “nobody lives” ${share(this.allDie)}`;
    const shown = drawing(width, HEIGHT, label,
      svg("path", { d: `M${EDGE.left} ${base}h${wide}`, stroke: colour("line") }),
      text("right", EDGE.left, EDGE.top - 14, { ink: "dim" }),
      [LOW, (LOW + HIGH) / 2, HIGH].map((each) => text(`${each}%`, EDGE.left - 8, y(each / HUNDRED) + 5, { ink: "dim", anchor: "end" })),
      text(`${this.seeds.length} starts`, (x(0) + x(this.seeds.length - 1)) / 2, base + 20, dim),
      text("mean", last, base + 20, { ...dim, ink: "text", weight: 600 }),
      bar(this.womenLive, "women live", "text", null), bar(this.allDie, "nobody lives", "dim", "6 4"),
      this.seeds.map(dot),
      svg("path", { d: `M${last} ${y(low)}V${y(high)}M${last - CAP} ${y(low)}h${2 * CAP}M${last - CAP} ${y(high)}h${2 * CAP}`, stroke: colour("encoder-ink"), "stroke-width": 2 }),
      svg("path", { d: `M${last - DOT - 1} ${y(mean)}l${DOT + 1} ${-DOT - 1}l${DOT + 1} ${DOT + 1}l${-DOT - 1} ${DOT + 1}z`, fill: colour("encoder-ink") }));
    shown.setAttribute("role", "img");
    return shown;
  }
}
