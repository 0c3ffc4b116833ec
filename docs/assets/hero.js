/* The picture at the top of the front page: point at a word, tap it or reach it by Tab, and its
   ribbons stay while the others fade; below stands what it looks at. The number there unfolds: it
   stays while a pointer crosses other words on its way to it. The button below opens the live field. */
const svg = document.querySelector(".hero svg");
const lines = [...document.querySelectorAll(".hero > ul > li")]; // one for each word, in their order
const words = [];
const LINGERS = 150; // milliseconds: a pointer that is in a word no longer was only passing
let kept = null, passing = 0;

function place(element) {
  return element.dataset.source.match(/(\w+)_tokens\[(\d+)/).slice(1);
}

function look(word) {
  const [side, number] = word ? place(word.lastChild) : [];
  for (const ribbon of svg.querySelectorAll("[data-role=ribbon]")) {
    const [row, column] = ribbon.dataset.source.match(/\d+/g);
    ribbon.classList.toggle("far", Boolean(word) && (side === "target" ? row : column) !== number);
  }
  words.forEach((each, number) => {
    each.setAttribute("aria-pressed", each === word);
    lines[number].classList.toggle("now", each === word);
  });
}

function keep(word) {
  if (word !== kept) document.querySelector(".hops")?.remove(); // the way of another number
  look((kept = word));
}

for (const text of svg.querySelectorAll("text")) {
  const word = document.createElementNS(svg.namespaceURI, "g");
  text.previousSibling.before(word);
  word.append(text.previousSibling, text);
  const { textContent } = lines[words.push(word) - 1];
  for (const [name, value] of Object.entries({ tabindex: 0, role: "button", "aria-label": textContent, "aria-pressed": false }))
    word.setAttribute(name, value);
  word.onpointerenter = () => (passing = setTimeout(keep, LINGERS, word));
  word.onpointerleave = () => clearTimeout(passing);
  word.onfocus = word.onclick = () => keep(word);
  word.onkeydown = ({ key }) => {
    if (key === "Escape") keep(null);
  };
}
svg.setAttribute("role", "group");

for (const number of document.querySelectorAll(".hero li > data")) {
  const unfold = async () => (await import("./hops.js")).unfold(number);
  for (const [name, value] of Object.entries({ tabindex: 0, role: "button", "aria-expanded": false })) number.setAttribute(name, value);
  number.onclick = unfold;
  number.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    unfold();
  };
}

const button = document.querySelector("a.try[data-state]");
if (button) button.hash += `:${button.dataset.state}`;
