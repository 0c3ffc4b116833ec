/* Runs the models, apart from the page, so that nothing stands still meanwhile. client.js speaks to
   it: { id, action, … } comes in, { id, answer | error | progress } goes out. */

import { openTranslator } from "./models/translator.js";
import { beam, step, translate } from "./models/translation.js";
import { compiled } from "./runtime/matmul.js";
import { readPacked, sha256, unzipped } from "./runtime/weights.js";

const KERNEL = new URL("../generated/widgets/matmul.wasm", import.meta.url);
const CACHE = "illustrated-models";
const models = new Map(); // key → the model, or what will become it
const downloads = new Map(); // id → what stops it

const actions = {
  load,
  cancel: ({ of }) => downloads.get(of)?.abort(),
  close: ({ key }) => models.delete(key),
  translate: ({ key, args }) => translate(models.get(key), ...args),
  step: ({ key, args }) => step(models.get(key), ...args),
  beam: ({ key, args }) => beam(models.get(key), ...args),
};

self.addEventListener("message", async ({ data: { id, action, ...rest } }) => {
  try {
    self.postMessage({ id, answer: await actions[action]({ id, ...rest }) });
  } catch ({ name, message }) {
    self.postMessage({ id, error: { name, message } });
  }
});

/* Download a model, check it and keep it → what a page wants to know of it. */
async function load({ id, key, url, bytes, hash, kernel }) {
  const stop = new AbortController();
  downloads.set(id, stop);
  try {
    const progress = (loaded, total) => self.postMessage({ id, progress: [loaded, total] });
    const [file, module] = await Promise.all([
      cached(url, () => download(url, bytes, progress, stop.signal)),
      kernel === "js" ? null : fastKernel(),
    ]);
    const packed = await opened(file, hash, url);
    stop.signal.throwIfAborted();
    const model = openTranslator(packed, module);
    models.set(key, model);
    return { name: model.name, sizes: model.sizes, words: model.words, kernel: model.kernel.name };
  } finally {
    downloads.delete(id);
  }
}

/* matmul.wasm, compiled; null if there is none or the browser cannot run it. */
async function fastKernel() {
  try {
    const answer = await fetch(KERNEL);
    return answer.ok ? await compiled(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/* A file from the browser's cache, or fetched and put there; browsers need not have a cache. */
async function cached(url, fetched) {
  const cache = await self.caches?.open(CACHE).catch(() => null);
  const kept = await cache?.match(url);
  if (kept) return new Uint8Array(await kept.arrayBuffer());
  const file = await fetched();
  await cache?.put(url, new Response(file)).then(() => forgetOthers(cache, url)).catch(() => null);
  return file;
}

/* Earlier versions of a model have another hash behind its name. */
async function forgetOthers(cache, url) {
  const name = url.slice(0, url.lastIndexOf("-") + 1);
  for (const { url: other } of await cache.keys()) {
    if (other.startsWith(name) && other !== url) await cache.delete(other);
  }
}

/* url → bytes; progress(loaded, total) as they come */
async function download(url, total, progress, signal) {
  const answer = await fetch(url, { signal }).catch((error) => failed(error, "there is no connection"));
  if (!answer.ok) failed(null, `the server answered ${answer.status}`);
  const parts = [];
  let loaded = 0;
  try {
    for (const reader = answer.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      progress((loaded += value.length), total || Number(answer.headers.get("Content-Length")) || loaded);
    }
  } catch (error) {
    failed(error, "the connection broke off");
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function failed(error, why) {
  if (error?.name === "AbortError") throw error;
  throw new Error(`The model could not be loaded: ${why}.`);
}

/* bytes → { header, low, high }; what is not the published model leaves the cache and is not used. */
async function opened(file, hash, url) {
  if (!self.DecompressionStream) throw new Error("This browser is too old to unpack the model.");
  try {
    const packed = readPacked(await unzipped(file));
    const checkable = Boolean(self.crypto?.subtle); // only on a page that came over https
    if (!checkable || (await sha256(packed)) === (hash || packed.header.sha256)) return packed;
  } catch {
    // not a model at all
  }
  await self.caches?.open(CACHE).then((cache) => cache.delete(url)).catch(() => null);
  throw new Error("What was loaded is not the published model, so it is not used.");
}
