/* A network on one passenger as products of matrices, forward and backward. A bias is the weight of an input that is always
   one, so a layer is a single product. Each matrix: rows of numbers; what is multiplied is read off the runtime. */
import { forward, run } from "../../models/network.js";

const row = (numbers) => [numbers];
const column = (numbers) => numbers.map((each) => [each]);

/* { left, right, result } of every product: the sums, the score, the slopes to the score, what is handed back to the units,
   and the slopes to the units; and what the units and the score became. */
export function products(network, input, label) {
  const seen = forward(network, input), { gradient } = run(network, [input], [label]);
  const { hiddenWeights, hiddenBias, outputWeights, outputBias } = network;
  const inputs = [...input, 1], units = [...seen.hidden, 1], blame = gradient.outputBias;
  const back = outputWeights.map(([weight]) => weight * blame[0]);
  return {
    seen, unitsBlame: gradient.hiddenBias,
    each: [
      { left: row(inputs), right: [...hiddenWeights, hiddenBias], result: row(seen.sums) },
      { left: row(units), right: [...outputWeights, outputBias], result: row(seen.scores) },
      { left: column(units), right: row(blame), result: [...gradient.outputWeights, blame] },
      { left: row(blame), right: row(outputWeights.map(([weight]) => weight)), result: row(back) },
      { left: column(inputs), right: row(gradient.hiddenBias), result: [...gradient.hiddenWeights, gradient.hiddenBias] },
    ],
  };
}
