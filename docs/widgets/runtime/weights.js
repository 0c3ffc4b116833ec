/* A published model, unpacked: figures/engine/weights.py says what the file is. */

import { size, tensor } from "./tensor.js";

const LENGTH = 4; // bytes that say how long the header is

/* gzip → bytes */
export async function unzipped(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/* bytes → the header, and the low and the high byte of each weight */
export function readPacked(bytes) {
  const start = LENGTH + new DataView(bytes.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH, start)));
  const middle = (start + bytes.length) / 2;
  return { header, low: bytes.subarray(start, middle), high: bytes.subarray(middle) };
}

/* The sha256 of the .safetensors file that this was packed from. */
export async function sha256({ header, low, high }) {
  const index = new TextEncoder().encode(header.index), start = 2 * LENGTH + index.length;
  const file = new Uint8Array(start + 2 * low.length);
  new DataView(file.buffer).setUint32(0, index.length, true);
  file.set(index, 2 * LENGTH);
  low.forEach((byte, at) => { file[start + 2 * at] = byte; });
  high.forEach((byte, at) => { file[start + 2 * at + 1] = byte; });
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", file));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* The weights in the kernel's memory: "encoder.from_input.weight" is encoder.fromInput.weight. */
export function unpack({ header, low, high }, kernel) {
  const halves = halfTable(), found = {};
  for (const [name, { shape, data_offsets: [from] }] of Object.entries(JSON.parse(header.index))) {
    const data = kernel.allocate(size(shape)), start = from / 2;
    for (let k = 0; k < data.length; k += 1) data[k] = halves[low[start + k] | (high[start + k] << 8)];
    const path = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()).split("."), last = path.pop();
    path.reduce((inner, part) => (inner[part] ||= {}), found)[last] = tensor(data, shape);
  }
  return found;
}

/* What each 16-bit pattern stands for (IEEE 754, binary16). */
export const halfTable = () =>
  Float32Array.from({ length: 2 ** 16 }, (_, bits) => {
    const sign = bits >> 15 ? -1 : 1, exponent = (bits >> 10) & 31, fraction = bits & 1023;
    if (exponent === 31) return fraction ? NaN : sign * Infinity;
    return sign * (exponent ? (1024 + fraction) * 2 ** (exponent - 25) : fraction * 2 ** -24);
  });
