/* Turns a small table as pandas does: what comes out, made of which cells, or why it refuses. Proved
   equal to pandas, table by table, in tests/widgets/test_reshaping.py.

   A cell is { value, kind }, its kind int, float, bool, str or hole. A frame is { columns, rows }, a
   column { name, dtype, cells }. What comes out has levels of labels, cells, dtypes, and `from`: the
   places [row, column] of the frame that a cell or a label stood at; row −1 is the headings. */

const HOLES = ("#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null|").split("|");
const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const ENDLESS = /^[+-]?inf(inity)?$/i;
const TRUTH = /^(true|false|True|False|TRUE|FALSE)$/;
const PLAIN = [-4, 16]; // exponents of ten that Python prints without an e
export const DUPLICATES = "Index contains duplicate entries, cannot reshape";

/* ---- what is read ---- */

/* A frame of rows of texts; the upper row names the columns. */
export function frame([head, ...rows]) {
  const columns = distinct(head).map((name, place) => column(name, rows.map((row) => row[place] ?? "")));
  return { columns, rows: rows.length };
}

/* Every name once, as read_csv writes them: a, a.1; what has none is called by its place. */
export function distinct(head) {
  const names = head.map((name, place) => name || `Unnamed: ${place}`);
  const order = [...names.keys()].sort((one, other) => Boolean(!head[one]) - Boolean(!head[other]) || one - other);
  const counts = new Map();
  for (const place of order) {
    const old = names[place];
    let name = old;
    let count = counts.get(name) ?? 0;
    while (count > 0) {
      counts.set(old, count + 1);
      name = `${old}.${count}`;
      count = names.includes(name) ? count + 1 : counts.get(name) ?? 0;
    }
    names[place] = name;
    counts.set(name, count + 1);
  }
  return names;
}

function column(name, texts) {
  const known = texts.filter((text) => !HOLES.includes(text));
  const all = (...patterns) => known.every((text) => patterns.some((pattern) => pattern.test(text)));
  const holed = known.length < texts.length;
  const kind = !known.length ? "float" : all(INTEGER) ? (holed ? "float" : "int")
    : all(NUMBER, ENDLESS) ? "float" : all(TRUTH) ? "bool" : "str";
  const dtype = { int: "int64", float: "float64", bool: holed ? "object" : "bool", str: "str" }[kind];
  return { name, dtype, cells: texts.map((text) => (HOLES.includes(text) ? HOLE : { value: value(text, kind), kind })) };
}

const HOLE = { value: null, kind: "hole" };

