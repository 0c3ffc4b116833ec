/* The translator on the reader's own words: grow or type a sentence, see the answer, where the model
   looked, how familiar the sentence is to it, and where it breaks. */
import { download, element, picture } from "../kit/draw.js";
import { englishText, frenchText } from "../kit/sentence.js";
import { readState, writeState } from "../kit/state.js";
import { answerNotes, answerPicture, answerWords, plainAnswer, truthPicture } from "./sentence/answer.js";
import { Grow } from "./sentence/grow.js";
import { lookingPanel } from "./sentence/looking.js";
import { meterList } from "./sentence/meter.js";
import { failureList, known, surprise } from "./sentence/samples.js";
import { shapes } from "./sentence/shape.js";
import { dictionary, readTokens } from "./sentence/typing.js";
import { Write, refusal } from "./sentence/write.js";

const MODEL = "translator-dot";
const PLAIN = "translator-plain";
const BEAM = 4; // translations that beam search keeps alive
const NARROWEST = 240; // pixels that a drawing has at least
const PHONE = 480; // pixels: narrower, or touched by a finger, words are tapped, not typed

const button = (words, onclick, more = {}) => element("button", { type: "button", class: "im-button", onclick, ...more }, words);

export async function start(host, context) {
  const model = await context.open(MODEL);
  const widget = new YourSentence(host, context, model);
  await widget.begin();
}

class YourSentence {
  constructor(host, context, model) {
    Object.assign(this, { host, context, model, data: context.data, plainModel: null, turn: 0 });
    this.dictionary = dictionary(model.words.source);
    this.shape = shapes(this.data.shape, model.words.source);
    this.training = this.data.training;
    this.state = { tokens: this.data.running, view: "arcs", beam: false, plain: false, chosen: null };
    this.build();
  }

  /* Lay out the panels, the switches and a slot for each part of the answer. */
  build() {
    const { words, pills, training, failures } = this.data;
    this.grow = new Grow(pills, (tokens) => this.fromTree(tokens));
    const about = { english: words.english, longest: training.longest };
    this.write = new Write(this.dictionary, about, (tokens) => this.ask(tokens, this.write));
    this.slots = Object.fromEntries(["answer", "plain", "canvas", "looking", "truth", "notes", "meter"].map((name) => [name, element("div", { class: name })]));
    this.modes = { grow: button("Tap words", () => this.mode("grow")), write: button("Type", () => this.mode("write")) };
    const modes = element("div", { class: "im-segments", role: "group", "aria-label": "How to give it a sentence" }, ...Object.values(this.modes));
    const next = button("Surprise me", () => this.ask(surprise(this.state.tokens, this.data.surprises)));
    const list = failureList(failures, (tokens) => {
      this.unfold(breaks, list);
      breaks.focus({ preventScroll: true });
      this.ask(tokens);
    });
    const breaks = button("Where it breaks", () => this.unfold(breaks, list), { "aria-expanded": "false" });
    list.hidden = true;
    const learnt = `This model learnt ${words.n_source.toLocaleString("en")} words from sentences we generated. It has never read a book.`;
    const { answer, plain, canvas, ...rest } = this.slots;
    const answers = element("div", { class: "answers" }, answer, plain);
    this.host.classList.add("your-sentence");
    this.host.append(
      element("p", { class: "intro" }, learnt), element("div", { class: "im-row" }, modes, next, breaks), list,
      this.grow.element, this.write.element, answers, canvas, this.switches(), ...Object.values(rest),
    );
  }

  unfold(opener, list) {
    list.hidden = !list.hidden;
    opener.setAttribute("aria-expanded", String(!list.hidden));
  }

  /* How the answer is shown and which models give it, and what may be done with the picture. */
  switches() {
    this.views = { arcs: button("Ribbons", () => this.set({ view: "arcs" })), matrix: button("Table", () => this.set({ view: "matrix" })) };
    const views = element("div", { class: "im-segments", role: "group", "aria-label": "Show its attention as" }, ...Object.values(this.views));
    this.beam = button("Beam search", () => this.set({ beam: !this.state.beam }, true));
    this.plain = button("Without attention, too", () => this.comparePlain());
    this.save = button("Save picture", () => this.savePicture());
    return element("div", { class: "im-row switches" }, views, this.beam, this.plain, this.save);
  }

  /* The first answer; from then on it follows the width of the page and the address. */
  async begin() {
    this.mode(matchMedia("(pointer: coarse)").matches || this.host.clientWidth < PHONE ? "grow" : "write");
    const saved = readState(this.context.id) ?? new Map();
    await this.fromAddress(saved);
    new ResizeObserver(() => this.resized()).observe(this.host);
    addEventListener("hashchange", () => {
      const saved = readState(this.context.id);
      if (saved) this.fromAddress(saved);
    });
    if (!saved.get("write")) return;
    this.mode("write");
    this.write.field.dataset.first = ""; // here the caret is to stand when all is there
  }

  /* The sentence that an address names, shown as it says; without such, our example. */
  async fromAddress(saved) {
    const tokens = readTokens(saved.get("s") ?? "", this.dictionary);
    const isFit = !refusal(tokens, this.training.longest);
    this.state.view = saved.get("view") === "matrix" ? "matrix" : "arcs";
    this.state.beam = saved.get("search") === "beam";
    await this.ask(isFit ? tokens : this.data.running, null, !isFit);
    if (Boolean(saved.get("plain")) !== this.state.plain) await this.comparePlain();
  }

