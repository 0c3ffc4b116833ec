/* Choosing words: always the likeliest, or several unfinished sentences at a time, as in search.py
   (Sutskever, Vinyals & Le 2014, section 3.2).
   `next(token, state, place)` → { logits: (word), state, … } */

import { logSoftmax } from "./operations.js";
import { largest } from "./tensor.js";

const ROOT = -1; // the parent of a first word

/* The likeliest word each time, until `end` or `limit` words → their ids and the steps that chose. */
export function greedySearch(next, { start, state, end, limit }) {
  const chosen = [], steps = [];
  while (steps.length < limit && chosen.at(-1) !== end) {
    const place = steps.length;
    steps.push(place ? next(chosen.at(-1), steps.at(-1).state, place) : next(start, state, place));
    chosen.push(largest(steps[place].logits.data, 1)[0]);
  }
  return { chosen, steps };
}

/* The `width` best sentences live on; a finished one leaves the beam. Scores are sums of
   log-probabilities; the best of the finished has the largest score / penalty(words).
   → nodes (parents before children) and the node that ends the best. */
export function beamSearch(next, { start, state, end, limit, width, penalty = () => 1 }) {
  const nodes = [];
  let live = [{ node: ROOT, word: start, state, score: 0 }], room = width;
  for (let depth = 1; depth <= limit && live.length; depth += 1) {
    const considered = live.flatMap((one) => continuations(next, one, width));
    const kept = considered.sort((a, b) => b.score - a.score).slice(0, room);
    live = [];
    for (const one of considered) {
      const { state: after, ...node } = { ...one, depth, kept: kept.includes(one), finished: one.word === end };
      nodes.push(node);
      if (node.kept && node.finished) room -= 1;
      else if (node.kept) live.push({ ...one, node: nodes.length - 1 });
    }
  }
  return { nodes, best: bestEnd(nodes, penalty) };
}

/* The `width` likeliest words after an unfinished sentence. */
function continuations(next, one, width) {
  const { logits, state } = next(one.word, one.state), logs = logSoftmax(logits).data;
  return largest(logs, width).map((word) =>
    ({ parent: one.node, word, logProbability: logs[word], score: one.score + logs[word], state }));
}

/* The finished sentence with the best score; if none is finished, the best of the longest. */
function bestEnd(nodes, penalty) {
  const kept = nodes.filter((node) => node.kept), done = kept.filter((node) => node.finished);
  const ends = done.length ? done : kept.filter((node) => node.depth === nodes.at(-1).depth);
  const [best] = largest(ends.map((node) => node.score / penalty(node.depth)), 1);
  return nodes.indexOf(ends[best]);
}
