/* A part of a network: its first inputs, hidden units and answers; and how many numbers it has to turn. */

export function part({ hidden_weights: hidden, hidden_bias: bias, output_weights: output, output_bias: last }, { inputs, units, answers }) {
  return {
    hiddenWeights: hidden.slice(0, inputs).map((row) => row.slice(0, units)),
    hiddenBias: bias.slice(0, units),
    outputWeights: output.slice(0, units).map((row) => row.slice(0, answers)),
    outputBias: last.slice(0, answers),
  };
}

export function counted({ inputs, units, answers }) {
  const weights = inputs * units + units * answers;
  return { weights, parameters: weights + units + answers };
}
