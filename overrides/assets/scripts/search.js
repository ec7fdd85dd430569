// Finds the records for a query in the index, which scripts/shishin/search/index.py writes.

import { figuresOf, numbersOf, ownNumber, raiseSaid } from "./phrases.js";
import { chunkTokens, chunksOf, fold, useRules } from "./tokens.js";
import { WordScores, saysSomething } from "./word-scores.js";

// How much of a query a page must have to be shown: figures tried on the golden queries.
const ENOUGH = 0.52;
// A page that lacks a word which other pages have is further from the question than one that lacks an unknown word.
const ENOUGH_OF_KNOWN = 0.55;
/** How many of a query's words a page has at least that is shown though it lacks the others. */
const LEAST_PARTS = 2;

/** Digits of a digest, which the names of parts hold. */
const DIGEST = 10;

/** An index that can be searched. It lies in parts, of which one is fetched when it is first needed. */
export class Index {
  #base;
  #files = new Map();
  #about;
  #words = new WordScores(this);

  constructor(base, about) {
    this.#base = base;
    this.#about = about;
    // These lists have numbers for keys, each written as the step from the one before.
    for (const kind of ["heads", "texts", "long-texts"]) {
      let sum = 0;
      about[kind][0] = numbersOf(about[kind][0]).map((step) => (sum += step));
    }
  }

  /** Opens the index whose files lie below an address. */
  static async open(base) {
    // Its name is always the same, so what a browser has kept of it may be an older one.
    const about = await read(`${base}/index.json`, { cache: "no-cache" });
    useRules(about.rules);
    return new Index(base, about);
  }

  /** The values that results can be narrowed to, by facet. */
  get choices() {
    return this.#about.choices;
  }

  /** How many records the index has. */
  get count() {
    return this.#about.records;
  }

  get hasOld() {
    return this.#about.versions.length > 0;
  }

