// Puts readings over kanji in the text of a page, and takes them off again. The readings are reviewed data of the
// site; this module only applies them: from the left, the longest word first, each only in its place. The rule is that
// of content/ruby.py, whose patterns come with the readings; a test compares the two.

/** Where no readings are put. */
export const SKIPPED = "h1, h2, h3, h4, ruby, code, pre, svg, label, button, select, option, input, [lang]:not([lang=ja])";
const KANJI = /[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

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
    const row = known.rows.get(text.slice(at, at + size))?.find((each) => inPlace(each, text, at, known));
    if (row) return row;
  }
  return undefined;
}

/** Yields the pieces of a text: plain strings, and the segments of each word that has a reading. */
export function* pieces(text, known) {
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const row = rowAt(text, at, known);
    if (row) {
      if (plain) yield plain;
      plain = "";
      yield row.pieces;
      at += row.word.length;
    } else {
      plain += text[at];
      at += 1;
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

/** Puts readings over the kanji below an element. */
export async function annotate(below, address) {
  readings ??= load(address);
  const known = await readings;
  const walker = document.createTreeWalker(below, NodeFilter.SHOW_TEXT, (node) =>
    KANJI.test(node.data) && !node.parentElement.closest(SKIPPED) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = [];
    for (const piece of pieces(node.data, known)) {
      if (typeof piece === "string") parts.push(piece);
      else parts.push(...piece.map(([base, reading]) => (reading ? ruby(base, reading) : base)));
    }
    node.replaceWith(...parts);
  }
}

/** Takes every reading off again. */
export function restore(below) {
  for (const each of below.querySelectorAll("ruby")) {
    const parent = each.parentNode;
    each.replaceWith(each.firstChild);
    parent.normalize();
  }
}
