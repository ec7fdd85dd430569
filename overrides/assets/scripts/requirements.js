// Requirements: filters of the table of all of them, and buttons that copy citations.

/** Shows the rows that fit every choice; the choices stand in the address, so that they can be shared and gone back to. */
export function filter(form) {
  const status = document.querySelector(".filter-status");
  const rows = [...document.querySelectorAll(".requirement-table tbody tr")];
  const selects = [...form.querySelectorAll("select")];

  const fits = (row, { name, value }) => !value || row.dataset[name].split(" ").includes(value);
  const show = () => {
    for (const row of rows) row.hidden = !selects.every((select) => fits(row, select));
    const count = rows.filter((row) => !row.hidden).length;
    const isFiltered = selects.some(({ value }) => value);
    const text = form.dataset.found.replace("{count}", count).replace("{all}", rows.length);
    status.textContent = isFiltered ? text : "";
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

/**
 * A button that copies the citation it names, or that of the requirement it stands in, and says so.
 * What nobody may cite has no form for it: then it is the requirement's address.
 */
export function copies(button) {
  if (!navigator.clipboard) return; // Only pages served securely may write to the clipboard.
  const status = document.querySelector(".copy-status");
  const text = () => {
    const { copies: source } = button.dataset;
    if (source) return document.getElementById(source).textContent.trim();
    const { id } = button.closest("[id]");
    return status.dataset.citation?.replaceAll("{id}", id) ?? new URL(`#${id}`, location.href).href;
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = ""; // So that a second copy is told as well.
    try {
      await navigator.clipboard.writeText(text());
      status.textContent = button.dataset.copied;
      button.classList.add("is-copied");
    } catch {
      // The reader or the browser said no; what it would copy stands beside it.
      button.hidden = true;
    }
  });
}
