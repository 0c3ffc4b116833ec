/* What a network does to numbers, each as in torch.nn.functional. */

import { map, row, rowsOf, stack, tensor } from "./tensor.js";

const TINY = 1e-5; // keeps layerNorm from dividing by nought, as in torch

/* Each word's vector: ids (n) → (n × d) */
export const embedding = (ids, table) => stack(ids.map((id) => row(table, id)));

/* input · weightᵀ + bias: (… × in) → (… × out); weight: (out × in) */
export function linear(kernel, input, { weight, bias }) {
  const out = kernel.product(input, weight);
  return bias ? add(out, bias) : out;
}

/* (… × n) + (n) */
export const add = (left, { data }) => map(left, (value, at) => value + data[at % data.length]);

export const sigmoid = (value) => 1 / (1 + Math.exp(-value));

export const tanh = Math.tanh;

export const relu = (value) => Math.max(0, value);

/* x · Φ(x), Φ the share of a normal distribution below x (Hendrycks & Gimpel 2016). */
export const gelu = (value) => (value * (1 + erf(value / Math.SQRT2))) / 2;

/* The error function as its series of terms of one sign, so that none cancel. */
export function erf(value) {
  if (Math.abs(value) > 6) return Math.sign(value); // closer than a number can tell
  let term = value, sum = value;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * Number.EPSILON; n += 1) {
    term *= (2 * value * value) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-value * value) * sum;
}

/* Each row as shares that sum to 1; -Infinity gets none. */
export const softmax = (input) => map(logSoftmax(input), Math.exp);

/* The logarithm of softmax; the largest is taken off before, for no exponential to overflow. */
export const logSoftmax = (input) =>
  byRow(input, (numbers) => {
    const most = Math.max(...numbers);
    const log = most + Math.log(total(numbers.map((value) => Math.exp(value - most))));
    return numbers.map((value) => value - log);
  });

/* Each row with mean 0 and variance 1, then stretched and moved (Ba, Kiros & Hinton 2016). */
export const layerNorm = (input, { weight, bias }) =>
  byRow(input, (numbers) => {
    const mean = total(numbers) / numbers.length;
    const variance = total(numbers.map((value) => (value - mean) ** 2)) / numbers.length;
    const scale = 1 / Math.sqrt(variance + TINY);
    return numbers.map((value, at) => (value - mean) * scale * weight.data[at] + bias.data[at]);
  });

/* A function of each row: numbers (n) → numbers (n) */
function byRow(input, change) {
  const rows = rowsOf(input).map((numbers) => tensor(change(numbers), [numbers.length]));
  return tensor(stack(rows).data, input.shape);
}

const total = (numbers) => numbers.reduce((sum, value) => sum + value, 0);
