/* A neuron that answers yes or no, on one example: illustrated_models/logistic.py, name by name. */

/* input: (feature); label: 1 = yes; weights: (feature) → products, sum, share, surprise, blame and slopes. */
export function logistic(input, label, weights, bias) {
  const products = input.map((each, n) => each * weights[n]);
  const sum = products.reduce((one, other) => one + other, 0) + bias;
  const share = 1 / (1 + Math.exp(-sum));
  const wrong = label ? -sum : sum; // −log(share) = log(1 + e^−sum), and the other way around
  const surprise = Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong)));
  const blame = share - label;
  return { products, sum, share, surprise, blame, weightsGradient: input.map((each) => each * blame), biasGradient: blame };
}
