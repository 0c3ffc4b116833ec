/* Growing a sentence by tapping words: a tree of sentences, and at each place in it the words that may
   come next. A slot stands for any name, also one that the model has never heard. */
import { element } from "../../kit/draw.js";
import { roving } from "../../kit/keys.js";
import { pillElement } from "../../kit/sentence.js";

const leaf = () => ({ next: new Map(), ends: false });

/* The sentences as a tree of words, in their order. */
export function tree(sentences) {
  const root = leaf();
  for (const sentence of sentences) {
    let node = root;
    for (const word of sentence.split(" ")) {
      if (!node.next.has(word)) node.next.set(word, leaf());
      node = node.next.get(word);
    }
    node.ends = true;
  }
  return root;
}

const isName = (word) => /^\p{Lu}/u.test(word);

/* Where the words lead in the tree; null if they are not in it. A name also goes through the slot. */
export function follow(root, words, slot) {
  const step = (node, word) => node?.next.get(word) ?? (isName(word) ? node?.next.get(slot) : null) ?? null;
  return words.reduce(step, root);
}

/* The panel. pills: {sentences, slot, names}; grown(words) is called when a word was added or taken back. */
export class Grow {
  constructor(pills, grown) {
    Object.assign(this, { pills, grown, words: [], naming: false, root: tree(pills.sentences) });
    this.sofar = element("p", { class: "so-far", lang: "fr", "aria-label": "The sentence so far", role: "group" });
    this.options = element("div", { class: "im-pills", role: "group", lang: "fr" });
    this.form = this.nameForm();
    this.back = this.button("Take back a word", "⌫", () => this.takeBack());
    this.again = element("button", { type: "button", class: "im-button", onclick: () => this.move([]) }, "Start again");
    this.note = element("span", { class: "im-note" });
    const row = element("div", { class: "sentence-row" }, this.sofar, this.back);
    const foot = element("div", { class: "im-row" }, this.note, this.again);
    this.element = element("div", { class: "grow" }, row, this.options, this.form, foot);
    this.draw();
  }

  button(words, sign, onclick) {
    return element("button", { type: "button", class: "im-button sign", "aria-label": words, title: words, onclick }, sign);
  }

  /* A field for a name that is not among those offered. */
  nameForm() {
    const take = (event) => {
      event.preventDefault();
      const [name] = this.own.value.trim().split(/\s+/u);
      if (name) this.add(name[0].toLocaleUpperCase("fr") + name.slice(1));
    };
    this.own = element("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: "24" });
    const label = element("label", {}, "Any other name ", this.own);
    const use = element("button", { type: "submit", class: "im-button" }, "Use it");
    return element("form", { class: "im-row", hidden: true, onsubmit: take }, label, use);
  }

  /* Take over a sentence from elsewhere, if it grows on this tree; else begin anew. → whether it does */
  set(words) {
    const grows = follow(this.root, words, this.pills.slot) !== null;
    this.words = grows ? [...words] : [];
    this.naming = false;
    this.draw();
    return grows;
  }

  get whole() {
    return follow(this.root, this.words, this.pills.slot)?.ends ?? false;
  }

  /* Go to another place in the tree; the focus goes to the first word that may come next. */
  move(words) {
    Object.assign(this, { words, naming: false });
    this.draw();
    this.grown(words);
    const [first] = this.options.querySelectorAll("button");
    (first ?? this.back).focus({ preventScroll: true });
  }

  add(word) {
    this.own.value = "";
    this.move([...this.words, word]);
  }

  takeBack() {
    if (this.naming) this.ask(false);
    else this.move(this.words.slice(0, -1));
  }

  ask(naming) {
    this.naming = naming;
    this.draw();
    this.options.querySelector("button")?.focus({ preventScroll: true });
  }

  /* The sentence so far, the words that may come next, and what may be said of it. */
  draw() {
    const { slot, names } = this.pills;
    const node = follow(this.root, this.words, slot);
    const next = this.naming ? names : [...node.next.keys()];
    const asks = (word) => word === slot && !this.naming;
    const option = (word) => (asks(word)
      ? pillElement("a name …", "carried", () => this.ask(true), { lang: "en" })
      : pillElement(word, "given", () => this.add(word)));
    this.options.replaceChildren(...next.map(option));
    this.options.setAttribute("aria-label", this.naming ? "Names" : "Words that may come next");
    roving(this.options);
    this.form.hidden = !this.naming;
    this.sofar.replaceChildren(...this.words.map((word) => pillElement(word)), element("span", { class: "caret", "aria-hidden": "true" }));
    this.back.hidden = !this.words.length && !this.naming;
    this.again.hidden = !this.words.length;
    this.note.textContent = this.saying(next);
  }

  saying(next) {
    if (this.naming) return "Choose a name, or write your own.";
    if (!this.words.length) return "Tap a word to begin.";
    if (!next.length) return "A whole sentence.";
    return this.whole ? "Whole, and could go on." : "Not whole yet, but translated.";
  }
}
