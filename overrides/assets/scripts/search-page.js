// The page for searching: what is typed, the address, and the results agree with each other. Focus never moves by
// itself; how many were found is announced once the reader pauses.

import { excerpt, places } from "./excerpt.js";
import { Index } from "./search.js";
import { excerptLength } from "./tokens.js";

const SHOWN = 10;
/** Of these so many are fetched first, where nothing is shown yet: about what a screen holds. */
const FIRST = 5;
const WITH_TEXT = 2;
const PAUSE = 250;
/** Of an index, unpacked; about a third comes over the line. */
const KEPT_BYTES = 2_000_000;

/** Searches with the values of the address, and again whenever they change. */
export async function open(page) {
  const find = (selector) => page.querySelector(selector);
  const parts = {
    form: find("form.search"),
    input: find(".search-input"),
    filters: find(".filters"),
    status: find(".finder-status"),
    near: find(".finder-near"),
    results: find(".results"),
    list: find(".result-list"),
    more: find(".more"),
    help: find(".finder-help"),
    shape: find(".result-shape"),
  };
  const say = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), page.dataset[name]);
  const opening = () => Index.open(page.dataset.index);
  const state = { asked: 0, index: undefined, opening: opening() };
  state.opening.catch(() => {});

  const index = async () => {
    try {
      state.index = await state.opening;
    } catch (error) {
      state.opening = opening();
      state.opening.catch(() => {});
      throw error;
    }
    return state.index;
  };

  const search = async () => {
    state.asked += 1;
    const turn = state.asked;
    const query = parts.input.value.trim();
    if (!query) {
      showNothingAsked(parts);
      return;
    }
    if (!parts.list.childElementCount) parts.status.textContent = say("loading");
    const answered = async () => {
      const asked = await index();
      const answer = await asked.search(query, chosen(parts));
      // Under results that stand already, a list that shrinks and grows again would jump.
      const first = parts.list.childElementCount ? SHOWN : FIRST;
      const isOver = () => turn !== state.asked; // The reader has typed on.
      const items = await shapes(asked, answer, [0, first], parts, page);
      if (isOver()) return;
      showFound(parts, { query, answer, items, say, page });
      offerFilters(parts, asked);
      if (first < SHOWN) {
        await new Promise((done) => setTimeout(done)); // The answers are painted before more is fetched.
        const others = await shapes(asked, answer, [first, SHOWN], parts, page).catch(() => []);
        if (isOver()) return;
        parts.list.append(...others);
      }
      offerMore(parts, asked, answer, page, say);
      keep(asked);
    };
    try {
      const before = state.index;
      // A part may be gone since this page was opened, if the site was published anew: its new index has others.
      await answered().catch((error) => {
        if (!before) throw error;
        state.opening = opening();
        return answered();
      });
    } catch {
      if (turn === state.asked) parts.status.textContent = say("failed");
    }
  };

  follow(parts, search);
  await search();
}

/** Joins the box, the filters and the address. */
function follow(parts, search) {
  const { form, input, filters } = parts;
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    for (const field of filters.elements) {
      if (field.type === "checkbox") field.checked = asked.has(field.name);
      else field.value = asked.get(field.name) ?? "";
    }
  };
  const toAddress = (write) => {
    const asked = new URLSearchParams();
    for (const [name, value] of [...new FormData(form), ...new FormData(filters)]) if (value) asked.set(name, value);
    const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
    if (address !== location.pathname + location.search) history[write](null, "", address);
  };

  let pause;
  let composing = false;
  const typed = () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      toAddress("replaceState");
      search();
    }, PAUSE);
  };
  // While a Japanese word is being composed, neither its letters nor its Enter are the reader's last word.
  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(pause);
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    typed();
  });
  input.addEventListener("input", (event) => {
    if (!composing && !event.isComposing) typed();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (composing || event.isComposing)) event.preventDefault();
    if (event.key === "Escape" && !composing && !event.isComposing && input.value) {
      event.preventDefault();
      input.value = "";
      typed();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    toAddress("pushState");
    search();
  });
  filters.addEventListener("change", () => {
    toAddress("pushState");
    search();
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", () => {
    fromAddress();
    search();
  });
  if (new URLSearchParams(location.search).has("q")) fromAddress();
  else if (input.value) toAddress("replaceState"); // It was typed before this script was there.
}

function chosen({ filters }) {
  const narrow = {};
  for (const field of filters.elements) if (field.type !== "checkbox" && field.value) narrow[field.name] = field.value;
  return { narrow, old: Boolean(filters.elements.old?.checked) };
}

