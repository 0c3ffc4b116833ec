/* The switch that underlines every number and claim that was computed; it is remembered. */
const button = document.querySelector("button.sources");

function underline(on) {
  document.documentElement.classList.toggle("sourced", on);
  button.setAttribute("aria-pressed", on);
}

function remembered(value) {
  try {
    if (value !== undefined) localStorage.setItem("sources", value);
    return localStorage.getItem("sources") === "true";
  } catch {
    return false; // a reader who lets us keep nothing
  }
}

button.addEventListener("click", () => {
  const on = button.getAttribute("aria-pressed") !== "true";
  underline(on);
  remembered(on);
});
underline(remembered());
