"""Searching the real site in a browser as readers do, and what comes of it."""

from __future__ import annotations

import gzip
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.checks import browser
    from support.walk import Walk

UNASKED = ("site.", "furigana.", "requirements.", "filters.", "redirect.", "suggestion.")
"""Scripts that are there before a search is opened, or have nothing to do with it."""

MOST_BYTES = 30 * 1024
"""From opening search to the first answers, gzip, the script included."""

SHOWN, WITH_TEXT = 10, 2

ASK = """async ([module, base, queries]) => {
  const { Index } = await import(module);
  const answers = [];
  const texts = new Map();
  const fetched = window.fetch;
  for (const query of queries) {
    // Each is a reader's first query: it asks for every file that it needs, though the browser fetches it once.
    const asked = [];
    window.fetch = async (address) => {
      asked.push(new URL(address, location).pathname);
      if (!texts.has(address)) texts.set(address, fetched(address).then((answer) => answer.text()));
      const text = await texts.get(address);
      return { ok: true, json: async () => JSON.parse(text) };
    };
    const index = await Index.open(base);
    const found = await index.search(query);
    const shown = found.records.slice(0, SHOWN);
    const hasText = (number, at) => at < WITH_TEXT && !index.isLong(number);
    const records = await Promise.all(
      shown.map((number, at) => index.record(number, { withText: hasText(number, at) })),
    );
    answers.push({ urls: records.map(({ url }) => url), whole: found.whole, asked });
  }
  window.fetch = fetched;
  return answers;
}""".replace("SHOWN", str(SHOWN)).replace("WITH_TEXT", str(WITH_TEXT))


def module_of(site: browser.ServedSite, name: str) -> str:
    (path,) = site.folder.glob(f"assets/{name}.*.js")
    return f"/assets/{path.name}"


def golden(name: str) -> list[dict[str, Any]]:
    path = REPOSITORY / f"tests/golden/{name.removesuffix('.toml')}.toml"
    queries: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["query"]
    return queries


def _page_of(url: str) -> str:
    """A hit on a heading or a requirement is a hit on its page; a term is an answer of its own."""
    page, _, anchor = url.partition("#")
    return url if anchor.startswith("term-") else page


@cache
def weight(site: browser.ServedSite, address: str) -> int:
    return len(gzip.compress((site.folder / address.lstrip("/")).read_bytes(), mtime=0))


@dataclass
class QueryResults:
    """What came of asking queries.

    Attributes:
        sought: How many have an answer.
        nothing: How many have none.
        first: To how many the first result is right.
        three: To how many one of the first three is.
        missed: The others, with what was found and what is right.
        wrong: Those that have no answer and got one.
        heavy: Those whose first answers weigh too much, with their bytes.
    """

    sought: int = 0
    nothing: int = 0
    first: int = 0
    three: int = 0
    missed: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    heavy: list[tuple[str, int]] = field(default_factory=list)


def ask(walk: Walk, site: browser.ServedSite, prefix: str, queries: Sequence[dict[str, Any]]) -> QueryResults:
    base = str(walk.to(f"{prefix}search/").locator("[data-index]").get_attribute("data-index"))
    answers = walk.page.evaluate(ASK, [module_of(site, "search"), base, [query["q"] for query in queries]])
    scripts = sum(
        weight(site, f"assets/{path.name}")
        for path in site.folder.glob("assets/*.js")
        if not path.name.startswith(UNASKED)
    )
    asked = QueryResults()
    for query, answer in zip(queries, answers, strict=True):
        # A page stands for its requirements and headings, unless one of them is named.
        answered = [{url, _page_of(url)} for url in (address.removeprefix(prefix) for address in answer["urls"])]
        size = scripts + sum(weight(site, address) for address in answer["asked"])
        if size > MOST_BYTES:
            asked.heavy.append((query["q"], size))
        right = set(query["right"])
        if not right:
            asked.nothing += 1
            asked.wrong += [query["q"]] if answered else []
            continue
        asked.sought += 1
        asked.first += bool(answered) and bool(answered[0] & right)
        if any(names & right for names in answered[:3]):
            asked.three += 1
        else:
            asked.missed.append((query["q"], answer["urls"][:3], query["right"]))
    return asked