/** Shows the filters that the index can answer, with the values that it has. */
function offerFilters({ filters }, { choices, hasOld }) {
  for (const label of filters.querySelectorAll("[data-facet]")) {
    const values = choices[label.dataset.facet];
    label.hidden = !values;
    for (const option of label.querySelectorAll("option")) {
      option.hidden = Boolean(option.value) && !values?.includes(option.value);
    }
  }
  filters.querySelector(".filter-old").hidden = !hasOld;
}

function showNothingAsked({ status, near, results, help, filters, list }) {
  status.textContent = "";
  list.replaceChildren();
  for (const element of [near, results, help, filters]) element.hidden = true;
}

function showFound(parts, { query, answer, items, say, page }) {
  const count = answer.records.length;
  const words = answer.near.join(page.dataset.separator);
  const isNarrowed = Object.keys(chosen(parts).narrow).length > 0;
  parts.list.replaceChildren(...items);
  parts.more.hidden = true;
  parts.results.hidden = !count;
  parts.help.hidden = count > 0 && answer.whole;
  parts.filters.hidden = !count && !isNarrowed;
  parts.near.hidden = !words || !count;
  parts.near.textContent = words ? say("corrected", { words }) : "";
  if (!count) parts.status.textContent = say("nothing", { query });
  else parts.status.textContent = answer.whole ? say("found", { query, count }) : say("partly", { query, count });
}

function offerMore(parts, asked, answer, page, say) {
  const { more, list } = parts;
  const left = () => answer.records.length - list.childElementCount;
  const label = () => {
    more.hidden = left() <= 0;
    more.textContent = say("more", { count: Math.min(SHOWN, left()) });
  };
  more.onclick = async () => {
    const from = list.childElementCount;
    const added = await shapes(asked, answer, [from, from + SHOWN], parts, page);
    list.append(...added);
    label();
    added[0]?.querySelector("a").focus();
  };
  label();
}

/** Gives the results of some places, from the first to before the second. */
async function shapes(asked, answer, [from, to], parts, page) {
  const numbers = answer.records.slice(from, to);
  const hasText = (number, place) => from + place < WITH_TEXT && !asked.isLong(number);
  const records = await Promise.all(
    numbers.map((number, place) => asked.record(number, { withText: hasText(number, place) })),
  );
  const empty = parts.shape.content.firstElementChild;
  const items = records.map((record) => fill(empty.cloneNode(true), record, answer.terms, parts, page));
  const left = numbers.map((number, place) => ({ number, place, item: items[place] }));
  complete(left.filter(({ number, place }) => !hasText(number, place)), asked, answer.terms, parts, page);
  return items;
}

/** Gives the results that lack them their excerpts, once the first answers stand. */
async function complete(left, asked, terms, parts, page) {
  await new Promise((done) => setTimeout(done));
  for (const { number, item } of left) {
    const record = await asked.record(number).catch(() => undefined);
    if (!record || !item.isConnected) return;
    fill(item, record, terms, parts, page);
  }
}

/** Fills a result; everything goes in as text. */
function fill(item, record, terms, parts, page) {
  const best = excerpt(record, terms, excerptLength());
  const put = (selector, ...pieces) => item.querySelector(selector).replaceChildren(...pieces);
  const anchor = best.id && !record.url.includes("#") ? `#${best.id}` : "";
  item.querySelector("a").href = page.dataset.root + record.url + anchor;
  put("a", ...marked(record.title, terms));
  put(".result-kind", parts.filters.querySelector(`option[value="${record.kind}"]`)?.textContent ?? "");
  put(".result-part", ...marked(best.heading, terms));
  put(".result-version", record.version);
  put(".result-text", ...marked(best.text, terms));
  return item;
}

function marked(text, terms) {
  const characters = [...text];
  const pieces = [];
  let at = 0;
  for (const [start, end] of places(text, terms)) {
    const mark = document.createElement("mark");
    mark.textContent = characters.slice(start, end).join("");
    pieces.push(characters.slice(at, start).join(""), mark);
    at = end;
  }
  return [...pieces, characters.slice(at).join("")];
}

/** Fetches the rest of a small index once the first answers stand, unless the reader saves data. */
function keep(index) {
  if (navigator.connection?.saveData) return;
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1000));
  idle(() => index.keep(KEPT_BYTES).catch(() => {}));
}
