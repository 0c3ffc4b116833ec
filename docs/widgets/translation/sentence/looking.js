/* One word of the translation taken apart: the scores of its step, the softmax that makes them weights,
   the context they add up to, and the words that were likeliest. */
import { colour, drawing, element, exact, percent, printed, shares, vector } from "../../kit/draw.js";
import { roving } from "../../kit/keys.js";

const TALL = 56; // pixels of the drawn vector
const WIDE = 336;

const rowOf = ({ data, shape }, number) => [...data.subarray(number * shape[1], (number + 1) * shape[1])];

/* A bar as wide as a share of its cell. */
function bar(share, ink) {
  const look = `width:${(share * 100).toFixed(2)}%;background:${colour(ink)}`;
  return element("span", { class: "bar" }, element("i", { style: look }));
}

/* A word that says a row's numbers exactly when it has the focus or the pointer. */
function teller(word, numbers, tell) {
  const said = Object.entries(numbers).map(([name, number]) => `${name} ${exact(number)}`).join(", ");
  const data = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [`data-${name}`, number]));
  const show = () => tell(`${word}: ${said}`);
  return element("button", { type: "button", class: "teller", onfocus: show, onpointerenter: show, onclick: show, ...data }, word);
}

/* scores, weights: (source) → a row for each French word */
function scoresTable(source, scores, weights, tell) {
  const points = shares(weights);
  const head = ["French", "score", "weight"].map((name) => element("th", { scope: "col" }, name));
  const rows = source.map((word, n) => element(
    "tr", {},
    element("th", { scope: "row", lang: "fr" }, teller(word, { score: scores[n], weight: weights[n] }, tell)),
    element("td", {}, printed(scores[n])),
    element("td", {}, bar(weights[n], "context-ink"), ` ${points[n]}%`),
  ));
  const body = element("tbody", {}, ...rows);
  roving(body);
  return element("table", { class: "looked" }, element("thead", {}, element("tr", {}, ...head)), body);
}

/* The likeliest English words. probabilities: (top) */
function likeliest(words, probabilities, tell) {
  const rows = words.map((word, n) => element(
    "tr", {},
    element("th", { scope: "row" }, teller(word, { probability: probabilities[n] }, tell)),
    element("td", {}, bar(probabilities[n], "decoder-ink"), ` ${percent(probabilities[n])}`),
  ));
  const body = element("tbody", {}, ...rows);
  roving(body);
  return element("table", { class: "looked", "aria-label": "Its likeliest words" }, body);
}

/* context: (d_hidden) → its bars */
function contextPicture(context, room) {
  const width = Math.min(room, WIDE);
  const label = `The context: ${context.length} numbers, drawn as bars`;
  const shown = drawing(width, TALL, label, vector(context, { x: 0, y: 0, width, height: TALL }, "context"));
  shown.setAttribute("role", "img");
  return shown;
}

/* The panel for one word of a trace; room: pixels across; close() when it is no longer wanted. */
export function lookingPanel(trace, place, room, close) {
  const { attention } = trace.decoder;
  const [scores, weights, context] = ["scores", "weights", "context"].map((name) => rowOf(attention[name], place));
  const told = element("p", { class: "im-note told", role: "status" }, "Point at a word, or go to it with the Tab key, for every digit.");
  const tell = (words) => { told.textContent = words; };
  const written = trace.targetTokens[place];
  const step = (name, ...more) => element("section", {}, element("h4", {}, name), ...more);
  const say = (words) => element("p", { class: "im-note" }, words);
  return element(
    "div", { class: "looking" },
    element("h3", {}, "About to write “", element("b", {}, written), "”"),
    element("button", { type: "button", class: "im-button sign close", "aria-label": "Close", onclick: close }, "×"),
    told,
    step("Compare, share out", say("Each score is the decoder’s state times an encoder state. The softmax makes shares of them."),
      scoresTable(trace.sourceTokens, scores, weights, tell)),
    step("Add up", say("The encoder states, each shortened by its weight, add up to the context."), contextPicture(context, room)),
    step("Choose", say("Context and state give every English word a probability. The likeliest:"),
      likeliest(trace.topTokens[place], trace.topProbabilities[place], tell)),
  );
}
