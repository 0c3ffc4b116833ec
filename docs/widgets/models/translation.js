/* Translating a sentence, every step kept: translation.py and search.py in the browser. */

import { softmax } from "../runtime/operations.js";
import { beamSearch, greedySearch } from "../runtime/search.js";
import { largest, row, rowsOf, size, stack, zeros } from "../runtime/tensor.js";
import { END, START, UNKNOWN } from "./translator.js";

const N_TOP = 5;

/* How many steps a translation may take before it is cut off. */
const longestTranslation = (nSource) => 2 * nSource + 10;

function encoded(model, tokens) {
  if (!tokens.length) throw new Error("There is no word to translate.");
  return model.encode(tokens);
}

/* Where a search starts and ends. */
function searching(model, encoder) {
  const limit = longestTranslation(encoder.ids.length);
  return { start: model.start, state: encoder.last, end: model.end, limit };
}

/* One sentence translated → its trace, with the fields of TranslationTrace.
   beam: how many translations live at a time; moved: { step: shares (source) } in place of the
   weights; everything: also logits, probabilities and how additive scores came about. */
export function translate(model, tokens, { beam = 1, moved = {}, everything = false } = {}) {
  const encoder = encoded(model, tokens);
  const next = (word, state, place) => model.decode(word, state, encoder, moved[place]);
  const forced = beam === 1 ? null : best(searchTree(model, encoder, beam));
  const { chosen, steps } = forced
    ? following(next, searching(model, encoder), forced)
    : greedySearch(next, searching(model, encoder));
  const trace = finishedTrace(model, tokens, encoder, steps, chosen);
  return { ...(everything ? trace : light(trace)), moved: Object.keys(moved).map(Number) };
}

/* The steps that write words which are already chosen. */
function following(next, { start, state }, chosen) {
  const steps = [];
  for (const place of chosen.keys()) {
    steps.push(place ? next(chosen[place - 1], steps[place - 1].state, place) : next(start, state, place));
  }
  return { chosen, steps };
}

/* What the model would write after these words; weights: shares (source) in place of its own. */
export function step(model, tokens, written, { weights = null } = {}) {
  const encoder = encoded(model, tokens);
  const ids = [model.start, ...model.ids.target(written)];
  const state = model.read(ids.slice(0, -1), encoder.last);
  const { attention, heads, combined, logits } = model.decode(ids.at(-1), state, encoder, weights);
  const probabilities = softmax(logits).data;
  const named = (id) => ({ token: model.words.target[id], probability: probabilities[id] });
  const top = largest(probabilities, N_TOP).map(named);
  const look = attention && Object.fromEntries(
    ["query", "scores", "weights", "context"].map((name) => [name, row(attention[name], 0)]));
  return { ...look, heads: heads || null, combined, top, changed: Boolean(weights) };
}

/* All words that a beam search considers, with the fields of BeamTrace. */
export function beam(model, tokens, width) {
  const { nodes, best: end } = searchTree(model, encoded(model, tokens), width);
  const named = nodes.map(({ word, ...node }) => ({ ...node, token: model.words.target[word] }));
  return { sourceTokens: tokens, width, nodes: named, best: end };
}

function searchTree(model, encoder, width) {
  if (!(width >= 1)) throw new Error(`A beam cannot be ${width} wide.`);
  const next = (word, state) => model.decode(word, state, encoder);
  return beamSearch(next, { ...searching(model, encoder), width });
}

/* The words of the best sentence. */
function best({ nodes, best: end }) {
  const ids = [];
  for (let node = nodes[end]; node; node = nodes[node.parent]) ids.unshift(node.word);
  return ids;
}

