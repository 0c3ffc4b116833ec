/* The gated recurrent unit of recurrent.py (Cho et al. 2014, section 2.3, equations 5–8). */

import { linear, sigmoid } from "./operations.js";
import { rowsOf, zeros } from "./tensor.js";

/* A sentence read from left to right: words (n × d_input), start (d) → n steps */
export function gru(kernel, unit, words, start) {
  const steps = [];
  for (const from of rowsOf(linear(kernel, words, unit.fromInput))) { // every word at once
    steps.push(read(kernel, unit, from, steps.at(-1)?.hidden || start));
  }
  return steps;
}

/* One word read. from: (3 · d), the word's vector mapped; previous: (d), the state before.
   Both maps have rows for reset, update and candidate, in this order. */
function read(kernel, unit, from, previous) {
  const d = previous.data.length, recalled = linear(kernel, previous, unit.fromHidden).data;
  const [reset, update, candidate, hidden] = [zeros(d), zeros(d), zeros(d), zeros(d)];
  for (let k = 0; k < d; k += 1) {
    const u = d + k, c = 2 * d + k;
    reset.data[k] = sigmoid(from[k] + recalled[k]);
    update.data[k] = sigmoid(from[u] + recalled[u]);
    candidate.data[k] = Math.tanh(from[c] + reset.data[k] * recalled[c]);
    hidden.data[k] = (1 - update.data[k]) * candidate.data[k] + update.data[k] * previous.data[k];
  }
  return { reset, update, candidate, hidden };
}
