// Puts readings over kanji in the text of a page, and takes them off again. The readings are reviewed data of the
// site; this module only applies them: from the left, the longest word first.

const SKIPPED = "h1, h2, h3, h4, ruby, code, pre, svg, label, button, select, option, input, [lang]:not([lang=ja])";
const KANJI = /[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

let readings;

async function load(address) {
  const answer = await fetch(address);
  const words = new Map(await answer.json());
  const longest = Math.max(0, ...[...words.keys()].map((word) => word.length));
  return { words, longest };
}

/** Yields the pieces of a text: plain strings, and the segments of each word that has a reading. */
export function* pieces(text, { words, longest }) {
  let plain = "";
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + longest);
    while (end > at && !words.has(text.slice(at, end))) end -= 1;
    if (end > at) {
      if (plain) yield plain;
      plain = "";
      yield words.get(text.slice(at, end));
      at = end;
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
