/* The small network as nodes and edges; what stands in and on them is handed over. */
import { colour, drawing, MIDDLE, printed, round, svg, text } from "../../kit/draw.js";

const HEIGHT = 290, HIGH = 70, DEEP = 226; // pixels: of the picture, of the two rows
const ROUND = 28, EDGE = 44; // pixels: of a node, and between a middle and the picture's edge
const NEAR = 3, FAR = 10; // tenths of the way at which crossing edges print their numbers
const THIN = 1, BROAD = 4;

const ROLES = ["token", "key", "decoder"];

/* nodes: { inputs, units, score } as printed words, names the same; edges: by the place in the row of parameters, a number
   each, in `shown` order; chosen: the place of the edge that stands out; `choose` is called when one is tapped. */
export function net(width, { nodes, names, edges, chosen = -1, choose = null, label }) {
  const xs = [EDGE, width / 2, width - EDGE], middle = (HIGH + DEEP) / 2;
  const places = [
    [[xs[0], HIGH], [xs[0], DEEP]],
    [[xs[1], HIGH], [xs[1], DEEP]],
    [[xs[2], middle]],
  ];
  const joined = [
    ...[0, 1].flatMap((row) => [0, 1].map((unit) => ({ place: row + row + unit, from: places[0][row], to: places[1][unit], crosses: row !== unit }))),
    ...[0, 1].map((unit) => ({ place: 6 + unit, from: places[1][unit], to: places[2][0], crosses: false })),
  ];
  const circles = places.flatMap((layer, depth) => layer.map(([x, y], row) => {
    const words = nodes[depth][row], ink = `${ROLES[depth]}-ink`;
    return svg("g", {},
      svg("circle", { cx: x, cy: y, r: ROUND, fill: colour(`${ROLES[depth]}-fill`), stroke: colour(ink) }),
      text(words, x, y + MIDDLE * 15, { anchor: "middle", ink, weight: 600 }),
      text(names[depth][row], x, row || depth === 2 ? y + ROUND + 18 : y - ROUND - 8, { anchor: "middle", ink }));
  }));
  const shown = drawing(width, HEIGHT, label, joined.map((each) => edge(each, edges[each.place], chosen === each.place, choose)), circles);
  shown.setAttribute("role", "img");
  return shown;
}

function edge({ place, from, to, crosses }, value, isChosen, choose) {
  const along = to.map((each, axis) => each - from[axis]);
  const length = Math.hypot(...along);
  const at = (share) => from.map((each, axis) => each + (along[axis] * share));
  const [start, end] = [at(ROUND / length), at(1 - ROUND / length)];
  const [x, y] = at(crosses ? NEAR / FAR : 1 / 2);
  const ink = isChosen ? "error-ink" : value < 0 ? "negative" : "positive";
  const line = { d: `M${start.map(round).join(" ")}L${end.map(round).join(" ")}` };
  const look = { stroke: colour(ink), "stroke-width": isChosen ? BROAD : THIN + THIN, "stroke-dasharray": value < 0 && !isChosen ? "5 3" : null };
  const tap = choose && { onclick: () => choose(place), style: "cursor: pointer" };
  return svg("g", { ...tap },
    svg("path", { ...line, stroke: "transparent", "stroke-width": 24 }),
    svg("path", { ...line, ...look }),
    text(Number.isFinite(value) ? printed(value) : "", x, y - 8 + (along[1] < 0 && crosses ? 24 : 0), { anchor: "middle", weight: 600 }));
}

/* The network that the page was given, in the names of models/network.js. */
export const named = ({ hidden_weights: hiddenWeights, hidden_bias: hiddenBias, output_weights: outputWeights, output_bias: outputBias }) =>
  ({ hiddenWeights, hiddenBias, outputWeights, outputBias });
