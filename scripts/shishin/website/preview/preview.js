// Loads the page anew when the preview has something else to show. Asks only while the page is seen: a browser opens
// few connections to one server, and a page that nobody sees must not hold one.
{
  const { number } = document.currentScript.dataset;
  let asking;

  const ask = async () => {
    asking = new AbortController();
    const { signal } = asking;
    while (!signal.aborted) {
      try {
        const answer = await fetch(`/-preview/number?after=${number}`, { signal, cache: "no-store" });
        if (answer.ok && (await answer.text()) !== number) {
          location.reload();
          return;
        }
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
