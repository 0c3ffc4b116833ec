/* From what a reader types to the words the model reads: the rules of
   illustrated_models/data/translation/text.py and typed.py. */

const WHOLE = new Set((
  "aujourd'hui rendez-vous peut-être est-ce après-midi week-end grand-père grand-mère grands-pères "
  + "grands-mères là-bas cerf-volant arc-en-ciel avant-hier après-demain au- dessus au-dessous o'clock vis-à-vis"
).split(" "));
const ELIDED = /^(jusqu|puisqu|lorsqu|quelqu|qu|[ldnjcsmt])'(.+)$/iu;
const INVERTED = /^(.+?)(-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en))$/iu;
const DROPPED = /[.,!;:…«»“”"()]/gu;
const APOSTROPHES = /[’ʼ]/gu;
const BLANKS = /[\s\u001c-\u001f\u0085]+/u;
const ACCENTS = /[\u0300-\u036f]/gu;

/* Text cut at blanks and marks; a question mark is a piece of its own. */
function pieces(text) {
  const plain = text.replace(APOSTROPHES, "'").replace(DROPPED, " ").replaceAll("?", " ? ");
  return plain.split(BLANKS).filter(Boolean);
}

/* A piece as tokens: l'ami → l' ami, est-il → est -il. */
function split(word) {
  if (WHOLE.has(word.toLowerCase())) return [word];
  const elided = ELIDED.exec(word);
  if (elided) return [`${elided[1]}'`, ...split(elided[2])];
  const inverted = INVERTED.exec(word);
  if (inverted) return [...split(inverted[1]), inverted[2].toLowerCase()];
  return [word];
}

/* A word without capitals, accents and ligatures. */
export function folded(word) {
  const plain = word.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
  return plain.normalize("NFD").replace(ACCENTS, "");
}

const accented = (word) => folded(word) !== word.toLowerCase();

/* The words of a model, ready for reading what somebody types; words: its list, the commonest first.
   plain: the commonest word of each folding; accents: the commonest of those with an accent. */
export function dictionary(words) {
  const rare = [...words].reverse();
  const plain = new Map(rare.map((word) => [folded(word), word]));
  const accents = new Map(rare.filter(accented).map((word) => [folded(word), word]));
  return { words, known: new Set(words), plain, accents };
}

/* An accent that was typed is meant: such a token becomes no word without any. */
function meant(token, { known, plain, accents }) {
  const lowered = token.toLowerCase();
  const [first = "", ...rest] = lowered;
  const forms = [token, lowered, first.toUpperCase() + rest.join("")];
  return forms.find((form) => known.has(form)) ?? (accented(token) ? accents : plain).get(folded(token)) ?? token;
}

/* A typed sentence as [{typed, token}]: what stood there, and the word that the model reads. */
export function readTyped(text, dictionary) {
  const tokens = pieces(text).flatMap(split);
  const lowered = tokens.length ? tokens[0].toLowerCase() : "";
  if (dictionary.known.has(lowered)) tokens[0] = lowered;
  return tokens.map((typed) => ({ typed, token: meant(typed, dictionary) }));
}

/* A sentence of the address: words between blanks. A known one is taken as it stands. */
export function readTokens(text, dictionary) {
  const read = (piece) => readTyped(piece, dictionary).map(({ token }) => token);
  return text.split(BLANKS).filter(Boolean).flatMap((piece) => (dictionary.known.has(piece) ? [piece] : read(piece)));
}

/* How many letters must be put in, left out, changed or swapped with a neighbour to make one word of
   another; `most` + 1 if it is more than that. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const line = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      line[j] = Math.min(last[j] + 1, line[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) line[j] = Math.min(line[j], before[j - 2] + 1);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[other.length];
}

const SHORT = 3; // letters: shorter words have neighbours by chance
const LONG = 8; // letters: a word as long may be two slips away

/* The known word nearest to an unknown one, the commonest of several that begin alike; null if none is. */
export function nearest(word, { words }) {
  const plain = folded(word);
  if (!/^[\p{L}'-]+$/u.test(word) || plain.length < SHORT) return null;
  const most = plain.length < LONG ? 1 : 2;
  let found = { word: null, apart: most + 1 };
  for (const each of words) {
    const other = folded(each);
    const apart = other[0] === plain[0] ? distance(plain, other, found.apart - 1) : found.apart;
    if (apart < found.apart) found = { word: each, apart };
  }
  return found.word;
}

/* Whether a sentence, as it was typed, has more English words than known French ones; english: common
   English words that are no French ones. */
export function looksEnglish(typed, { known }, english) {
  const common = new Set(english);
  const words = typed.map((word) => word.toLowerCase());
  return words.filter((word) => common.has(word)).length > words.filter((word) => known.has(word)).length;
}
