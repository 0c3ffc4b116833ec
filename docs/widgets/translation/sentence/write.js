/* Typing a sentence: what was read otherwise than it was typed is said, for an unknown word the nearest
   known one is offered, English is noticed, and a sentence out of all measure is refused. */
import { element } from "../../kit/draw.js";
import { pillElement } from "../../kit/sentence.js";
import { looksEnglish, nearest, readTyped } from "./typing.js";

const TIMES = 2; // so many times as long as the longest sentence of the training set is out of all measure

/* Why a sentence cannot be translated, for people; null if it can. */
export function refusal(tokens, longest) {
  if (!tokens.length) return "Nothing to translate yet: write a French sentence.";
  const most = TIMES * longest;
  if (tokens.length <= most) return null;
  return `That is too long: ${tokens.length} words. The longest sentence it learnt from had ${longest}; ${most} are allowed here.`;
}

/* The panel. written(tokens) is called with a sentence that was sent. */
export class Write {
  constructor(dictionary, { english, longest }, written) {
    Object.assign(this, { dictionary, english, longest, written });
    const look = { type: "text", lang: "fr", dir: "auto", autocomplete: "off", autocapitalize: "off", spellcheck: "false" };
    this.field = element("input", { ...look, enterkeyhint: "go" });
    const label = element("label", {}, "Your French sentence", this.field);
    const send = element("button", { type: "submit", class: "im-button strong" }, "Translate");
    this.form = element("form", { class: "im-row", onsubmit: (event) => this.send(event) }, label, send);
    this.notes = element("div", { class: "advice", role: "status" });
    this.element = element("div", { class: "write" }, this.form, this.notes);
  }

  set(text) {
    this.field.value = text;
    this.notes.replaceChildren();
  }

  /* Read what was typed, say what there is to say of it, and hand it on unless it is refused. */
  send(event) {
    event?.preventDefault();
    const read = readTyped(this.field.value, this.dictionary);
    const tokens = read.map(({ token }) => token);
    const refused = refusal(tokens, this.longest) ?? this.foreign(read);
    this.notes.replaceChildren(...(refused ? [this.note(refused)] : this.advice(read)));
    if (!refused) this.written(tokens);
  }

  /* Why it is not even tried; null if it may be French. */
  foreign(read) {
    const isEnglish = looksEnglish(read.map(({ typed }) => typed), this.dictionary, this.english);
    return isEnglish ? "That looks like English. This model reads French and writes English." : null;
  }

  note(...parts) {
    return element("p", { class: "im-note" }, ...parts);
  }

  /* read: [{typed, token}] → notes */
  advice(read) {
    const tokens = read.map(({ token }) => token);
    const changed = read.filter(({ typed, token }) => typed.toLowerCase() !== token.toLowerCase());
    const taken = changed.map(({ typed, token }) => `“${typed}” as “${token}”`).join(", ");
    return [taken ? this.note(`Read ${taken}.`) : null, ...this.offers(tokens)].filter(Boolean);
  }

  /* For each unknown word the nearest known one, as a button that puts it in. */
  offers(tokens) {
    const unknown = tokens.map((word, place) => ({ word, place })).filter(({ word }) => !this.dictionary.known.has(word));
    const found = unknown.map((each) => ({ ...each, known: nearest(each.word, this.dictionary) })).filter(({ known }) => known);
    return found.map(({ word, place, known }) => {
      const put = () => this.replaced(tokens.map((token, n) => (n === place ? known : token)));
      return this.note(`It does not know “${word}”. Did you mean `, pillElement(known, "given", put, { lang: "fr" }), " ?");
    });
  }

  replaced(tokens) {
    this.set(tokens.join(" ").replaceAll("' ", "'"));
    this.field.focus();
    this.send();
  }
}
