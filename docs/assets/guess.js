/* A reader's guess, beside what the network says. What is right stands in the page, computed; the
   guess goes nowhere and is not kept. */

const minus = (text) => text.replace("-", "−");

/* A number as the page prints it, in one of Python's formats. */
function printed(value, format) {
  if (format.endsWith("%")) return minus(`${(100 * value).toFixed(+format.slice(1, -1) || 0)}%`);
  return minus(format.endsWith("f") ? value.toFixed(+format.slice(1, -1)) : String(value));
}

const unitOf = (field) => (field.dataset.unit ? `\u00a0${field.dataset.unit}` : "");
const whoOf = (guess) => guess.dataset.who || "the network";

function said(field) {
  return printed(field.valueAsNumber, field.dataset.format) + unitOf(field);
}

/* How far off, in the unit of the axis: shares differ by points. */
function distance(field, right) {
  const off = Math.abs(field.valueAsNumber - right);
  const text = printed(off, field.dataset.format);
  if (text === printed(0, field.dataset.format)) return ": the very same.";
  return text.endsWith("%") ? `, ${text.slice(0, -1)} points away.` : `, ${text} away.`;
}

function mark(axis, name, share) {
  const dot = document.createElement("i");
  dot.className = name;
  dot.style.setProperty("--share", share);
  axis.append(dot);
}

function compare(item, guess) {
  const [field, truth] = [item.querySelector("input"), item.querySelector(".true")];
  const right = +truth.querySelector("data").value;
  const axis = document.createElement("div");
  axis.className = "compared";
  const share = (value) => (value - field.min) / (field.max - field.min);
  mark(axis, "mine", share(field.valueAsNumber));
  mark(axis, "right", share(right));
  field.parentNode.append(axis);
  field.disabled = true;
  truth.prepend(`You said ${said(field)}; ${whoOf(guess)}: `);
  truth.append(distance(field, right));
}

function slid(sliders, guess) {
  for (const item of sliders.querySelectorAll("li")) compare(item, guess);
  const list = sliders.querySelector("ul");
  list.tabIndex = -1;
  list.focus();
  sliders.querySelector("button").remove();
}

function chosen(button, guess) {
  const list = button.closest(".options");
  const all = [...list.querySelectorAll("button")];
  const right = all[list.dataset.right];
  const line = document.createElement("p");
  line.className = "said";
  line.setAttribute("role", "status");
  list.after(line);
  for (const each of all) each.setAttribute("aria-disabled", true);
  button.setAttribute("aria-pressed", true);
  right.classList.add("right");
  const [mine, theirs] = [button, right].map((each) => `“${each.textContent}”`);
  const same = `You said ${mine}, and so it is.`;
  line.textContent = button === right ? same : `You said ${mine}; ${whoOf(guess)}: ${theirs}.`;
}

export function input(field) {
  field.closest("li").querySelector("output").textContent = said(field);
  field.setAttribute("aria-valuetext", said(field));
}

export function click(button) {
  if (!button.matches(":is(.options, .sliders) button") || button.ariaDisabled) return;
  const guess = button.closest(".guess");
  const sliders = button.closest(".sliders");
  guess.open = true;
  if (sliders) slid(sliders, guess);
  else chosen(button, guess);
}
