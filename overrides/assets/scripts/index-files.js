// Reads the search index, which scripts/shishin/search/index.py writes. It lies in small files, of which a query
// fetches only those that it needs.

import { figuresOf } from "./phrases.js";
import { useRules } from "./tokens.js";

/** The files of one index; a file is fetched when it is first needed. */
export class IndexFiles {
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
    return new this(base, about);
  }

  /** For each facet and value, the records that have it, as runs: the first record and how many follow. */
  get facets() {
    return this.#about.facets;
  }

  /** How many records the index has. */
  get count() {
    return this.#about.records;
  }

  /** What own numbers are called: ux, 原則. */
  get numberLabels() {
    return this.#about.numbered;
  }

  get hasOld() {
    return this.#about.versions.some(Boolean);
  }

  isOld(number) {
    return Boolean(this.#about.versions[number]);
  }

  /** Whether a record's text is so long that the first answers do not wait for it. */
  isLong(number) {
    return this.#about.long.includes(number);
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

  /** Gives the number of the file in which a term stands or would stand. */
  placeOf(term) {
    return placeIn(this.#about.rows, term);
  }

  /** Gives the rows among which a term stands or would stand. */
  async rowsAt(term) {
    const place = this.placeOf(term);
    return place < 0 ? [] : this.#file(`rows-${place}`);
  }

  /** Gives a term's figures by record, or nothing if no record has it. */
  async row(term) {
    const row = (await this.rowsAt(term)).find(([name]) => name === term);
    return row && figuresOf(row);
  }

  /** Gives the known words that begin with one of some letters, in order; those that only phrases have if asked. */
  async words(kind, letters, ofPhrases = 0) {
    const places = [...this.#about[kind]].flatMap((letter, at) => (letters.includes(letter) ? [at] : []));
    const files = await Promise.all(places.map((at) => this.#file(`${kind}-${at}`)));
    return files.flatMap((lists) => unfold(lists[ofPhrases]));
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
    const place = placeIn(first, number);
    return (await this.#file(`${name}-${place}`))[number - first[place]];
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
}

/** The last place whose key is not after a key, in an ascending list; keys are compared as Python compares them. */
function placeIn(keys, key) {
  const points = (text) => [...String(text)].map((character) => character.codePointAt(0));
  const isAfter = (one, two) => {
    if (typeof one === "number") return one > two;
    const [a, b] = [points(one), points(two)];
    const at = a.findIndex((point, place) => point !== b[place]);
    return at >= 0 && (b[at] === undefined || a[at] > b[at]);
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
  let word = "";
  return text.split(" ").filter(Boolean).map((entry) => (word = word.slice(0, Number(entry[0])) + entry.slice(1)));
}
