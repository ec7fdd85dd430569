// Requirements: buttons that copy the link to one.

/** A button that copies the address of the requirement it stands in, and says so. */
export function copies(button) {
  if (!navigator.clipboard) return; // Only pages served securely may write to the clipboard.
  const status = document.querySelector(".copy-status");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const address = new URL(`#${button.closest("[id]").id}`, location.href);
    try {
      await navigator.clipboard.writeText(address.href);
      status.textContent = button.dataset.copied;
    } catch {
      // The reader or the browser said no; the number beside it is a link to the same place.
      button.hidden = true;
    }
  });
}