/* Name what the model computed: numbers become words, logits probabilities. */
function finishedTrace(model, sourceTokens, encoder, steps, chosen) {
  const words = model.words.target, decoder = joinedSteps(steps);
  const probabilities = softmax(decoder.logits), rows = [...rowsOf(probabilities)];
  const top = rows.map((numbers) => largest(numbers, N_TOP));
  const predictedTokens = chosen.map((id) => words[id]);
  const predictedProbabilities = rows.map((numbers, place) => numbers[chosen[place]]);
  const carried = carriedWords(predictedTokens, shares(decoder), sourceTokens);
  const { ids, embeddings, steps: encoderSteps, states, last } = encoder;
  return {
    sourceTokens,
    sourceRead: ids.map((id) => model.words.source[id]),
    sourceIds: ids,
    encoder: { embeddings, steps: encoderSteps, states, last },
    decoderInputs: [START, ...predictedTokens.slice(0, -1)],
    decoder,
    probabilities,
    topTokens: top.map((ranked) => ranked.map((id) => words[id])),
    topProbabilities: top.map((ranked, place) => ranked.map((id) => rows[place][id])),
    predictedTokens,
    predictedProbabilities,
    carried,
    targetTokens: finalWords(predictedTokens, carried),
    nSource: sourceTokens.length,
    nTarget: chosen.length,
    confidence: geometricMean(predictedProbabilities),
  };
}

const geometricMean = (numbers) =>
  Math.exp(numbers.reduce((sum, value) => sum + Math.log(value), 0) / numbers.length);

/* What a page needs: without what has a number for each English word, or for each hidden unit of a
   score. */
function light({ probabilities, decoder, ...trace }) {
  const { logits, attention, ...rest } = decoder;
  return { ...trace, decoder: { ...rest, attention: attention && { ...attention, scoring: null } } };
}

/* Consecutive steps of the decoder together, one row per word. */
function joinedSteps(steps) {
  const column = (name) => stack(steps.map((one) => one[name]));
  return {
    embeddings: column("embedding"),
    steps: steps.map((one) => one.step),
    states: column("state"),
    attention: steps[0].attention ? joinedAttention(steps.map((one) => one.attention)) : null,
    heads: steps[0].heads ? joinedHeads(steps.map((one) => one.heads)) : null,
    combined: column("combined"),
    logits: column("logits"),
  };
}

function joinedAttention(looks) {
  const first = looks[0].scoring;
  const scoring = first && {
    ...joinedRows(looks.map((look) => look.scoring), ["query", "scores"]),
    keys: first.keys,
    joined: stack(looks.map((look) => row(look.scoring.joined, 0))),
  };
  return { ...joinedRows(looks, ["query", "scores", "weights", "context"]), scoring };
}

const joinedHeads = (looks) => ({
  ...looks[0],
  ...joinedRows(looks, ["query", "headQuery", "scores", "weights", "contexts", "joined", "output"]),
});

/* For each name the parts' tensors (… × 1 × n), one row below the other: (… × part × n). */
function joinedRows(parts, names) {
  return Object.fromEntries(names.map((name) => {
    const { shape } = parts[0][name], outer = shape.slice(0, -2), n = shape.at(-1);
    const together = zeros(...outer, parts.length, n);
    for (let block = 0; block < size(outer); block += 1) {
      parts.forEach((part, place) => {
        const numbers = part[name].data.subarray(block * n, (block + 1) * n);
        together.data.set(numbers, (block * parts.length + place) * n);
      });
    }
    return [name, together];
  }));
}

/* How much each source word counts at each step: (target × source); of heads, the mean. */
function shares({ attention, heads }) {
  if (!heads) return attention && attention.weights;
  const [count, ...shape] = heads.weights.shape, mean = zeros(...shape);
  for (let head = 0; head < count; head += 1) {
    row(heads.weights, head).data.forEach((share, at) => { mean.data[at] += share / count; });
  }
  return mean;
}

/* For each <unk> written, the source word with the largest weight at that step
   (Luong et al. 2015, section 4.2). */
function carriedWords(predicted, weights, sourceTokens) {
  if (!weights) return [];
  const places = [...rowsOf(weights)].map((numbers) => largest(numbers, 1)[0]);
  return places
    .map((source, target) => ({ target, source, word: sourceTokens[source] }))
    .filter(({ target }) => predicted[target] === UNKNOWN);
}

/* The words written, the carried ones in their places, without the stop sign. */
function finalWords(predicted, carried) {
  const words = [...predicted];
  for (const { target, word } of carried) words[target] = word;
  return words.includes(END) ? words.slice(0, words.indexOf(END)) : words;
}
