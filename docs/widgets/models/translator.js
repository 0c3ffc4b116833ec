/* The network of seq2seq.py; names and shapes are those of the Python module. */

import { additiveScores, attend, dotScores, multiHead, weighted } from "../runtime/attention.js";
import { openKernel } from "../runtime/matmul.js";
import { add, embedding, linear, tanh } from "../runtime/operations.js";
import { gru } from "../runtime/recurrent.js";
import { join, map, row, stack, tensor, zeros } from "../runtime/tensor.js";
import { unpack } from "../runtime/weights.js";

const TOLERANCE = 1e-4; // by which the sum of given weights may miss 1, as in intervention.py

export const START = "<s>", END = "</s>", UNKNOWN = "<unk>";

/* A published translator, ready to run; packed: { header, weights }, module: compiled matmul.wat,
   or null for plain JavaScript. */
export function openTranslator(packed, module) {
  const kernel = openKernel(module, packed.low.length);
  return new Translator(packed.header, unpack(packed, kernel), kernel);
}

/* The number of each word; all unknown words share one. */
function numbering(words) {
  const numbers = new Map(words.map((word, number) => [word, number]));
  return (tokens) => tokens.map((token) => numbers.get(token) ?? numbers.get(UNKNOWN));
}

const matrix = (vector) => tensor(vector.data, [1, ...vector.shape]);

class Translator {
  constructor({ name, sizes, words }, weights, kernel) {
    Object.assign(this, { name, sizes, words, weights, kernel });
    this.ids = { source: numbering(words.source), target: numbering(words.target) };
    [this.start, this.end] = this.ids.target([START, END]);
  }

  /* tokens (source) → embeddings (source × d_embedding), steps, states (source × d_hidden).
     The last sentence is kept: who moves weights asks about one sentence many times. */
  encode(tokens) {
    const key = JSON.stringify(tokens);
    if (this.encoded?.key !== key) {
      const ids = this.ids.source(tokens);
      const embeddings = embedding(ids, this.weights.sourceEmbedding.weight);
      const steps = gru(this.kernel, this.weights.encoder, embeddings, zeros(this.sizes.d_hidden));
      const states = stack(steps.map((step) => step.hidden));
      this.encoded = { key, ids, embeddings, steps, states, last: steps.at(-1).hidden };
    }
    return this.encoded;
  }

  /* The decoder's state after reading these words, without what it would say: ids (n) → (d_hidden) */
  read(ids, state) {
    if (!ids.length) return state;
    const embeddings = embedding(ids, this.weights.targetEmbedding.weight);
    return gru(this.kernel, this.weights.decoder, embeddings, state).at(-1).hidden;
  }

  /* What comes after one word: its id, state (d_hidden) → logits (n_target_words), and how they came.
     moved: shares (source) to use instead of the computed weights. */
  decode(word, state, encoder, moved) {
    const { weights, kernel } = this;
    const words = embedding([word], weights.targetEmbedding.weight);
    const [step] = gru(kernel, weights.decoder, words, state);
    const asking = matrix(step.hidden);
    const look = this.lookBack(asking, encoder, moved);
    const known = look.context ? join(look.context, asking) : asking;
    const combined = map(linear(kernel, known, weights.combine), tanh);
    const fits = row(kernel.product(combined, weights.targetEmbedding.weight), 0);
    const logits = add(fits, weights.wordBias);
    return { embedding: row(words, 0), step, state: step.hidden, ...look, combined: row(combined, 0), logits };
  }

  /* state: (1 × d_hidden) → attention, or heads, and the context (1 × d_hidden); nothing of them
     without attention */
  lookBack(state, encoder, moved) {
    const { sizes, kernel } = this, keys = encoder.states;
    if (moved) checkMoved(moved, encoder.ids.length, sizes.attention);
    if (sizes.attention === null) return {};
    if (sizes.attention === "heads") {
      const heads = multiHead(kernel, state, keys, keys, this.weights.heads, sizes.n_heads);
      return { heads, context: heads.output };
    }
    const scoring = sizes.attention === "additive" ? this.score(state, encoder) : null;
    const look = attend(scoring ? scoring.scores : dotScores(kernel, state, keys), keys);
    if (moved) {
      look.weights = tensor(Float64Array.from(moved), look.weights.shape);
      look.context = weighted(look.weights, keys);
    }
    return { attention: { query: state, scoring, ...look }, context: look.context };
  }

  /* The additive score; the keys' side of it is made once for a sentence. */
  score(state, encoder) {
    const scoring = additiveScores(this.kernel, state, encoder.states, this.weights.score, encoder.scored);
    encoder.scored = scoring.keys;
    return scoring;
  }
}

/* Weights put in by hand must be shares of the source words. */
function checkMoved(moved, count, attention) {
  if (attention === null || attention === "heads") throw new Error("This model has no weights that could be moved.");
  if (moved.length !== count) throw new Error(`There are ${count} words to share attention, not ${moved.length}.`);
  const sum = moved.reduce((before, share) => before + share, 0);
  const shares = moved.every((share) => share >= 0) && Math.abs(sum - 1) <= TOLERANCE;
  if (!shares) throw new Error("Shares of attention are not negative and add up to the whole.");
}
