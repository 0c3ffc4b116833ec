/* A linear neuron, its squared error and plain gradient descent: illustrated_models/neuron.py, name by name. */

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/* inputs: (example, feature); targets: (example); weights: (feature) → predictions, errors, loss and slopes. */
export function neuron(inputs, targets, weights, bias) {
  const predictions = inputs.map((row) => sum(row.map((input, n) => input * weights[n])) + bias);
  const errors = predictions.map((prediction, n) => prediction - targets[n]);
  const share = 2 / targets.length; // d(error²) = 2 · error · d(error)
  return {
    weights, bias, predictions, errors,
    loss: sum(errors.map((error) => error * error)) / targets.length,
    weightsGradient: weights.map((_, n) => share * sum(errors.map((error, row) => error * inputs[row][n]))),
    biasGradient: share * sum(errors),
  };
}

/* The parameters after a step against the slope. */
export function stepped({ weights, bias, weightsGradient, biasGradient }, rate) {
  return { weights: weights.map((weight, n) => weight - rate * weightsGradient[n]), bias: bias - rate * biasGradient };
}

/* Train: so many steps, each with every example; stops before the loss is no number any more. */
export function descend(inputs, targets, weights, bias, { rate, steps }) {
  let here = neuron(inputs, targets, weights, bias);
  for (let step = 0; step < steps; step += 1) {
    const next = stepped(here, rate);
    const after = neuron(inputs, targets, next.weights, next.bias);
    if (!Number.isFinite(after.loss)) break;
    here = after;
  }
  return here;
}

/* The loss at every crossing of weights and biases, of a neuron with one input: (bias, weight). From sums over the
   examples, so that a fine grid costs little: the loss is a square of both. */
export function landscape(inputs, targets, weights, biases) {
  const count = targets.length;
  const mean = (value) => sum(targets.map((target, n) => value(inputs[n][0], target))) / count;
  const [one, square] = [mean((input) => input), mean((input) => input * input)];
  const [cross, target, targetSquare] = [mean((input, each) => input * each), mean((_, each) => each), mean((_, each) => each * each)];
  return biases.map((bias) => weights.map((weight) =>
    weight * weight * square + bias * bias + targetSquare + 2 * (weight * bias * one - weight * cross - bias * target)));
}

/* Every feature with mean 0 and standard deviation 1 over the examples. */
export function standardised(inputs) {
  const moments = inputs[0].map((_, n) => {
    const middle = sum(inputs.map((row) => row[n])) / inputs.length;
    return { middle, spread: Math.sqrt(sum(inputs.map((row) => (row[n] - middle) ** 2)) / inputs.length) };
  });
  return inputs.map((row) => row.map((value, n) => (value - moments[n].middle) / moments[n].spread));
}
