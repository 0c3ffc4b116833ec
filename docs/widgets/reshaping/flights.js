/* Cells that go from one table to another, over the page. */
import { element } from "../kit/draw.js";

const TIME = 900; // milliseconds of a flight
const LATER = 45; // milliseconds from one to the next

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* Let copies fly: `pairs` are elements [from, to] within `host`. Resolves when all have landed. */
export async function fly(host, pairs, signal) {
  if (still()) return;
  const box = host.getBoundingClientRect();
  const flights = pairs.map(([from, to], place) => {
    const [start, end] = [from, to].map((each) => each.getBoundingClientRect());
    const copy = element("span", { class: "flying", "aria-hidden": "true" }, from.textContent);
    copy.style.left = `${start.left - box.left + host.scrollLeft}px`;
    copy.style.top = `${start.top - box.top + host.scrollTop}px`;
    copy.style.minWidth = `${start.width}px`;
    copy.style.textAlign = getComputedStyle(to).textAlign;
    host.append(copy);
    const edge = copy.style.textAlign === "right" ? "right" : "left";
    const way = `translate(${end[edge] - start[edge]}px, ${end.top - start.top}px)`;
    const flight = copy.animate([{ transform: "none" }, { transform: way }], { duration: TIME, delay: place * LATER, easing: "ease-in-out", fill: "both" });
    signal.addEventListener("abort", () => flight.finish());
    return flight.finished.then(() => copy.remove());
  });
  await Promise.all(flights);
}
