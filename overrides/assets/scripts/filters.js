// The filters of the tables of all requirements.

const COLUMNS = { level: 1, phase: 3, role: 4, principle: 5 };

/** What an element says, without the readings that may stand over its kanji by now. */
function said(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("rt, rp").forEach((reading) => reading.remove());
  return copy.textContent;
}

/** Shows the rows that fit every choice; the choices stand in the address, so that they can be shared and gone back to. */
export function filter(form) {
  const status = document.querySelector(".filter-status");
  const name = form.querySelector("summary");
  const unnamed = said(name);
  const sections = [...document.querySelectorAll("section:has(.requirement-table)")].map((section) => {
    const part = section.querySelector("details");
    const says = part.querySelector("summary");
    return { section, part, sectionRows: [...section.querySelectorAll("tbody tr")], says, whole: said(says) };
  });
  const rows = [...document.querySelectorAll(".requirement-table tbody tr")];
  const selects = [...form.querySelectorAll("select")];

  const countText = (count, all) => form.dataset.found.replace("{count}", count).replace("{all}", all);
  // A row is judged by the words that it shows, so that nothing is said twice on the heaviest page.
  const words = (row, name) => {
    if (name === "guideline") return [said(row.closest("section").querySelector("h2"))];
    const cell = row.cells[COLUMNS[name]];
    return said(cell.querySelector(".level") ?? cell).split(form.dataset.separator);
  };
  const fits = (row, select) => !select.value || words(row, select.name).includes(select.selectedOptions[0].text);
  const show = () => {
    for (const row of rows) row.hidden = !selects.every((select) => fits(row, select));
    const count = rows.filter((row) => !row.hidden).length;
    const chosen = selects.filter(({ value }) => value).length;
    for (const { section, part, sectionRows, says, whole } of sections) {
      const shown = sectionRows.filter((row) => !row.hidden).length;
      section.hidden = !shown;
      says.textContent = chosen ? countText(shown, sectionRows.length) : whole;
      // What was asked for is shown, not folded away.
      if (chosen) part.open = true;
    }
    status.textContent = chosen ? countText(count, rows.length) : "";
    name.textContent = chosen ? form.dataset.on.replace("{count}", chosen) : unnamed;
  };
  const fromAddress = () => {
    const chosen = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = chosen.get(select.name) ?? "";
      // An address may ask for what is no longer offered: nothing is then filtered out unseen.
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };
  const toAddress = () => {
    const chosen = new URLSearchParams();
    for (const { name, value } of selects) if (value) chosen.set(name, value);
    history.pushState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}`);
    show();
  };

  form.addEventListener("change", toAddress);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    toAddress();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", fromAddress);
  form.hidden = false;
  fromAddress();
}
