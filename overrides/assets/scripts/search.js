// Asks the search index, which scripts/shishin/search/index.py writes. It lies in small files, of which a query fetches
// only those that it needs.

import { figuresOf, ownNumber, raiseSaid } from "./phrases.js";
import { HYPHEN, KANA, LINK, MAIN, chunkTokens, chunksOf, fold, isStopWord, kana, stem, useRules } from "./tokens.js";

/** Stands before a word that is written in kana, whole; a pair of kana has no mark. */
export const READ = "=";
const MOST_NEAR = 8;
const MOST_FILES = 6;
const LEAST_WORD = 3;
const LEAST_MISTYPED = 4;
// What the ways to mean a word count beside each other: figures tried on the golden queries.
const ENOUGH = 0.52;
// A page that lacks a word which other pages have is further from the question than one that lacks an unknown word.
const ENOUGH_OF_KNOWN = 0.55;
/** How many of a query's words a page has at least that is shown though it lacks the others. */
const LEAST_PARTS = 2;
const SIDE_COUNTS = 0.3;
const NEAR_COUNTS = 0.8;
const EXACT_COUNTS = 2;
const MISSING_COUNTS = 0.5;
const PART_COUNTS = 0.5;

/** The last place whose key is not after a key, in an ascending list; keys are compared as Python compares them. */
function placeOf(keys, key) {
  const points = (text) => [...String(text)].map((each) => each.codePointAt(0));
  const after = (one, two) => {
    if (typeof one === "number") return one > two;
    const [a, b] = [points(one), points(two)];
    const at = a.findIndex((each, place) => each !== b[place]);
    return at >= 0 && (b[at] === undefined || a[at] > b[at]);
  };
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (after(keys[middle], key)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Whether two words are at most so many letters apart: one missing, too many, wrong, or two swapped. */
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

export class Index {
  #base;
  #files = new Map();
  #about;

  constructor(base, about) {
    this.#base = base;
    this.#about = about;
  }

  /** Opens the index whose files lie below an address. */
  static async open(base) {
    const answer = await fetch(`${base}/index.json`);
    if (!answer.ok) throw new Error(`${answer.status} ${base}`);
    const about = await answer.json();
    useRules(about.rules);
    return new Index(base, about);
  }

  get facets() {
    return this.#about.facets;
  }

  get hasOld() {
    return this.#about.versions.some(Boolean);
  }

  #file(name) {
    if (!this.#files.has(name)) {
      const loading = fetch(`${this.#base}/${name}.json`).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${name}`);
        return answer.json();
      });
      // A file that failed is asked for again the next time.
      loading.catch(() => this.#files.delete(name));
      this.#files.set(name, loading);
    }
    return this.#files.get(name);
  }

  /** Fetches every file that is not there yet, so that searching goes on without a connection. */
  async keep(limit) {
    if (this.#about.size > limit) return;
    const names = ["kana", "latin"].flatMap((kind) => [...this.#about[kind]].map((_, at) => `${kind}-${at}`));
    for (const kind of ["rows", "heads", "texts"]) {
      this.#about[kind].forEach((_, number) => names.push(`${kind}-${number}`));
    }
    for (const name of names) await this.#file(name);
  }

  #place(term) {
    return placeOf(this.#about.rows, term);
  }

  /** Gives the rows among which a term stands or would stand. */
  async #rowsAt(term) {
    const place = this.#place(term);
    return place < 0 ? [] : this.#file(`rows-${place}`);
  }

  /** Gives a term's figures by record, or nothing if no record has it. */
  async #row(term) {
    const row = (await this.#rowsAt(term)).find(([name]) => name === term);
    return row && figuresOf(row);
  }

  /** Gives the known words that begin with one of some letters, in order; those that only phrases have if asked. */
  async #words(kind, letters, ofPhrases = 0) {
    const all = [...this.#about[kind]];
    const places = all.flatMap((letter, at) => (letters.includes(letter) ? [at] : []));
    const files = await Promise.all(places.map((at) => this.#file(`${kind}-${at}`)));
    return files.flatMap((lists) => unfold(lists[ofPhrases]));
  }

  /** Whether a record's text is so long that the first answers do not wait for it. */
  isLong(number) {
    return this.#about.long.includes(number);
  }

  /** Gives a record as results show it; its text only if asked, for that is the most to fetch. */
  async record(number, { withText = true } = {}) {
    const [[kind, url, title, description, version], parts] = await Promise.all([
      this.#item("heads", number),
      withText ? this.#item("texts", number) : [],
    ]);
    return { kind, url, title, description, version, parts };
  }

  async #item(name, number) {
    const first = this.#about[name];
    const place = placeOf(first, number);
    return (await this.#file(`${name}-${place}`))[number - first[place]];
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
    const numbered = await ownNumber(fold(query), this.#about.numbered, (term) => this.#row(term));
    const chunks = chunksOf(numbered.left);
    // Beside words with a pair of their own, the kana round them (のちがいはなんですか) say nothing.
    const firm = chunks.some(isFirm) ? chunks.filter(isFirm) : chunks;
    const judged = await Promise.all(firm.map((chunk, at) => this.#unit(chunk, firm[at + 1])));
    await raiseSaid(firm, judged, (term) => this.#rowsAt(term));
    const units = judged.filter(({ weight, scores }) => weight || scores.size);
    if (numbered.scores.size) units.push(await this.#numberUnit(numbered));
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
    const isWanted = this.#filter(narrow, old);
    // One slip is likely, two in a query without a single known word are another language.
    const guessed = units.filter(({ isKnown, near }) => !isKnown && near.length);
    const isGuess = guessed.length > 1 && !units.some(({ isKnown }) => isKnown);
    const least = units.length > 1 && units.every(({ isKnown }) => isKnown) ? ENOUGH_OF_KNOWN : ENOUGH;
    const wanted = isGuess ? [] : [...scores].filter(([record]) => isWanted(record));
    const enough = wanted.filter(([, { cover, isSaid }]) => isSaid || cover >= least);
    // Rather than nothing: what has two of the words, and most of those that any page has.
    const found = enough.length ? enough : wanted.filter(([, { full }]) => full >= LEAST_PARTS);
    const value = ({ score, cover }) => score * cover * cover;
    found.sort(([a, one], [b, two]) => value(two) - value(one) || a - b);
    return {
      records: found.map(([record]) => record),
      terms: new Set(units.flatMap((unit) => unit.terms)),
      near: units.flatMap((unit) => unit.near),
      whole: found.length > 0 && found.some(([, { full }]) => full === units.length),
    };
  }

  /** Judges a record's own number: after the record itself come those that name it. */
  async #numberUnit({ written, scores }) {
    const { scores: naming, terms } = await this.#way(written ? chunkTokens(chunksOf(written)[0]) : []);
    return { scores: new Map([...naming, ...scores]), weight: this.#rarity(1), near: [], isKnown: true, terms };
  }

  #filter(narrow, old) {
    const all = Object.entries(narrow).map(([name, value]) => this.facets[name]?.[value] ?? []);
    const isIn = (runs, record) => runs.some((first, at) => at % 2 === 0 && first <= record && record <= first + runs[at + 1]);
    return (record) => (old || !this.#about.versions[record]) && all.every((runs) => isIn(runs, record));
  }

  /** Judges one word, or one run of Japanese, in each way that it can be meant. */
  async #unit(chunk, next) {
    const found = chunkTokens(chunk);
    if (!found.length) return { scores: new Map(), weight: 0, near: [], isKnown: false, terms: [] };
    const text = chunk.map(({ run }) => run).join("");
    const near = [];
    const meant = [];
    const ways = [];
    let isKnown = true;
    if (KANA.test(text)) {
      const exact = await this.#way([[READ + kana(text), MAIN]], EXACT_COUNTS);
      isKnown = !exact.missing;
      ways.push(exact);
      if (isKnown) ways.push(await this.#way(found, PART_COUNTS));
      else ways.push(...(await this.#kanaWays(kana(text), found, near, meant)));
    } else {
      const typed = await this.#way(found, 1, hasPair(chunk) ? MISSING_COUNTS : 1);
      isKnown = !typed.missing;
      ways.push(typed);
      const links = found.filter(([, weight]) => weight === LINK).map(([term]) => [term, MAIN]);
      if (links.length && !hasPair(chunk)) ways.push(await this.#way(links, NEAR_COUNTS));
      if (chunk[0].kind === "latin" && !isKnown) ways.push(...(await this.#latinWays(chunk[0].run, next, near, meant)));
    }
    const scores = new Map();
    for (const way of ways) {
      for (const [record, each] of way.scores) {
        const best = scores.get(record);
        if (!best || each.score * each.cover > best.score * best.cover) scores.set(record, each);
      }
    }
    const known = ways.filter((way) => way.scores.size);
    const weight = known.length ? Math.min(...known.map((way) => way.weight)) : ways[0].weight;
    const ofPhrases = !near.length && meant.length > 0;
    return { scores, weight, near: [...near, ...meant], isKnown, ofPhrases, terms: ways.flatMap((way) => way.terms) };
  }

  /** Scores the records that hold a way's terms; a term may be one of several words. */
  async #way(found, counts = 1, missingCounts = 1) {
    // What only helps to rank is worth few further files.
    const files = new Set();
    for (const [term, weight] of [...found].sort(([, one], [, two]) => one - two)) {
      for (const each of [term].flat()) if (weight === MAIN || files.size < MOST_FILES) files.add(this.#place(each));
    }
    const slots = await Promise.all(
      found.map(async ([term, weight]) => {
        const terms = [term].flat().filter((each) => weight === MAIN || files.has(this.#place(each)));
        const rows = (await Promise.all(terms.map((each) => this.#row(each)))).filter(Boolean);
        return { weight, rows, idf: this.#rarity(new Set(rows.flatMap((row) => [...row.keys()])).size) };
      }),
    );
    const main = slots.filter(({ weight }) => weight === MAIN);
    // Between two words of a compound stands a pair that need not be anywhere else.
    if (main.some(({ rows }) => rows.length)) for (const slot of main) if (!slot.rows.length) slot.idf *= missingCounts;
    const total = main.reduce((sum, { idf }) => sum + idf, 0);
    const scores = new Map();
    for (const { weight, rows, idf } of slots) {
      const best = new Map();
      for (const [record, figure] of rows.flatMap((row) => [...row])) {
        best.set(record, Math.max(figure, best.get(record) ?? 0));
      }
      for (const [record, figure] of best) {
        const sum = scores.get(record) ?? { score: 0, cover: 0 };
        sum.score += counts * idf * figure * (weight === MAIN ? 1 : SIDE_COUNTS);
        if (weight === MAIN) sum.cover += idf / total;
        scores.set(record, sum);
      }
    }
    const missing = main.some(({ rows }) => !rows.length);
    return { scores, weight: total, missing, terms: found.flatMap(([term]) => term) };
  }

  #rarity(records) {
    return Math.log(1 + (this.#about.records - records + 0.5) / (records + 0.5));
  }

  /** The ways to mean a Latin word that no record has: cut short, mistyped, or two words written as one. */
  async #latinWays(run, next, near, meant) {
    const word = run.replace(/[-\u2010\u2011]/g, "");
    // Those of the second letter too: the first may be one too many, or the two may be swapped.
    const letters = run.split(HYPHEN).flatMap((part) => [...part.slice(0, 2)]);
    const words = await this.#words("latin", letters);
    const stems = new Set(words.map(stem));
    const ways = [];
    const joined = next?.[0].kind === "latin" ? stem(word + next[0].run) : "";
    if (stems.has(joined)) ways.push([[joined, MAIN]]);
    if (stems.has(stem(word))) ways.push([[stem(word), MAIN]]);
    if (!ways.length) {
      // Each part of a hyphenated word may be the one that is mistyped.
      const parts = run.split(HYPHEN).filter((part) => !isStopWord(part));
      const each = parts.map((part) => (stems.has(stem(part)) ? [part] : likely(part, words)));
      near.push(...each.flat().filter((one) => !parts.includes(one)));
      if (each.every((some) => some.length)) ways.push(each.map((some) => [some.map(stem), MAIN]));
    }
    const places = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2);
    const cuts = places.map((at) => [word.slice(0, at), word.slice(at)]);
    const begun = ways.length ? [] : cuts.filter(([first]) => stems.has(stem(first)));
    const ends = new Set((await this.#words("latin", begun.map(([, second]) => second[0]))).map(stem));
    const two = begun.filter(([, second]) => ends.has(stem(second)));
    // A name and its number are written with and without a space between them.
    const pieces = run.match(/[a-z]+|\d+(?:\.\d+)*/g) ?? [];
    if (!ways.length && pieces.length > 1 && /\d/.test(run)) two.push(pieces);
    ways.push(...two.map((parts) => parts.map((part) => [stem(part), MAIN])));
    if (!ways.length) meant.push(...likely(word, await this.#words("latin", letters, 1)));
    return Promise.all(ways.map((way) => this.#way(way, NEAR_COUNTS)));
  }

  /** The ways to mean words in kana that no record has as they are: cut short, mistyped, or several in a row. */
  async #kanaWays(text, found, near, meant) {
    const words = await this.#words("kana", text.slice(0, 2));
    const begun = text.length > 1 ? words.filter((each) => each.startsWith(text)).slice(0, MOST_NEAR) : [];
    const mistyped = begun.length ? [] : nearest(text, words);
    near.push(...mistyped);
    if (!begun.length && !mistyped.length) meant.push(...nearest(text, await this.#words("kana", text.slice(0, 2), 1)));
    const known = [...begun, ...mistyped].map((each) => READ + each);
    const ways = [];
    if (known.length) ways.push(this.#way([[known, MAIN]], EXACT_COUNTS * NEAR_COUNTS));
    // Pairs find a part of a longer word; of a mistyped one they find anything.
    if (!mistyped.length) ways.push(this.#way(found));
    const row = inWords(text, new Set(await this.#words("kana", text)));
    if (row.some(([term]) => term.startsWith(READ))) ways.push(this.#way(row, NEAR_COUNTS));
    return Promise.all(ways);
  }
}

function hasPair(chunk) {
  return chunk.some(({ kind, run }) => kind !== "hiragana" && [...run].length > 1);
}

/** Whether a run says something by itself: hiragana do only when they are all that was typed. */
function isFirm(chunk) {
  return chunk[0].kind === "latin" || hasPair(chunk) || chunk.every(({ run }) => KANA.test(run));
}

/** Cuts kana into known words, the longest first from the left, and the pairs of what is between them. */
function inWords(text, words) {
  const found = [];
  let rest = "";
  const pairs = () => {
    for (let at = 0; at + 1 < rest.length; at += 1) found.push([rest.slice(at, at + 2), MAIN]);
    rest = "";
  };
  for (let at = 0; at < text.length; ) {
    let end = text.length;
    while (end - at >= LEAST_WORD && !words.has(text.slice(at, end))) end -= 1;
    if (end - at >= LEAST_WORD) {
      pairs();
      found.push([READ + text.slice(at, end), MAIN]);
      at = end;
    } else {
      rest += text[at];
      at += 1;
    }
  }
  pairs();
  return found;
}

/** Gives words back that were written as how many letters each shares with the one before, and its own ending. */
function unfold(text) {
  let word = "";
  return text.split(" ").filter(Boolean).map((entry) => (word = word.slice(0, Number(entry[0])) + entry.slice(1)));
}

/** The words that a Latin word may begin, or else those that it may be a slip for. */
function likely(word, words) {
  // Three letters begin too many words (tax, taxonomy).
  const most = word.length < LEAST_MISTYPED ? word.length + 2 : Infinity;
  const isBegun = (each) => each.startsWith(word) && each.length <= most;
  const begun = word.length > 2 ? words.filter(isBegun).slice(0, MOST_NEAR) : [];
  if (begun.length) return begun;
  const mistyped = nearest(word, words);
  if (mistyped.length || word.length < LEAST_MISTYPED) return mistyped;
  const bare = stem(word);
  return bare.length <= LEAST_MISTYPED ? [] : words.filter((each) => isNear(bare, stem(each), 1)).slice(0, MOST_NEAR);
}

/** The known words nearest to a mistyped one: one letter apart, or two in a long word. */
function nearest(word, words) {
  const within = (most) => words.filter((each) => isNear(word, each, most)).slice(0, MOST_NEAR);
  const one = word.length >= LEAST_MISTYPED ? within(1) : [];
  return one.length || word.length < 9 ? one : within(2);
}
