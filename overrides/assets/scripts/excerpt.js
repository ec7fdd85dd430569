// Chooses what a result shows of its record, and where the reader's words stand in it.

import { HYPHEN, READ, chunksOf, fold, kana, lastOf, stem } from "./tokens.js";

/** Gives the places of a text that hold a query's terms, as [start, end] in its characters. */
export function places(text, terms) {
  const characters = [...text];
  const origin = [];
  let folded = "";
  characters.forEach((character, at) => {
    const piece = fold(character);
    folded += piece;
    for (let count = 0; count < piece.length; count += 1) origin.push(at);
  });
  const spans = [];
  const add = (start, end) => spans.push([origin[start], origin[end - 1] + 1]);
  for (const chunk of chunksOf(folded)) {
    chunk.forEach(({ kind, run, start, end }, place) => {
      const pairs = kind === "kanji" ? run : kana(run);
      const has = (at) => terms.has(pairs.slice(at, at + 2));
      if (kind === "latin") {
        let at = start;
        for (const part of run.split(HYPHEN)) {
          if (terms.has(stem(part))) add(at, at + part.length);
          at += part.length + 1;
        }
      } else if (kind === "katakana") {
        const all = [...pairs.slice(1)].some((_, at) => has(at)) || terms.has(READ + pairs);
        if (all) add(start, end);
      } else {
        for (let at = 0; at + 1 < run.length; at += 1) if (has(at)) add(start + at, start + at + 2);
      }
      const before = chunk[place - 1];
      if (before && terms.has(lastOf(before.run) + [...run][0])) add(start - 1, start + 1);
    });
  }
  return merged(spans);
}

function merged(spans) {
  spans.sort(([start], [otherStart]) => start - otherStart);
  const whole = [];
  for (const [start, end] of spans) {
    const last = whole.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole;
}

/** Chooses the part of a record that holds most of a query, and the stretch of its text to show. */
export function excerpt(record, terms, length) {
  const parts = [{ text: record.description }, ...record.parts.map(([id, heading, text]) => ({ id, heading, text }))];
  const judged = parts.map((part) => {
    const characters = [...part.text];
    const spans = places(part.text, terms);
    const words = new Set(spans.map(([start, end]) => fold(characters.slice(start, end).join(""))));
    const inHeading = part.heading ? places(part.heading, terms).length : 0;
    return { ...part, characters, spans, worth: [...words].join("").length + inHeading };
  });
  const best = judged.reduce((first, second) => (second.worth > first.worth ? second : first));
  const middle = best.spans[0]?.[0] ?? 0;
  const near = best.characters.length <= length ? 0 : Math.max(0, middle - Math.floor(length / 4));
  // Where words have spaces between them, none is cut at the beginning.
  const space = near ? best.characters.slice(near, middle).indexOf(" ") : -1;
  const start = near + space + 1;
  const end = Math.min(best.characters.length, start + length);
  const shown = best.characters.slice(start, end).join("").replace(/\n/g, " ");
  const text = `${start > 0 ? "…" : ""}${shown}${end < best.characters.length ? "…" : ""}`;
  return { id: best.id ?? "", heading: best.heading ?? "", text };
}
