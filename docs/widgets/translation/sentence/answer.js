/* What the model answers: the picture, the translation, how sure it is, and whether it is right. */
import { element, sureness } from "../../kit/draw.js";
import { sentencePicture } from "../../kit/arcs.js";
import { matrixPicture } from "../../kit/matrix.js";
import { strays } from "../../kit/differences.js";
import { englishText, frenchText } from "../../kit/sentence.js";
import { trustLine } from "./trust.js";

const same = (one, other) => one.length === other.length && one.every((word, n) => word === other[n]);

/* weights (target × source) as rows, without the row of the stop sign; null without attention. */
function rowsOf({ decoder: { attention }, targetTokens }) {
  if (!attention) return null;
  const { data, shape } = attention.weights;
  return targetTokens.map((_, row) => data.subarray(row * shape[1], (row + 1) * shape[1]));
}

/* trace → what the drawings of the kit take. truth: {target, alignment} or null */
function drawn(trace, known, truth) {
  const isRight = truth && same(truth.target, trace.targetTokens);
  return {
    source: trace.sourceTokens,
    target: trace.targetTokens,
    weights: rowsOf(trace),
    unknown: trace.sourceTokens.map((word) => !known.has(word)),
    carried: trace.carried,
    links: isRight ? truth.alignment : [],
  };
}

/* The trace as a drawing. view: "arcs" or "matrix"; choose(place) when a word of the translation is taken. */
export function answerPicture(trace, { view, known, truth, width, chosen, choose }) {
  const content = drawn(trace, known, truth);
  const label = `“${frenchText(content.source)}” becomes “${englishText(content.target)}”`;
  if (view === "matrix") return matrixPicture(content, { label, chosen, choose });
  return sentencePicture(content, { width, label, chosen, choose });
}

/* The true translation with its true links, where the model was wrong and somebody knows them. */
export function truthPicture(trace, truth, width) {
  if (!truth?.alignment.length || same(truth.target, trace.targetTokens)) return null;
  const label = `The truth: “${englishText(truth.target)}”`;
  const content = { source: trace.sourceTokens, target: truth.target, weights: null, links: truth.alignment };
  return element("div", {}, element("h3", {}, "The true translation"), sentencePicture(content, { width, label }));
}

/* How often the strongest look agrees with the true links. → words, or null if nobody knows */
function agreement(trace, truth) {
  const rows = rowsOf(trace);
  if (!rows || !truth?.alignment.length || !same(truth.target, trace.targetTokens)) return null;
  const linked = rows.map((row, target) => ({ row, links: truth.alignment.filter((link) => link.target === target) }));
  const asked = linked.filter(({ links }) => links.length);
  const right = asked.filter(({ row, links }) => links.some(({ source }) => source === row.indexOf(Math.max(...row))));
  return `Dashed: the true links. At ${right.length} of ${asked.length} linked words its strongest look agrees.`;
}

/* Right or wrong, where somebody knows. → {kind, words}, or null */
export function verdict(trace, truth) {
  if (truth && same(truth.target, trace.targetTokens)) return { kind: "right", words: "Right, word for word." };
  if (truth) return { kind: "wrong", words: `Wrong: the true translation is “${englishText(truth.target)}”.` };
  return null;
}

function carriedNote(trace) {
  if (!trace.carried.length) return null;
  const words = [...new Set(trace.carried.map(({ word }) => `“${word}”`))].join(", ");
  return `Dashed pill: it never read ${words}, and carried it over from where it looked.`;
}

const BADGES = { example: "our example", yours: "your sentence", held: "a held-out sentence", fails: "a known failure" };

/* What was asked and answered, and one verdict: the truth where it is known, else how far to trust it.
   told: {origin, truth, label, known, trust} */
export function answerWords(trace, told) {
  const judged = verdict(trace, told.truth);
  const badge = element("p", { class: `im-badge ${told.origin}` }, BADGES[told.origin], told.label ? `: ${told.label}` : "");
  const french = element("span", { lang: "fr" }, frenchText(trace.sourceTokens));
  const english = element("b", { class: "translation" }, englishText(trace.targetTokens));
  const answer = element("p", { class: "said" }, french, " → ", english);
  const line = judged ? element("p", { class: `trust verdict ${judged.kind}` }, judged.words) : trustLine(trace, told.known, told.trust);
  return [badge, element("div", { role: "status" }, answer, line)];
}

/* What else there is to say. told: {truth, greedy} */
export function answerNotes(trace, told) {
  const notes = [carriedNote(trace), agreement(trace, told.truth), ...beamNotes(trace, told)];
  return notes.filter(Boolean).map((note) => element("p", { class: "im-note" }, note));
}

/* What beam search changed. greedy: the trace of the search word by word, or null */
function beamNotes(trace, { greedy, truth }) {
  if (!greedy) return [];
  if (same(trace.targetTokens, greedy.targetTokens)) return ["Beam search writes the very same."];
  const changed = `Beam search changed it: word by word it writes “${englishText(greedy.targetTokens)}”.`;
  return [changed, truth ? null : "How far to trust a translation was counted word by word, not for beam search."];
}

/* The words as running text, those with no counterpart in the other sentence underlined.
   look: "slip" where the other is the truth, else "differs" */
function compared(words, others, look) {
  const differs = strays(words, others);
  return words.flatMap((word, n) => [
    n && !word.startsWith("'") ? " " : "", differs[n] ? element("u", { class: look }, word) : word,
  ]);
}

/* The answer of the model without attention: its words alone, since it has no look to draw. Underlined:
   what is wrong, or what differs from the words of the model with attention where nobody knows. */
export function plainAnswer(trace, other, truth) {
  const judged = verdict(trace, truth);
  const words = truth ? compared(trace.targetTokens, truth.target, "slip") : compared(trace.targetTokens, other, "differs");
  const english = element("b", { class: "translation" }, ...words);
  const said = judged ? element("span", { class: `verdict ${judged.kind}` }, ` ${judged.words}`) : null;
  const sure = element("p", { class: "im-note" }, `Its own confidence: ${sureness(trace.confidence)}.`);
  return [element("p", { class: "im-badge" }, "without attention"), element("p", { class: "said" }, english, said), sure];
}
