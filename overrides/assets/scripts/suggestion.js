// The form for those who have no account: what they write becomes a file or an e-mail, and only they send it.

const LONGEST = 1800; // Characters of an address that programs for e-mail still take whole.

/** Fills in what the address says of the page that the reader came from. */
function fill({ elements }) {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = ["page", "requirement", "version", "kind"].includes(name) ? elements[name] : null;
    if (field && (field.localName !== "select" || [...field.options].some((option) => option.value === value))) {
      field.value = value;
    }
  }
}

/** What was written, each answer below its question. */
function written(form) {
  const answer = (field) => (field.localName === "select" ? field.selectedOptions[0].textContent : field.value.trim());
  return [...form.querySelectorAll(".field")]
    .map((label) => [label.querySelector("span").textContent, answer(label.querySelector("input, select, textarea"))])
    .filter(([, words]) => words)
    .map(([question, words]) => `■ ${question}\n${words}\n`)
    .join("\n");
}

function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function suggests(form) {
  const status = form.querySelector(".suggestion-status");
  const { name, saved, copied, long, email } = form.dataset;
  const ways = {
    ".by-file": (text) => {
      save(text, name);
      return saved;
    },
    ".by-copy": async (text) => {
      await navigator.clipboard.writeText(text);
      return copied;
    },
    ".by-email": (text) => {
      const address = `mailto:${email}?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(text)}`;
      if (address.length > LONGEST) return long;
      location.href = address;
      return "";
    },
  };
  for (const [selector, way] of Object.entries(ways)) {
    const button = form.querySelector(selector);
    if (!button) continue;
    // Only pages served securely may write to the clipboard.
    button.hidden = selector === ".by-copy" && !navigator.clipboard;
    button.addEventListener("click", async () => {
      status.textContent = ""; // So that a second time is told as well.
      if (!form.reportValidity()) return;
      try {
        status.textContent = await way(written(form));
      } catch {
        // The reader or the browser said no to the clipboard; the file remains.
        button.hidden = true;
      }
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  fill(form);
  form.hidden = false;
}
