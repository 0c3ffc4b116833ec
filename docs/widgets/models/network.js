/* A network with a hidden layer, forward, backward and trained: illustrated_models/network.py, name by name.
   A network: { hiddenWeights: (feature, unit), hiddenBias: (unit), outputWeights: (unit, score), outputBias: (score) }.
   With a single score, that of “no” is held at zero. */

const zeros = (...shape) => shape.length === 1 ? Array(shape[0]).fill(0) : Array.from({ length: shape[0] }, () => zeros(...shape.slice(1)));

const BENDS = {
  relu: (sum) => (sum > 0 ? sum : 0),
  sigmoid: (sum) => 1 / (1 + Math.exp(-sum)),
};
const SLOPES = {
  relu: (sum) => (sum > 0 ? 1 : 0),
  sigmoid: (_, value) => value * (1 - value),
};

/* A sum after the activation, and the slope of the activation there. */
export function bent(sum, activation) {
  const value = BENDS[activation](sum);
  return [value, SLOPES[activation](sum, value)];
}

const layer = (inputs, weights, bias) => bias.map((start, n) => inputs.reduce((all, input, m) => all + input * weights[m][n], 0) + start);

/* Scores as shares of every answer. */
export function shares(scores) {
  const every = scores.length > 1 ? scores : [0, ...scores];
  const most = Math.max(...every);
  const raised = every.map((score) => Math.exp(score - most));
  const total = raised.reduce((one, other) => one + other, 0);
  return raised.map((each) => each / total);
}

/* One example forward: sums, hidden units, scores and shares. */
export function forward(network, input, activation = "relu") {
  const sums = layer(input, network.hiddenWeights, network.hiddenBias);
  const hidden = sums.map(BENDS[activation]);
  const scores = layer(hidden, network.outputWeights, network.outputBias);
  return { sums, hidden, scores, shares: shares(scores) };
}

/* Every example forward and backward: the loss, the share of right answers, and the slope of every parameter. */
export function run(network, inputs, labels, activation = "relu") {
  const units = network.hiddenBias.length, scores = network.outputBias.length;
  const gradient = {
    hiddenWeights: zeros(inputs[0].length, units), hiddenBias: zeros(units),
    outputWeights: zeros(units, scores), outputBias: zeros(scores),
  };
  let loss = 0, right = 0;
  inputs.forEach((input, row) => {
    const seen = forward(network, input, activation);
    loss -= Math.log(seen.shares[labels[row]]);
    if (seen.shares.every((share) => share <= seen.shares[labels[row]])) right += 1;
    backward(network, input, labels[row], seen, activation, gradient, inputs.length);
  });
  return { network, gradient, loss: loss / inputs.length, right: right / inputs.length };
}

/* Add one example's part to the slopes. */
function backward(network, input, label, { sums, hidden, shares: given }, activation, gradient, count) {
  const first = given.length - network.outputBias.length; // the score of “no” that is held has no slope
  const scores = network.outputBias.map((_, n) => (given[n + first] - (n + first === label ? 1 : 0)) / count);
  scores.forEach((slope, n) => { gradient.outputBias[n] += slope; });
  hidden.forEach((value, unit) => {
    let back = 0;
    scores.forEach((slope, n) => {
      gradient.outputWeights[unit][n] += value * slope;
      back += slope * network.outputWeights[unit][n];
    });
    const inner = back * SLOPES[activation](sums[unit], value);
    gradient.hiddenBias[unit] += inner;
    input.forEach((each, n) => { gradient.hiddenWeights[n][unit] += each * inner; });
  });
}

const less = (value, slope, rate) => (Array.isArray(value) ? value.map((each, n) => less(each, slope[n], rate)) : value - rate * slope);

/* The network after a step against the slope. */
export function stepped({ network, gradient }, rate) {
  return Object.fromEntries(Object.entries(network).map(([name, value]) => [name, less(value, gradient[name], rate)]));
}

/* Train with every example in every step. */
export function train(network, inputs, labels, { rate, steps, activation = "relu" }) {
  let here = network;
  for (let step = 0; step < steps; step += 1) here = stepped(run(here, inputs, labels, activation), rate);
  return run(here, inputs, labels, activation);
}
