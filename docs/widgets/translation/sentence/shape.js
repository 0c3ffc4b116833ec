/* Whether a sentence has the shape of those the model learnt from: the rules of
   illustrated_models/shapes.py. Every word has a kind, a letter; every run of three kinds, with the
   sentence's ends, has occurred in training or not. */

const OPENS = "^";
const ENDS = "$";
const ANY = "?";

/* Ready to ask. alphabet: a letter for each kind; letters: the kind of each of the words; runs: for each
   kind in the middle, pieces of a letter that occurs before it and all that then occur after it. */
export function shapes({ alphabet, letters, runs }, words) {
  const each = [...letters];
  const kinds = new Map(words.map((word, number) => [word, each[number]]));
  const byMiddle = new Map([...alphabet].map((letter, place) => [letter, runs[place].split(" ").filter(Boolean)]));
  return { kinds, byMiddle };
}

/* An unknown word may be of any kind with which the run occurs. */
function occurs([before, middle, after], { byMiddle }) {
  const rows = middle === ANY ? [...byMiddle.values()] : [byMiddle.get(middle) ?? []];
  const is = (wanted, kind, sign) => kind === wanted || (wanted === ANY && kind !== sign);
  const fits = ([first, ...thirds]) => is(before, first, OPENS) && thirds.some((kind) => is(after, kind, ENDS));
  return rows.flat().some(fits);
}

/* The first words that stand together as in no training sentence, as [first, last] places; null if none. */
export function strangeRun(tokens, known) {
  const line = [OPENS, ...tokens.map((token) => known.kinds.get(token) ?? ANY), ENDS];
  const place = tokens.findIndex((_, n) => !occurs(line.slice(n, n + 3), known));
  return place < 0 ? null : [Math.max(place - 1, 0), Math.min(place + 1, tokens.length - 1)];
}
