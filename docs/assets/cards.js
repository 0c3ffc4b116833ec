/* What the card of a number, a claim or a term says. What is known of numbers is fetched from
   generated/ARTICLE/proofs.json when it is first asked for. */
import { make } from "./numbers.js";

const generated = new URL("../generated/", import.meta.url);
const site = new URL("../", import.meta.url);
const proofs = {};

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
  link.addEventListener("click", () => link.closest("[popover]")?.hidePopover());
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

/* A term of the glossary: what it means, and the rest of its entry. */
function ofTerm({ dataset, href, textContent }) {
  const more = make("a", { href }, "In the glossary");
  return { label: `What “${textContent}” means`, content: [make("p", {}, dataset.says), make("p", {}, more)] };
}

async function told(element) {
  if (element.matches(".glossed")) return ofTerm(element);
  const name = element.dataset.fact || element.dataset.proof;
  const answer = await fetched(name.split(/[./]/)[0].replaceAll("_", "-"));
  const content = element.matches("data") ? ofNumber(element, answer) : ofClaim(element, answer);
  return { label: `Where “${element.textContent}” comes from`, content };
}

export { fetched, made, make, source, told };
