/* Starts a live model where the reader asks for it, or where the address names one and what was made
   of it (#ID:key=value); nothing of it is fetched before. */
const widgets = [...document.querySelectorAll("im-widget")];

async function start(widget) {
  try {
    (await import("../widgets/kit/loading.js")).begin(widget);
  } catch {
    widget.querySelector("[role=status]").textContent = "This could not be loaded. Is there a connection?";
  }
}

function named() {
  const id = location.hash.slice(1).split(":")[0];
  if (location.hash.includes("=")) widgets.filter((widget) => widget.parentNode.id === id).forEach(start);
}

for (const widget of widgets) widget.querySelector("button").addEventListener("click", () => start(widget));
addEventListener("hashchange", named);
named();
