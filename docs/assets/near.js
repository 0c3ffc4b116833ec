/* Fetches what brings a part of the page to life when it is wanted, and an article arrives without
   it: the player when a film comes near or the address names one, what lights parts of a drawing
   when a term of the prose comes near, the answer to a guess when somebody guesses, what a drawing offers
   when somebody looks inside. */
const NEAR = { film: "im-film", terms: "[data-lights]" };
const loaded = {};

/* Stills of a film that the page has put away, put in their places. */
export function unfold(root) {
  for (const folded of root.querySelectorAll("im-film noscript")) folded.outerHTML = folded.textContent;
}

const onPaper = matchMedia("print");
addEventListener("beforeprint", () => unfold(document));
onPaper.addEventListener("change", () => onPaper.matches && unfold(document));

function load(name, parts) {
  if (loaded[name]) return;
  loaded[name] = true;
  const style = document.createElement("link");
  Object.assign(style, { rel: "stylesheet", media: "screen", href: new URL(`${name}.css`, import.meta.url) });
  document.head.append(style);
  import(`./${name}.js`).catch(() => {
    for (const part of parts) {
      part.classList.add("failed");
      unfold(part.parentNode);
    }
  });
}

function watch(rootMargin) {
  for (const name in NEAR) {
    const parts = [...document.querySelectorAll(NEAR[name])];
    const near = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) load(name, parts, near.disconnect());
    }, { rootMargin });
    if (name === "film" && parts.length && /:\d+$/.test(location.hash)) load(name, parts);
    else parts.forEach((part) => near.observe(part));
  }
}

/* Who has only arrived needs what is in sight; who reads on, what comes next. */
watch("0px");
addEventListener("scroll", () => watch("1500px"), { once: true, passive: true });

/* The pictures that answer a guess are veiled until somebody has guessed, or asks for them. */
const guesses = [...document.querySelectorAll(".guess[data-veils]:not([open])")];
for (const [guess, name] of guesses.flatMap((each) => each.dataset.veils.split(" ").map((id) => [each, id]))) {
  const figure = document.getElementById(name);
  const button = document.createElement("button");
  const show = () => {
    figure.classList.remove("veiled");
    button.remove();
  };
  Object.assign(button, { type: "button", className: "veil", textContent: "Guess first, or show me", onclick: show });
  guess.addEventListener("toggle", show, { once: true });
  addEventListener("hashchange", () => location.hash === `#${figure.id}` && show());
  if (location.hash === `#${figure.id}`) continue;
  figure.classList.add("veiled");
  figure.prepend(button);
}

for (const type of ["input", "click"]) {
  document.addEventListener(type, ({ target }) => {
    if (target.closest(".guess :is(input, button)")) import("./guess.js").then((guess) => guess[type](target));
  });
}

document.addEventListener("toggle", ({ target }) => {
  if (target.matches(".look-inside[open]")) load("inside", []);
}, true);
