/* Shares of one as bars that a reader can drag or move by keyboard, and bars that only show. */
import { colour, element, exact, percent, shares } from "./draw.js";
import { roving } from "./keys.js";

const HUNDRED = 100;
const SMALL_STEP = 0.01; // of all: what an arrow key moves
const LARGE_STEP = 0.1; // of all: what Page Up and Page Down move
const DECIMALS = 2; // of a bar's width, in hundredths of its cell

/* The weights when one of them becomes `share`: the others keep their proportions, and together they
   are still one. weights: (source) → (source) */
export function moved(weights, place, share) {
  const wanted = Math.min(Math.max(share, 0), 1);
  const others = 1 - weights[place];
  const even = (1 - wanted) / (weights.length - 1);
  const kept = (weight) => (others > Number.EPSILON ? (weight * (1 - wanted)) / others : even);
  return weights.map((weight, n) => (n === place ? wanted : kept(weight)));
}

/* A bar as wide as a share of its cell, in the fill and the ink of its role. */
function bar(role) {
  return element("i", { style: `background:${colour(`${role}-fill`)};border-color:${colour(`${role}-ink`)}` });
}

const wide = (share) => `${(share * HUNDRED).toFixed(DECIMALS)}%`;

/* Words with how likely each is; each is a button that tells its exact share.
   probabilities: (top), the likeliest first */
export function likeliest(words, probabilities, tell) {
  const rows = words.map((word, n) => {
    const fill = bar("decoder");
    fill.style.width = wide(probabilities[n]);
    const say = () => tell(`${word}: ${exact(probabilities[n])}`);
    return element("li", { "data-probability": probabilities[n] },
      element("span", { class: "word", lang: "en" }, word), element("span", { class: "bar" }, fill),
      element("button", { type: "button", class: "share", "aria-label": `${word}, ${percent(probabilities[n])}`, onfocus: say, onclick: say, onpointerenter: say }, percent(probabilities[n])));
  });
  const list = element("ol", { class: "im-shares likely" }, ...rows);
  roving(list);
  return list;
}

/* A handle for each French word: a slider from nothing to all of the attention. */
export class Shares {
  /* change(weights) is called when the reader moves one; tell(words) with the exact weight in focus. */
  constructor(change, tell) {
    Object.assign(this, { change, tell, weights: [] });
    this.element = element("div", { class: "im-shares movable" });
  }

  /* Show other words; weights: (source), as the model has them */
  set(words, weights) {
    this.words = words;
    this.own = [...weights];
    this.rows = words.map((word, place) => this.row(word, place));
    this.element.replaceChildren(...this.rows.map(({ row }) => row));
    this.show(weights);
  }

  row(word, place) {
    const fill = bar("context");
    const own = element("u", {});
    const handle = element("b", { style: `border-color:${colour("context-ink")}` });
    const slider = element("span", {
      class: "track", role: "slider", tabindex: "0", "aria-label": `Attention on ${word}`,
      "aria-valuemin": "0", "aria-valuemax": String(HUNDRED),
      onkeydown: (event) => this.key(event, place),
      onpointerdown: (event) => this.drag(event, place),
      onfocus: () => this.say(place),
      onpointerenter: () => this.say(place),
    }, element("span", { class: "rail" }, fill, own, handle));
    const share = element("span", { class: "share" });
    const row = element("div", {}, element("span", { class: "word", lang: "fr" }, word), slider, share);
    return { row, fill, own, handle, slider, share };
  }

  /* Bars as long as the weights; the printed shares sum to a hundred. A line marks the model's own. */
  show(weights) {
    this.weights = [...weights];
    const points = shares(weights);
    this.rows.forEach(({ fill, own, handle, slider, share }, place) => {
      fill.style.width = wide(weights[place]);
      handle.style.left = wide(weights[place]);
      own.style.left = wide(this.own[place]);
      share.textContent = `${points[place]}%`;
      slider.setAttribute("aria-valuenow", String(points[place]));
      slider.setAttribute("aria-valuetext", `${points[place]} per cent`);
      slider.dataset.weight = weights[place];
    });
    const here = this.rows.findIndex(({ slider }) => slider === document.activeElement);
    if (here >= 0) this.say(here);
  }

  say(place) {
    this.tell(`${this.words[place]}: ${exact(this.weights[place])}`);
  }

  move(weights) {
    this.show(weights);
    this.change(this.weights);
  }

  key(event, place) {
    const now = this.weights[place];
    const to = {
      ArrowRight: now + SMALL_STEP, ArrowUp: now + SMALL_STEP, ArrowLeft: now - SMALL_STEP, ArrowDown: now - SMALL_STEP,
      PageUp: now + LARGE_STEP, PageDown: now - LARGE_STEP, Home: 0, End: 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.move(moved(this.weights, place, to));
  }

  /* Follow the pointer. The others keep the proportions they had when it went down; a finger that
     turns out to scroll the page changes nothing. */
  drag(event, place) {
    const { slider } = this.rows[place];
    const rail = slider.firstChild;
    const begun = this.weights;
    const follow = ({ clientX }) => {
      const { left, width } = rail.getBoundingClientRect();
      this.move(moved(begun, place, (clientX - left) / width));
    };
    const ends = new AbortController();
    const on = (kind, action) => slider.addEventListener(kind, action, { signal: ends.signal });
    on("pointermove", follow);
    on("pointerup", (last) => { follow(last); ends.abort(); });
    on("pointercancel", () => { this.move(begun); ends.abort(); });
    slider.setPointerCapture(event.pointerId);
    slider.focus();
    if (event.pointerType !== "touch") follow(event);
  }
}
