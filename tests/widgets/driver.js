/* Runs the runtime for a test: bundles of tensors come in and go out, Python compares.
   A bundle: uint32 length of a header, the header (JSON: [[name, shape], …], with spaces up to a
   multiple of eight), then all numbers as 64-bit floats. */

import { openTranslator } from "/widgets/models/translator.js";
import { beam, step, translate } from "/widgets/models/translation.js";
import { audited } from "/widgets/models/audit.js";
import { logistic } from "/widgets/models/logistic.js";
import { bent, forward, train } from "/widgets/models/network.js";
import { descend, landscape, standardised } from "/widgets/models/neuron.js";
import { products } from "/widgets/neural-network-math/parts/products.js";
import { counted, part } from "/widgets/neural-networks/grow.js";
import { filled } from "/widgets/neural-networks/take.js";
import { additiveScores, attend, dotScores, multiHead } from "/widgets/runtime/attention.js";
import { compiled, openKernel } from "/widgets/runtime/matmul.js";
import { embedding, erf, gelu, layerNorm, linear, logSoftmax, relu, sigmoid, softmax, tanh } from "/widgets/runtime/operations.js";
import { gru } from "/widgets/runtime/recurrent.js";
import { beamSearch, greedySearch } from "/widgets/runtime/search.js";
import { map, row, tensor } from "/widgets/runtime/tensor.js";
import { halfTable, readPacked, sha256, unzipped } from "/widgets/runtime/weights.js";

const fetched = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());

const moduleFor = async (kernel) =>
  kernel === "js" ? null : compiled(await fetched("/generated/widgets/matmul.wasm"));

/* ---- bundles ---- */

function read(bytes) {
  const start = 4 + new DataView(bytes.buffer).getUint32(0, true), found = {};
  let at = start;
  for (const [name, shape] of JSON.parse(new TextDecoder().decode(bytes.subarray(4, start)))) {
    const count = shape.reduce((product, length) => product * length, 1);
    found[name] = tensor(new Float64Array(bytes.buffer, at, count), shape);
    at += 8 * count;
  }
  return found;
}

async function send(name, tensors) {
  const header = JSON.stringify(Object.entries(tensors).map(([key, { shape }]) => [key, shape]));
  const text = new TextEncoder().encode(header), padded = new Uint8Array(4 + Math.ceil(text.length / 8) * 8).fill(32);
  padded.set(text);
  const parts = [new Uint32Array([padded.length]), padded, ...Object.values(tensors).map(({ data }) => data)];
  await fetch(`/result/${name}`, { method: "POST", body: new Blob(parts) });
}

/* Every tensor in a trace, by its path. */
function flattened(value, path = "", found = {}) {
  if (value?.data instanceof Float64Array) found[path] = value;
  else if (value && typeof value === "object") {
    for (const [key, each] of Object.entries(value)) {
      flattened(each, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key, found);
    }
  }
  return found;
}

/* Tokens, numbers and the like: a trace without its tensors. */
const plain = (value) =>
  JSON.parse(JSON.stringify(value, (_, each) => (each?.data instanceof Float64Array ? undefined : each)));

/* ---- models ---- */

const models = {};

export async function open(name, kernel) {
  const packed = readPacked(await unzipped(await fetched(`/models/${name}.weights`)));
  const model = openTranslator(packed, await moduleFor(kernel));
  models[`${name} ${kernel}`] = model;
  return { kernel: model.kernel.name, sha256: await sha256(packed), header: packed.header };
}

/* Translate sentences, send all tensors as one bundle; returns what is no tensor. */
export async function translations(name, kernel, sentences, result, options = {}) {
  const model = models[`${name} ${kernel}`];
  const traces = sentences.map((tokens) => translate(model, tokens, { ...options, everything: true }));
  await send(result, flattened(traces.map((trace) => ({
    ...trace,
    topProbabilities: matrix(trace.topProbabilities),
    predictedProbabilities: row(matrix([trace.predictedProbabilities]), 0),
  }))));
  return plain(traces);
}

const matrix = (rows) => tensor(Float64Array.from(rows.flat()), [rows.length, rows[0].length]);

export const beams = (name, kernel, sentences, width) =>
  sentences.map((tokens) => beam(models[`${name} ${kernel}`], tokens, width));

export const ask = (name, kernel, action, ...args) =>
  plain({ translate, step }[action](models[`${name} ${kernel}`], ...args));

