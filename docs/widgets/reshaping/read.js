/* Takes what a reader pastes: rows of a spreadsheet, comma-separated values, or neither. Nothing of it
   is run, and what does not fit is said. */
import { frame } from "./reshape.js";

export const ROWS = 6;
export const COLUMNS = 5;
const DIGITS = 15; // of a number that is kept exactly
const LONG = /^[+-]?\d+$/;

/* → { frame, notes } or { trouble }: a sentence. */
export function read(pasted) {
  const rows = split(pasted);
  if (!rows.length) return { trouble: "There is nothing here yet. Type or paste a table, its names above." };
  const [head, ...below] = rows;
  if (!below.length) return { trouble: "There is a single row, and it was taken for the names of columns. Put a row of cells below it." };
  const wide = below.find((row) => row.length > head.length);
  if (wide) return { trouble: `“${wide.join(" | ")}” has more cells than there are names. Are there commas in its numbers? Put them in quotes.` };
  if (head.length < 2) return { trouble: "There is a single column: nothing can be turned. Put commas or tabs between cells." };
  const shown = rows.slice(0, ROWS + 1).map((row) => head.slice(0, COLUMNS).map((_, place) => row[place] ?? ""));
  const long = shown.slice(1).flat().find((text) => LONG.test(text) && text.length > DIGITS);
  if (long) return { trouble: `“${long}” is too long a number for this page.` };
  return { frame: frame(shown), notes: [...notes(head, below, shown)] };
}

function* notes(head, below, shown) {
  if (below.length > ROWS) yield `Of ${below.length} rows the upper ${ROWS} are taken.`;
  if (head.length > COLUMNS) yield `Of ${head.length} columns the left ${COLUMNS} are taken.`;
  const comma = shown.slice(1).flat().find((text) => /^[+-]?\d+(,\d+)+$/.test(text));
  if (comma) yield `“${comma}” is a word to pandas, because of its comma. Take the comma out, and it is a number.`;
  const formula = shown.flat().find((text) => /^=./.test(text));
  if (formula) yield `“${formula}” is a word here; nothing is computed from it.`;
}

/* Rows of trimmed texts; a quoted text may hold separators, line breaks, and quotes twice. */
export function split(pasted) {
  const text = pasted.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const separator = separatorOf(text);
  const rows = [[""]];
  let quoted = false;
  for (let here = 0; here < text.length; here += 1) {
    const letter = text[here];
    const row = rows.at(-1);
    if (quoted && letter === '"' && text[here + 1] === '"') { row[row.length - 1] += letter; here += 1; }
    else if (quoted && letter === '"') quoted = false;
    else if (quoted) row[row.length - 1] += letter;
    else if (letter === '"' && !row.at(-1).trim()) { quoted = true; row[row.length - 1] = ""; }
    else if (letter === separator) row.push("");
    else if (letter === "\n") rows.push([""]);
    else row[row.length - 1] += letter;
  }
  return rows.map((row) => row.map((each) => each.trim())).filter((row) => row.some(Boolean));
}

/* Tabs, commas or semicolons: the one that stands between the names, outside quotes. */
function separatorOf(text) {
  const [bare] = text.replace(/"[^"]*"/g, "").replace(/^[\n ]+/, "").split("\n");
  return ["\t", ",", ";"].find((each) => bare.includes(each)) ?? ",";
}
