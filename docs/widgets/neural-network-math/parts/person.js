/* The controls that describe a passenger: woman or man, an age, and what became of them. */
import { element } from "../../kit/draw.js";
import { roving } from "../../kit/keys.js";

const OLDEST = 80; // years, the end of the dial
export const YEARS = 10; // a unit of age

/* Two buttons of which one is pressed. `choose` is told the place of the one that is tapped. */
export function segments(name, words, choose) {
  const buttons = words.map((word, place) => element("button", { type: "button", class: "im-button", onclick: () => choose(place) }, word));
  const group = element("div", { class: "im-segments", role: "group", "aria-label": name }, buttons);
  roving(group);
  return { group, show: (here) => buttons.forEach((each, place) => each.setAttribute("aria-pressed", String(place === here))) };
}

/* A passenger to be described; `changed` is called with { woman, years, lived }. */
export class Person {
  constructor(changed) {
    this.state = { woman: 1, years: 0, lived: 0 };
    const set = (more) => { this.show({ ...this.state, ...more }); changed(this.state); };
    this.sex = segments("sex", ["woman", "man"], (place) => set({ woman: 1 - place }));
    this.fate = segments("what became of them", ["lived", "died"], (place) => set({ lived: 1 - place }));
    this.dial = element("input", { type: "range", min: 0, max: OLDEST, step: 1, "aria-label": "age, years", oninput: () => set({ years: Number(this.dial.value) }) });
    this.said = element("output", {});
    this.rows = [
      element("div", { class: "im-row" }, this.sex.group, this.fate.group),
      element("label", { class: "im-row" }, "age ", this.dial, this.said),
    ];
  }

  show(state) {
    this.state = state;
    this.sex.show(1 - state.woman);
    this.fate.show(1 - state.lived);
    this.dial.value = String(Math.round(state.years));
    this.said.value = String(Math.round(state.years));
  }

  get input() {
    return [this.state.woman, this.state.years / YEARS];
  }
}

/* A passenger out of an address, or the one that was given. */
export function described(saved, given) {
  const number = (key, low, high) => {
    const value = Number(saved?.get(key) ?? NaN);
    return Number.isFinite(value) ? Math.min(high, Math.max(low, Math.round(value))) : given[key];
  };
  return { woman: number("woman", 0, 1), years: number("years", 0, OLDEST), lived: number("lived", 0, 1) };
}