  /** Whether a record's text is so long that the first answers do not wait for it. */
  isLong(number) {
    return isIn(this.#about.long, number);
  }

  /** Fetches every file that is not there yet, so that searching goes on without a connection. */
  async keep(limit) {
    if (this.#about.size > limit) return;
    const lists = ["facets", "kana", "latin", "heads", "texts", "long-texts"].map((kind) => [kind, this.#about[kind]]);
    for (const name of namesIn(this.#about.rows)) lists.push(["rows", await this.#file(`lists-${name}`)]);
    for (const [kind, list] of lists) for (const name of namesIn(list)) await this.#file(`${kind}-${name}`);
  }

  /** Gives the rows among which a term stands or would stand, each a term and its figures as they are written. */
  async rowsAt(term) {
    const list = await this.#part("lists", this.#about.rows, term);
    const [terms, ...written] = (list && (await this.#part("rows", list, term))) ?? [""];
    return unfold(terms).map((name, at) => [name, written[at]]);
  }

  /** Gives a term's figures by record, or nothing if no record has it. */
  async row(term) {
    const row = (await this.rowsAt(term)).find(([name]) => name === term);
    return row && figuresOf(row);
  }

  /** Gives the known words that begin with one of some letters, in order; those that only phrases have if asked. */
  async words(kind, letters, ofPhrases = 0) {
    const asked = [...new Set(letters)].sort();
    const files = await Promise.all(asked.map((letter) => this.#part(kind, this.#about[kind], letter)));
    return files.flatMap((lists, at) => unfold(lists?.[asked[at]]?.[ofPhrases] ?? ""));
  }

  /** Gives a record as results show it; its text only if asked, for that is the most to fetch. */
  async record(number, { withText = true } = {}) {
    const isLong = this.isLong(number);
    const before = countBefore(this.#about.long, number);
    const [[kind, url, title, description, version], parts] = await Promise.all([
      this.#item("heads", number),
      withText ? this.#item(isLong ? "long-texts" : "texts", isLong ? before : number - before) : [],
    ]);
    return { kind, url, title, description, version, parts };
  }

  async #item(kind, number) {
    const list = this.#about[kind];
    return (await this.#part(kind, list, number))[number - list[0][placeIn(list[0], number)]];
  }

  /** Gives the part of a list in which a key stands or would stand; nothing if it would stand before the first. */
  async #part(kind, list, key) {
    const place = placeIn(list[0], key);
    return place < 0 ? undefined : this.#file(`${kind}-${namesIn(list)[place]}`);
  }

  #file(name) {
    if (!this.#files.has(name)) {
      const loading = read(`${this.#base}/${name}.json`);
      // A file that failed is asked for again the next time.
      loading.catch(() => this.#files.delete(name));
      this.#files.set(name, loading);
    }
    return this.#files.get(name);
  }

  /**
   * Finds the records for a query, the best first.
   *
   * @param {string} query What the reader typed.
   * @param {{narrow?: Object<string, string>, old?: boolean}} options Values of facets; whether old versions count.
   * @returns {Promise<{records: number[], terms: Set<string>, near: string[], whole: boolean}>} The records'
   *   numbers; the terms to mark; the words that were taken instead of unknown ones; whether the best has them all.
   */
  async search(query, { narrow = {}, old = false } = {}) {
    const [units, isWanted] = await Promise.all([this.#units(query), this.#filter(narrow, old)]);
    // One slip is likely, two in a query without a single known word are another language.
    const guessed = units.filter(({ isKnown, near }) => !isKnown && near.length);
    const isGuess = guessed.length > 1 && !units.some(({ isKnown }) => isKnown);
    const least = units.length > 1 && units.every(({ isKnown }) => isKnown) ? ENOUGH_OF_KNOWN : ENOUGH;
    const wanted = isGuess ? [] : [...sums(units)].filter(([record]) => isWanted(record));
    const enough = wanted.filter(([, { cover, isSaid }]) => isSaid || cover >= least);
    // Rather than nothing: what has two of the words, and most of those that any page has.
    const matches = enough.length ? enough : wanted.filter(([, { full }]) => full >= LEAST_PARTS);
    const value = ({ score, cover }) => score * cover * cover;
    matches.sort(([record, sum], [otherRecord, otherSum]) => value(otherSum) - value(sum) || record - otherRecord);
    return {
      records: matches.map(([record]) => record),
      terms: new Set(units.flatMap((unit) => unit.terms)),
      near: units.flatMap((unit) => unit.near),
      whole: matches.length > 0 && matches.some(([, { full }]) => full === units.length),
    };
  }

  /** Scores the words of a query, its phrases, and the own number that it names. */
  async #units(query) {
    const numbered = await ownNumber(fold(query), this.#about.numbered, (term) => this.row(term));
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

  async #filter(narrow, old) {
    const older = old ? new Set() : members(this.#about.versions);
    const having = async ([name, value]) => {
      const isOffered = this.choices[name]?.includes(value);
      return members(isOffered ? (await this.#part("facets", this.#about.facets, name))[value] : []);
    };
    const all = await Promise.all(Object.entries(narrow).map(having));
    return (record) => !older.has(record) && all.every((records) => records.has(record));
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

/** The last place whose key is not after a key, in an ascending list; keys are compared as Python compares them. */
function placeIn(keys, key) {
  const points = (text) => [...String(text)].map((character) => character.codePointAt(0));
  const isAfter = (key, other) => {
    if (typeof key === "number") return key > other;
    const [keyPoints, otherPoints] = [points(key), points(other)];
    const at = keyPoints.findIndex((point, place) => point !== otherPoints[place]);
    return at >= 0 && (otherPoints[at] === undefined || keyPoints[at] > otherPoints[at]);
  };
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(keys[middle], key)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Gives words back that were written as how many letters a word shares with the one before, and its own ending. */
function unfold(text) {
  let word = [];
  // By characters: some kanji are two units of a JavaScript string.
  const next = (entry) => (word = [...word.slice(0, Number(entry[0])), ...entry.slice(1)]).join("");
  return text.split("|").filter(Boolean).map(next);
}

/** How many numbers below one are in runs: the first number of each, and how many follow it. */
function countBefore(runs, number) {
  let count = 0;
  for (let at = 0; at < runs.length; at += 2) count += Math.max(0, Math.min(number - runs[at], runs[at + 1] + 1));
  return count;
}

/** Gives the numbers that are in runs. */
function members(runs) {
  const numbers = new Set();
  for (let at = 0; at < runs.length; at += 2) {
    for (let next = 0; next <= runs[at + 1]; next += 1) numbers.add(runs[at] + next);
  }
  return numbers;
}

function isIn(runs, number) {
  return countBefore(runs, number + 1) > countBefore(runs, number);
}

async function read(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

function namesIn([, names]) {
  return names.match(new RegExp(`.{${DIGEST}}`, "g")) ?? [];
}
