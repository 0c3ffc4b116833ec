/* Shows an article's pictures as slides when the reader presses the button, or when the address asks
   for it (#present=ID, of a film's third step #present=ID:3); nothing of it is fetched before. */
const button = document.querySelector("button.present");

async function present(from) {
  try {
    (await import("./present.js")).present(button, from);
  } catch {
    button.textContent = "The slides could not be loaded";
  }
}

function named() {
  const found = /^#present=(.+)/.exec(location.hash);
  if (found) present(decodeURIComponent(found[1]));
}

button.addEventListener("click", () => present());
addEventListener("hashchange", named);
named();
