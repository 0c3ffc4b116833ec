/* Fetches the player when a film comes near, when the address names one, or when the reader asks a
   term of the prose for its part of a film; an article arrives without it. */
const films = [...document.querySelectorAll("im-film")];

function load() {
  near.disconnect();
  const style = document.createElement("link");
  Object.assign(style, { rel: "stylesheet", media: "screen", href: new URL("film.css", import.meta.url) });
  document.head.append(style);
  import("./film.js").catch(() => films.forEach((film) => film.classList.add("failed")));
}

const near = new IntersectionObserver((entries) => {
  if (entries.some(({ isIntersecting }) => isIntersecting)) load();
}, { rootMargin: "1500px" });

if (films.length && /:\d+$/.test(location.hash)) load();
else films.forEach((film) => near.observe(film));
