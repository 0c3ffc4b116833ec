/* A recorded film (anim/kit/vector) as SVG: `new Drawing(recording)`, then `seek(frame)`. A frame may
   lie between two others. Only attributes that change are written. */

const NEAR = 0.002; // pixels
const UNSEEN = 0.0005;
const WHOLE = [0, 1];
const round = (number) => Math.round(number * 100) / 100;

/* A path as 8 numbers for each of its cubic curves: start, handle, handle, end. */
function read(path) {
  const curves = [];
  let x = 0;
  let y = 0;
  for (const [, command, numbers] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const n = (numbers.match(/-?\d*\.?\d+/g) || []).map(Number);
    if (command === "M") [x, y] = n;
    if (command === "c") curves.push(x, y, x + n[0], y + n[1], x + n[2], y + n[3], x += n[4], y += n[5]);
    if ("lhv".includes(command)) {
      const dx = command === "v" ? 0 : n[0] / 3;
      const dy = command === "h" ? 0 : n.at(-1) / 3;
      curves.push(x, y, x + dx, y + dy, x + 2 * dx, y + 2 * dy, x += 3 * dx, y += 3 * dy);
    }
  }
  return Float64Array.from(curves);
}

/* Whether the curve at i is a straight line: its handles stand at its thirds. */
function straight(p, i) {
  for (let j = i; j < i + 2; j++) {
    const third = (p[j + 6] - p[j]) / 3;
    if (Math.abs(p[j + 2] - p[j] - third) > NEAR || Math.abs(p[j + 6] - third - p[j + 4]) > NEAR) return false;
  }
  return true;
}

function write(p) {
  const apart = (i, j) => Math.abs(p[i] - p[j]) > NEAR || Math.abs(p[i + 1] - p[j + 1]) > NEAR;
  let path = "";
  for (let i = 0, start = 0; i < p.length; i += 8) {
    if (!i || apart(i, i - 2)) path += `M${round(p[start = i])} ${round(p[i + 1])}`;
    const line = straight(p, i);
    path += line ? "L" : "C";
    for (let j = line ? 6 : 2; j < 8; j++) path += `${round(p[i + j])} `;
    if ((i + 8 === p.length || apart(i + 8, i + 6)) && !apart(start, i + 6)) path += "z";
  }
  return path;
}

/* Curve i of p from one of its parameters to another (de Casteljau). */
function cut(p, i, from, to) {
  return [[from, from, from], [from, from, to], [from, to, to], [to, to, to]].flatMap((shares) =>
    [0, 1].map((axis) => {
      let q = [0, 2, 4, 6].map((k) => p[8 * i + k + axis]);
      for (const s of shares) q = q.slice(1).map((value, k) => q[k] + (value - q[k]) * s);
      return q[0];
    }));
}

function trimmed(p, from, to) {
  const n = p.length / 8;
  const place = (s) => (s >= 1 ? [n - 1, 1] : s <= 0 ? [0, 0] : [Math.floor(s * n), (s * n) % 1]);
  const [i, early] = place(from);
  const [j, late] = place(to);
  if (i === j) return cut(p, i, early, late);
  return [...cut(p, i, early, 1), ...p.slice(8 * i + 8, 8 * j), ...cut(p, j, 0, late)];
}

export function make(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) if (attributes[key] != null) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