  mode(name) {
    for (const each of ["grow", "write"]) {
      this[each].element.hidden = each !== name;
      this.modes[each].setAttribute("aria-pressed", String(each === name));
    }
  }

  /* Words were added or taken back; without any the picture stays as it was. */
  fromTree(tokens) {
    if (tokens.length) this.ask(tokens, this.grow);
  }

  /* Translate a sentence and show the answer. from: the panel it came from, which needs no telling. */
  async ask(tokens, from = null, quiet = false) {
    Object.assign(this.state, { tokens, chosen: null });
    if (from !== this.grow && !this.grow.set(tokens)) this.mode("write");
    if (from !== this.write) this.write.set(frenchText(tokens));
    this.slots.meter.replaceChildren(...meterList(tokens, this));
    this.host.setAttribute("aria-busy", "true");
    const turn = (this.turn += 1);
    const greedy = await this.model.translate(tokens, { beam: 1 });
    if (!greedy) return;
    const best = this.state.beam ? await this.model.translate(tokens, { beam: BEAM, keep: true }) : greedy;
    if (turn !== this.turn) return;
    Object.assign(this, { greedy, trace: best });
    this.host.removeAttribute("aria-busy");
    this.show();
    if (!quiet) this.remember();
    await this.askPlain(turn);
  }

  /* Change how the answer is shown; `again` if it must be computed anew. */
  set(changes, again = false) {
    Object.assign(this.state, changes);
    if (again) this.ask(this.state.tokens, this.write);
    else {
      this.show();
      this.remember();
    }
  }

  /* Fill all slots from the trace that was computed last. */
  show() {
    const { tokens, beam, plain } = this.state;
    this.about = known(tokens, this.data);
    const told = { ...this.about, known: this.dictionary.known, trust: this.data.trust, greedy: beam ? this.greedy : null };
    this.slots.answer.replaceChildren(...answerWords(this.trace, told));
    this.slots.notes.replaceChildren(...answerNotes(this.trace, told));
    for (const [name, one] of Object.entries(this.views)) one.setAttribute("aria-pressed", String(name === this.state.view));
    this.beam.setAttribute("aria-pressed", String(beam));
    this.plain.setAttribute("aria-pressed", String(plain));
    this.draw();
  }

  get width() {
    return Math.max(this.slots.canvas.clientWidth, NARROWEST);
  }

  /* Draw the picture at the present width; a word of it that had the focus keeps it. */
  draw() {
    const { view, chosen } = this.state;
    const { truth } = this.about;
    const had = this.slots.canvas.contains(document.activeElement);
    const choose = (place, byKey) => this.choose(place, byKey);
    const options = { view, known: this.dictionary.known, truth, width: this.width, chosen, choose };
    this.drawing = answerPicture(this.trace, options);
    this.drawn = this.width;
    this.slots.canvas.replaceChildren(this.drawing);
    this.slots.truth.replaceChildren(truthPicture(this.trace, truth, this.width) ?? "");
    this.look();
    if (had) this.drawing.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
  }

  look() {
    const { chosen } = this.state;
    const hint = element("p", { class: "im-note" }, "Tap an English word to see where it looked, and why.");
    const panel = chosen === null ? hint : lookingPanel(this.trace, chosen, this.width, () => this.choose(chosen));
    this.slots.looking.replaceChildren(panel);
  }

  choose(place, byKey = false) {
    const last = this.trace.targetTokens.length - 1;
    const next = Math.min(Math.max(place, 0), last);
    this.state.chosen = next === this.state.chosen && !byKey ? null : next;
    this.draw();
  }

  resized() {
    if (this.trace && this.width !== this.drawn) this.draw();
  }

  /* Show or hide the answer of the model without attention, which is loaded when first asked for. */
  async comparePlain() {
    this.state.plain = !this.state.plain;
    this.plain.setAttribute("aria-pressed", String(this.state.plain));
    try {
      if (this.state.plain) this.plainModel ??= await this.context.open(PLAIN, this.slots.plain);
    } catch {
      this.state.plain = false;
    }
    this.plain.setAttribute("aria-pressed", String(this.state.plain));
    this.remember();
    await this.askPlain(this.turn);
  }

  async askPlain(turn) {
    if (!this.state.plain || !this.plainModel) return this.slots.plain.replaceChildren();
    const trace = await this.plainModel.translate(this.state.tokens, { beam: this.state.beam ? BEAM : 1 });
    if (!trace || turn !== this.turn || !this.state.plain) return null;
    return this.slots.plain.replaceChildren(...plainAnswer(trace, this.trace.targetTokens, this.about.truth));
  }

  /* The address holds all that a friend needs to see the same. */
  remember() {
    const { tokens, view, beam, plain } = this.state;
    writeState(this.context.id, {
      s: tokens.join(" "), view: view === "matrix" ? view : "", search: beam ? "beam" : "", plain: plain ? "yes" : "",
    });
  }

  savePicture() {
    const title = `${frenchText(this.trace.sourceTokens)} → ${englishText(this.trace.targetTokens)}`;
    const name = this.trace.targetTokens.join("-").replace(/[^\p{L}\p{N}-]+/gu, "") || "translation";
    download(`${name}.svg`, picture(this.drawing, title), "image/svg+xml");
  }
}
