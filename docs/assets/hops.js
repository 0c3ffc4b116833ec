/* The way from a number on the front page to its proof, unfolded in place, hop by hop: the number,
   the example, the part of its record, the tests, the line. */
import { fetched, made, make, source } from "./cards.js";

let open = null; // the number whose way is unfolded
const way = make("ol", { class: "hops", "aria-label": "From the number to its proof" });

function hop(title, ...content) {
  return make("li", {}, make("strong", {}, title), " ", ...content);
}

function joined(links) {
  return links.flatMap((link, number) => (number ? [", ", link] : [link]));
}

function hops(number, { facts, fields, figures }) {
  const { words, field: name, figure } = facts[number.dataset.fact];
  const [{ meaning, equation, made: lines, tests }, { example }] = [fields[name], figures[figure]];
  const address = number.dataset.source.split(":")[1];
  return [
    hop("The number", number.value),
    hop("was computed in an example", source(example.at, example.text)),
    hop("as", `${words}: ${meaning}`, equation ? ` (${equation})` : "", " ", make("code", {}, address)),
    hop("proved by tests:", ...joined(tests.map(({ at, text }) => source(at, text)))),
    hop("made by this line:", ...lines.map(made)),
  ];
}

export async function unfold(number) {
  const closing = open === number && way.isConnected;
  open?.setAttribute("aria-expanded", "false");
  way.remove();
  open = closing ? null : number;
  if (closing) return;
  const answer = await fetched(number.dataset.fact.split(".")[0]);
  if (open !== number) return;
  way.replaceChildren(...hops(number, answer));
  way.childNodes.forEach((each, place) => each.style.setProperty("--hop", place));
  number.closest("ul").after(way);
  number.setAttribute("aria-expanded", "true");
}
