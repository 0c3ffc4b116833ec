/* Which words of a sentence do not stand in another one, in the same order. */

/* The longest common subsequence, as a table: lengths[i][j] is that of the words from i and from j on. */
function lengths(one, other) {
  const table = Array.from({ length: one.length + 1 }, () => new Array(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      table[i][j] = one[i] === other[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

/* For each word written, whether it has no counterpart in the other sentence. → (written) of booleans */
export function strays(written, wanted) {
  const table = lengths(written, wanted);
  const found = [];
  for (let i = 0, j = 0; i < written.length;) {
    if (written[i] === wanted[j]) {
      found.push(false);
      i += 1;
      j += 1;
    } else if (j < wanted.length && table[i][j + 1] >= table[i + 1][j]) {
      j += 1;
    } else {
      found.push(true);
      i += 1;
    }
  }
  return found;
}

/* How many words one sentence lacks that the other has. */
export function missing(written, wanted) {
  return wanted.length - strays(written, wanted).filter((stray) => !stray).length;
}
