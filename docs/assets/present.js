/* Slides made of what stands on the page: every figure, and every step of every film, which moves if
   the reader lets things move. Sixteen to nine, the caption below or beside, nothing else. */
import { Drawing } from "./drawing.js";
import { unfold } from "./near.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const FAR = 40; // pixels that a finger moves before it means a slide
const PATHS = { back: "M15 5l-7 7 7 7", next: "M9 5l7 7-7 7", full: "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5", end: "M6 6l12 12M18 6L6 18" };
const LABELS = { back: "Back", next: "Next", full: "Full screen", end: "End" };

function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
}

function icon(name) {
  const label = { type: "button", class: name, title: LABELS[name], "aria-label": LABELS[name] };
  const button = make("button", label);
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`;
  return button;
}

/* A film's recording, fetched once. */
const films = new Map();

function recorded(film) {
  if (!films.has(film)) {
    const answer = fetch(film.getAttribute("src")).then((found) => (found.ok ? found.json() : null));
    films.set(film, answer.then((found) => found && new Drawing(found)).catch(() => null));
  }
  return films.get(film);
}

/* Everything that the article shows, in its order. */
function slides(article) {
  let section = article.querySelector("h1");
  const found = [];
  for (const each of article.querySelectorAll("h1, h2, figure.illustration, figure.film")) {
    if (each.localName !== "figure") section = each;
    else found.push(...(each.matches(".film") ? steps(each, section) : whole(each, section)));
  }
  return found;
}

const heading = (element) => [...element.childNodes].filter((node) => node.className !== "headerlink").map((node) => node.textContent).join("");

function whole(figure, section) {
  const drawings = [...figure.querySelectorAll(".drawing > svg")];
  const said = figure.querySelector("figcaption").textContent;
  return drawings.length ? [{ figure, id: figure.id, drawings, said, section: heading(section), note: "" }] : [];
}

function steps(figure, section) {
  unfold(figure);
  const stills = [...figure.querySelectorAll("im-film > ol > li")];
  const title = figure.querySelector("figcaption").textContent.replace(/\.$/, "");
  return stills.map((still, step) => ({
    figure,
    step,
    film: figure.querySelector("im-film"),
    id: `${figure.id}:${step + 1}`,
    drawings: [still.querySelector("svg")],
    said: still.querySelector("p").textContent,
    section: heading(section),
    note: `${title} · ${step + 1}\u00a0of\u00a0${stills.length}`,
  }));
}

/* Of a narrow and a wide drawing the one that is larger on a slide. */
function fitting({ drawings }) {
  const scale = ({ viewBox: { baseVal: { width, height } } }) => Math.min(16 / width, 7 / height);
  const found = drawings.reduce((one, other) => (scale(other) > scale(one) ? other : one));
  const copy = found.cloneNode(true);
  copy.removeAttribute("id");
  return copy;
}

class Show {
  constructor(article, button) {
    this.button = button;
    this.slides = slides(article);
    this.view = make("div", { class: "view" });
    this.said = make("p", { class: "said", "aria-live": "polite" });
    this.section = make("span");
    this.note = make("span");
    this.number = make("span", { class: "number" });
    this.bar = make("progress", { max: this.slides.length, "aria-label": "Slides shown" });
    this.buttons = Object.fromEntries(Object.keys(LABELS).map((name) => [name, icon(name)]));
    const { back, next, full, end } = this.buttons;
    this.sheet = make("div", { class: "sheet" }, make("p", { class: "head" }, this.section, this.note), this.view, this.said);
    const controls = make("div", { class: "controls" }, back, this.number, next, this.bar, full, end);
    const title = heading(article.querySelector("h1"));
    this.dialog = make("dialog", { class: "presenting", "aria-label": `Slides: ${title}` }, this.sheet, controls);
    this.sheet.tabIndex = -1;
    this.sheet.autofocus = true;
    document.body.append(this.dialog);
    this.listen();
  }

  listen() {
    const on = (target, type, action) => target.addEventListener(type, action);
    on(this.buttons.back, "click", () => this.backward());
    on(this.buttons.next, "click", () => this.forward());
    on(this.buttons.full, "click", () => this.enlarge());
    on(this.buttons.end, "click", () => this.dialog.close());
    on(this.dialog, "close", () => this.leave());
    window.addEventListener("keydown", (event) => this.dialog.open && this.key(event), true);
    on(this.sheet, "pointerdown", ({ clientX }) => { this.from = clientX; });
    on(this.sheet, "pointerup", ({ clientX, pointerType }) => this.point(clientX - this.from, clientX, pointerType));
    on(document, "fullscreenchange", () => {
      this.buttons.full.hidden = !!document.fullscreenElement;
      if (!document.fullscreenElement) this.dialog.close();
    });
  }

  /* Opens at a slide; nobody may be sent to full screen who did not ask for it. */
  async open(id, asked) {
    const named = this.slides.findIndex((slide) => slide.id === id);
    this.before = { hash: location.hash.startsWith("#present=") ? "" : location.hash, place: asked ? scrollY : null };
    this.buttons.full.hidden = !document.fullscreenEnabled;
    if (asked) await this.enlarge();
    if (!this.dialog.open) this.dialog.showModal();
    document.documentElement.classList.add("is-presenting");
    this.show(named < 0 ? this.nearest() : named);
  }

  /* The first slide that is not above the window, nor folded away. */
  nearest() {
    const found = this.slides.findIndex(({ figure }) => figure.checkVisibility() && figure.getBoundingClientRect().bottom > 0);
    return Math.max(found, 0);
  }

  /* What becomes full screen lies above all else, so the slides must open after it. */
  async enlarge() {
    await document.documentElement.requestFullscreen?.().catch(() => {});
    if (!this.dialog.open) return;
    this.dialog.remove();
    this.dialog.open = false;
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  leave() {
    this.stop();
    document.documentElement.classList.remove("is-presenting");
    const { figure } = this.slides[this.at];
    const back = () => (this.before.place === null ? figure.scrollIntoView() : scrollTo(0, this.before.place));
    // To leave the full screen resizes the window, and that moves the page once more.
    if (document.fullscreenElement) document.exitFullscreen().finally(() => requestAnimationFrame(back));
    const hash = this.before.place === null ? `#${figure.id}` : this.before.hash;
    history.replaceState(history.state, "", hash || location.pathname + location.search);
    back();
    this.button.focus({ preventScroll: true });
  }

  key(event) {
    const { altKey, ctrlKey, metaKey, shiftKey, target, key } = event;
    const last = this.slides.length - 1;
    const action = {
      ArrowRight: () => this.forward(),
      ArrowDown: () => this.forward(),
      PageDown: () => this.forward(),
      ArrowLeft: () => this.backward(),
      ArrowUp: () => this.backward(),
      PageUp: () => this.backward(),
      Home: () => this.show(0),
      End: () => this.show(last),
      " ": target.closest("button") ? null : () => (shiftKey ? this.backward() : this.forward()),
    }[key];
    event.stopPropagation();
    if (!action || altKey || ctrlKey || metaKey) return;
    event.preventDefault();
    action();
  }

  /* A swipe, or a tap on the left or the right part of a slide. */
  point(across, place, type) {
    if (!getSelection().isCollapsed && type === "mouse") return;
    const back = Math.abs(across) > FAR ? across > 0 : place < innerWidth / 3;
    if (back) this.backward();
    else this.forward();
  }

  forward() {
    if (this.playing) this.stop(true);
    else if (this.at + 1 < this.slides.length) this.show(this.at + 1, true);
  }

  backward() {
    this.show(Math.max(this.at - 1, 0));
  }

  show(at, moving) {
    this.stop();
    this.at = at;
    const slide = this.slides[at];
    const drawing = fitting(slide);
    const { width, height } = drawing.viewBox.baseVal;
    this.sheet.classList.toggle("beside", !!slide.film || height > 0.8 * width);
    this.view.replaceChildren(drawing);
    this.section.textContent = slide.section;
    this.note.textContent = slide.note;
    this.number.textContent = `${at + 1} / ${this.slides.length}`;
    this.said.replaceChildren(make("span", { class: "visually-hidden" }, `${at + 1} of ${this.slides.length}. `), slide.said);
    this.bar.value = at + 1;
    this.buttons.back.setAttribute("aria-disabled", !at);
    this.buttons.next.setAttribute("aria-disabled", at + 1 === this.slides.length);
    history.replaceState(history.state, "", `#present=${slide.id}`);
    if (slide.film) this.play(slide, moving && !calm.matches);
  }

  /* A film's own drawing in the place of its still: it moves to where the still stands. */
  async play(slide, moving) {
    const { at } = this;
    const drawing = await recorded(slide.film);
    if (!drawing || at !== this.at || !this.dialog.open) return;
    const { start, end } = drawing.steps[slide.step];
    const rest = end - 1;
    drawing.svg.setAttribute("aria-label", slide.said);
    drawing.seek(moving ? start : rest);
    this.view.replaceChildren(drawing.svg);
    if (!moving) return;
    let time = start;
    let before = 0;
    const tick = (now) => {
      time = Math.min(time + (Math.min(now - (before || now), 100) / 1000) * drawing.rate, rest);
      before = now;
      drawing.seek(time);
      this.playing = time < rest ? { rest, drawing, request: requestAnimationFrame(tick) } : null;
    };
    this.playing = { rest, drawing, request: requestAnimationFrame(tick) };
  }

  stop() {
    if (!this.playing) return;
    cancelAnimationFrame(this.playing.request);
    this.playing.drawing.seek(this.playing.rest);
    this.playing = null;
  }
}

let show = null;
const style = make("link", { rel: "stylesheet", media: "screen", href: new URL("present.css", import.meta.url) });
const styled = new Promise((resolve) => style.addEventListener("load", resolve));
document.head.append(style);

export async function present(button, id) {
  await styled;
  show ??= new Show(document.querySelector("article"), button);
  if (!show.dialog.open) await show.open(id, id === undefined);
  else if (id && id !== show.slides[show.at].id) show.show(Math.max(0, show.slides.findIndex((slide) => slide.id === id)));
}
