/* The sentence grows clause by clause; both networks translate it here, and their slips are marked. */
import { element } from "../kit/draw.js";
import { missing, strays } from "../kit/differences.js";
import { lengthsChart } from "../kit/lengths.js";
import { englishText, frenchText } from "../kit/sentence.js";
import { readState, writeState } from "../kit/state.js";

const NETWORKS = [
  { model: "translator-plain", name: "Without attention", ink: "encoder-ink", curve: "plain", dash: "6 4" },
  { model: "translator-dot", name: "With attention", ink: "context-ink", curve: "attention", dash: null },
];
const NARROWEST = 240; // pixels that the chart has at least

export async function start(host, context) {
  const models = await Promise.all(NETWORKS.map(({ model }) => context.open(model)));
  await new WhereItForgets(host, context, models).begin();
}

const button = (sign, name, onclick) => element("button", { type: "button", class: "im-button sign", "aria-label": name, onclick }, sign);

class WhereItForgets {
  constructor(host, context, models) {
    Object.assign(this, { host, context, models, stages: context.data.stages, stage: 0 });
    this.slips = NETWORKS.map(() => new Map()); // of each network: stage → words that are not there
    this.build();
  }

  build() {
    const last = this.stages.length - 1;
    this.fewer = button("−", "Take the last clause away", () => this.go(this.stage - 1));
    this.more = button("+", "Add a clause", () => this.go(this.stage + 1));
    this.slider = element("input", {
      type: "range", min: 0, max: last, step: 1, "aria-label": "How far the sentence has grown",
      oninput: () => this.go(Number(this.slider.value)),
    });
    this.french = element("p", { class: "french", lang: "fr" });
    this.answers = NETWORKS.map(({ name, ink }) => {
      const said = element("p", { class: "said", lang: "en" });
      const verdict = element("p", { class: "verdict" });
      const head = element("h3", { style: `color:var(--im-${ink})` }, name);
      return { said, verdict, block: element("section", {}, head, said, verdict) };
    });
    this.gold = element("span", { lang: "en" });
    this.strip = element("div", { class: "strip" });
    this.chart = element("div", { class: "chart" });
    this.host.classList.add("where-it-forgets");
    this.host.append(
      element("div", { class: "im-row" }, this.fewer, this.slider, this.more), this.french,
      element("div", { class: "networks", role: "status" }, ...this.answers.map(({ block }) => block)),
      element("p", { class: "im-note" }, "The true translation: “", this.gold, "”. Underlined: what it does not have there."),
      this.strip, this.chart,
      element("p", { class: "im-note" }, "Held-out sentences without a wrong word, by length, with intervals of confidence. The upright line: our sentence."),
    );
  }

  async begin() {
    const saved = Number(readState(this.context.id)?.get("stage") ?? 0);
    await this.go(saved in this.stages ? saved : 0, true);
    new ResizeObserver(() => this.draw()).observe(this.chart);
  }

  async go(stage, quiet = false) {
    if (!(stage in this.stages)) return;
    this.stage = stage;
    const { source, gold } = this.stages[stage];
    this.fewer.setAttribute("aria-disabled", String(stage === 0));
    this.more.setAttribute("aria-disabled", String(stage === this.stages.length - 1));
    this.slider.value = String(stage);
    this.slider.setAttribute("aria-valuetext", `${source.length} French words`);
    this.french.replaceChildren(...this.grown(stage));
    this.host.setAttribute("aria-busy", "true");
    const traces = await Promise.all(this.models.map((model) => model.translate(source)));
    if (this.stage !== stage || traces.includes(null)) return;
    this.gold.replaceChildren(englishText(gold));
    traces.forEach((trace, n) => this.answer(n, trace.targetTokens, gold));
    this.fill();
    this.draw();
    if (!quiet) writeState(this.context.id, { stage: stage || "" });
    this.host.removeAttribute("aria-busy");
  }

  /* The French sentence, the newest clause marked: it was put in before the last word. */
  grown(stage) {
    const { source } = this.stages[stage];
    const count = element("span", { class: "im-note" }, `${source.length} words: `);
    if (!stage) return [count, frenchText(source)];
    const begun = this.stages[stage - 1].source.length - 1;
    const clause = element("mark", {}, frenchText(source.slice(begun, -1)));
    return [count, frenchText(source.slice(0, begun)), " ", clause, " ", source.at(-1)];
  }

  answer(n, written, gold) {
    const { said, verdict } = this.answers[n];
    const stray = strays(written, gold);
    const slips = stray.filter(Boolean).length + missing(written, gold);
    const word = (one, place) => (stray[place] ? element("mark", { class: "stray" }, one) : one);
    said.replaceChildren(...written.flatMap((one, place) => [place && !one.startsWith("'") ? " " : "", word(one, place)]));
    this.slips[n].set(this.stage, slips);
    verdict.classList.toggle("wrong", slips > 0);
    verdict.replaceChildren(slips ? "✗ not right" : "✓ every word right");
  }

  /* What has been tried so far: a row for each network, a cell for each length. */
  fill() {
    const heads = this.stages.map(({ source }) => element("th", { scope: "col" }, String(source.length)));
    const cell = (known, stage) => {
      const sign = known === undefined ? "" : known ? "✗" : "✓";
      const name = known === undefined ? "not tried yet" : known ? "not right" : "right";
      return element("td", { class: stage === this.stage ? "now" : "", "aria-label": name }, sign);
    };
    const rows = NETWORKS.map(({ name }, n) => element("tr", {}, element("th", { scope: "row" }, name.split(" ")[0]),
      ...this.stages.map((_, stage) => cell(this.slips[n].get(stage), stage))));
    const top = element("tr", {}, element("th", { scope: "col" }, "words"), ...heads);
    this.strip.replaceChildren(element("table", { class: "tried" }, element("thead", {}, top), element("tbody", {}, ...rows)));
  }

  draw() {
    const width = Math.max(this.chart.clientWidth, NARROWEST);
    const { lengths } = this.context.data;
    const curves = NETWORKS.map(({ name, ink, dash, curve }) => ({ name, ink, dash, ...lengths[curve] }));
    const here = this.stages[this.stage].source.length;
    this.chart.replaceChildren(lengthsChart({ middles: lengths.middles, curves, here }, width));
  }
}
