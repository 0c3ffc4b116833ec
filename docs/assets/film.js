/* The element <im-film>: plays a recording in place of the stills of its steps. What it holds when
   this arrives, and all that print and readers without script see, is the list of those stills. */
import { Drawing, make } from "./drawing.js";
import { unfold } from "./near.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const SPEEDS = { "1×": 1, "2×": 2, "½×": 0.5 };
const PAUSE = "M9 6v12M15 6v12";
const BUTTONS = {
  back: ["Step back", "M6 5.5v13M18 6l-8 6 8 6z"],
  play: ["Play", "M9 5v14l10-7z"],
  next: ["Step forward", "M18 5.5v13M6 6l8 6-8 6z"],
  numbers: ["Reach the numbers with the Tab key", "Numbers"],
  speed: ["Speed 1×", "1×"],
  loop: ["Repeat", "M4 11V9q0-2 2-2h13l-3-3m3 3-3 3M20 13v2q0 2-2 2H5l3 3m-3-3 3-3"],
  full: ["Full screen", "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5"],
};

function box(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
}

function say(button, label, path) {
  for (const name of ["title", "aria-label"]) button.setAttribute(name, label);
  if (path[0] !== "M") button.replaceChildren(path);
  else button.replaceChildren(make("svg", { viewBox: "0 0 24 24", "aria-hidden": true }, make("path", { d: path })));
}

const written = (value) => String(value).replace("-", "−");
/* An address as it is said aloud, counted from one: "encoder steps 1 hidden 3". */
const spoken = (address) =>
  address.replace(/\[(\d+)]/g, (_, place) => ` ${+place + 1}`).replace(/[._]/g, " ");
const pressed = (button) => button.getAttribute("aria-pressed") === "true";
const json = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw Error(answer.status);
  return answer.json();
};

class Film extends HTMLElement {
  connectedCallback() {
    if (this.stage) return;
    this.figure = this.closest("figure");
    this.stills = [...this.querySelectorAll("ol > li")];
    this.steps = this.stills.map((still, i) => ({ caption: still.querySelector("p").textContent, start: i, end: i + 1 }));
    this.build();
    this.listen();
    this.fresh = this.named() === null;
    this.poster = Math.max(this.stills.findIndex(({ className }) => className === "poster"), 0);
    this.show(this.named() ?? this.poster);
    if (!this.fresh) this.figure.scrollIntoView();
    this.ready = new Promise((resolve) => {
      const near = new IntersectionObserver(([{ isIntersecting }]) => {
        if (isIntersecting) resolve(this.load(near.disconnect()));
      }, { rootMargin: "800px" });
      near.observe(this);
    });
  }

  build() {
    this.buttons = {};
    for (const name in BUTTONS) {
      this.buttons[name] = box("button", { type: "button", class: name });
      say(this.buttons[name], ...BUTTONS[name]);
    }
    for (const name of ["numbers", "loop"]) this.buttons[name].setAttribute("aria-pressed", false);
    this.buttons.full.hidden = !document.fullscreenEnabled;
    this.stage = box("div", { class: "stage" });
    this.caption = box("p", { class: "caption", "aria-live": "polite" });
    this.bar = box(
      "div",
      { class: "bar", role: "slider", tabindex: 0, "aria-label": "Step", "aria-valuemin": 1, "aria-valuemax": this.steps.length },
      ...this.steps.map(({ caption }) => box("div", { title: caption }, box("i"))),
    );
    const controls = box("div", { class: "controls" }, ...Object.values(this.buttons));
    this.number = box("p", { class: "number" });
    this.player = [this.stage, this.caption, this.bar, controls, this.number];
    this.append(...this.player);
    this.classList.add("live");
  }

