/* Brings a widget to life: its module, its data and its networks, with progress, Cancel and Try again.
   Until all is there, and whenever something fails, the drawing of the page stays where it is. */
import { openModel } from "../client.js";
import { element } from "./draw.js";

const MEGABYTE = 1e6; // bytes
const UNREACHABLE = "This could not be loaded: there is no connection.";
let sheet = null; // the stylesheet of all widgets, asked for once

/* Start a widget, unless it is starting or lives already. */
export async function begin(widget) {
  if (widget.begun) return;
  widget.begun = true;
  const [button, status] = widget.querySelectorAll(".start > *");
  const row = new Row(button, status);
  if (location.hash.startsWith(`#${widget.parentNode.id}:`)) widget.parentNode.scrollIntoView();
  try {
    const live = await row.during((signal, opened) => enliven(widget, signal, opened));
    status.textContent = "Ready";
    const free = row.focused || document.activeElement === document.body;
    if (free) (live.querySelector("[data-first]") ?? live).focus({ preventScroll: true });
    row.box.remove();
  } catch {
    widget.begun = false; // the row has said why
  }
}

/* Fetch all that the widget needs and let its module fill the live part; resolves to that part. */
async function enliven(widget, signal, opened) {
  const path = `${widget.dataset.article}/${widget.getAttribute("element")}.js`;
  const module = new URL(`../${path}`, import.meta.url);
  const asked = [reach(import(module)), json(widget.dataset.src, signal), style()];
  const [{ start }, data] = await Promise.all(asked);
  signal.throwIfAborted();
  const name = widget.parentNode.querySelector("figcaption").textContent;
  const live = element("div", { class: "live", tabindex: -1, role: "group", "aria-label": name, inert: true });
  widget.querySelector(".start").before(live);
  try {
    await start(live, context(widget, live, data.values, signal, opened));
    signal.throwIfAborted();
  } catch (error) {
    live.remove();
    throw error;
  }
  live.inert = false;
  widget.classList.add("live");
  return live;
}

/* What a module is given besides its place. */
function context(widget, live, data, signal, opened) {
  const models = JSON.parse(widget.dataset.models);
  for (const model of Object.values(models)) model.url = new URL(model.url, document.baseURI).href;
  const open = async (name, place = live) => {
    const model = models[name];
    if (!model) throw Error(`this widget names no network “${name}”, only ${Object.keys(models)}`);
    return live.inert ? opened(model) : openLater(model, place);
  };
  const base = new URL("../../", import.meta.url).href;
  return { id: widget.parentNode.id, data, models, base, signal, open };
}

/* Open a network after the start, with a row of its own; rejects only if the reader gives up. */
async function openLater(model, place) {
  const button = element("button", { type: "button", class: "im-button" });
  const status = element("span", { role: "status" });
  const line = element("p", { class: "start" }, button, status);
  place.append(line);
  const row = new Row(button, status);
  for (;;) {
    try {
      const handle = await row.during((signal, opened) => opened(model));
      line.remove();
      return handle;
    } catch (error) {
      if (error.name === "AbortError") line.remove();
      if (error.name === "AbortError") throw error;
      await new Promise((resolve) => button.addEventListener("click", resolve, { once: true }));
    }
  }
}

/* A button, and beside it what is said; while something loads, a bar and Cancel stand for the button. */
class Row {
  constructor(button, status) {
    Object.assign(this, { button, status, words: button.textContent, box: element("span", { class: "im-loading" }) });
  }

  get focused() {
    return document.activeElement === this.button || this.box.contains(document.activeElement);
  }

  /* Do `work(signal, open)`; if it fails, say why, offer it again, and fail. */
  async during(work) {
    const controller = new AbortController();
    const { signal } = controller;
    const sums = new Sums();
    const open = (model) => openModel(model, { signal, progress: sums.of(model) });
    this.show(sums, () => controller.abort());
    try {
      return await work(signal, open);
    } catch (error) {
      controller.abort(); // what else is on its way
      this.fail(error);
      throw error;
    }
  }

  show(sums, abort) {
    const cancel = element("button", { type: "button", class: "im-button", onclick: abort }, "Cancel");
    const { focused } = this;
    this.box.replaceChildren(sums.bar, sums.note, cancel);
    this.button.after(this.box);
    this.button.hidden = true;
    this.status.textContent = "Loading";
    if (focused) cancel.focus();
  }

  fail(error) {
    const cancelled = error.name === "AbortError";
    const { focused } = this;
    this.box.remove();
    this.button.hidden = false;
    this.button.textContent = cancelled ? this.words : "Try again";
    this.status.textContent = cancelled ? "Cancelled" : said(error);
    if (focused) this.button.focus();
  }
}

/* How many megabytes of all networks have come, as a bar and in words. */
class Sums {
  constructor() {
    this.bar = element("progress", { "aria-label": "Loading" });
    this.note = element("span", { class: "im-note" }, "loading");
    this.come = new Map(); // name → [bytes that came, bytes of all]
  }

  /* What a network calls as its bytes come. */
  of(model) {
    this.come.set(model.name, [0, model.bytes]);
    return (loaded) => {
      this.come.set(model.name, [loaded, model.bytes]);
      this.tell();
    };
  }

  tell() {
    const [value, max] = [0, 1].map((part) => [...this.come.values()].reduce((sum, each) => sum + each[part], 0));
    Object.assign(this.bar, { max, value });
    const [loaded, total] = [value, max].map((bytes) => (bytes / MEGABYTE).toFixed(1));
    this.note.textContent = `${loaded} of ${total} MB`;
  }
}

/* An error in words: an Error is a sentence for people, any other kind is a mistake of ours. */
function said(error) {
  if (error.name === "Error") return error.message;
  console.error(error);
  return "This could not be loaded: something in it is broken.";
}

/* What a fetch or an import brings; that it failed, in words. */
function reach(asked) {
  return asked.catch((error) => {
    throw error.name === "AbortError" ? error : Error(UNREACHABLE, { cause: error });
  });
}

async function json(url, signal) {
  const answer = await reach(fetch(url, { signal }));
  if (!answer.ok) throw Error(UNREACHABLE);
  return reach(answer.json());
}

function style() {
  sheet ||= new Promise((resolve, reject) => {
    const href = new URL("../widgets.css", import.meta.url).href;
    const link = element("link", { rel: "stylesheet", href, onload: resolve });
    link.addEventListener("error", () => {
      sheet = null;
      link.remove();
      reject(Error(UNREACHABLE));
    });
    document.head.append(link);
  });
  return sheet;
}
