/* Elements, SVG, colours and printed numbers, in the look of the figures (figures/kit). One unit of a
   drawing is one CSS pixel; colours are the palette's variables, so a drawing follows the theme. */

const SVG = "http://www.w3.org/2000/svg";
const FONT = "Source Sans Pro,sans-serif";
const MINUS = "\u2212";
export const SIZE = 16; // of words in a drawing
export const SMALL = 15; // of numbers and labels
export const MIDDLE = 0.34; // of the size: a baseline this far below a line centres the text on it
const HUNDRED = 100;

const put = (made, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
};

/* An HTML element; an attribute `onclick: action` listens, `true` is an empty attribute, null is none. */
export function element(name, attributes = {}, ...children) {
  return put(document.createElement(name), attributes, children);
}

/* The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return put(document.createElementNS(SVG, name), attributes, children);
}

/* The root of a drawing, shown one to one; the label is what it is called by those who do not see it. */
export function drawing(width, height, label, ...children) {
  const look = { "font-family": FONT, fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, overflow: "visible" };
  return svg("svg", { class: "im", role: "group", "aria-label": label, ...size, ...look }, ...children);
}

/* A colour by its purpose: "text", "dim", "line", "page", "weight", "context-ink", "context-fill", … */
export function colour(purpose) {
  return `var(--im-${purpose})`;
}

export const round = (pixels) => Math.round(pixels * HUNDRED) / HUNDRED;

/* Words at a place. `look`: anchor, size, weight, ink, and any attribute. */
export function text(words, x, y, { anchor = "start", size = SMALL, weight = 400, ink = "text", ...more } = {}) {
  const place = { x: round(x), y: round(y), "text-anchor": anchor, "font-size": size, "font-weight": weight };
  return svg("text", { ...place, fill: colour(ink), ...more }, String(words));
}

const ruler = document.createElement("canvas").getContext("2d");

/* How wide a text is, in pixels. */
export function textWidth(words, size = SIZE, weight = 600) {
  ruler.font = `${weight} ${size}px "Source Sans Pro", sans-serif`;
  return ruler.measureText(words).width;
}

/* A number with so many decimals and a true minus sign. */
export function printed(number, decimals = 2) {
  return number.toFixed(decimals).replace("-", MINUS);
}

/* Every digit that tells this number from its neighbours in single precision. */
export function exact(number) {
  return String(Number(number.toPrecision(8))).replace("-", MINUS);
}

/* A share of one as a whole per cent. */
export function percent(share) {
  return `${Math.round(share * HUNDRED)}%`;
}

/* The same with as many decimals as it takes not to claim certainty. */
export function sureness(share) {
  const MOST = 4; // decimals
  let decimals = 0;
  while (decimals < MOST && share < 1 && Number((share * HUNDRED).toFixed(decimals)) === HUNDRED) decimals += 1;
  return `${(share * HUNDRED).toFixed(decimals)}%`;
}

/* Shares of one as whole per cents that sum to 100: rounded down, then those with the largest
   remainders get the missing points. weights: (key) → numbers: (key) */
export function shares(weights) {
  const exactly = [...weights].map((weight) => weight * HUNDRED);
  const points = exactly.map(Math.floor);
  const sum = exactly.reduce((one, other) => one + other, 0);
  const missing = Math.round(sum) - points.reduce((one, other) => one + other, 0);
  const order = points.map((_, place) => place);
  order.sort((one, other) => (exactly[other] - points[other]) - (exactly[one] - points[one]) || one - other);
  for (const place of order.slice(0, Math.max(missing, 0))) points[place] += 1;
  return points;
}

/* A vector as signed bars from a midline in its role's colour. values: (d) */
export function vector(values, { x, y, width, height }, role, limit = Math.max(...values.map(Math.abs))) {
  const step = width / values.length;
  const middle = y + height / 2;
  const scale = limit > 0 ? height / 2 / limit : 0;
  const bar = (value, place) => {
    const left = round(x + place * step + step * 0.1);
    return `M${left} ${round(middle)}h${round(step * 0.8)}v${round(-value * scale)}h${round(-step * 0.8)}z`;
  };
  const path = [...values].map(bar).join("");
  const line = { d: `M${x} ${middle}h${width}`, stroke: colour("line"), "stroke-width": 0.75 };
  return svg("g", {}, svg("path", line), svg("path", { d: path, fill: colour(`${role}-ink`) }));
}

/* The drawing as a file of its own: colours fixed as they are now on the page, no states of focus. */
export function picture(shown, title) {
  const copy = shown.cloneNode(true);
  const style = getComputedStyle(shown);
  const fixed = (value) => value.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["class", "tabindex", "role", "aria-pressed", "data-place"]) part.removeAttribute(name);
    for (const name of ["fill", "stroke"]) {
      if (part.hasAttribute(name)) part.setAttribute(name, fixed(part.getAttribute(name)));
    }
  }
  const whole = { width: "100%", height: "100%", fill: fixed(colour("page")) };
  copy.setAttribute("role", "img");
  copy.prepend(svg("title", {}, title), svg("rect", whole));
  return new XMLSerializer().serializeToString(copy);
}

/* Hand a text to the reader as a file. */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
