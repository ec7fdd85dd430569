// Cuts a text into search terms, by the same rule as scripts/shishin/search/tokens.py, where it is explained. A test
// holds the two against each other.

export const MAIN = 0;
export const SIDE = 1;
export const LINK = 2;

/** Stands before a word that is written in kana, whole; a pair of kana has no mark. */
export const READ = "=";

const RUN = new RegExp(
  "(?<kanji>[\\u3005-\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]+)" +
    "|(?<katakana>[\\u30a1-\\u30fa\\u30fc]+)" +
    "|(?<hiragana>[\\u3041-\\u3096]+)" +
    "|(?<latin>[a-z0-9\\u00df-\\u00f6\\u00f8-\\u024f]+" +
    "(?:(?:[-\\u2010\\u2011]|(?<=\\d)\\.(?=\\d))[a-z0-9\\u00df-\\u00f6\\u00f8-\\u024f]+)*)",
  "gu",
);
const DOTTED = /^([a-z]*)(\d+(?:\.\d+)+)$/;
export const HYPHEN = /[-\u2010\u2011]/;
export const KANA = /^[\u3041-\u3096\u30a1-\u30fa\u30fc]+$/;
const MISTAKEN_MARK = /(?<=[\u30a1-\u30fa])[\u4e00\u2010-\u2015\u2212-](?=[\u30a1-\u30fa])/g;
const SMALL = new Map([..."ぁぃぅぇぉっゃゅょゎゕゖ"].map((small, at) => [small, "あいうえおつやゆよわかけ"[at]]));

// The rules of the page's language for words; the index carries them, as its folder in scripts/shishin/languages/ has them.
let rules;

/** Takes the rules by which all that follows is cut. */
export function useRules(given) {
  const compiled = (rows) => rows.map(([pattern, other]) => [new RegExp(pattern, "g"), other]);
  rules = {
    ...given,
    stop: new Set(given.stop),
    particles: new Set(given.particles),
    plurals: compiled(given.plurals),
    spellings: compiled(given.spellings),
    last: compiled(given.last),
  };
}

/** How many characters of a text a result shows. */
export function excerptLength() {
  return rules.excerpt;
}

/** Whether a word stands on every page. */
export function isStopWord(word) {
  return rules.stop.has(word);
}

export function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00e0-\u024f]/g, (letter) => letter.normalize("NFD")[0])
    .replace(MISTAKEN_MARK, "\u30fc");
}

export function kana(text) {
  return text
    .replace(/\u30fc/g, "")
    .replace(/[\u30a1-\u30f6]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (character) => SMALL.get(character));
}

function runsOf(folded) {
  return [...folded.matchAll(RUN)].map((match) => {
    const [kind] = Object.entries(match.groups).find(([, run]) => run !== undefined);
    return { kind, run: match[0], start: match.index, end: match.index + match[0].length };
  });
}

/** Gives the runs of one kind of character; Japanese runs that touch stand together. */
export function chunksOf(folded) {
  const chunks = [];
  for (const run of runsOf(folded)) {
    const last = chunks.at(-1);
    const touches = last && last.at(-1).end === run.start;
    if (touches && run.kind !== "latin" && last[0].kind !== "latin") last.push(run);
    else chunks.push([run]);
  }
  return chunks;
}

function latinTokens({ run }) {
  const parts = run.split(HYPHEN);
  const terms = parts.flatMap((part) => {
    const dotted = part.match(DOTTED);
    if (dotted) return numbered(dotted[1], dotted[2]);
    return !isStopWord(part) && (part.length > 1 || parts.length === 1) ? [[stem(part), MAIN]] : [];
  });
  return parts.length > 1 ? [...terms, [stem(parts.join("")), SIDE]] : terms;
}

function numbered(name, number) {
  const parts = number.split(".");
  const begun = parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join("."), SIDE]);
  return [...(name ? [[stem(name), MAIN]] : []), [number, MAIN], ...begun];
}

function japaneseTokens(chunk) {
  const main = [];
  const side = [];
  const link = [];
  const runs = chunk
    .map(({ kind, run }) => ({ kind, run: kind === "kanji" ? run : kana(run) }))
    .filter(({ run }) => run);
  runs.forEach(({ kind, run }, place) => {
    const goal = kind === "hiragana" ? side : main;
    // By characters: some kanji are two units of a JavaScript string.
    const all = [...run];
    for (let at = 0; at + 1 < all.length; at += 1) goal.push(all[at] + all[at + 1]);
    if (all.length === 1 && kind !== "hiragana") side.push(run);
    const [first, between] = [runs[place - 2], runs[place - 1]];
    if (between) side.push(lastOf(between.run) + all[0]);
    if (kind === "kanji" && first?.kind === "kanji" && joins(between)) link.push(lastOf(first.run) + all[0]);
  });
  const weight = main.length ? SIDE : MAIN;
  const rows = [[main, MAIN], [side, weight], [link, LINK]];
  return rows.flatMap(([terms, termWeight]) => terms.map((term) => [term, termWeight]));
}

/** The last character; some are two units of a JavaScript string. */
export function lastOf(run) {
  return [...run].at(-1);
}

function joins({ kind, run }) {
  return kind === "hiragana" && run.length <= rules.between && !rules.particles.has(run);
}

export function chunkTokens(chunk) {
  return chunk[0].kind === "latin" ? latinTokens(chunk[0]) : japaneseTokens(chunk);
}

export function tokens(text) {
  return chunksOf(fold(text)).flatMap(chunkTokens);
}

/** Gives a text as the key of a phrase: its words as a reader may also spell them, and nothing between them. */
export function phrase(text) {
  return chunksOf(fold(text)).flat().map(phrasePart).join("").trim();
}

/** What a run adds to the key of a phrase. */
export function phrasePart({ kind, run }) {
  if (kind !== "latin") return kind === "kanji" ? run : kana(run);
  return run.split(HYPHEN).filter((part) => !isStopWord(part)).map((part) => ` ${stem(part)}`).join("");
}

function replaced(word, rows) {
  return rows.reduce((text, [pattern, other]) => text.replace(pattern, other), word);
}

export function stem(word) {
  if (word.length <= rules.shortest || !/^[a-z]+$/.test(word)) return word;
  const plural = rules.plurals.filter(([pattern]) => word.search(pattern) >= 0).slice(0, 1);
  let left = replaced(replaced(word, plural), rules.spellings);
  for (let time = 0; time < rules.times; time += 1) {
    const ending = rules.endings.find(
      ([letters, least]) =>
        left.endsWith(letters) &&
        left.length - letters.length >= least &&
        [...left.slice(0, -letters.length)].some((letter) => rules.vowels.includes(letter)),
    );
    if (!ending) break;
    left = left.slice(0, -ending[0].length);
  }
  return replaced(left, rules.last);
}
