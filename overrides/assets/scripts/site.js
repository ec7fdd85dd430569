// What every page does beyond its HTML. Everything here is an addition: without it each page still works.

const root = document.documentElement;
root.classList.add("js");

/** A choice that is remembered on this device; a browser that keeps nothing forgets it with the page. */
const choices = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // Private windows of some browsers refuse; the choice then holds for this page.
    }
  },
};

function showTheme(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}

// Before the page is drawn, so that it does not flash in the other colours.
showTheme(choices.get("theme"));

function themes(form) {
  const chosen = choices.get("theme") ?? "";
  for (const radio of form.elements.theme) {
    radio.checked = radio.value === chosen;
    radio.addEventListener("change", () => {
      choices.set("theme", radio.value);
      showTheme(radio.value);
    });
  }
}

async function showFurigana(box) {
  const { annotate, restore } = await import("./furigana.js");
  if (box.checked) await annotate(document.querySelector("main"), box.dataset.readings);
  else restore(document.querySelector("main"));
}

function furigana(box) {
  box.checked = choices.get("furigana") === "on";
  box.addEventListener("change", () => {
    choices.set("furigana", box.checked ? "on" : "");
    showFurigana(box);
  });
  if (box.checked) showFurigana(box);
}

/** A button that shows and hides a part of the header. Escape closes it and returns to the button. */
function disclosure(button) {
  const part = document.getElementById(button.getAttribute("aria-controls"));
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    part.classList.toggle("is-open", open);
  };
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => show(!isOpen()));
  for (const element of [button, part]) {
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || !isOpen()) return;
      show(false);
      button.focus();
    });
  }
}

/** Escape closes an opened part and returns to what opened it. */
function closable(details) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary").focus();
  });
}

/** With this script a search goes to the page that answers it; without, to the list of all pages. */
function searches(form) {
  form.action = form.dataset.search;
  const page = document.querySelector("[data-index]");
  if (!page || !form.contains(page.querySelector("input"))) return;
  const open = async () => {
    // Named here too, so that a slow connection fetches it beside the module that needs it, not after.
    import("./tokens.js");
    (await import("./search-page.js")).open(page);
  };
  if (new URLSearchParams(location.search).has("q")) open();
  else form.addEventListener("focusin", open, { once: true });
}

/** What only the pages with requirements need is fetched there alone. */
async function requirements() {
  const form = document.querySelector(".requirement-filters");
  const buttons = document.querySelectorAll("button.copy");
  if (form) (await import("./filters.js")).filter(form);
  if (!buttons.length) return;
  const { copies, tells } = await import("./requirements.js");
  buttons.forEach(copies);
  document.querySelectorAll('.about-page a[href*="requirement="]').forEach(tells);
}

/** The form for those who have no account stands on one page. */
async function suggestion() {
  const form = document.querySelector("form.suggestion");
  if (form) (await import("./suggestion.js")).suggests(form);
}

/** Long pages fold on a phone, as GOV.UK's accordion does; on a wide screen, on paper and without this all stands open. */
function folds() {
  const folded = [...document.querySelectorAll("details.fold")];
  const narrow = matchMedia("(width < 48rem)");
  const show = (open, those = folded) => {
    for (const part of those) part.open = open;
  };
  /** Opens what an address leads to, which may be the heading above it. */
  const reveal = (hash) => {
    const target = hash ? document.getElementById(hash.slice(1)) : null;
    const part = target?.closest("details.fold") ?? target?.closest("section")?.querySelector("details.fold");
    if (!part || part.open) return;
    part.open = true;
    target.scrollIntoView();
  };

  if (narrow.matches) show(false);
  root.classList.add("folded");
  if (!folded.length) return;
  reveal(location.hash);
  addEventListener("hashchange", () => reveal(location.hash));
  // A link to where the reader is already changes no address.
  document.addEventListener("click", ({ target }) => reveal(target.closest('a[href^="#"]')?.hash));
  narrow.addEventListener("change", () => narrow.matches || show(true));
  addEventListener("beforeprint", () => show(true));
  document.querySelectorAll(".fold-all").forEach((button) => {
    const parts = folded.filter((part) => !part.closest("form"));
    const name = button.textContent;
    const isOpen = () => parts.every((part) => part.open);
    const say = () => {
      button.textContent = isOpen() ? button.dataset.other : name;
    };
    button.hidden = false;
    button.addEventListener("click", () => show(!isOpen(), parts));
    for (const part of parts) part.addEventListener("toggle", say);
    say();
  });
}

function ready() {
  folds();
  requirements();
  suggestion();
  document.querySelectorAll("form[data-search]").forEach(searches);
  document.querySelectorAll("button[aria-controls]").forEach(disclosure);
  document.querySelectorAll("details.settings").forEach(closable);
  document.querySelectorAll("form.settings-form").forEach((form) => {
    themes(form);
    if (form.elements.furigana) furigana(form.elements.furigana);
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();
