/* A term of the prose lights its part of a figure or a film, and the part lights its term:
   <span class="term" data-figure="ID" data-lights="ADDRESS; ADDRESS or role">. */
const terms = [...document.querySelectorAll("[data-lights]")];
const shown = "[data-role], [data-source]";
const pressed = (term) => term.getAttribute("aria-pressed") === "true";
const figureOf = (term) => document.getElementById(term.dataset.figure);

/* Whether a mark shows something at an address, or plays a role: “states[1” is “states[1, 2]”, and
   not “states[12]”. */
function belongs(mark, term) {
  const { role = "", source = "" } = mark.dataset;
  return term.dataset.lights.split(/;\s*/).some((name) =>
    role.split(" ").includes(name) || (source.startsWith(name) && !/^\w/.test(source.slice(name.length))));
}

/* What has no address of its own, the card and the line that a bar stands on, goes with the bar. */
function carries(mark, lit) {
  const [box, inner] = [mark.getBBox(), lit.getBBox()];
  const middle = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  const card = box.x <= middle[0] && box.x + box.width >= middle[0] && box.y - 2 <= middle[1] && box.y + box.height + 2 >= middle[1];
  const line = box.height < 2 && box.y >= inner.y - 2 && box.y <= inner.y + inner.height + 2;
  return /card|layer|given/.test(mark.dataset.role) ? card : mark.dataset.role === "midline" && line && Math.abs(box.x + box.width / 2 - middle[0]) < 4;
}

function light(term, on) {
  const figure = figureOf(term);
  if (on) figure?.querySelector(".veil")?.click();
  const drawings = figure ? figure.querySelectorAll(".drawing > svg, .stage > svg") : [];
  for (const drawing of drawings) {
    const marks = on ? [...drawing.querySelectorAll(shown)] : [];
    const own = marks.filter((mark) => belongs(mark, term));
    const also = marks.filter((mark) => !mark.dataset.source && own.some((one) => carries(mark, one)));
    for (const each of drawing.querySelectorAll(".lit")) each.classList.remove("lit");
    for (const each of [...own, ...also]) each.classList.add("lit");
    drawing.classList.toggle("lights", own.some((mark) => mark.getAttribute("display") !== "none"));
  }
}

/* Only one term of a figure is held: the one that was tapped last. */
function hold(term) {
  const others = terms.filter((other) => other.dataset.figure === term?.dataset.figure);
  for (const other of term ? others : terms.filter(pressed)) {
    other.setAttribute("aria-pressed", other === term && !pressed(term));
    if (!term) light(other, false);
  }
  if (term) light(term, pressed(term));
}

function rest(term) {
  const held = terms.find((other) => other.dataset.figure === term.dataset.figure && pressed(other));
  light(held || term, held);
}

for (const term of terms) {
  for (const [name, value] of Object.entries({ tabindex: 0, role: "button", "aria-pressed": false })) term.setAttribute(name, value);
  for (const type of ["pointerenter", "focus"]) term.addEventListener(type, () => light(term, true));
  for (const type of ["pointerleave", "blur"]) term.addEventListener(type, () => rest(term));
  term.addEventListener("click", () => hold(term));
  term.addEventListener("keydown", (event) => [" ", "Enter"].includes(event.key) && hold(term, event.preventDefault()));
}

/* From the part back to its terms. */
for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, ({ target }) => {
    const mark = target.closest?.("svg [data-source]");
    for (const term of terms) term.classList.toggle("lit", !!mark && !!figureOf(term)?.contains(mark) && belongs(mark, term));
  });
}

document.addEventListener("keydown", ({ key }) => key === "Escape" && hold());