export class Drawing {
  constructor(recording) {
    const { width, height, tracks, parts, outlines } = recording;
    Object.assign(this, recording, {
      curves: outlines.map(() => null),
      places: tracks.map(() => [0, -1]), // the key that each track is at, how far it is on its way,
      mixed: tracks.map(() => []), // the keys to add up, as [weight, key, where its values begin],
      moved: tracks.map(() => true), // and whether that is new
    });
    this.drawn = parts.map((part) => ({ tracks: {}, ...part, element: this.build(part), last: {} }));
    this.svg = make(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, fill: "none", "stroke-miterlimit": 10, role: "img" },
      make("rect", { width, height, fill: "none" }), // the ground is that of the page, or of a box in it
      ...this.drawn.map(({ element }) => element),
    );
  }

  build({ text, at, cap, join, data }) {
    const hidden = { ...data, display: "none" };
    if (!text) return make("path", { ...hidden, "stroke-linecap": cap, "stroke-linejoin": join });
    const { size, weight, style, anchor, runs } = text;
    const sources = ([, source, format]) =>
      source >= 0 ? { "data-position": source } : { "data-source": source, "data-format": format };
    const [only] = runs.length === 1 && runs[0].map ? runs : [];
    return make(
      "text",
      {
        ...hidden, ...(only && sources(only)), x: at[0], y: at[1], "font-size": size,
        "font-weight": weight, "font-style": style, "text-anchor": anchor,
      },
      ...(only ? [only[0]] : runs.map((run) => (run.map ? make("tspan", sources(run), run[0]) : run))),
    );
  }

  paint(name) {
    return name[0] === "#" ? name : `var(--im-${name})`;
  }

  seek(time) {
    for (let n = 0; n < this.tracks.length; n++) this.follow(n, time);
    for (const part of this.drawn) {
      const lives = !part.live || part.live.some((span) => span[0] <= time && time < span[1]);
      if (lives) this.draw(part);
      else if (part.on) this.set(part, "display", "none");
      part.on = lives;
    }
  }

  follow(n, time) {
    const keys = this.tracks[n];
    const [before, shareBefore] = this.places[n];
    let i = before;
    while (i && keys[i][0] > time) i--;
    while (i + 1 < keys.length && keys[i + 1][0] <= time) i++;
    const key = keys[i];
    const next = keys[i + 1];
    let s = 0;
    if (next && key[1] >= 0 && time > key[0]) {
      const table = this.easings[key[1]];
      const place = ((time - key[0]) / (next[0] - key[0])) * (table.length - 1);
      const low = Math.floor(place);
      s = (table[low] + ((table[low + 1] ?? 0) - table[low]) * (place - low)) / 1e4;
    }
    this.moved[n] = i !== before || s !== shareBefore;
    if (!this.moved[n]) return;
    const r = 1 - s;
    const size = keys.at(-1).length - 2;
    this.places[n] = [i, s];
    if (!s) this.mixed[n] = [[1, key, 2]];
    else if (key.length === size + 2) this.mixed[n] = [[r, key, 2], [s, next, 2]];
    else {
      this.mixed[n] = [
        [r ** 3, key, 2], [3 * r * r * s, key, 2 + size], [3 * r * s * s, key, 2 + 2 * size], [s ** 3, next, 2],
      ];
    }
  }

  /* Number i of a channel that is a number or numbers, or of one that is a track. */
  value(part, name, i, constant) {
    const n = part.tracks[name];
    if (n === undefined) return part[name]?.[i] ?? part[name] ?? constant;
    let sum = 0;
    for (const [weight, key, at] of this.mixed[n]) sum += weight * key[at + i];
    return sum;
  }

  /* Whether a channel must be written: it moved, or the part was not there before. */
  stale(part, name) {
    return !part.on || this.moved[part.tracks[name]];
  }

  set(part, name, value) {
    if (part.last[name] !== value) part.element.setAttribute(name, part.last[name] = value);
  }

  draw(part) {
    let seen = 0;
    for (const name of ["fill", "stroke"]) {
      if ((part[name] ?? part.tracks[name]) === undefined) continue;
      const channel = `${name}-opacity`;
      const opacity = this.value(part, channel, 0, 1) * this.value(part, "fade", 0, 1);
      seen = Math.max(seen, opacity);
      if (this.stale(part, channel) || this.stale(part, "fade")) this.set(part, channel, +opacity.toFixed(3));
      if (this.stale(part, name)) this.set(part, name, this.colour(part, name));
    }
    this.set(part, "display", seen < UNSEEN ? "none" : "inline");
    const moves = this.stale(part, "move");
    const m = moves && this.matrix(part);
    if (moves || this.stale(part, "stroke-width")) {
      if (m?.length === 6 && !part.bake) part.scale = Math.max(Math.hypot(m[0], m[1]), UNSEEN);
      const width = this.value(part, "stroke-width", 0);
      if (width !== undefined) this.set(part, "stroke-width", round(width / (part.scale ?? 1)));
    }
    if (!part.text && (this.stale(part, "outline") || this.stale(part, "trim") || (part.bake && moves))) {
      this.set(part, "d", this.path(part));
    }
    if (m && !part.bake) {
      const moved = m.length === 2 ? `translate(${round(m[0])} ${round(m[1])})` : `matrix(${m.map((each) => +each.toFixed(6))})`;
      this.set(part, "transform", moved);
    }
  }

  matrix(part) {
    const n = part.tracks.move;
    const size = n === undefined ? part.move?.length : this.tracks[n].at(-1).length - 2;
    if (!size) return null;
    const m = [];
    for (let i = 0; i < size; i++) m.push(this.value(part, "move", i));
    return m;
  }

  colour(part, name) {
    const n = part.tracks[name];
    const [first, other] = (n === undefined ? [part[name]] : this.mixed[n].map(([, key, at]) => key[at]))
      .map((number) => this.paint(this.colours[number]));
    return other ? `color-mix(in srgb,${first},${other} ${round(100 * this.mixed[n][1][0])}%)` : first;
  }

  outline(number) {
    return (this.curves[number] ??= read(this.outlines[number]));
  }

  path(part) {
    const n = part.tracks.outline;
    const mixed = n === undefined ? [[1, [part.outline], 0]] : this.mixed[n];
    let p = part.points;
    for (let k = 0; k < mixed.length; k++) {
      const [weight, key, at] = mixed[k];
      const one = this.outline(key[at]);
      if (p?.length !== one.length) p = part.points = new Float64Array(one.length);
      for (let i = 0; i < p.length; i++) p[i] = (k ? p[i] : part.at[i % 2]) + weight * one[i];
    }
    const [from, to] = WHOLE.map((whole, i) => this.value(part, "trim", i, whole));
    if (from > 0 || to < 1) p = trimmed(p, from, to);
    let m = part.bake && this.matrix(part);
    if (m?.length === 2) m = [1, 0, 0, 1, ...m];
    for (let i = 0; m && i < p.length; i += 2) {
      const x = p[i];
      p[i] = m[0] * x + m[2] * p[i + 1] + m[4];
      p[i + 1] = m[1] * x + m[3] * p[i + 1] + m[5];
    }
    return write(p);
  }
}
