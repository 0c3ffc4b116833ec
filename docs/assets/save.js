/* A drawing as a file of its own, SVG or PNG: colours as they are seen here, and its letters in it. */
const SHARP = 3; // pixels of a PNG for each of the drawing
const DRAWINGS = ".drawing > svg, .stage > svg";

/* The drawing that is seen; of a live part, the one that it stands for. */
function seen(figure) {
  const all = [...figure.querySelectorAll(DRAWINGS)];
  return all.find((svg) => svg.checkVisibility({ visibilityProperty: true })) ?? all[0];
}

async function inlined(url) {
  const packed = await (await fetch(url)).blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(packed);
  });
}

const within = (range, text) => [...text].some((letter) => range.split(",").some((part) => {
  const [first, last] = part.trim().slice(2).split("-").map((number) => parseInt(number, 16));
  return letter.codePointAt() >= first && letter.codePointAt() <= (last ?? first);
}));

/* The font rules of the page that this drawing needs, each with its file inside. */
async function faces(svg, family) {
  const texts = [...svg.querySelectorAll("text, tspan")].map((element) => {
    const { fontStyle, fontWeight } = getComputedStyle(element);
    return { style: fontStyle, weight: +fontWeight, text: element.textContent };
  });
  const wanted = ({ style: rule }) => {
    const [least, most] = rule.fontWeight.split(" ").map(Number);
    const range = rule.getPropertyValue("unicode-range");
    return rule.fontFamily.replaceAll('"', "") === family && texts.some(({ style, weight, text }) =>
      style === rule.fontStyle && weight >= least && weight <= (most || least) && within(range, text));
  };
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => [rule, sheet.href]));
  const found = rules.filter(([rule]) => rule instanceof CSSFontFaceRule && wanted(rule));
  return Promise.all(found.map(async ([rule, base]) => {
    const file = new URL(/url\("([^"]+)"\)/.exec(rule.cssText)[1], base);
    return rule.cssText.replace(/url\("[^"]+"\)/, `url("${await inlined(file)}")`);
  }));
}

function element(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  made.textContent = text;
  return made;
}

async function alone(svg, address) {
  const copy = svg.cloneNode(true);
  const { width, height } = svg.viewBox.baseVal;
  const seenHere = getComputedStyle(svg);
  const family = seenHere.fontFamily.split(",")[0].replaceAll('"', "");
  const own = { width, height, role: "img", "font-family": `${family},sans-serif` };
  for (const name in own) copy.setAttribute(name, own[name]);
  const back = element("rect", { width, height, fill: "var(--im-page)" }, "");
  const style = element("style", {}, (await faces(svg, family)).join("\n"));
  copy.prepend(element("metadata", {}, `${address} CC BY 4.0`), style, back);
  const text = new XMLSerializer().serializeToString(copy);
  return text.replace(/var\((--[\w-]+)\)/g, (_, name) => seenHere.getPropertyValue(name).trim());
}

async function painted(text, { viewBox: { baseVal: { width, height } } }) {
  const image = new Image(width * SHARP, height * SHARP);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, image.width, image.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/* Hands a figure's drawing to the reader as a file; `kind` is "svg" or "png". */
export async function save(figure, address, kind) {
  const svg = seen(figure);
  const text = await alone(svg, address);
  const blob = kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await painted(text, svg);
  const name = new URL(address).hash.slice(1).replace(":", "-");
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: `${name}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
