/* A tensor: its numbers in one row, the last axis fastest, and its shape. */

export const tensor = (data, shape) => ({ data, shape });

export const size = (shape) => shape.reduce((count, length) => count * length, 1);

export const zeros = (...shape) => tensor(new Float64Array(size(shape)), shape);

/* How long the last axis is. */
export const width = ({ shape }) => shape.at(-1);

/* One entry of the first axis, (row × column) → (column): a view, not a copy. */
export function row({ data, shape: [, ...shape] }, place) {
  const length = size(shape);
  return tensor(data.subarray(place * length, (place + 1) * length), shape);
}

/* All rows as arrays of numbers: views. */
export function rowsOf({ data, shape }) {
  const length = shape.at(-1);
  return Array.from({ length: data.length / length }, (_, at) => data.subarray(at * length, (at + 1) * length));
}

/* Equal shapes one below the other: n × (…) → (n × …) */
export function stack(parts) {
  const together = zeros(parts.length, ...parts[0].shape);
  parts.forEach(({ data }, place) => together.data.set(data, place * data.length));
  return together;
}

/* Side by side: (row × a), (row × b) → (row × a + b) */
export function join(left, right) {
  const together = zeros(left.shape[0], width(left) + width(right));
  rowsOf(together).forEach((numbers, place) => {
    numbers.set(row(left, place).data);
    numbers.set(row(right, place).data, width(left));
  });
  return together;
}

/* A function of each number and its place. */
export const map = ({ data, shape }, change) => tensor(data.map((value, at) => change(value, at)), shape);

/* The places of the `count` largest numbers, the largest first; of equals the first. */
export function largest(numbers, count) {
  const found = [];
  numbers.forEach((value, place) => {
    if (found.length === count && value <= numbers[found.at(-1)]) return;
    const before = found.findIndex((other) => value > numbers[other]);
    found.splice(before < 0 ? found.length : before, 0, place);
    found.splice(count);
  });
  return found;
}
