/* What the model answers: the picture, the translation, how sure it is, and whether it is right. */
import { element, sureness } from "../../kit/draw.js";
import { sentencePicture } from "../../kit/arcs.js";
import { matrixPicture } from "../../kit/matrix.js";
import { strays } from "../../kit/differences.js";
import { englishText, frenchText } from "../../kit/sentence.js";

const OUT_OF = 10; // so many cases: “7 times in 10”

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

/* The group of held-out translations that were about as sure. sureness: groups, the least sure first */
export function groupOf(confidence, sureness) {
  return sureness.findLast(({ above }) => above <= confidence) ?? sureness[0];
}

/* How sure, and what that has meant on held-out sentences. */
function confidence(trace, data, { beam, familiar, origin }) {
  const sure = `Its own confidence: ${sureness(trace.confidence)}.`;
  if (beam) return `${sure} What that means was measured for translations word by word, not for beam search.`;
  const { right, count, times_in_ten: times } = groupOf(trace.confidence, data.sureness);
  const nearly = right < count ? "nearly always right" : "always right";
  const often = times < OUT_OF ? `right ${times} times in ${OUT_OF}` : nearly;
  const meant = `This sure: ${often} (${right} of ${count} held-out sentences).`;
  if (familiar || origin === "held") return `${sure} ${meant}`;
  const { right: strange, count: strangers } = data.training.strange;
  return `${sure} ${meant} Those are made like the ones it learnt from; this sentence is not. Of ${strangers} sentences of strange shape that`
    + ` people wrote for us, it got ${strange} right.`;
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

/* Right, wrong, or nobody knows. → {kind, words} */
export function verdict(trace, truth, origin) {
  if (truth && same(truth.target, trace.targetTokens)) return { kind: "right", words: "Right, word for word." };
  if (truth) return { kind: "wrong", words: `Wrong: the true translation is “${englishText(truth.target)}”.` };
  if (origin === "example") return { kind: "", words: "" };
  return { kind: "unknown", words: "Whether that is right? Nobody has told us the true answer." };
}

function carriedNote(trace) {
  if (!trace.carried.length) return null;
  const words = [...new Set(trace.carried.map(({ word }) => `“${word}”`))].join(", ");
  return `Dashed pill: it never read ${words}, and carried it over from where it looked.`;
}

const BADGES = { example: "our example", yours: "your sentence", held: "a held-out sentence", fails: "a known failure" };

/* What was asked and answered. told: {origin, truth, label} */
export function answerWords(trace, told) {
  const { kind, words } = verdict(trace, told.truth, told.origin);
  const badge = element("p", { class: `im-badge ${told.origin}` }, BADGES[told.origin], told.label ? `: ${told.label}` : "");
  const french = element("span", { lang: "fr" }, frenchText(trace.sourceTokens));
  const english = element("b", { class: "translation" }, englishText(trace.targetTokens));
  const answer = element("p", { role: "status", class: "said" }, french, " → ", english, words ? " " : null,
    words ? element("span", { class: `verdict ${kind}` }, words) : null);
  return [badge, answer];
}

/* What else there is to say. told: {truth, beam, familiar, greedy} */
export function answerNotes(trace, data, told) {
  const notes = [carriedNote(trace), agreement(trace, told.truth), beamNote(trace, told.greedy), confidence(trace, data, told)];
  return notes.filter(Boolean).map((note) => element("p", { class: "im-note" }, note));
}

/* What beam search changed. greedy: the trace of the search word by word, or null */
function beamNote(trace, greedy) {
  if (!greedy) return null;
  if (same(trace.targetTokens, greedy.targetTokens)) return "Beam search writes the very same.";
  return `Beam search changed it: word by word it writes “${englishText(greedy.targetTokens)}”.`;
}

/* The words as running text, those with no counterpart in the other sentence underlined. */
function compared(words, others) {
  const differs = strays(words, others);
  return words.flatMap((word, n) => [
    n && !word.startsWith("'") ? " " : "", differs[n] ? element("u", { class: "differs" }, word) : word,
  ]);
}

/* The answer of the model without attention: its words alone, since it has no look to draw; other: the
   words of the model with attention. */
export function plainAnswer(trace, other, truth) {
  const { kind, words } = verdict(trace, truth);
  const english = element("b", { class: "translation" }, ...compared(trace.targetTokens, other));
  const judged = truth ? element("span", { class: `verdict ${kind}` }, ` ${words}`) : null;
  const sure = element("p", { class: "im-note" }, `Its own confidence: ${sureness(trace.confidence)}.`);
  return [element("p", { class: "im-badge" }, "without attention"), element("p", { class: "said" }, english, judged), sure];
}
