/* One Tab stop for a group of buttons; the arrow keys, Home and End go from one to the next. */

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/* Make the buttons in an element such a group; call it again when they have changed. */
export function roving(group) {
  const buttons = () => [...group.querySelectorAll("button:not([hidden], [disabled])")];
  buttons().forEach((button, place) => { button.tabIndex = place ? -1 : 0; });
  if (group.dataset.roving) return;
  group.dataset.roving = "yes";
  group.addEventListener("focusin", ({ target }) => {
    if (target.matches("button")) for (const each of buttons()) each.tabIndex = each === target ? 0 : -1;
  });
  group.addEventListener("keydown", (event) => {
    const all = buttons();
    const here = all.indexOf(event.target);
    if (here < 0) return;
    const ends = { Home: 0, End: all.length - 1 };
    const next = ends[event.key] ?? (event.key in STEPS ? here + STEPS[event.key] : null);
    if (next === null) return;
    event.preventDefault();
    all[(next + all.length) % all.length].focus();
  });
}
