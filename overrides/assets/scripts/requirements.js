// Requirements: buttons that copy citations, and the form for a problem with one.

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

/** Who followed a link to a requirement finds its number in the form; a form that has no place for it stays as it is. */
export function tells(link) {
  const { href } = link;
  const fill = () => {
    const id = /^#([A-Z]{2}-\d{2,3})$/.exec(location.hash)?.[1] ?? "";
    link.href = href.replace(/([?&]requirement=)(?=&|$)/, `$1${id}`);
  };
  fill();
  addEventListener("hashchange", fill);
}
