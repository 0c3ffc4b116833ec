/* What the reader made of a widget, in the address: #ID:s=le+chat&view=matrix. A film's is #ID:3, so
   a part without "=" is none of ours. */

/* The state that the address holds for a widget, as a Map of texts; null if it names another place. */
export function readState(id) {
  const start = `#${id}:`;
  const hash = location.hash;
  if (!hash.startsWith(start) || !hash.includes("=")) return null;
  return new Map(new URLSearchParams(hash.slice(start.length)));
}

/* Put a state into the address without a new entry in the history; empty values are left out. */
export function writeState(id, values) {
  const kept = Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const state = new URLSearchParams(kept);
  history.replaceState(history.state, "", kept.length ? `#${id}:${state}` : location.pathname + location.search);
}

/* The whole address with this state, to hand on. */
export function address(id, values) {
  const url = new URL(location.href);
  const kept = Object.entries(values).filter(([, value]) => value);
  url.hash = `${id}:${new URLSearchParams(kept)}`;
  return url.href;
}
