/* The product that costs time: left · rightᵀ, each row of one with each row of the other. A kernel
   keeps the weights where it multiplies fast: in the memory of WebAssembly (matmul.wat), or else in
   arrays. Weights have 32 bits, all that is computed 64. */

import { width, zeros } from "./tensor.js";

const PAGE = 2 ** 16; // bytes
const SCRATCH = 2 ** 20; // bytes for what comes and goes with a product

/* Compile matmul.wat; null where the browser does not know SIMD. */
export const compiled = async (bytes) => (WebAssembly.validate(bytes) ? WebAssembly.compile(bytes) : null);

/* A kernel with room for so many weights; module: compiled matmul.wat, or null. */
export const openKernel = (module, room) => (module ? fastKernel(module, room) : plainKernel());

const plainKernel = () => ({ name: "js", allocate: (count) => new Float32Array(count), product });

/* left: (… × inner), right: (columns × inner) → (… × columns) */
function product(left, right) {
  const out = empty(left, right), inner = width(left), columns = width(out);
  for (let at = 0; at < out.data.length; at += 1) {
    const a = Math.floor(at / columns) * inner, b = (at % columns) * inner;
    let sum = 0;
    for (let k = 0; k < inner; k += 1) sum += left.data[a + k] * right.data[b + k];
    out.data[at] = sum;
  }
  return out;
}

const empty = (left, right) => zeros(...left.shape.slice(0, -1), right.shape[0]);

/* The same for weights kept in WebAssembly: as many rows at a time as there is room for go in, and
   their product out. */
function fastKernel(module, room) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((SCRATCH + 4 * room) / PAGE) }), { buffer } = memory;
  const { multiply } = new WebAssembly.Instance(module, { kernel: { memory } }).exports;
  const doubles = new Float64Array(buffer, 0, SCRATCH / 8);
  let free = SCRATCH;

  function allocate(count) {
    free += 4 * count;
    return new Float32Array(buffer, free - 4 * count, count);
  }

  function fastProduct(left, right) {
    if (right.data.buffer !== buffer) return product(left, right);
    const out = empty(left, right), inner = width(left), columns = width(out);
    const atOnce = Math.floor(doubles.length / (inner + columns));
    for (let from = 0; from * inner < left.data.length; from += atOnce) {
      const some = left.data.subarray(from * inner, (from + atOnce) * inner);
      const rows = some.length / inner, end = some.length + rows * columns;
      doubles.set(some);
      multiply(0, right.data.byteOffset, 8 * some.length, rows, columns, inner);
      out.data.set(doubles.subarray(some.length, end), from * columns);
    }
    return out;
  }

  return { name: "wasm", allocate, product: fastProduct };
}
