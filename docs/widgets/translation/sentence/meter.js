/* How far a sentence is from those the model learnt from: its words, its length, its shape. */
import { element } from "../../kit/draw.js";
import { frenchText } from "../../kit/sentence.js";
import { strangeRun } from "./shape.js";

const grouped = (number) => number.toLocaleString("en");

/* How many of the words it has ever read, and which it has not. */
function words(tokens, known) {
  const unknown = [...new Set(tokens.filter((token) => !known.has(token)))];
  const count = tokens.filter((token) => known.has(token)).length;
  const said = `${count} of ${tokens.length} known`;
  return { name: "Words", good: !unknown.length, said: unknown.length ? `${said}; new to it: ${unknown.join(", ")}` : said };
}

/* training: {n_sentences, by_length}, how many sentences there were of each length from one word on */
function length(tokens, training) {
  const seen = training.by_length[tokens.length - 1] ?? 0;
  const all = grouped(training.n_sentences);
  return { name: "Length", good: seen > 0, said: `${tokens.length} words; none of its ${all} training sentences had as many` };
}

/* Whether its words have stood side by side in training, kind by kind. */
function form(tokens, shape) {
  const run = strangeRun(tokens, shape);
  if (!run) return { name: "Shape", good: true, said: "" };
  const [first, last] = run;
  const named = frenchText(tokens.slice(first, last + 1));
  return { name: "Shape", good: false, said: `no training sentence has words like these in a row: “${named}”` };
}

/* tokens → what the meter says: [{name, good, said}] */
export function measured(tokens, { dictionary, shape, training }) {
  return [words(tokens, dictionary.known), length(tokens, training), form(tokens, shape)];
}

/* What is odd about the sentence, as a list on the page; nothing if nothing is. → elements */
export function meterList(tokens, known) {
  const line = ({ name, said }) => element("li", {}, element("b", {}, name), ` ${said}`);
  const lines = measured(tokens, known).filter(({ good }) => !good).map(line);
  return lines.length ? [element("ul", { class: "meter", "aria-label": "What is new to it" }, ...lines)] : [];
}
