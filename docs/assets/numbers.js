/* Brings the computed numbers, the claims and the terms of a page to life: pointing at one, tapping it
   or pressing Enter on it opens a card. What a card says, cards.js knows when it is first asked. */

let owner = null; // the number whose card is open, or about to be
let entering = false; // the focus goes into it
let timer = 0;
let returning = false; // the focus comes back to a number whose card was just closed

const card = make("div", { id: "proof", popover: "auto", role: "dialog" });

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children.filter(Boolean));
  return element;
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
  if (owner === element) {
    entering ||= enter;
    if (enter && shown()) close.focus();
    return;
  }
  forget();
  owner = element;
  entering = enter;
  const { label, content } = await (await import("./cards.js")).told(element);
  if (owner !== element) return;
  card.replaceChildren(close, ...content.filter(Boolean));
  card.setAttribute("aria-label", label);
  if (!shown()) card.showPopover();
  place();
  element.setAttribute("aria-expanded", "true");
  if (entering) close.focus();
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
  element.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a link, to a tab of its own
    event.preventDefault();
    open(element, true);
  });
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
  const numbers = document.querySelectorAll("data[data-fact], .claim[data-proof], .glossed");
  [...numbers].filter((element) => !element.matches(".hero li > data") && !element.parentNode.closest("summary, a, .options")).forEach(enliven);
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

export { make };
