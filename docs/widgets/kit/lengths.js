/* Shares by length as curves with their intervals, and a line where the present sentence stands. */
import { SMALL, colour, drawing, percent, round, svg, text, textWidth } from "./draw.js";

const TALL = 190;
const EDGE = { left: 52, right: 16, top: 34, bottom: 44 };
const TICK = 10; // words from one number on the axis to the next
const QUARTERS = 2; // parts of the upright axis
const DOT = 3;
const SAMPLE = 30; // of a line, beside the name of its curve

/* The pixels of a length and of a share. */
function scales(longest, width) {
  const wide = width - EDGE.left - EDGE.right, tall = TALL - EDGE.top - EDGE.bottom;
  return {
    x: (words) => round(EDGE.left + (words / longest) * wide),
    y: (share) => round(TALL - EDGE.bottom - share * tall),
  };
}

function axes({ x, y }, longest) {
  const line = { stroke: colour("line"), "stroke-width": 1 };
  const words = Array.from({ length: Math.floor(longest / TICK) + 1 }, (_, n) => n * TICK);
  const parts = Array.from({ length: QUARTERS + 1 }, (_, n) => n / QUARTERS);
  return svg("g", {},
    svg("path", { d: `M${x(0)} ${y(0)}H${x(longest)}`, ...line }),
    ...words.map((count) => text(count, x(count), y(0) + SMALL + 4, { anchor: "middle", ink: "dim" })),
    ...parts.map((share) => text(percent(share), x(0) - 6, y(share) + SMALL / 3, { anchor: "end", ink: "dim" })),
    text("French words", x(longest / 2), TALL - 6, { anchor: "middle", ink: "dim" }),
    text("every word right", 0, SMALL, { ink: "dim" }),
  );
}

function curve({ x, y }, middles, { name, ink, dash, share, low, high }) {
  const points = middles.map((middle, n) => `${x(middle)} ${y(share[n])}`);
  const spans = middles.map((middle, n) => `M${x(middle)} ${y(low[n])}V${y(high[n])}`).join("");
  const look = { stroke: colour(ink), "stroke-width": 2, "stroke-dasharray": dash };
  const dots = middles.map((middle, n) => svg("circle", { cx: x(middle), cy: y(share[n]), r: DOT, fill: colour(ink), "data-share": share[n] }));
  const title = svg("title", {}, name);
  return svg("g", {}, title, svg("path", { d: spans, stroke: colour(ink), "stroke-width": 1 }), svg("path", { d: `M${points.join("L")}`, ...look }), ...dots);
}

/* The name of a curve and a piece of its line, ending at a place. */
function key({ name, ink, dash }, x, y) {
  const left = x - textWidth(name, SMALL) - SAMPLE, middle = y - SMALL / 3;
  const sample = { d: `M${round(left)} ${round(middle)}h${SAMPLE - 6}`, stroke: colour(ink), "stroke-width": 2, "stroke-dasharray": dash };
  return svg("g", {}, svg("path", sample), text(name, x, y, { anchor: "end", weight: 600, ink }));
}

/* middles: (length) mean words; curves: [{name, ink, share, low, high: (length)}]; here: words. */
export function lengthsChart({ middles, curves, here }, width) {
  const longest = Math.ceil(Math.max(...middles, here) / TICK) * TICK;
  const scale = scales(longest, width);
  const said = curves.map(({ name, share }) => `${name}: ${share.map(percent).join(", ")}`).join("; ");
  const label = `Sentences translated to the last word right, by length. ${said}`;
  const mark = { "data-here": here, d: `M${scale.x(here)} ${scale.y(0)}V${scale.y(1)}`, stroke: colour("text"), "stroke-width": 1, "stroke-dasharray": "2 3" };
  const legend = curves.map((each, n) => key(each, width - EDGE.right, SMALL + n * (SMALL + 4)));
  const lines = curves.map((each) => curve(scale, middles, each));
  const shown = drawing(width, TALL, label, axes(scale, longest), svg("path", mark), ...lines, ...legend);
  shown.setAttribute("role", "img");
  return shown;
}
