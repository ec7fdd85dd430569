// What readers say for a whole: a record's own number, and the phrases that lead to a record.

import { phrasePart } from "./tokens.js";

/** Stands before a phrase that readers use for what a record is about. */
const SAID = "~";
/** Stands before a record's own number, without zeros or marks. */
const NUMBER = "#";
/** The digits of whole numbers in an index: five bits, and a sixth that says whether more follow. */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const MOST_STARTS = 6;
const LEAST_BEGUN = { latin: 5, kanji: 3, katakana: 3, hiragana: 3 };
const LEAST_MISTYPED = 5;
const LEAST_IN_COMPOUND = 6;
const SAID_COUNTS = 6;
const NUMBER_COUNTS = 20;
// A phrase that no page has is what the query is about, whatever else was typed.
const STRONG = 40;
const STRONG_COVER = 0.8;
const BETWEEN = "[\\s#.:_\\u2010-\\u2015\\u2212\\u30fc-]*0*";

/** Gives the whole numbers that scripts/shishin/search/numbers.py has written. */
export function numbersOf(text) {
  const numbers = [];
  let [number, shift] = [0, 0];
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    number += (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      numbers.push(number);
      [number, shift] = [0, 0];
    }
  }
  return numbers;
}

/** Gives the figures of a row by record: the steps from one record to the next are written first, then the figures. */
export function figuresOf([, written]) {
  const numbers = numbersOf(written);
  const half = numbers.length / 2;
  const figures = new Map();
  let record = 0;
  for (let at = 0; at < half; at += 1) {
    record += numbers[at];
    figures.set(record, numbers[half + at]);
  }
  return figures;
}

/**
 * Takes a record's own number out of a query, however its zeros and marks are typed: ux7, ＵＸ　０７, 原則3.
 *
 * @param {string} query The folded query.
 * @param {string[]} labels What numbers are called: ux, 原則.
 * @param {function(string): Promise<Map<number, number>|undefined>} row Gives a term's figures by record.
 * @returns {Promise<{left: string, written: string, scores: Map}>} The rest of the query; the number as it is
 *   written; the scores by record, none if no record has it.
 */
export async function ownNumber(query, labels, row) {
  const none = { left: query, written: "", scores: new Map() };
  if (!labels?.length) return none;
  const match = query.match(new RegExp(`(?<![a-z0-9])(${labels.join("|")})s?${BETWEEN}(\\d{1,3})(?![\\d.]*\\d)`, "u"));
  const figures = match && (await row(NUMBER + match[1] + match[2]));
  if (!figures) return none;
  const scores = new Map([...figures].map(([record, figure]) => [record, { score: NUMBER_COUNTS * figure, cover: 1 }]));
  const written = /^[a-z]+$/.test(match[1]) ? `${match[1]}-${match[2].padStart(2, "0")}` : "";
  return { left: query.replace(match[0], " "), written, scores };
}

/**
 * Raises what readers' phrases lead to, such as two-step verification: a phrase is known by its words in a row,
 * wherever in the query it begins and whatever comes after it.
 *
 * @param {Array} chunks The query's chunks.
 * @param {Array<{scores: Map}>} units What was found for each of them; the scores are raised.
 * @param {function(string): Promise<Array>} rowsAt Gives the rows among which a term would stand.
 */
export async function raiseSaid(chunks, units, rowsAt) {
  const typed = partsOf(chunks, units, false);
  const meant = partsOf(chunks, units, true);
  // Between words that say something, hiragana begin none, unless the word itself begins with them (お役所言葉).
  const some = typed.some(({ says }) => says);
  const starts = [...typed.keys()].filter((at) => typed[at].says || typed[at].begins || !some);
  const begunAt = async (parts, at) => {
    const rest = textFrom(parts, at);
    const rows = (await rowsAt(SAID + rest)).filter(([name]) => name[0] === SAID);
    return { rows, rest, begun: rows.filter(([name]) => ends(parts.slice(at), rest, name.slice(1))).at(-1) };
  };
  const phrases = await Promise.all(
    starts.slice(0, MOST_STARTS).map(async (at) => {
      // What was typed may be a phrase's own word, though a page has one that is like it (trail, trial).
      const asTyped = await begunAt(typed, at);
      if (asTyped.begun || textFrom(meant, at) === asTyped.rest) return { at, parts: typed, row: asTyped.begun ?? goesOn(asTyped, typed, at, units) };
      const guessed = await begunAt(meant, at);
      return { at, parts: meant, row: guessed.begun ?? goesOn(guessed, meant, at, units) };
    }),
  );
  // Of two phrases that share a word, the one that no page has says more.
  const strength = ({ row }) => Math.max(...figuresOf(row).values());
  const known = phrases.filter(({ row }) => row).sort((first, second) => strength(second) - strength(first) || first.at - second.at);
  const used = new Set();
  for (const { at, parts, row } of known) {
    const rest = textFrom(parts, at).length - row[0].length + SAID.length;
    let end = at + 1;
    while (end < parts.length && textFrom(parts, end).length > rest) end += 1;
    const places = [...parts.keys()].slice(at, end);
    if (places.some((place) => used.has(place))) continue;
    places.forEach((place) => used.add(place));
    raise(parts, parts.slice(at, end), figuresOf(row), units);
  }
}

