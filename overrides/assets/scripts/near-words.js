// Finds the known words that a word which no page has may stand for: words that begin with it, and misspelled ones.

import { stem } from "./tokens.js";

/** The highest number of words that are taken for one. */
export const MOST_NEAR = 8;
const LEAST_MISTYPED = 4;
const LONG_WORD = 9;

/**
 * Whether two words are at most some letters apart: one letter missing, too many or wrong, or two swapped.
 *
 * @param {string} one A word.
 * @param {string} two Another word.
 * @param {number} most The highest number of such slips.
 * @returns {boolean}
 */
export function isNear(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return false;
  let [before, last] = [[], Array.from({ length: two.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const same = one[i - 1] === two[j - 1];
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1];
      if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return last[two.length] <= most;
}

/** Gives the known words nearest to a misspelled one: one letter apart, or two in a long word. */
export function nearest(word, words) {
  const within = (most) => words.filter((known) => isNear(word, known, most)).slice(0, MOST_NEAR);
  const near = word.length >= LEAST_MISTYPED ? within(1) : [];
  return near.length || word.length < LONG_WORD ? near : within(2);
}

/** Gives the known words that begin with a Latin word, or else those that it may be a slip for. */
export function likely(word, words) {
  // Three letters begin too many words (tax, taxonomy).
  const most = word.length < LEAST_MISTYPED ? word.length + 2 : Infinity;
  const isBegun = (known) => known.startsWith(word) && known.length <= most;
  const begun = word.length > 2 ? words.filter(isBegun).slice(0, MOST_NEAR) : [];
  if (begun.length) return begun;
  const mistyped = nearest(word, words);
  if (mistyped.length || word.length < LEAST_MISTYPED) return mistyped;
  const bare = stem(word);
  return bare.length <= LEAST_MISTYPED ? [] : words.filter((known) => isNear(bare, stem(known), 1)).slice(0, MOST_NEAR);
}
