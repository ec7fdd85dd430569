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
const SMALL = new Map([..."ぁぃぅぇぉっゃゅょゎゕゖ"].map((each, at) => [each, "あいうえおつやゆよわかけ"[at]]));
const PARTICLES = new Set("のはがをにともでへやかな");
const MOST_BETWEEN = 2;
export const STOP_WORDS = new Set(
  (
    "a about an and are as at be by can do does for from has have how i if in is it its me my of on or our " +
    "should that the their there they this to was we were what when where which who why will with you your"
  ).split(" "),
);

export function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00e0-\u024f]/g, (each) => each.normalize("NFD")[0])
    .replace(MISTAKEN_MARK, "\u30fc");
}

export function kana(text) {
  return text
    .replace(/\u30fc/g, "")
    .replace(/[\u30a1-\u30f6]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (each) => SMALL.get(each));
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
  const found = parts.flatMap((part) => {
    const dotted = part.match(DOTTED);
    if (dotted) return numbered(dotted[1], dotted[2]);
    return !STOP_WORDS.has(part) && (part.length > 1 || parts.length === 1) ? [[stem(part), MAIN]] : [];
  });
  return parts.length > 1 ? [...found, [stem(parts.join("")), SIDE]] : found;
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
  return rows.flatMap(([terms, each]) => terms.map((term) => [term, each]));
}

/** The last character; some are two units of a JavaScript string. */
export function lastOf(run) {
  return [...run].at(-1);
}

function joins({ kind, run }) {
  return kind === "hiragana" && run.length <= MOST_BETWEEN && !PARTICLES.has(run);
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
  return run.split(HYPHEN).filter((each) => !STOP_WORDS.has(each)).map((each) => ` ${stem(each)}`).join("");
}

const SPELLINGS = [
  [/our(?!$|s$)|(?<=..)our$/g, "or"],
  [/ogu(?=e|i)e?/g, "og"],
  [/tre$/g, "ter"],
  [/tred$/g, "tered"],
  [/yz(?=e|i)/g, "ys"],
  [/ens(?=e|i)/g, "enc"],
  [/mme$/g, "m"],
];

const ENDINGS = Object.entries({
  isation: 4, ization: 4, ibility: 3, ability: 3, ation: 4, ating: 4, ising: 4, izing: 4, ement: 4, ness: 4, ment: 4,
  ated: 4, ator: 4, ised: 4, ized: 4, iser: 4, izer: 4, ible: 3, able: 3, ency: 5, ence: 5, ity: 4, acy: 4,
  ing: 3, ate: 4, ise: 4, ize: 4, ion: 4, ent: 5, ive: 4, ed: 3, er: 4, or: 4, ly: 4, al: 5,
});

export function stem(word) {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  let left = SPELLINGS.reduce((text, [pattern, other]) => text.replace(pattern, other), singular(word));
  for (let time = 0; time < 2; time += 1) {
    const found = ENDINGS.find(
      ([ending, least]) =>
        left.endsWith(ending) && left.length - ending.length >= least && /[aeiouy]/.test(left.slice(0, -ending.length)),
    );
    if (!found) break;
    left = left.slice(0, -found[0].length);
  }
  if (left.length > 3 && /([b-df-hj-np-tv-z])\1$/.test(left) && !/(?:ss|ll)$/.test(left)) left = left.slice(0, -1);
  if (left.length > 5 && /[aeiou]ll$/.test(left)) left = left.slice(0, -1);
  if (left.length > 3 && left.endsWith("e")) left = left.slice(0, -1);
  if (left.length > 3 && /[^aeiou]y$/.test(left)) left = `${left.slice(0, -1)}i`;
  return left;
}

function singular(word) {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s") && !/(?:s|u|i)s$/.test(word)) return word.slice(0, -1);
  return word;
}
