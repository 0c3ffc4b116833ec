/* Attention as ribbons between a sentence and its translation: the width is the weight. Where both fit
   in one line they stand above one another, else they stand side by side, a word a line. */
import { colour, drawing, round, svg } from "./draw.js";
import { HEIGHT, pill, pillWidth, rowPlaces } from "./sentence.js";

const WIDEST = 12; // pixels that a weight of one is wide
const NARROWER = 9; // the same where words stand a line each
const LEAST = 0.0004; // lighter ribbons are thinner than a browser draws
const OPACITY = 0.85; // so that a crossing shows both ribbons
const APART = 126; // between the two rows
const PITCH = 36; // between two lines
const EDGE = 4;
const WIDE = 420; // no farther apart than this stand two columns
const BETWEEN = 72; // pixels that ribbons need between two columns

const middleOf = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

/* The middle of a ribbon: it leaves and arrives upright, or level if the words stand side by side. */
export function ribbonPath(source, target, level = false) {
  const [sx, sy] = middleOf(source);
  const [tx, ty] = middleOf(target);
  const from = level ? [source.x + source.width, sy] : [sx, source.y + source.height];
  const to = level ? [target.x, ty] : [tx, target.y];
  const half = level ? (from[0] + to[0]) / 2 : (from[1] + to[1]) / 2;
  const handles = level ? [[half, from[1]], [half, to[1]]] : [[from[0], half], [to[0], half]];
  const [start, ...rest] = [from, ...handles, to].map((point) => point.map(round).join(" "));
  return `M${start}C${rest.join(" ")}`;
}

/* All ribbons, the heavy ones last. weights: (target) rows of (source) numbers. `chosen`: the target
   whose ribbons keep their colour; `carried`: [{target, source}], drawn with a thread in them. */
export function ribbons(weights, sources, targets, { level = false, chosen = null, carried = [] } = {}) {
  const pairs = weights.flatMap((row, target) => [...row].map((weight, source) => ({ weight, target, source })));
  const heavy = pairs.filter(({ weight }) => weight > LEAST).sort((one, other) => one.weight - other.weight);
  const group = svg("g", { class: "ribbons" });
  const isLit = ({ target }) => chosen === null || chosen === target;
  for (const pair of [...heavy.filter((each) => !isLit(each)), ...heavy.filter(isLit)]) {
    const d = ribbonPath(sources[pair.source], targets[pair.target], level);
    const width = round((level ? NARROWER : WIDEST) * pair.weight);
    const ink = isLit(pair) ? "context-ink" : "line";
    const line = { d, stroke: colour(ink), "stroke-width": width, opacity: OPACITY, "stroke-linecap": "butt" };
    group.append(svg("path", { ...line, "data-weight": pair.weight }));
    if (carried.some(({ target, source }) => target === pair.target && source === pair.source)) {
      const thread = { d, stroke: colour("page"), "stroke-width": 1.6, "stroke-dasharray": "4 4", class: "thread" };
      group.append(svg("path", thread));
    }
  }
  return group;
}

/* True links between words, thin and dashed: [{source, target}]. */
function linkLines(links, sources, targets, level) {
  const look = { stroke: colour("text"), "stroke-width": 1.5, "stroke-dasharray": "2 5", class: "link" };
  const found = links.filter(({ source, target }) => sources[source] && targets[target]);
  return svg("g", { class: "links" }, ...found.map(({ source, target }) =>
    svg("path", { d: ribbonPath(sources[source], targets[target], level), ...look })));
}

/* Where the words stand: in two rows, or in two columns if a row would be too long. */
export function places(source, target, width) {
  const above = rowPlaces(source, EDGE, width);
  const below = rowPlaces(target, EDGE + HEIGHT + APART, width);
  if (above && below) return { level: false, sources: above, targets: below, height: 2 * (EDGE + HEIGHT) + APART };
  const room = Math.min(width, WIDE) - 2 * EDGE;
  const left = (width - room) / 2;
  const lines = (words, isRight) => words.map((word, line) => {
    const own = Math.min(pillWidth(word), (room - BETWEEN) / 2);
    return { x: isRight ? left + room - own : left, y: EDGE + line * PITCH, width: own, height: HEIGHT };
  });
  const height = EDGE + PITCH * Math.max(source.length, target.length);
  return { level: true, sources: lines(source, false), targets: lines(target, true), height };
}

/* A sentence, its translation and the ribbons between them. `choose(target)` makes the words of the
   translation buttons; weights may be null: then the words stand alone, joined by `links` only. */
export function sentencePicture({ source, target, weights, unknown = [], carried = [], links = [] }, options) {
  const { width, label, chosen = null, choose = null } = options;
  const found = places(source, target, width);
  const { level, sources, targets, height } = found;
  const lines = weights ? ribbons(weights.slice(0, target.length), sources, targets, { level, chosen, carried }) : null;
  const above = source.map((word, n) => pill(word, sources[n], unknown[n] ? "carried" : "given"));
  const below = target.map((word, n) => {
    const state = carried.some((one) => one.target === n) ? "carried" : "predicted";
    return pill(word, targets[n], state, choose ? asButton(word, n, chosen, choose) : {});
  });
  const truth = linkLines(links, sources, targets, level);
  const words = [svg("g", {}, ...above), svg("g", { class: "written" }, ...below)];
  return drawing(width, height, label, lines, truth, ...words);
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/* A word of a drawing as a button: one Tab stop for all of them, the arrow keys go from word to word. */
export function asButton(word, place, chosen, choose) {
  return {
    role: "button",
    tabindex: place === (chosen ?? 0) ? 0 : -1,
    "aria-pressed": String(place === chosen),
    "data-place": place,
    onclick: () => choose(place),
    onkeydown: (event) => {
      if (event.key === "Enter" || event.key === " ") choose(place);
      else if (event.key in STEPS) choose(place + STEPS[event.key], true);
      else return;
      event.preventDefault();
    },
  };
}
