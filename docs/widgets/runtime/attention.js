/* Attention, as in attention.py: compare, turn the scores into shares, add the values up by them. */

import { linear, softmax, tanh } from "./operations.js";
import { join, map, rowsOf, stack, tensor, width, zeros } from "./tensor.js";

/* query: (query × d), keys: (key × d) → (query × key); scale: 1 (Luong et al. 2015) or
   1/√d (Vaswani et al. 2017, equation 1) */
export const dotScores = (kernel, query, keys, scale = 1) =>
  map(kernel.product(query, keys), (value) => value * scale);

/* The additive score (Bahdanau et al. 2015, A.1.2): joined (query × key × d_joint), scores
   (query × key); known: the keys' projection, if made before */
export function additiveScores(kernel, query, keys, score, known) {
  const fromQuery = linear(kernel, query, score.fromQuery);
  const fromKeys = known || linear(kernel, keys, score.fromKey);
  const joined = stack(rowsOf(fromQuery).map((asked) =>
    map(fromKeys, (value, at) => tanh(value + asked[at % asked.length]))));
  const { data, shape } = linear(kernel, joined, score.toScore);
  return { query: fromQuery, keys: fromKeys, joined, scores: tensor(data, shape.slice(0, -1)) };
}

/* scores: (query × key), values: (key × d) → weights (query × key), context (query × d);
   visible: (query × key) or (1 × key), 0 where a query may not look */
export function attend(scores, values, visible) {
  const hidden = (at) => visible && !visible.data[at % visible.data.length];
  const weights = softmax(map(scores, (value, at) => (hidden(at) ? -Infinity : value)));
  return { scores, weights, context: weighted(weights, values) };
}

/* The values added up by their weights: (query × key), (key × d) → (query × d) */
export function weighted(weights, values) {
  const out = zeros(weights.shape[0], width(values)), keys = rowsOf(values), shares = rowsOf(weights);
  rowsOf(out).forEach((sums, query) => keys.forEach((numbers, key) =>
    numbers.forEach((value, k) => { sums[k] += shares[query][key] * value; })));
  return out;
}

/* Several looks at once (Vaswani et al. 2017, section 3.2.2). query: (query × d), keys and values:
   (key × d) → weights (head × query × key), output (query × d) */
export function multiHead(kernel, query, keys, values, heads, count, visible) {
  const mapped = {
    query: linear(kernel, query, heads.toQuery),
    keys: linear(kernel, keys, heads.toKeys),
    values: linear(kernel, values, heads.toValues),
  };
  const [headQuery, headKeys, headValues] = Object.values(mapped).map((each) => split(each, count));
  const scale = 1 / Math.sqrt(width(mapped.query) / count);
  const looks = headQuery.map((asked, head) =>
    attend(dotScores(kernel, asked, headKeys[head], scale), headValues[head], visible));
  const all = (name) => looks.map((look) => look[name]);
  const joined = all("context").reduce(join);
  return {
    ...mapped, headQuery: stack(headQuery), headKeys: stack(headKeys), headValues: stack(headValues),
    scores: stack(all("scores")), weights: stack(all("weights")), contexts: stack(all("context")),
    joined, output: linear(kernel, joined, heads.toOutput),
  };
}

/* Each word's numbers dealt out to the heads: (word × d) → head × (word × d_head) */
function split(words, count) {
  const length = width(words) / count;
  return Array.from({ length: count }, (_, head) => stack(rowsOf(words).map((numbers) =>
    tensor(numbers.subarray(head * length, (head + 1) * length), [length]))));
}