  listen() {
    const on = (target, type, action) => target.addEventListener(type, action);
    const click = {
      back: () => this.backward(),
      next: () => this.forward(),
      play: () => this.toggle(),
      numbers: () => this.reach(),
      speed: ({ currentTarget: button }) => {
        const speeds = Object.keys(SPEEDS);
        this.speed = speeds[(speeds.indexOf(button.textContent) + 1) % speeds.length];
        say(button, `Speed ${this.speed}`, this.speed);
      },
      loop: ({ currentTarget: button }) => button.setAttribute("aria-pressed", !pressed(button)),
      full: () => (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen()),
    };
    for (const name in click) on(this.buttons[name], "click", click[name]);
    [...this.bar.children].forEach((segment, step) => on(segment, "click", () => this.go(step)));
    on(this, "keydown", (event) => this.key(event));
    on(this.stage, "click", ({ target }) => {
      if (!target.closest("[data-source]") && getSelection().isCollapsed) this.toggle();
    });
    for (const type of ["pointermove", "pointerdown", "focusin"]) on(this.stage, type, (event) => this.tell(event));
    on(window, "hashchange", () => this.named() !== null && this.go(this.named()));
    on(document, "visibilitychange", () => document.hidden && this.pause());
    new IntersectionObserver(([{ isIntersecting, intersectionRatio }]) => {
      if (!isIntersecting) this.pause();
      else if (this.hasAttribute("autoplay") && this.fresh && !calm.matches && intersectionRatio > 0.6) this.play();
    }, { threshold: [0, 0.7] }).observe(this.bar.parentNode);
  }

  async load() {
    try {
      this.drawing = new Drawing(await json(this.getAttribute("src")));
    } catch (error) {
      unfold(this.figure);
      for (const each of this.player) each.remove();
      this.classList.replace("live", "failed");
      this.prepend(box("p", { role: "status" }, "The film could not be loaded. These are its steps."));
      return;
    }
    this.steps = this.drawing.steps;
    this.steps.forEach(({ start, end }, step) => { this.bar.children[step].style.flexGrow = end - start; });
    this.drawing.svg.setAttribute("aria-label", this.steps[this.step].caption);
    this.stage.append(this.drawing.svg);
    this.classList.add("ready");
    this.show(this.rest(this.step));
  }

  /* The step that the page's address names: #figure:3. */
  named() {
    const [figure, step] = decodeURIComponent(location.hash.slice(1)).split(":");
    return figure === this.figure.id && this.steps[step - 1] ? step - 1 : null;
  }

  /* The frame at which a step has come to rest. */
  rest(step) {
    return this.steps[step].end - 1;
  }

  go(step) {
    this.pause();
    this.fresh = false;
    this.show(this.rest(step));
    this.remember();
  }

  backward() {
    this.go(Math.max(this.step - 1, 0));
  }