function value(text, kind) {
  if (kind === "str") return text;
  if (kind === "bool") return text.toLowerCase() === "true";
  if (ENDLESS.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  const number = Number(text);
  return kind === "int" && number === 0 ? 0 : number;
}

/* ---- what is shown ---- */

/* A cell as Python prints it. */
export function text({ value, kind }) {
  if (kind === "hole") return "NaN";
  if (kind === "bool") return value ? "True" : "False";
  return kind === "float" ? real(value) : String(value);
}

function real(number) {
  if (!Number.isFinite(number)) return number > 0 ? "inf" : "-inf";
  const sign = number < 0 || Object.is(number, -0) ? "-" : "";
  const [digits, power] = Math.abs(number).toExponential().split("e");
  const exponent = Number(power);
  if (number !== 0 && (exponent < PLAIN[0] || exponent >= PLAIN[1])) {
    return `${sign}${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const plain = String(Math.abs(number)).includes("e") ? Math.abs(number).toFixed(digits.length - 2 - exponent) : String(Math.abs(number));
  return sign + (plain.includes(".") ? plain : `${plain}.0`);
}

/* ---- turns ---- */

/* Long to wide: a column names the rows, one the columns, and one fills the cells. */
export function pivot(frame, index, columns, values) {
  const [rows, tops, cells] = [index, columns, values].map((name) => frame.columns.findIndex((each) => each.name === name));
  const sides = [labels(frame, rows), labels(frame, tops)];
  const found = sides[0].map(() => sides[1].map(() => []));
  for (let row = 0; row < frame.rows; row += 1) {
    const [r, c] = [[sides[0], rows], [sides[1], tops]].map(([side, place]) => side.findIndex(({ key }) => key === keyOf(frame.columns[place].cells[row])));
    found[r][c].push(row);
  }
  const clash = found.flat().filter((each) => each.length > 1);
  if (clash.length) return { refusal: "ValueError", reason: DUPLICATES, clash: clash.flat() };
  const { dtype, cells: given } = frame.columns[cells];
  const holed = found.flat().some((each) => !each.length);
  const kept = holed ? { int64: "float64", bool: "object" }[dtype] ?? dtype : dtype;
  return {
    index: [sides[0]], indexNames: [index], columns: sides[1], columnsName: columns,
    cells: found.map((row) => row.map(([source]) => (source === undefined ? { ...HOLE, from: [] }
      : { ...cast(given[source], kept), from: [[source, cells]] }))),
    dtypes: sides[1].map(() => kept),
  };
}

/* The same, said of levels: the index has two, and one of them goes up. */
export function unstack(frame, index, columns, values) {
  return pivot(frame, index, columns, values);
}

/* Wide to long: all columns but some are laid below each other. */
export function melt(frame, stay) {
  const known = frame.columns.map(({ name }) => name);
  if (known.includes("value")) return refused("value_name (value) cannot match an element in the DataFrame columns.");
  if (stay.includes("variable")) return refused("melt output columns cannot contain duplicate names: ['variable']");
  const kept = stay.map((name) => known.indexOf(name));
  const laid = places(frame, (name) => !stay.includes(name));
  const dtype = common(laid.map((place) => frame.columns[place]));
  const cells = laid.flatMap((place) => range(frame.rows).map((row) => [
    ...kept.map((each) => at(frame, row, each)), heading(frame, place), at(frame, row, place, dtype),
  ]));
  return {
    index: [range(cells.length).map((number) => ({ value: number, kind: "int", from: [] }))], indexNames: [""],
    columns: [...kept.map((place) => heading(frame, place)), ...["variable", "value"].map((name) => ({ value: name, kind: "str", from: [] }))],
    columnsName: "", cells, dtypes: [...kept.map((place) => frame.columns[place].dtype), "str", dtype],
  };
}

/* The names of the columns come down and become the inner level of the index. */
export function stack(frame, stay) {
  const outer = frame.columns.findIndex((each) => each.name === stay);
  const laid = places(frame, (name) => name !== stay);
  const dtype = common(laid.map((place) => frame.columns[place]));
  const pairs = range(frame.rows).flatMap((row) => laid.map((place) => [row, place]));
  return {
    index: [pairs.map(([row]) => ({ ...alike(frame.columns[outer].cells, row), from: [[row, outer]] })), pairs.map(([, place]) => heading(frame, place))],
    indexNames: [stay, ""], columns: [{ value: "", kind: "str", from: [] }], columnsName: "",
    cells: pairs.map(([row, place]) => [at(frame, row, place, dtype)]), dtypes: [dtype],
  };
}

const refused = (reason) => ({ refusal: "ValueError", reason, clash: [] });
const range = (count) => [...Array(count).keys()];
const places = (frame, chosen) => range(frame.columns.length).filter((place) => chosen(frame.columns[place].name));
const heading = (frame, place) => ({ value: frame.columns[place].name, kind: "str", from: [[-1, place]] });
const at = (frame, row, place, dtype) => ({ ...cast(frame.columns[place].cells[row], dtype), from: [[row, place]] });

/* A cell in a column of a dtype. */
function cast(cell, dtype) {
  return dtype === "float64" && cell.kind === "int" ? { ...cell, kind: "float" } : cell;
}

/* The dtype that columns have in common; one of holes only goes with words. */
function common(columns) {
  const kinds = new Set(columns.map(({ dtype }) => dtype));
  const known = new Set(columns.filter(({ cells }) => cells.some(({ kind }) => kind !== "hole")).map(({ dtype }) => dtype));
  if (kinds.size < 2) return columns[0]?.dtype ?? "object";
  if (known.size === 1 && known.has("str")) return "str";
  return [...kinds].every((each) => each === "int64" || each === "float64") ? "float64" : "object";
}

/* The cells of a column, each once, in order, a hole before all; with every place where it stands. */
function labels(frame, place) {
  const found = new Map();
  frame.columns[place].cells.forEach((cell, row) => {
    const key = keyOf(cell);
    if (!found.has(key)) found.set(key, { ...cell, key, from: [] });
    found.get(key).from.push([row, place]);
  });
  return [...found.values()].sort(before);
}

/* The cell of a column that says the same and came before all others: 0.0 is written as -0.0 below -0.0. */
const alike = (cells, row) => cells.find((cell) => keyOf(cell) === keyOf(cells[row]));

const keyOf = ({ value, kind }) => `${kind}:${kind === "float" ? value + 0 : value}`;

function before(one, other) {
  if (one.kind === "hole" || other.kind === "hole") return (other.kind === "hole") - (one.kind === "hole");
  return one.kind === "str" ? byLetters([...one.value], [...other.value]) : one.value - other.value || 0;
}

/* As Python sorts: letter by letter, by the number of the letter. */
function byLetters(one, other) {
  const place = one.findIndex((letter, here) => letter !== other[here]);
  if (place < 0) return one.length - other.length;
  return place < other.length ? one[place].codePointAt() - other[place].codePointAt() : 1;
}
