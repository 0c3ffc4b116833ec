/* The attention of one step, in the reader's hands: move a weight, see which word comes next and what
   follows from it. */
import { element, percent } from "../kit/draw.js";
import { strays } from "../kit/differences.js";
import { roving } from "../kit/keys.js";
import { frenchText, pillElement } from "../kit/sentence.js";
import { Shares, likeliest } from "../kit/shares.js";
import { readState, writeState } from "../kit/state.js";

const MODEL = "translator-dot";
const DECIMALS = 3; // of a weight in the address

/* Words as running English, some of them marked as new (ins) or as gone (del). */
function marked(words, marks, kind) {
  return words.flatMap((word, n) => [
    n && !word.startsWith("'") ? " " : "",
    marks[n] ? element(kind, {}, word) : word,
  ]);
}

export async function start(host, context) {
  const widget = new MoveTheAttention(host, context, await context.open(MODEL));
  await widget.begin();
}

class MoveTheAttention {
  constructor(host, context, model) {
    Object.assign(this, { host, context, model, data: context.data, weights: null });
    this.sentences = [this.data.running, ...this.data.sentences.map((words) => words.split(" "))];
    this.exact = element("output", { class: "im-note" });
    const tell = (words) => this.exact.replaceChildren(words);
    this.tell = tell;
    this.shares = new Shares((weights) => this.move(weights), tell);
    this.build();
  }

  build() {
    this.select = element("select", { onchange: () => this.pick(Number(this.select.value)) },
      ...this.sentences.map((words, n) => element("option", { value: n }, frenchText(words))));
    this.reset = element("button", { type: "button", class: "im-button", onclick: () => this.restore() }, "Put it back");
    const names = ["words", "next", "answer", "badge"];
    this.slots = Object.fromEntries(names.map((name) => [name, element("div", { class: name })]));
    this.slots.words.classList.add("im-pills");
    this.slots.words.setAttribute("role", "group");
    this.slots.words.setAttribute("aria-label", "Words to write");
    this.slots.answer.setAttribute("role", "status");
    this.head = element("h3", {});
    const { follows, places } = this.data.held_out;
    const followed = `${percent(follows)} of ${places.toLocaleString("en")} held-out sentences`;
    const tells = `Tried on sentences it had not seen, all the attention moved onto another word: it wrote that word’s translation next in ${followed}.`;
    this.host.classList.add("move-the-attention");
    this.host.append(
      element("label", { class: "im-note sentence" }, "Sentence", this.select),
      element("p", { class: "im-note" }, "Which word is it about to write?"), this.slots.words,
      this.head, element("p", { class: "im-note" }, "Drag a handle, or use the arrow keys. The other words share what is left. An upright line: the network’s own weight."),
      this.shares.element, element("div", { class: "im-row" }, this.reset, this.slots.badge), this.exact,
      element("h3", {}, "So the next word is"), this.slots.next, this.slots.answer,
      element("p", { class: "im-note measured" }, tells),
    );
  }

  /* What the address says, or our example with all as the model has it. */
  async begin() {
    const saved = readState(this.context.id);
    const number = Number(saved?.get("sentence") ?? 0);
    const step = saved?.has("word") ? Number(saved.get("word")) : null;
    this.select.value = String(number in this.sentences ? number : 0);
    await this.pick(Number(this.select.value), step);
    const weights = (saved?.get("weights") ?? "").split(" ").map(Number);
    const sum = weights.reduce((before, share) => before + share, 0);
    if (weights.length === this.tokens.length && weights.every((share) => share >= 0) && sum > 0) {
      this.shares.show(weights.map((share) => share / sum));
      await this.move(this.shares.weights);
    }
  }

  /* Another sentence: what the model makes of it by itself. */
  async pick(number, step = null) {
    const tokens = this.sentences[number];
    this.picked = tokens;
    this.host.setAttribute("aria-busy", "true");
    const trace = await this.model.translate(tokens, { keep: true });
    if (this.picked !== tokens) return;
    Object.assign(this, { tokens, trace });
    const fits = step !== null && step in trace.targetTokens;
    await this.about(fits ? step : Math.min(this.data.step, trace.targetTokens.length - 1));
  }

  /* Another word to write: its own weights. */
  async about(step) {
    this.step = step;
    const written = this.trace.targetTokens;
    const pill = (word, n) => pillElement(word, n === step ? "predicted" : "given", () => this.about(n), { "aria-pressed": String(n === step) });
    const had = this.slots.words.contains(document.activeElement);
    this.slots.words.replaceChildren(...written.map(pill));
    roving(this.slots.words);
    [...this.slots.words.children].forEach((each, n) => { each.tabIndex = n === step ? 0 : -1; });
    if (had) this.slots.words.children[step].focus();
    this.head.replaceChildren("About to write “", element("b", {}, written[step]), "”, it looks at");
    this.shares.set(this.tokens, this.own());
    this.exact.replaceChildren();
    await this.restore();
  }

  /* The model's weights at this step: (source) */
  own() {
    const { data, shape } = this.trace.decoder.attention.weights;
    return [...data.subarray(this.step * shape[1], (this.step + 1) * shape[1])];
  }

  async restore() {
    this.weights = null;
    this.shares.show(this.own());
    await this.say();
  }

  async move(weights) {
    this.weights = [...weights];
    await this.say();
  }

  /* The next word and all that is written after it, with the weights as they are now. */
  async say() {
    const { tokens, step, weights } = this;
    const before = this.trace.predictedTokens.slice(0, step);
    const given = weights ? { weights } : {};
    this.host.setAttribute("aria-busy", "true");
    const [next, whole] = await Promise.all([
      this.model.step(tokens, before, given),
      weights ? this.model.translate(tokens, { moved: { [step]: weights } }) : this.trace,
    ]);
    if (!next || !whole || this.weights !== weights || this.step !== step || this.picked !== tokens) return;
    this.slots.next.replaceChildren(likeliest(next.top.map(({ token }) => token), next.top.map(({ probability }) => probability), this.tell));
    this.answer(whole.targetTokens);
    this.remember();
    this.host.removeAttribute("aria-busy");
  }

  answer(written) {
    const was = this.trace.targetTokens;
    const isMoved = this.weights !== null;
    const [added, gone] = [strays(written, was), strays(was, written)];
    const same = !added.includes(true) && !gone.includes(true);
    this.reset.setAttribute("aria-disabled", String(!isMoved));
    const badge = isMoved ? "you moved this" : "as the network does it";
    this.slots.badge.replaceChildren(element("span", { class: isMoved ? "im-badge yours" : "im-badge" }, badge));
    const before = element("p", { class: "im-note own" }, "By itself it writes “", ...marked(was, gone, "del"), "”.");
    const stays = element("p", { class: "im-note" }, "That is what it writes by itself.");
    this.slots.answer.replaceChildren(
      element("p", { class: "said", lang: "en" }, "It writes “", ...marked(written, added, "ins"), "”."),
      isMoved && !same ? before : stays,
    );
  }

  remember() {
    const { weights, step } = this;
    const sentence = this.select.value;
    if (!weights) return writeState(this.context.id, {});
    return writeState(this.context.id, { sentence, word: step, weights: weights.map((share) => share.toFixed(DECIMALS)).join(" ") });
  }
}
