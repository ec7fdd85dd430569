// Puts readings over kanji in the text of a page, and takes them off again. The readings are reviewed data of the
// site; this module only applies them: from the left, the longest word first, each only in its place. The rule is that
// of content/ruby.py, whose patterns come with the readings; a test compares the two.

/** Where no readings are put. */
export const SKIPPED = "h1, h2, h3, h4, ruby, code, pre, svg, label, button, select, option, input, [lang]:not([lang=ja])";
const KANJI = /[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** What parts texts: words do not go on from one into the other. A note's mark stands apart too. */
const BLOCKS = "p, li, dt, dd, td, th, caption, figcaption, summary, blockquote, div, section, nav, ul, ol, main, .mark";
/** So many characters beyond a mark are looked at: as many as a word may have. */
const BEYOND = 40;

let readings;

/** Makes the readings of a file ready to be looked up. */
export function prepare({ ends, loneEnds, joined, number, words }) {
  const rows = new Map();
  let longest = 0;
  for (const [word, pieces, after = "", before = ""] of words) {
    rows.set(word, [...(rows.get(word) ?? []), { word, pieces, after, before }]);
    longest = Math.max(longest, word.length);
  }
  const sticky = (pattern) => new RegExp(pattern, "uy");
  return { rows, longest, ends: sticky(ends), loneEnds: sticky(loneEnds), joined: sticky(joined), number: sticky(number) };
}

function matches(pattern, text, at = 0) {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function characterBefore(text, at) {
  return at ? (/[^]$/u.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? "") : "";
}

function inPlace({ word, after, before }, text, at, { ends, loneEnds, joined, number }) {
  const previous = characterBefore(text, at);
  const end = at + word.length;
  const stands = end < text.length && before.includes(String.fromCodePoint(text.codePointAt(end)));
  if (after) return previous !== "" && after.includes(previous) && (!before || stands);
  if (matches(number, word) && matches(number, previous)) return false;
  if (before) return stands;
  const characters = [...word];
  if (characters.length === 1) return !matches(joined, previous) && matches(loneEnds, text, end);
  return !KANJI.test(characters.at(-1)) || matches(ends, text, end);
}

function rowAt(text, at, known) {
  for (let size = Math.min(text.length - at, known.longest); size > 0; size -= 1) {
    const row = known.rows.get(text.slice(at, at + size))?.find((candidate) => inPlace(candidate, text, at, known));
    if (row) return row;
  }
  return undefined;
}

/** Yields the pieces of a text between others: plain strings, and the segments of each word that has a reading. */
export function* pieces(text, known, before = "", after = "") {
  const whole = before + text + after;
  const [begin, end] = [before.length, before.length + text.length];
  let plain = "";
  for (let at = 0; at < end; ) {
    const row = rowAt(whole, at, known);
    if (row && at >= begin && at + row.word.length <= end) {
      if (plain) yield plain;
      plain = "";
      yield row.pieces;
      at += row.word.length;
      continue;
    }
    // A mark cuts this word: what of it lies here whole keeps its reading.
    for (const [base, reading] of row?.pieces ?? [[whole[at], ""]]) {
      if (reading && at >= begin && at + base.length <= end) {
        if (plain) yield plain;
        plain = "";
        yield [[base, reading]];
      } else {
        plain += whole.slice(Math.max(at, begin), Math.max(begin, Math.min(at + base.length, end)));
      }
      at += base.length;
    }
  }
  if (plain) yield plain;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function ruby(base, reading) {
  const made = element("ruby", base);
  made.append(element("rp", "（"), element("rt", reading), element("rp", "）"));
  return made;
}

async function load(address) {
  const answer = await fetch(address);
  return prepare(await answer.json());
}

function blockOf(node) {
  return node?.parentElement.closest(BLOCKS);
}

/** Puts readings over the kanji below an element. */
export async function annotate(below, address) {
  readings ??= load(address);
  const known = await readings;
  const walker = document.createTreeWalker(below, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  // A word may be cut by a mark: what stands beyond it decides readings all the same.
  const piecesByNode = nodes.map((node, at) => {
    if (!KANJI.test(node.data) || node.parentElement.closest(SKIPPED)) return undefined;
    const [before, after] = [nodes[at - 1], nodes[at + 1]].map((other) =>
      other && blockOf(other) === blockOf(node) ? other.data : "",
    );
    return [...pieces(node.data, known, before.slice(-BEYOND), after.slice(0, BEYOND))];
  });
  nodes.forEach((node, at) => {
    const shown = (piece) => piece.map(([base, reading]) => (reading ? ruby(base, reading) : base));
    const parts = piecesByNode[at]?.flatMap((piece) => (typeof piece === "string" ? piece : shown(piece)));
    if (parts) node.replaceWith(...parts);
  });
}

/** Takes every reading off again. */
export function restore(below) {
  for (const element of below.querySelectorAll("ruby")) {
    const parent = element.parentNode;
    element.replaceWith(element.firstChild);
    parent.normalize();
  }
}
