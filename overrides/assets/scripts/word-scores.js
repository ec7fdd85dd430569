// Scores the records for one word of a query, in each way that the word can be meant.

import { HYPHEN, KANA, LINK, MAIN, READ, chunkTokens, isStopWord, kana, stem } from "./tokens.js";

const MOST_TERMS = 6;
const LEAST_WORD = 3;
/** The highest number of words that are taken for one. */
const MOST_NEAR = 8;
const LEAST_MISTYPED = 4;
const LONG_WORD = 9;
// What the ways to mean a word count beside each other: figures tried on the golden queries.
const SIDE_COUNTS = 0.3;
const NEAR_COUNTS = 0.8;
const EXACT_COUNTS = 2;
const MISSING_COUNTS = 0.5;
const PART_COUNTS = 0.5;

/** Scores words with the figures of an index. */
export class WordScores {
  #index;

  constructor(index) {
    this.#index = index;
  }

  /**
   * Scores the records for one word, or one run of Japanese, in each way that it can be meant.
   *
   * @param {Array<{kind: string, run: string}>} chunk The word.
   * @param {Array|undefined} next The word after it.
   * @returns {Promise<{scores: Map, weight: number, near: string[], isKnown: boolean, ofPhrases: boolean,
   *   terms: string[]}>} The scores by record; how rare the word is; the words that were taken instead of it; whether
   *   a page has it; whether only phrases have those words; the terms to mark.
   */
  async ofWord(chunk, next) {
    const typedTerms = chunkTokens(chunk);
    if (!typedTerms.length) return { scores: new Map(), weight: 0, near: [], isKnown: false, terms: [] };
    const text = chunk.map(({ run }) => run).join("");
    const near = [];
    const meant = [];
    const ways = [];
    let isKnown = true;
    if (KANA.test(text)) {
      const exact = await this.ofTerms([[READ + kana(text), MAIN]], EXACT_COUNTS);
      isKnown = !exact.missing;
      ways.push(exact);
      if (isKnown) ways.push(await this.ofTerms(typedTerms, PART_COUNTS));
      else ways.push(...(await this.#kanaWays(kana(text), typedTerms, near, meant)));
    } else {
      const typed = await this.ofTerms(typedTerms, 1, hasPair(chunk) ? MISSING_COUNTS : 1);
      isKnown = !typed.missing;
      ways.push(typed);
      const links = typedTerms.filter(([, weight]) => weight === LINK).map(([term]) => [term, MAIN]);
      if (links.length && !hasPair(chunk)) ways.push(await this.ofTerms(links, NEAR_COUNTS));
      if (chunk[0].kind === "latin" && !isKnown) ways.push(...(await this.#latinWays(chunk[0].run, next, near, meant)));
    }
    const known = ways.filter((way) => way.scores.size);
    const weight = known.length ? Math.min(...known.map((way) => way.weight)) : ways[0].weight;
    const ofPhrases = !near.length && meant.length > 0;
    const terms = ways.flatMap((way) => way.terms);
    return { scores: best(ways), weight, near: [...near, ...meant], isKnown, ofPhrases, terms };
  }

  /**
   * Scores the records that hold terms.
   *
   * @param {Array<[string|string[], number]>} terms The terms, or several words that mean one, with their weights.
   * @param {number} counts What this way of meaning the word counts.
   * @param {number} missingCounts What a term counts that no record has.
   * @returns {Promise<{scores: Map, weight: number, missing: boolean, terms: string[]}>}
   */
  async ofTerms(terms, counts = 1, missingCounts = 1) {
    const slots = await this.#slots(terms);
    const main = slots.filter(({ weight }) => weight === MAIN);
    // Between two words of a compound stands a pair that need not be anywhere else.
    if (main.some(({ rows }) => rows.length)) for (const slot of main) if (!slot.rows.length) slot.idf *= missingCounts;
    const total = main.reduce((sum, { idf }) => sum + idf, 0);
    const scores = new Map();
    for (const { weight, rows, idf } of slots) {
      const highest = new Map();
      for (const [record, figure] of rows.flatMap((row) => [...row])) {
        highest.set(record, Math.max(figure, highest.get(record) ?? 0));
      }
      for (const [record, figure] of highest) {
        const sum = scores.get(record) ?? { score: 0, cover: 0 };
        sum.score += counts * idf * figure * (weight === MAIN ? 1 : SIDE_COUNTS);
        if (weight === MAIN) sum.cover += idf / total;
        scores.set(record, sum);
      }
    }
    const missing = main.some(({ rows }) => !rows.length);
    return { scores, weight: total, missing, terms: terms.flatMap(([term]) => term) };
  }

  /** How much a word says that so many records have (inverse document frequency). */
  rarity(records) {
    return Math.log(1 + (this.#index.count - records + 0.5) / (records + 0.5));
  }

  /** Gives the rows of terms; what only helps to rank is worth few further ones. */
  #slots(terms) {
    const looked = new Set();
    for (const [term, weight] of [...terms].sort(([, weight], [, otherWeight]) => weight - otherWeight)) {
      for (const word of [term].flat()) {
        if (weight === MAIN || looked.size < MOST_TERMS) looked.add(word);
      }
    }
    return Promise.all(
      terms.map(async ([term, weight]) => {
        const words = [term].flat().filter((word) => weight === MAIN || looked.has(word));
        const rows = (await Promise.all(words.map((word) => this.#index.row(word)))).filter(Boolean);
        return { weight, rows, idf: this.rarity(new Set(rows.flatMap((row) => [...row.keys()])).size) };
      }),
    );
  }

  /** The ways to mean a Latin word that no record has: cut short, misspelled, or two words written as one. */
  async #latinWays(run, next, near, meant) {
    const word = run.replace(/[-\u2010\u2011]/g, "");
    // Those of the second letter too: the first may be one too many, or the two may be swapped.
    const letters = run.split(HYPHEN).flatMap((part) => [...part.slice(0, 2)]);
    const words = await this.#index.words("latin", letters);
    const stems = new Set(words.map(stem));
    const ways = [];
    const joined = next?.[0].kind === "latin" ? stem(word + next[0].run) : "";
    if (stems.has(joined)) ways.push([[joined, MAIN]]);
    if (stems.has(stem(word))) ways.push([[stem(word), MAIN]]);
    if (!ways.length) {
      // Any part of a hyphenated word may be the one that is misspelled.
      const parts = run.split(HYPHEN).filter((part) => !isStopWord(part));
      const choices = parts.map((part) => (stems.has(stem(part)) ? [part] : likely(part, words)));
      near.push(...choices.flat().filter((guess) => !parts.includes(guess)));
      if (choices.every((choice) => choice.length)) ways.push(choices.map((choice) => [choice.map(stem), MAIN]));
    }
    ways.push(...(await this.#twoWords(run, word, stems, ways.length > 0)));
    if (!ways.length) meant.push(...likely(word, await this.#index.words("latin", letters, 1)));
    return Promise.all(ways.map((way) => this.ofTerms(way, NEAR_COUNTS)));
  }

  /** Cuts a Latin word into two known words; a name and its number are written with and without a space. */
  async #twoWords(run, word, stems, isMeantOtherwise) {
    const places = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2);
    const cuts = places.map((at) => [word.slice(0, at), word.slice(at)]);
    const begun = isMeantOtherwise ? [] : cuts.filter(([first]) => stems.has(stem(first)));
    const ends = new Set((await this.#index.words("latin", begun.map(([, second]) => second[0]))).map(stem));
    const pairs = begun.filter(([, second]) => ends.has(stem(second)));
    const pieces = run.match(/[a-z]+|\d+(?:\.\d+)*/g) ?? [];
    if (!isMeantOtherwise && pieces.length > 1 && /\d/.test(run)) pairs.push(pieces);
    return pairs.map((parts) => parts.map((part) => [stem(part), MAIN]));
  }

  /** The ways to mean words in kana that no record has as they are: cut short, misspelled, or several in a row. */
  async #kanaWays(text, typedTerms, near, meant) {
    const letters = text.slice(0, 2);
    const words = await this.#index.words("kana", letters);
    const begun = text.length > 1 ? words.filter((word) => word.startsWith(text)).slice(0, MOST_NEAR) : [];
    const mistyped = begun.length ? [] : nearest(text, words);
    near.push(...mistyped);
    if (!begun.length && !mistyped.length) meant.push(...nearest(text, await this.#index.words("kana", letters, 1)));
    const known = [...begun, ...mistyped].map((word) => READ + word);
    const ways = [];
    if (known.length) ways.push(this.ofTerms([[known, MAIN]], EXACT_COUNTS * NEAR_COUNTS));
    // Pairs find a part of a longer word; of a misspelled one they find anything.
    if (!mistyped.length) ways.push(this.ofTerms(typedTerms));
    const row = inWords(text, new Set(await this.#index.words("kana", text)));
    if (row.some(([term]) => term.startsWith(READ))) ways.push(this.ofTerms(row, NEAR_COUNTS));
    return Promise.all(ways);
  }
}

/** Gives the best score of a record among several ways. */
function best(ways) {
  const scores = new Map();
  for (const [record, score] of ways.flatMap((way) => [...way.scores])) {
    const other = scores.get(record);
    if (!other || score.score * score.cover > other.score * other.cover) scores.set(record, score);
  }
  return scores;
}

function hasPair(chunk) {
  return chunk.some(({ kind, run }) => kind !== "hiragana" && [...run].length > 1);
}

/** Whether a word says something by itself: hiragana do only when they are all that was typed. */
export function saysSomething(chunk) {
  return chunk[0].kind === "latin" || hasPair(chunk) || chunk.every(({ run }) => KANA.test(run));
}

/** Cuts kana into known words, the longest first from the left, and the pairs of what is between them. */
function inWords(text, words) {
  const terms = [];
  let rest = "";
  const addPairs = () => {
    for (let at = 0; at + 1 < rest.length; at += 1) terms.push([rest.slice(at, at + 2), MAIN]);
    rest = "";
  };
  for (let at = 0; at < text.length; ) {
    let end = text.length;
    while (end - at >= LEAST_WORD && !words.has(text.slice(at, end))) end -= 1;
    if (end - at >= LEAST_WORD) {
      addPairs();
      terms.push([READ + text.slice(at, end), MAIN]);
      at = end;
    } else {
      rest += text[at];
      at += 1;
    }
  }
  addPairs();
  return terms;
}

/**
 * Whether two words are at most some letters apart: one letter missing, too many or wrong, or two swapped.
 *
 * @param {string} first A word.
 * @param {string} second Another word.
 * @param {number} most The highest number of such slips.
 * @returns {boolean}
 */
export function isNear(first, second, most) {
  if (Math.abs(first.length - second.length) > most) return false;
  let [before, last] = [[], Array.from({ length: second.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= first.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= second.length; j += 1) {
      const same = first[i - 1] === second[j - 1];
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1];
      if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return last[second.length] <= most;
}

/** Gives the known words nearest to a misspelled one: one letter apart, or two in a long word. */
function nearest(word, words) {
  const within = (most) => words.filter((known) => isNear(word, known, most)).slice(0, MOST_NEAR);
  const near = word.length >= LEAST_MISTYPED ? within(1) : [];
  return near.length || word.length < LONG_WORD ? near : within(2);
}

/** Gives the known words that begin with a Latin word, or else those that it may be a slip for. */
function likely(word, words) {
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