/* ---- training ---- */

export const neuronTraining = (inputs, targets, weights, bias, options) => descend(inputs, targets, weights, bias, options);

export const networkTraining = (network, inputs, labels, options) => train(network, inputs, labels, options);

export const neuronLandscape = (inputs, targets, weights, biases) => landscape(inputs, targets, weights, biases);

export const standardisedInputs = (inputs) => standardised(inputs);

export const grown = (network, house, shape) => ({ ...forward(part(network, shape), house.slice(0, shape.inputs)), ...counted(shape) });

export const auditedNetworks = (cases) => cases.map(({ network, input, label, nudge }) => audited(network, input, label, nudge));

export const logisticAnswers = (cases) => cases.map(({ input, label, weights, bias }) => logistic(input, label, weights, bias));

export const bentSums = (sums, activation) => sums.map((sum) => bent(sum, activation));

export const matrixProducts = (cases) => cases.map(({ network, input, label }) => products(network, input, label).each);

export const filledPrograms = (program, states) => states.map((state) => filled(program, state));

/* ---- operations ---- */

/* A weight as a model keeps it: in the kernel's memory. */
function kept(kernel, { data, shape }) {
  const weights = kernel.allocate(data.length);
  weights.set(data);
  return tensor(weights, shape);
}

const ids = ({ data }) => Array.from(data);

const cases = {
  product: (kernel, { left, right }) => kernel.product(left, kept(kernel, right)),
  productOfComputed: (kernel, { left, right }) => kernel.product(left, right),
  linear: (kernel, { input, layer }) => linear(kernel, input, layer),
  embedding: (_, { table, places }) => embedding(ids(places), table),
  softmax: (_, { input }) => softmax(input),
  logSoftmax: (_, { input }) => logSoftmax(input),
  layerNorm: (_, { input, layer }) => layerNorm(input, layer),
  tanh: (_, { input }) => map(input, tanh),
  sigmoid: (_, { input }) => map(input, sigmoid),
  relu: (_, { input }) => map(input, relu),
  gelu: (_, { input }) => map(input, gelu),
  erf: (_, { input }) => map(input, erf),
  gru: (kernel, { words, start, ...unit }) => ({ steps: gru(kernel, unit, words, start) }),
  dot: (kernel, { query, keys, values }) => attend(dotScores(kernel, query, keys), values),
  scaledDot: (kernel, { query, keys, values, visible }) =>
    attend(dotScores(kernel, query, keys, query.shape[1] ** -0.5), values, visible),
  additive: (kernel, { query, keys, values, visible, ...score }) => {
    const scoring = additiveScores(kernel, query, keys, score);
    return { scoring, ...attend(scoring.scores, values, visible) };
  },
  multiHead: (kernel, { query, keys, values, visible, heads, ...maps }) =>
    multiHead(kernel, query, keys, values, maps, ids(heads)[0], visible),
};

/* Run every case of the bundle: its inputs "case/input" and weights "case/layer.weight" → tensors
   "case.…". What stands behind a "-" in a case's name tells it from others of the operation. */
export async function operations(kernelName, result) {
  const kernel = openKernel(await moduleFor(kernelName), 2 ** 14), given = {}, found = {};
  for (const [path, value] of Object.entries(read(await fetched("/case/operations")))) {
    const [which, name, part] = path.split(/[/.]/);
    const inputs = (given[which] ||= {});
    if (part) (inputs[name] ||= {})[part] = kept(kernel, value);
    else inputs[name] = value;
  }
  for (const [name, inputs] of Object.entries(given)) {
    Object.assign(found, flattened(cases[name.split("-")[0]](kernel, inputs), name));
  }
  await send(result, found);
  return kernel.name;
}

export const halves = (result) => send(result, { halves: tensor(Float64Array.from(halfTable()), [2 ** 16]) });

/* ---- searches over a table of probabilities: what comes after each word ---- */

const chain = (rows) => (word) => ({ logits: tensor(Float64Array.from(rows[word], Math.log), [rows.length]), state: null });

export const greedy = (rows, task) => greedySearch(chain(rows), task).chosen;

export const searched = (rows, { alpha, ...task }) =>
  beamSearch(chain(rows), alpha ? { ...task, penalty: (words) => ((5 + words) / 6) ** alpha } : task);

