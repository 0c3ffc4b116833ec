/* How far to trust a translation whose truth nobody knows: the rules of illustrated_models/trust.py. */
import { element, sureness } from "../../kit/draw.js";

/* The words that the network never read, without those that may be names. */
export function unread(tokens, known) {
  return tokens.filter((word) => !known.has(word) && !/^\p{Uppercase}/u.test(word));
}

/* The group of a translation, from 0, the least to be trusted. lowest: the probability of its least
   sure word; cuts: ascending limits */
export function trustGroup(lowest, unreadWords, cuts) {
  return unreadWords.length ? 0 : 1 + cuts.filter((cut) => lowest >= cut).length;
}

/* The word of which the network was least sure. → {lowest, word}; word: null if it is the stop sign */
function leastSure({ predictedProbabilities, targetTokens }) {
  const lowest = Math.min(...predictedProbabilities);
  return { lowest, word: targetTokens[predictedProbabilities.indexOf(lowest)] ?? null };
}

/* What it says against or for the translation. */
function reason({ lowest, word }, unreadWords) {
  if (unreadWords.length) return `It never read ${unreadWords.map((one) => `“${one}”`).join(", ")}.`;
  const what = word === null ? "that the sentence ends there" : `“${word}”`;
  return `Least sure of ${what}: ${sureness(lowest)}.`;
}

/* The verdict on a translation. trust: {cuts, groups: [{verdict, doubted, right, count}]}
   → {group, kind, verdict, said}; kind: "doubt", "perhaps" or "hope" */
export function trusted(trace, known, { cuts, groups }) {
  const words = unread(trace.sourceTokens, known);
  const least = leastSure(trace);
  const group = trustGroup(least.lowest, words, cuts);
  const { verdict, doubted, hoped, right, count } = groups[group];
  const like = `Of ${count} typed sentences like that, ${right} came out right.`;
  const kind = doubted ? "doubt" : hoped ? "hope" : "perhaps";
  return { group, kind, verdict, said: `${reason(least, words)} ${like}` };
}

const MARKS = { doubt: "!", perhaps: "?", hope: "✓" };

/* The verdict as a line below the translation. */
export function trustLine(trace, known, trust) {
  const { kind, verdict, said } = trusted(trace, known, trust);
  const words = verdict[0].toUpperCase() + verdict.slice(1);
  return element("p", { class: `trust ${kind}` }, element("span", { class: "mark", "aria-hidden": "true" }, MARKS[kind]),
    element("span", {}, element("b", {}, `${words}.`), ` ${said}`));
}
