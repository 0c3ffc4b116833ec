/* The page's side of the models: `openModel` gives one to a widget, `worker.js` runs it.

   const model = await openModel({ name, url, bytes, sha256 }, { progress, signal, kernel });

   What can be asked of it, architectures/NAME.js says; of a translator

   const trace = await model.translate(tokens, { beam, moved, everything, keep });
   const said = await model.step(tokens, written, { weights, keep });
   const tree = await model.beam(tokens, width);

   A question's last argument may be options. One that a newer one has overtaken is answered with
   null, unless it says `keep`. */

let worker = null;
let lastId = 0;
const waiting = new Map(); // id → { resolve, reject, progress }
const loads = new Map(); // key → { promise, id, listeners, users }

/* Ask the worker; progress(loaded, total) is told what it says meanwhile. */
function ask(message, progress = () => {}) {
  if (!worker) startWorker();
  const id = (lastId += 1);
  const promise = new Promise((resolve, reject) => waiting.set(id, { resolve, reject, progress }));
  worker.postMessage({ id, ...message });
  return { id, promise };
}

function startWorker() {
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data: { id, answer, error, progress } }) => {
    const { resolve, reject, progress: tell } = waiting.get(id);
    if (progress) return tell(...progress);
    waiting.delete(id);
    return error ? reject(Object.assign(new Error(error.message), { name: error.name })) : resolve(answer);
  });
  worker.addEventListener("error", () => {
    const lost = [...waiting.values()];
    waiting.clear();
    worker.terminate();
    worker = null;
    loads.clear();
    for (const { reject } of lost) reject(new Error("The model could not be started in this browser."));
  });
}

/* A model for one widget. It is loaded once, however many widgets open it.
   progress(loaded, total) in bytes; signal: an AbortSignal; kernel "js": without WebAssembly.
   Rejects with an AbortError, or with an Error whose message can be shown. */
export async function openModel({ url, bytes, sha256 }, options = {}) {
  const { progress = () => {}, signal = null, kernel = wanted() } = options;
  signal?.throwIfAborted();
  const address = new URL(url, document.baseURI).href, key = `${kernel} ${address}`;
  const load = loads.get(key) || startLoad({ key, url: address, bytes, hash: sha256, kernel });
  load.listeners.add(progress);
  load.users += 1;
  try {
    return new Model(key, load, await unlessAborted(load.promise, signal));
  } catch (error) {
    leave(key, load);
    throw error;
  } finally {
    load.listeners.delete(progress);
  }
}

/* `?kernel=js` in the page's address asks for plain JavaScript. */
const wanted = () => new URLSearchParams(location.search).get("kernel") || "wasm";

function startLoad(message) {
  const load = { listeners: new Set(), users: 0, ready: false };
  const tellAll = (...amounts) => load.listeners.forEach((tell) => tell(...amounts));
  const { id, promise } = ask({ action: "load", ...message }, tellAll);
  Object.assign(load, { id, promise: promise.then((about) => { load.ready = true; return about; }) });
  load.promise.catch(() => forget(message.key, load));
  loads.set(message.key, load);
  return load;
}

/* A load that failed or was given up is begun anew by the next who asks. */
function forget(key, load) {
  if (loads.get(key) === load) loads.delete(key);
}

/* A promise, or the signal's error if that comes first. */
function unlessAborted(promise, signal) {
  if (!signal) return promise;
  const aborted = new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}

/* One user less: the last one stops the download, or lets the model go. */
function leave(key, load) {
  load.users -= 1;
  if (load.users || loads.get(key) !== load) return;
  loads.delete(key);
  ask(load.ready ? { action: "close", key } : { action: "cancel", of: load.id }).promise.catch(() => {});
}

const isOptions = (value) => Object.getPrototypeOf(value ?? 0) === Object.prototype;

class Model {
  #key; #load; #queues = new Map(); #closed = false;

  /* asked: of each question its name, and whether it is live: always, never, or with an option */
  constructor(key, load, { name, sizes, words, kernel, asked }) {
    this.#key = key;
    this.#load = load;
    Object.assign(this, { name, sizes, words, kernel });
    for (const [question, live] of asked) this[question] = (...args) => this.#question(question, live, args);
  }

  #question(name, live, args) {
    const given = isOptions(args.at(-1)) ? args.pop() : {};
    const { keep = false, ...options } = given;
    return this.#ask(name, [...args, options], { keep, live: live === true || Boolean(options[live]) });
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    leave(this.#key, this.#load);
  }

  /* At most one question of a kind is with the worker and one waits, the newest. A question that
     was begun is answered all the same if it is `live`: who drags wants to see the way. */
  async #ask(action, args, { keep, live }) {
    if (this.#closed) return null;
    const send = () => ask({ action: "question", name: action, key: this.#key, args }).promise;
    if (keep) return send();
    const queue = this.#queues.get(action) || { busy: Promise.resolve(), newest: 0 };
    this.#queues.set(action, queue);
    const number = (queue.newest += 1), overtaken = () => this.#closed || number < queue.newest;
    const before = queue.busy;
    let over;
    queue.busy = new Promise((resolve) => { over = resolve; });
    try {
      await before;
      if (overtaken()) return null;
      const answer = await send();
      return overtaken() && !live ? null : answer;
    } finally {
      over();
    }
  }
}
