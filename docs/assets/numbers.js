/* Brings the computed numbers and claims of a page to life: pointing at one, tapping it or pressing
   Enter on it opens a card with its exact value, the line of the model, the equation and the tests.
   What the card says is fetched from generated/ARTICLE/proofs.json when it is first asked for. */

const generated = new URL("../generated/", import.meta.url);
const site = new URL("../", import.meta.url);
const proofs = {};
let owner = null; // the number whose card is open
let timer = 0;
let returning = false; // the focus comes back to a number whose card was just closed

const card = make("div", { id: "proof", popover: "auto", role: "dialog" });

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children.filter(Boolean));
  return element;
}

function fetched(article) {
  return (proofs[article] ||= fetch(new URL(`${article}/proofs.json`, generated))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .catch(() => {
      delete proofs[article]; // asked again next time
      return { facts: {}, fields: {}, figures: {} };
    }));
}

function source(at, text) {
  return make("a", { href: new URL(`source/${at}`, generated).href }, text);
}

function figureLink(name, figure) {
  const here = document.getElementById(figure.id);
  const href = here ? `#${figure.id}` : new URL(`${figure.page}#${figure.id}`, site).href;
  const link = make("a", { href }, figure.title);
  link.addEventListener("click", () => card.hidePopover());
  return link;
}

function row(term, items) {
  if (!items.length) return null;
  return make("div", {}, make("dt", {}, term), ...items.map((item) => make("dd", {}, item)));
}

/* A line of code, and where it stands. */
function made({ at, text }) {
  const place = at.replace(".html#L", ":").replace(/^.*\//, "");
  return make("span", {}, make("code", {}, text), " ", source(at, place));
}

function rows(field, figures) {
  return make(
    "dl", {},
    row("Computed by", (field?.made || []).map(made)),
    row("Equation", field?.equation ? [field.equation.replace(/^definition$/, "none: this is a definition")] : []),
    row("Proved by", (field?.tests || []).map(({ at, text }) => source(at, text))),
    row("Drawn in", figures.map(([name, figure]) => figureLink(name, figure))),
    row("Network", figures.flatMap(([, figure]) => figure.cards).map(({ at, text }) => source(at, text))),
  );
}

function ofNumber(element, { facts, fields, figures }) {
  const fact = facts[element.dataset.fact];
  const field = fields[fact?.field];
  const words = fact ? fact.words : element.dataset.source;
  return [
    element.value === element.textContent ? null : make("p", { class: "exact" }, element.value),
    make("p", {}, words + (field?.meaning ? `: ${field.meaning}` : "")),
    rows(field, fact ? [[fact.figure, figures[fact.figure]]] : []),
    make("p", { class: "address" }, make("code", {}, element.dataset.source)),
  ];
}

function ofClaim(element, { figures }) {
  const named = element.dataset.proof.split(" ").filter((name) => figures[name]);
  const found = named.map((name) => [name, figures[name]]);
  const list = rows(null, found);
  list.prepend(row("Checked by", found.map(([name, { code }]) => source(code, name))) || "");
  return [make("p", {}, "Computed: were it false, this page would not have been built."), list];
}

function place() {
  const lines = owner.getClientRects();
  const [first, last] = [lines[0], lines[lines.length - 1]];
  const [top, bottom] = [first.top, last.bottom];
  const width = document.documentElement.clientWidth;
  const below = innerHeight - bottom;
  const above = below < 300 && top > below;
  card.style.maxHeight = `${Math.max(above ? top : below, 120) - 16}px`;
  const left = (above ? first : last).left;
  card.style.left = `${scrollX + Math.max(8, Math.min(left - 16, width - card.offsetWidth - 8))}px`;
  card.style.top = `${scrollY + (above ? top - card.offsetHeight - 6 : bottom + 6)}px`;
}

function shown() {
  return card.matches(":popover-open");
}

function forget() {
  owner?.setAttribute("aria-expanded", "false");
  owner = null;
}

async function open(element, enter) {
  clearTimeout(timer);
  if (owner === element && shown()) {
    if (enter) close.focus();
    return;
  }
  forget();
  owner = element;
  const name = element.dataset.fact || element.dataset.proof;
  const answer = await fetched(name.split(/[./]/)[0].replaceAll("_", "-"));
  if (owner !== element) return;
  const content = element.matches("data") ? ofNumber(element, answer) : ofClaim(element, answer);
  card.replaceChildren(close, ...content.filter(Boolean));
  card.setAttribute("aria-label", `Where “${element.textContent}” comes from`);
  if (!shown()) card.showPopover();
  place();
  element.setAttribute("aria-expanded", "true");
  if (enter) close.focus();
}

const close = make("button", { type: "button", "aria-label": "Close" }, "×");
close.addEventListener("click", () => leave(true));

function leave(back) {
  const last = owner;
  returning = true;
  if (shown()) card.hidePopover();
  if (back) last?.focus();
  returning = false;
}

card.addEventListener("beforetoggle", ({ newState }) => {
  if (newState === "closed") forget();
});

/* The pointer may leave the number for the card. */
function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, 250);
}

function leaveSoon() {
  later(() => card.contains(document.activeElement) || leave());
}

card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", leaveSoon);

/* Esc and the Tab key at either end of the card lead back to the number. */
card.addEventListener("keydown", (event) => {
  const stops = card.querySelectorAll("button, a");
  const end = stops[event.shiftKey ? 0 : stops.length - 1];
  if (event.key !== "Escape" && !(event.key === "Tab" && document.activeElement === end)) return;
  event.preventDefault();
  leave(true);
});

function enliven(element) {
  const attributes = { tabindex: 0, role: "button", "aria-haspopup": "dialog", "aria-controls": "proof" };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.setAttribute("aria-expanded", "false");
  element.addEventListener("click", () => open(element, true));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open(element, true);
  });
  // A pointer that rests: not one under which the page scrolls.
  element.addEventListener("pointermove", ({ pointerType, movementX, movementY }) => {
    if (pointerType === "mouse" && (movementX || movementY)) later(() => open(element));
  });
  element.addEventListener("pointerleave", leaveSoon);
  element.addEventListener("focus", () => {
    if (!returning && element.matches(":focus-visible")) open(element);
  });
  element.addEventListener("blur", leaveSoon);
}

if (card.showPopover) {
  const numbers = document.querySelectorAll("data[data-fact], .claim[data-proof]");
  [...numbers].filter((element) => !element.closest("summary, a, .hero li > data")).forEach(enliven);
  document.body.append(card);
  document.documentElement.classList.add("proofs");
}

for (const field of document.querySelectorAll(".report input")) {
  const copy = make("button", { type: "button" }, "Copy");
  copy.addEventListener("click", () => {
    field.select();
    document.execCommand("copy");
    copy.textContent = "Copied";
  });
  field.after(copy);
}

export { fetched, made, make, source };
