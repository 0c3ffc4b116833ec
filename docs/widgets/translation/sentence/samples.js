/* Sentences that are known beforehand: held-out ones with their true alignment, and true failures. */
import { element } from "../../kit/draw.js";
import { roving } from "../../kit/keys.js";
import { frenchText } from "../../kit/sentence.js";

const words = (text) => text.split(" ");

/* "0-0 1-2" → [{source, target}] */
export function links(alignment) {
  return words(alignment).filter(Boolean).map((pair) => {
    const [source, target] = pair.split("-").map(Number);
    return { source, target };
  });
}

/* What is known of a sentence. → {origin, truth, label} */
export function known(tokens, { running, surprises, failures }) {
  const sentence = tokens.join(" ");
  if (sentence === running.join(" ")) return { origin: "example", truth: null, label: "" };
  const held = surprises.find(({ source }) => source === sentence);
  if (held) return { origin: "held", truth: { target: words(held.target), alignment: links(held.alignment) }, label: "" };
  const fails = failures.find(({ source }) => source === sentence);
  if (fails) return { origin: "fails", truth: { target: words(fails.target), alignment: [] }, label: fails.label };
  return { origin: "yours", truth: null, label: "" };
}

/* The held-out sentence after the one shown. */
export function surprise(tokens, surprises) {
  const here = surprises.findIndex(({ source }) => source === tokens.join(" "));
  return words(surprises[(here + 1) % surprises.length].source);
}

/* The failures as a list of buttons; chosen(tokens) when one is taken. */
export function failureList(failures, chosen) {
  const line = ({ label, source }) => element("li", {}, element(
    "button", { type: "button", class: "im-button", onclick: () => chosen(words(source)) },
    element("b", {}, label), " ", element("span", { lang: "fr" }, frenchText(words(source))),
  ));
  const list = element("ul", { class: "failures" }, ...failures.map(line));
  roving(list);
  return list;
}
