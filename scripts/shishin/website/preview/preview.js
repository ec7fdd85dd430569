// Loads the page anew when the preview has something else to show. Asks only while the page is seen: a browser opens
// few connections to one server, and a page that nobody sees must not hold one. A number that loses its "~" says that the
// whole content was checked and the page stays what it is.
{
  let { number } = document.currentScript.dataset;
  let asking;

  const ask = async () => {
    asking = new AbortController();
    const { signal } = asking;
    while (!signal.aborted) {
      try {
        const answer = await fetch(`/-preview/number?after=${encodeURIComponent(number)}`, { signal, cache: "no-store" });
        const other = answer.ok ? await answer.text() : number;
        if (other !== number && other !== number.replace("~", "")) {
          location.reload();
          return;
        }
        if (other !== number) document.querySelector(".preview-checking")?.remove();
        number = other;
      } catch {
        // The preview was stopped; it may be started again.
        await new Promise((resolve) => { setTimeout(resolve, 2000); });
      }
    }
  };

  const follow = () => {
    asking?.abort();
    if (document.visibilityState === "visible") ask();
  };

  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", () => asking?.abort());
}
