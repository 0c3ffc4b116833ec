/* Runs the models, apart from the page, so that nothing stands still meanwhile. client.js speaks to
   it: { id, action, … } comes in, { id, answer | error | progress } goes out. What a kind of model is
   asked, its module says: architectures/NAME.js, where NAME stands in the packed model. */

import { compiled } from "./runtime/matmul.js";
import { readPacked, sha256, unzipped } from "./runtime/weights.js";

const KERNEL = new URL("../generated/widgets/matmul.wasm", import.meta.url);
const CACHE = "illustrated-models";
const ARCHITECTURE = /^[a-z][a-z0-9-]*$/;
const models = new Map(); // key → { model, questions }
const downloads = new Map(); // id → what stops it

const actions = {
  load,
  cancel: ({ of }) => downloads.get(of)?.abort(),
  close: ({ key }) => models.delete(key),
  question: ({ key, name, args }) => answered(models.get(key), name, args),
};

function answered({ model, questions }, name, args) {
  return questions[name](model, ...args);
}

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
    const { open, questions, live = {} } = await architecture(packed.header.architecture);
    const model = open(packed, module);
    models.set(key, { model, questions });
    const asked = Object.keys(questions).map((name) => [name, live[name] || false]);
    return { name: model.name, sizes: model.sizes, words: model.words, kernel: model.kernel.name, asked };
  } finally {
    downloads.delete(id);
  }
}

/* The module of a kind of model: { open(packed, module), questions: { name(model, …) }, live }. */
async function architecture(name) {
  try {
    if (ARCHITECTURE.test(name)) return await import(`./architectures/${name}.js`);
  } catch {
    // it did not arrive, or the browser cannot read it
  }
  throw new Error("The model could not be started in this browser.");
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