/** The runs of a query; a long one of kanji is cut into its likely words, so that a phrase may begin within it. */
function partsOf(chunks, units, isMeant) {
  return chunks.flatMap((chunk, unit) =>
    chunk.flatMap((run, place) => {
      const begins = place === 0 && chunk.length > 1;
      const part = { kind: run.kind, says: run.kind !== "hiragana", begins, unit };
      if (run.kind === "kanji") return likelyWords([...run.run]).map((text) => ({ ...part, text }));
      return [{ ...part, text: isMeant ? textOf(run, chunk, units[unit].near) : phrasePart(run) }];
    }),
  );
}

/** Cuts kanji into pairs; of an odd number, the one before the last pair stands alone (脆弱 性 診断). */
function likelyWords(kanji) {
  const cut = [];
  for (let at = 0; at < kanji.length; ) {
    const size = kanji.length - at === 3 ? (at ? 1 : 3) : 2;
    cut.push(kanji.slice(at, at + size).join(""));
    at += size;
  }
  return cut;
}

function textFrom(parts, at) {
  return parts.slice(at).map(({ text }) => text).join("").trimStart();
}

/** The row of a phrase that was cut short, if only one goes on so. */
function goesOn({ rows, rest }, parts, at, units) {
  const { isKnown, ofPhrases, near } = units[parts[at].unit];
  const isLast = parts[at].unit === parts.at(-1).unit && (ofPhrases || !near.length);
  if (isKnown || !isLast || rest.length < LEAST_BEGUN[parts[at].kind]) return undefined;
  const longer = rows.filter(([name]) => name.startsWith(SAID + rest));
  return alike(longer) ? [SAID + rest, ...longer[0].slice(1)] : undefined;
}

/** Raises the records of a phrase in the units that it spans. */
function raise(parts, spanned, figures, units) {
  const spannedUnits = new Set(spanned.map(({ unit }) => unit));
  for (const unit of spannedUnits) {
    const count = (list) => list.filter((part) => part.unit === unit && part.says).length;
    const share = Math.min(1, (count(spanned) || 1) / (count(parts) || 1));
    const { scores } = units[unit];
    for (const [record, figure] of figures) {
      const least = figure < STRONG ? share : Math.max(share, STRONG_COVER);
      const before = scores.get(record) ?? { score: 0, cover: 0 };
      const score = before.score + (SAID_COUNTS * figure) / spannedUnits.size;
      scores.set(record, { score, cover: Math.max(before.cover, least), isSaid: true });
    }
    if (share === 1) Object.assign(units[unit], { isKnown: true, near: units[unit].ofPhrases ? units[unit].near.slice(0, 1) : [] });
  }
}

/** What a run adds to the key of a phrase; of a mistyped word, what was likely meant. */
function textOf(run, chunk, near) {
  const isSure = near.length === 1 && chunk.length === 1 && run.run.length >= LEAST_MISTYPED;
  return phrasePart(isSure ? { kind: run.kind, run: near[0] } : run);
}

/** Whether a phrase begins a text and ends where a run does; a compound of kanji, or of long katakana, may go on. */
function ends(parts, text, phrase) {
  if (!text.startsWith(phrase)) return false;
  let left = phrase.length;
  for (const [at, part] of parts.entries()) {
    const size = (at ? part.text : part.text.trimStart()).length;
    if (left < size) return left === 0 || part.kind === "kanji" || (part.kind === "katakana" && left >= LEAST_IN_COMPOUND);
    left -= size;
  }
  return left === 0;
}

/** Whether some rows all lead to the same records. */
function alike(rows) {
  return rows.length > 0 && rows.every((row) => String([...figuresOf(row).keys()]) === String([...figuresOf(rows[0]).keys()]));
}
