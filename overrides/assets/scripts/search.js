// Finds the records for a query: scores the words of it one by one, and puts the records in order.

import { IndexFiles } from "./index-files.js";
import { MOST_NEAR, likely, nearest } from "./near-words.js";
import { ownNumber, raiseSaid } from "./phrases.js";
import { HYPHEN, KANA, LINK, MAIN, READ, chunkTokens, chunksOf, fold, isStopWord, kana, stem } from "./tokens.js";

// How much of a query a page must have to be shown: figures tried on the golden queries.
const ENOUGH = 0.52;
// A page that lacks a word which other pages have is further from the question than one that lacks an unknown word.
const ENOUGH_OF_KNOWN = 0.55;
/** How many of a query's words a page has at least that is shown though it lacks the others. */
const LEAST_PARTS = 2;
const MOST_FILES = 6;
const LEAST_WORD = 3;
// What the ways to mean a word count beside each other: figures tried on the golden queries.
const SIDE_COUNTS = 0.3;
const NEAR_COUNTS = 0.8;
const EXACT_COUNTS = 2;
const MISSING_COUNTS = 0.5;
const PART_COUNTS = 0.5;

/** An index that can be searched. */
export class Index extends IndexFiles {
  #words = new WordScores(this);

  /**
   * Finds the records for a query, the best first.
   *
   * @param {string} query What the reader typed.
   * @param {{narrow?: Object<string, string>, old?: boolean}} options Values of facets; whether old versions count.
   * @returns {Promise<{records: number[], terms: Set<string>, near: string[], whole: boolean}>} The records'
   *   numbers; the terms to mark; the words that were taken instead of unknown ones; whether the best has them all.
   */
  async search(query, { narrow = {}, old = false } = {}) {
    const units = await this.#units(query);
    const isWanted = this.#filter(narrow, old);
    // One slip is likely, two in a query without a single known word are another language.
    const guessed = units.filter(({ isKnown, near }) => !isKnown && near.length);
    const isGuess = guessed.length > 1 && !units.some(({ isKnown }) => isKnown);
    const least = units.length > 1 && units.every(({ isKnown }) => isKnown) ? ENOUGH_OF_KNOWN : ENOUGH;
    const wanted = isGuess ? [] : [...sums(units)].filter(([record]) => isWanted(record));
    const enough = wanted.filter(([, { cover, isSaid }]) => isSaid || cover >= least);
    // Rather than nothing: what has two of the words, and most of those that any page has.
    const matches = enough.length ? enough : wanted.filter(([, { full }]) => full >= LEAST_PARTS);
    const value = ({ score, cover }) => score * cover * cover;
    matches.sort(([a, one], [b, two]) => value(two) - value(one) || a - b);
    return {
      records: matches.map(([record]) => record),
      terms: new Set(units.flatMap((unit) => unit.terms)),
      near: units.flatMap((unit) => unit.near),
      whole: matches.length > 0 && matches.some(([, { full }]) => full === units.length),
    };
  }

  /** Scores the words of a query, its phrases, and the own number that it names. */
  async #units(query) {
    const numbered = await ownNumber(fold(query), this.numberLabels, (term) => this.row(term));
    const chunks = chunksOf(numbered.left);
    // Beside words with a pair of their own, the kana round them (のちがいはなんですか) say nothing.
    const words = chunks.some(saysSomething) ? chunks.filter(saysSomething) : chunks;
    const judged = await Promise.all(words.map((word, at) => this.#words.ofWord(word, words[at + 1])));
    await raiseSaid(words, judged, (term) => this.rowsAt(term));
    const units = judged.filter(({ weight, scores }) => weight || scores.size);
    if (numbered.scores.size) units.push(await this.#numberUnit(numbered));
    return units;
  }

  /** Scores a record's own number: after the record itself come those that name it. */
  async #numberUnit({ written, scores }) {
    const { scores: naming, terms } = await this.#words.ofTerms(written ? chunkTokens(chunksOf(written)[0]) : []);
    return { scores: new Map([...naming, ...scores]), weight: this.#words.rarity(1), near: [], isKnown: true, terms };
  }

  #filter(narrow, old) {
    const all = Object.entries(narrow).map(([name, value]) => this.facets[name]?.[value] ?? []);
    const isIn = (runs, record) => runs.some((first, at) => at % 2 === 0 && first <= record && record <= first + runs[at + 1]);
    return (record) => (old || !this.isOld(record)) && all.every((runs) => isIn(runs, record));
  }
}

/** Adds up the scores of the words by record; `full` counts the words that a record has whole. */
function sums(units) {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const scores = new Map();
  for (const unit of units) {
    for (const [record, { score, cover, isSaid }] of unit.scores) {
      const sum = scores.get(record) ?? { score: 0, cover: 0, full: 0, isSaid: false };
      sum.isSaid ||= Boolean(isSaid);
      sum.score += score;
      sum.cover += (cover * unit.weight) / total;
      sum.full += cover > 0.99 ? 1 : 0;
      scores.set(record, sum);
    }
  }
  return scores;
}

/** Scores words with the figures of an index. */
class WordScores {
  #files;

