/* Weights as cells: a row for each word written, a column for each word read. Strength is weight; the
   per cents of a row sum to 100. */
import { MIDDLE, SMALL, colour, drawing, round, shares, svg, text, textWidth } from "./draw.js";
import { asButton } from "./arcs.js";
import { fitted } from "./sentence.js";

const CELL = 40;
const ROW = 32;
const GAP = 2;
const EDGE = 6;
const LONGEST = 116; // pixels of a name
const PLAIN = 400; // the weight of a name

/* A weight as a filled square with its per cents; none are printed for nothing. */
function cell(x, y, weight, points, lit) {
  const square = { x: x + GAP / 2, y: y + GAP / 2, width: round(CELL - GAP), height: ROW - GAP };
  const shown = { ...square, fill: colour("weight"), "fill-opacity": round(weight), "data-weight": weight };
  const frame = { ...square, stroke: colour(lit ? "context-ink" : "line"), "stroke-width": lit ? 1.5 : 0.75 };
  const spot = { anchor: "middle", size: SMALL };
  const number = text(`${points}%`, x + CELL / 2, y + ROW / 2 + MIDDLE * SMALL, spot);
  return svg("g", {}, svg("rect", shown), svg("rect", frame), points ? number : null);
}

const short = (word) => fitted(word, LONGEST, SMALL, PLAIN);

function columnName(word, x, y) {
  const turned = textWidth(word, SMALL, PLAIN) > CELL - GAP;
  const at = turned ? [x + CELL / 2 + MIDDLE * SMALL, y - EDGE] : [x + CELL / 2, y - EDGE];
  const spin = turned ? { transform: `rotate(-90 ${round(at[0])} ${round(at[1])})` } : {};
  return text(word, ...at, { anchor: turned ? "start" : "middle", ...spin });
}

/* weights: (target) rows of (source) numbers. Its own width follows from its words: put it in a
   scroller. `choose(target)` makes the words of the translation buttons. */
export function matrixPicture({ source, target, weights, links = [] }, { label, chosen = null, choose = null }) {
  const rows = weights.slice(0, target.length);
  const widest = (words) => Math.max(0, ...words.map((word) => textWidth(short(word), SMALL, PLAIN)));
  const left = Math.ceil(widest(target)) + 2 * EDGE;
  const wide = widest(source);
  const top = Math.ceil(wide > CELL - GAP ? wide : SMALL) + 2 * EDGE;
  const names = source.map((word, n) => columnName(short(word), left + n * CELL, top));
  const lines = rows.map((row, target_) => {
    const y = top + target_ * ROW;
    const points = shares(row);
    return [...row].map((weight, n) => cell(left + n * CELL, y, weight, points[n], target_ === chosen));
  });
  const truth = links.filter((link) => rows[link.target]).map((link) => svg("rect", {
    x: left + link.source * CELL + GAP, y: top + link.target * ROW + GAP, width: CELL - 2 * GAP, height: ROW - 2 * GAP,
    stroke: colour("text"), "stroke-width": 1.5, "stroke-dasharray": "2 5", class: "link",
  }));
  const words = target.map((word, n) => {
    const y = top + n * ROW;
    const hit = svg("rect", { x: 0, y, width: left - EDGE / 2, height: ROW, rx: EDGE, class: "outline", "pointer-events": "all" });
    const spot = { anchor: "end", weight: n === chosen ? 600 : PLAIN };
    const written = text(short(word), left - EDGE, y + ROW / 2 + MIDDLE * SMALL, spot);
    return svg("g", { class: "row", ...(choose ? asButton(word, n, chosen, choose) : {}) }, hit, written);
  });
  const size = [left + CELL * source.length + EDGE, top + ROW * rows.length + EDGE];
  return drawing(...size, label, svg("g", {}, ...names), svg("g", {}, ...lines.flat(), ...truth), svg("g", {}, ...words));
}
