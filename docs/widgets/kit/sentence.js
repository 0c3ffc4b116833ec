/* Words as pills: a given one is outlined, a predicted one solid, one the model does not know dashed. */
import { MIDDLE, SIZE, colour, element, round, svg, text, textWidth } from "./draw.js";

export const HEIGHT = 32;
const PADDING = 11;
const GAP = 8;
const LINE = 1.3;
const DASH = "4 3";

/* How wide the pill of a word is. */
export function pillWidth(word) {
  return Math.max(textWidth(word) + 2 * PADDING, HEIGHT + 4);
}

/* How wide a row of pills is, side by side. */
export function rowWidth(words) {
  return words.reduce((sum, word) => sum + pillWidth(word) + GAP, -GAP);
}

/* Where the pills of words stand in equal columns or, if they do not fit so, side by side.
   → places {x, y, width, height}, or null if they do not fit in one line */
export function rowPlaces(words, y, width) {
  const widths = words.map(pillWidth);
  const column = width / words.length;
  if (rowWidth(words) > width) return null;
  if (Math.max(...widths) + GAP <= column) {
    return widths.map((own, place) => ({ x: column * (place + 0.5) - own / 2, y, width: own, height: HEIGHT }));
  }
  const space = words.length > 1 ? (width - widths.reduce((one, other) => one + other)) / words.length : 0;
  let x = space / 2;
  return widths.map((own) => {
    const place = { x, y, width: own, height: HEIGHT };
    x += own + space;
    return place;
  });
}

const LOOKS = {
  given: { fill: colour("token-fill"), ink: "token-ink" },
  predicted: { fill: colour("token-ink"), ink: "page" },
  carried: { fill: colour("page"), ink: "token-ink", dash: DASH },
};

/* The word, or as much of its beginning as there is room for; `sign` says that there is more. */
export function fitted(word, room, size = SIZE, weight = 600, sign = "…") {
  if (textWidth(word, size, weight) <= room) return word;
  const letters = [...word];
  while (letters.length && textWidth(letters.join("") + sign, size, weight) > room) letters.pop();
  return letters.join("") + sign;
}

/* One word as a pill. `state`: given, predicted or carried; `more`: attributes of its group. */
export function pill(word, place, state = "given", more = {}) {
  const { x, y, width, height } = place;
  const look = LOOKS[state];
  const outline = {
    x: round(x), y: round(y), width: round(width), height, rx: height / 2, class: "outline",
    fill: look.fill, stroke: colour("token-ink"), "stroke-width": LINE, "stroke-dasharray": look.dash,
  };
  const spot = { anchor: "middle", size: SIZE, weight: 600, ink: look.ink };
  const shown = fitted(word, width - PADDING);
  const written = text(shown, x + width / 2, y + height / 2 + MIDDLE * SIZE, spot);
  const whole = shown === word ? null : svg("title", {}, word);
  return svg("g", { class: `pill ${state}`, ...more }, whole, svg("rect", outline), written);
}

/* One word as a pill outside of a drawing: a button if there is an action, else plain text. */
export function pillElement(word, state = "given", action = null, more = {}) {
  const look = { class: `im-pill ${state}`, ...more };
  return action ? element("button", { type: "button", onclick: action, ...look }, word) : element("span", look, word);
}

/* Tokens as running French, as a reader would type them: l' + ami → l'ami, est + -il → est-il. */
export function frenchText(tokens) {
  return tokens.join(" ").replaceAll("' ", "'").replace(/ (-(?:t-)?[\p{L}]+)/gu, "$1");
}

/* Tokens as running English: Zoé + 's → Zoé's. */
export function englishText(tokens) {
  return tokens.join(" ").replaceAll(" 's", "'s").replaceAll("s ' ", "s' ");
}