  constructor(files) {
    this.#files = files;
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
    return Math.log(1 + (this.#files.count - records + 0.5) / (records + 0.5));
  }

  /** Gives the rows of terms; what only helps to rank is worth few further files. */
  #slots(terms) {
    const places = new Set();
    for (const [term, weight] of [...terms].sort(([, one], [, two]) => one - two)) {
      for (const word of [term].flat()) {
        if (weight === MAIN || places.size < MOST_FILES) places.add(this.#files.placeOf(word));
      }
    }
    return Promise.all(
      terms.map(async ([term, weight]) => {
        const words = [term].flat().filter((word) => weight === MAIN || places.has(this.#files.placeOf(word)));
        const rows = (await Promise.all(words.map((word) => this.#files.row(word)))).filter(Boolean);
        return { weight, rows, idf: this.rarity(new Set(rows.flatMap((row) => [...row.keys()])).size) };
      }),
    );
  }

  /** The ways to mean a Latin word that no record has: cut short, misspelled, or two words written as one. */
  async #latinWays(run, next, near, meant) {
    const word = run.replace(/[-\u2010\u2011]/g, "");
    // Those of the second letter too: the first may be one too many, or the two may be swapped.
    const letters = run.split(HYPHEN).flatMap((part) => [...part.slice(0, 2)]);
    const words = await this.#files.words("latin", letters);
    const stems = new Set(words.map(stem));
    const ways = [];
    const joined = next?.[0].kind === "latin" ? stem(word + next[0].run) : "";
    if (stems.has(joined)) ways.push([[joined, MAIN]]);
    if (stems.has(stem(word))) ways.push([[stem(word), MAIN]]);
    if (!ways.length) {
      // Any part of a hyphenated word may be the one that is misspelled.
      const parts = run.split(HYPHEN).filter((part) => !isStopWord(part));
      const choices = parts.map((part) => (stems.has(stem(part)) ? [part] : likely(part, words)));
      near.push(...choices.flat().filter((choice) => !parts.includes(choice)));
      if (choices.every((some) => some.length)) ways.push(choices.map((some) => [some.map(stem), MAIN]));
    }
    ways.push(...(await this.#twoWords(run, word, stems, ways.length > 0)));
    if (!ways.length) meant.push(...likely(word, await this.#files.words("latin", letters, 1)));
    return Promise.all(ways.map((way) => this.ofTerms(way, NEAR_COUNTS)));
  }

  /** Cuts a Latin word into two known words; a name and its number are written with and without a space. */
  async #twoWords(run, word, stems, isMeantOtherwise) {
    const places = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2);
    const cuts = places.map((at) => [word.slice(0, at), word.slice(at)]);
    const begun = isMeantOtherwise ? [] : cuts.filter(([first]) => stems.has(stem(first)));
    const ends = new Set((await this.#files.words("latin", begun.map(([, second]) => second[0]))).map(stem));
    const two = begun.filter(([, second]) => ends.has(stem(second)));
    const pieces = run.match(/[a-z]+|\d+(?:\.\d+)*/g) ?? [];
    if (!isMeantOtherwise && pieces.length > 1 && /\d/.test(run)) two.push(pieces);
    return two.map((parts) => parts.map((part) => [stem(part), MAIN]));
  }

  /** The ways to mean words in kana that no record has as they are: cut short, misspelled, or several in a row. */
  async #kanaWays(text, typedTerms, near, meant) {
    const letters = text.slice(0, 2);
    const words = await this.#files.words("kana", letters);
    const begun = text.length > 1 ? words.filter((word) => word.startsWith(text)).slice(0, MOST_NEAR) : [];
    const mistyped = begun.length ? [] : nearest(text, words);
    near.push(...mistyped);
    if (!begun.length && !mistyped.length) meant.push(...nearest(text, await this.#files.words("kana", letters, 1)));
    const known = [...begun, ...mistyped].map((word) => READ + word);
    const ways = [];
    if (known.length) ways.push(this.ofTerms([[known, MAIN]], EXACT_COUNTS * NEAR_COUNTS));
    // Pairs find a part of a longer word; of a misspelled one they find anything.
    if (!mistyped.length) ways.push(this.ofTerms(typedTerms));
    const row = inWords(text, new Set(await this.#files.words("kana", text)));
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
function saysSomething(chunk) {
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
