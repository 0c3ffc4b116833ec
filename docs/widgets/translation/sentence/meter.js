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
  const many = seen ? `${grouped(seen)} of its ${all} training sentences had as many` : `none of its ${all} training sentences had as many`;
  return { name: "Length", good: seen > 0, said: `${tokens.length}; ${many}` };
}

/* Whether its words have stood side by side in training, kind by kind. */
function form(tokens, shape) {
  const run = strangeRun(tokens, shape);
  if (!run) return { name: "Shape", good: true, said: "words of these kinds have stood side by side in training, all the way" };
  const [first, last] = run;
  const named = frenchText(tokens.slice(first, last + 1));
  return { name: "Shape", good: false, said: `no training sentence has words like these in a row: “${named}”` };
}

/* tokens → what the meter says: [{name, good, said}] */
export function measured(tokens, { dictionary, shape, training }) {
  return [words(tokens, dictionary.known), length(tokens, training), form(tokens, shape)];
}

/* The same as a list on the page. */
export function meterList(tokens, known) {
  const line = ({ name, good, said }) => element(
    "li", { class: good ? "good" : "strange" },
    element("span", { "aria-hidden": "true", class: "mark" }, good ? "✓" : "!"),
    element("span", {}, element("b", {}, name), ` ${said}`),
  );
  const lines = measured(tokens, known).map(line);
  return element("ul", { class: "meter", "aria-label": "How familiar it is" }, ...lines);
}
