/* One slope, found three ways: illustrated_models/audit.py, name by name. The second way is a small autograd of our own:
   it knows the slope of each operation and nothing of networks. */
import { run } from "./network.js";

const DECIMALS = 10; // to which slopes are compared

/* A number that remembers what it was made of: pairs of a number and the slope towards it. */
const made = (value, ...from) => ({ value, from, slope: 0 });
const plus = (one, other) => made(one.value + other.value, [one, 1], [other, 1]);
const times = (one, other) => made(one.value * other.value, [one, other.value], [other, one.value]);
const relu = (one) => made(Math.max(one.value, 0), [one, one.value > 0 ? 1 : 0]);
const raised = (one) => made(Math.exp(one.value), [one, Math.exp(one.value)]);
const logarithm = (one) => made(Math.log(one.value), [one, 1 / one.value]);

/* Walk back from a result and add up the slope towards everything that it was made of. */
function backward(result) {
  const order = [], seen = new Set();
  const visit = (each) => {
    if (seen.has(each)) return;
    seen.add(each);
    each.from.forEach(([part]) => visit(part));
    order.push(each);
  };
  visit(result);
  result.slope = 1;
  for (const each of order.reverse()) {
    for (const [part, slope] of each.from) part.slope += slope * each.slope;
  }
}

/* The parameters in one row: hidden weights (input by input), hidden biases, output weights, output bias. */
export function flat({ hiddenWeights, hiddenBias, outputWeights, outputBias }) {
  return [hiddenWeights, hiddenBias, outputWeights, outputBias].flat(2);
}

function assembled(parameters, like) {
  const units = like.hiddenBias.length, rows = like.hiddenWeights.length;
  const take = (start, count) => parameters.slice(start, start + count);
  const hiddenWeights = Array.from({ length: rows }, (_, row) => take(row * units, units));
  const after = rows * units;
  return {
    hiddenWeights, hiddenBias: take(after, units),
    outputWeights: take(after + units, units).map((weight) => [weight]), outputBias: take(after + units + units, 1),
  };
}

function byAutograd(network, input, label) {
  const leaves = flat(network).map((value) => made(value));
  const { hiddenWeights, hiddenBias, outputWeights, outputBias } = assembled(leaves, network);
  const add = (all) => all.reduce(plus);
  const hidden = hiddenBias.map((bias, unit) => relu(add([...input.map((each, n) => times(made(each), hiddenWeights[n][unit])), bias])));
  const score = add([...hidden.map((each, unit) => times(each, outputWeights[unit][0])), outputBias[0]]);
  const wrong = times(score, made(label ? -1 : 1));
  backward(logarithm(plus(made(1), raised(wrong))));
  return leaves.map(({ slope }) => slope);
}

/* The first decimal in which two printed numbers differ, from 1; 0 if none does. */
export function partsAt(one, other, decimals = DECIMALS) {
  const [first, second] = [one, other].map((each) => `${each < 0 || Object.is(each, -0) ? "" : "+"}${each.toFixed(decimals)}`);
  const point = first.indexOf(".");
  if (Number(first) === Number(second)) return 0;
  if (first.slice(0, point) !== second.slice(0, second.indexOf("."))) return 1;
  return [...first.slice(point + 1)].findIndex((digit, place) => digit !== second[point + 1 + place]) + 1;
}

/* Of one example, the slope of its surprise in the direction of every parameter. */
export function audited(network, input, label, nudge) {
  const parameters = flat(network);
  const loss = (moved) => run(assembled(moved, network), [input], [label]).loss;
  const nudged = (place, way) => loss(parameters.map((each, n) => (n === place ? each + way * nudge : each)));
  const byHand = flat(run(network, [input], [label]).gradient);
  const auto = byAutograd(network, input, label);
  const byDifference = parameters.map((_, place) => (nudged(place, 1) - nudged(place, -1)) / (2 * nudge));
  return {
    parameters, byHand, byAutograd: auto, byDifference,
    autogradParts: byHand.map((each, n) => partsAt(each, auto[n])),
    differenceParts: byHand.map((each, n) => partsAt(each, byDifference[n])),
  };
}