  forward() {
    const { step, fresh } = this;
    if (fresh && (calm.matches || !this.drawing)) this.go(0);
    else if (fresh) this.play(0, this.rest(0));
    else if (this.time < this.rest(step)) this.go(step);
    else if (step + 1 === this.steps.length) return;
    else if (calm.matches || !this.drawing) this.go(step + 1);
    else this.play(this.steps[step + 1].start, this.rest(step + 1));
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  key(event) {
    const { altKey, ctrlKey, metaKey, target, key } = event;
    const last = this.steps.length - 1;
    const action = {
      ArrowLeft: () => this.backward(),
      ArrowRight: () => this.forward(),
      Home: () => this.go(0),
      End: () => this.go(last),
      " ": target.closest("button") ? null : () => this.toggle(),
    }[key];
    if (!action || altKey || ctrlKey || metaKey) return;
    event.preventDefault();
    action();
  }

  /* Puts the step into the page's address, so that it survives a reload and can be shared. */
  remember() {
    history.replaceState(history.state, "", `#${this.figure.id}:${this.step + 1}`);
  }

  async play(from, until) {
    await this.ready;
    if (!this.drawing) return;
    const last = this.rest(this.steps.length - 1);
    const begin = this.fresh || this.time >= last ? 0 : this.time;
    this.until = until ?? last;
    this.fresh = false;
    this.before = 0;
    this.playing = true;
    say(this.buttons.play, "Pause", PAUSE);
    this.show(from ?? begin);
    this.request ||= requestAnimationFrame((now) => this.tick(now));
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    say(this.buttons.play, ...BUTTONS.play);
    this.remember();
  }

  tick(now) {
    this.request = 0;
    if (!this.playing) return;
    const seconds = Math.min(now - (this.before || now), 100) / 1000;
    this.before = now;
    let time = this.time + seconds * this.drawing.rate * SPEEDS[this.speed || "1×"];
    const over = time >= this.until;
    const again = over && pressed(this.buttons.loop) && this.until === this.rest(this.steps.length - 1);
    if (over) time = again ? 0 : this.until;
    this.show(time);
    if (over && !again) this.pause();
    else this.request = requestAnimationFrame((later) => this.tick(later));
  }

  show(time) {
    this.time = time;
    this.classList.toggle("fresh", this.fresh);
    const step = this.steps.findIndex(({ end }) => time < end);
    if (step !== this.step) this.enter(step);
    const { start, end } = this.steps[step];
    const share = calm.matches ? 1 : Math.min((time - start) / (end - 1 - start || 1), 1);
    this.bar.children[step].firstChild.style.transform = `scaleX(${share})`;
    this.drawing?.seek(calm.matches ? end - 1 : time);
  }

  enter(step) {
    this.step = step;
    if (step !== this.poster && !this.drawing) unfold(this.figure);
    const { caption } = this.steps[step];
    this.caption.replaceChildren(box("span", {}, `${step + 1}/${this.steps.length}`), ` ${caption}`);
    this.bar.setAttribute("aria-valuenow", step + 1);
    this.bar.setAttribute("aria-valuetext", `${step + 1} of ${this.steps.length}: ${caption}`);
    this.stills.forEach((still, i) => still.classList.toggle("now", i === step));
    [...this.bar.children].forEach(({ firstChild }, i) => { firstChild.style.transform = `scaleX(${+(i <= step)})`; });
    this.drawing?.svg.setAttribute("aria-label", caption);
  }

  /* The numbers behind a mark, as [address, number], in order. */
  async exact(mark) {
    const url = this.getAttribute("src").replace(".film.json", ".json");
    this.elements ??= json(url).then(({ elements }) => elements, () => []);
    const ranges = [...mark.dataset.source.matchAll(/(\d*):(\d*)/g)];
    const pattern = mark.dataset.source.replace(/]$/, "").replace(/[.[()]/g, "\\$&").replace(/\d*:\d*/g, "(\\d+)");
    const matches = RegExp(`^${pattern}(?!\\w)`);
    const start = this.drawing.trace.length + 1;
    const found = new Map();
    for (const { source, value } of await this.elements) {
      const places = source.slice(start).match(matches);
      const inside = places && ranges.every(([, from, to], i) => +places[i + 1] >= from && +places[i + 1] < (to || Infinity));
      if (inside) found.set(source.slice(start), value);
    }
    return [...found].sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
  }

  async tell({ target, clientX }) {
    const mark = target.closest("[data-source]");
    if (!mark) return;
    const found = await this.exact(mark);
    const { left, width } = mark.getBoundingClientRect();
    const place = Math.floor(((clientX - left) / width) * found.length);
    const one = mark.dataset.role === "bars" ? found[place] : null;
    const [address, said] = one ? [one[0], written(one[1])] : [mark.dataset.source, this.words(mark, found)];
    this.number.replaceChildren(box("b", {}, said), " ", box("code", {}, address));
  }

  /* A single number exactly, several of them short; what is drawn if neither is known. */
  words(mark, found) {
    if (!found.length) return mark.textContent;
    if (found.length === 1) return written(found[0][1]);
    const some = found.slice(0, 8).map(([, value]) => written(value.toPrecision?.(4) ?? value));
    return some.join(", ") + (found.length > 8 ? `, … (${found.length} numbers)` : "");
  }

  /* Makes every number one that the Tab key reaches, or takes that back. */
  async reach() {
    const { numbers } = this.buttons;
    const on = !pressed(numbers);
    numbers.setAttribute("aria-pressed", on);
    await this.ready;
    if (!this.drawing) return;
    this.drawing.svg.setAttribute("role", on ? "group" : "img");
    for (const mark of this.stage.querySelectorAll("[data-source]")) {
      const label = on && `${spoken(mark.dataset.source)}: ${this.words(mark, await this.exact(mark))}`;
      for (const [name, value] of Object.entries({ tabindex: 0, role: "img", "aria-label": label })) {
        if (on) mark.setAttribute(name, value);
        else mark.removeAttribute(name);
      }
    }
    this.number.replaceChildren(on ? "Point at a number, or go from one to the next with Tab." : "");
    if (on) this.stage.querySelector("[tabindex]:not([display=none])")?.focus();
  }
}

customElements.define("im-film", Film);
