"""Searching as readers do: the golden queries, and the rule of Python and of the browser held together."""

from __future__ import annotations

import gzip
import random
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from conftest import REPOSITORY
from shishin.checks import browser
from shishin.search.tokens import stem, surfaces, tokens
from support.walk import Walk, walking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

FIRST, IN_THREE = 0.90, 0.97
UNASKED = ("site.", "furigana.", "requirements.")
"""Scripts that are there before a search is opened, or have nothing to do with it."""

MOST_BYTES = 30_000
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
    const records = await Promise.all(shown.map((number, at) => index.record(number, { withText: at < WITH_TEXT && !index.isLong(number) })));
    answers.push({ urls: records.map(({ url }) => url), whole: found.whole, asked });
  }
  window.fetch = fetched;
  return answers;
}""".replace("SHOWN", str(SHOWN)).replace("WITH_TEXT", str(WITH_TEXT))


@pytest.fixture(scope="module")
def site(real_site: Path) -> browser.Served:
    return browser.Served(real_site)


@pytest.fixture(scope="module")
def walk(site: browser.Served) -> Iterator[Walk]:
    with browser.opened(browser.find()) as chromium, walking(chromium, site) as walk:
        yield walk


def module_of(site: browser.Served, name: str) -> str:
    (path,) = site.folder.glob(f"assets/{name}.*.js")
    return f"/assets/{path.name}"


def golden(code: str) -> list[dict[str, Any]]:
    queries: list[dict[str, Any]] = tomllib.loads((REPOSITORY / f"tests/golden/{code}.toml").read_text("utf-8"))[
        "query"
    ]
    return queries


def _page_of(url: str) -> str:
    """A hit on a heading or a requirement is a hit on its page; a term is an answer of its own."""
    page, _, anchor = url.partition("#")
    return url if anchor.startswith("term-") else page


def weight(site: browser.Served, address: str) -> int:
    return len(gzip.compress((site.folder / address.lstrip("/")).read_bytes(), mtime=0))


@pytest.mark.parametrize(("code", "prefix"), [("ja", ""), ("en", "en/")])
def test_golden_queries_find_their_pages(walk: Walk, site: browser.Served, code: str, prefix: str) -> None:
    queries = golden(code)
    base = str(walk.to(f"{prefix}search/").locator("[data-index]").get_attribute("data-index"))
    answers = walk.page.evaluate(ASK, [module_of(site, "search"), base, [each["q"] for each in queries]])
    scripts = sum(
        weight(site, f"assets/{path.name}")
        for path in site.folder.glob("assets/*.js")
        if not path.name.startswith(UNASKED)
    )
    first = three = sought = 0
    missed, heavy = [], []
    for query, answer in zip(queries, answers, strict=True):
        urls = [_page_of(url.removeprefix(prefix)) for url in answer["urls"]]
        size = scripts + sum(weight(site, address) for address in answer["asked"])
        if size > MOST_BYTES:
            heavy.append((query["q"], size))
        if not query["right"]:
            assert not urls, query["q"]
            continue
        sought += 1
        first += bool(urls) and urls[0] in query["right"]
        three += any(url in query["right"] for url in urls[:3])
        if not any(url in query["right"] for url in urls[:3]):
            missed.append((query["q"], urls[:3], query["right"]))
    assert sought >= 60
    assert len(queries) - sought >= 8
    assert first / sought >= FIRST, missed
    assert three / sought >= IN_THREE, missed
    assert heavy == []


@pytest.mark.parametrize("code", ["ja", "en"])
def test_golden_queries_name_pages_that_exist(site: browser.Served, code: str) -> None:
    prefix = "" if code == "ja" else "en/"
    rights = {right.partition("#")[0] for query in golden(code) for right in query["right"]}
    assert len(rights) > 15
    assert [right for right in rights if not (site.folder / prefix / right / "index.html").is_file()] == []
    words = [query["q"] for query in golden(code)]
    assert len(words) == len(set(words))


def corpus(root: Path) -> list[str]:
    """Every line of the content, and lines of characters that are hard to cut."""
    sources = [*root.glob("principles/*"), *root.glob("docs/**/*.md")]
    lines = [line for path in sources if path.is_file() for line in path.read_text(encoding="utf-8").split("\n")]
    chance = random.Random(2026)
    hard = "あぁっゃんーアァッャンヴヶ々〆〇一二都民𠮷ａＢ１ｱﾞｶﾞabcXYZ0189éßøōÅﬁ-‐‑–—'’.,/ \u3000\u3099・㍿①Ωж한"
    lines += ["".join(chance.choices(hard, k=chance.randint(1, 24))) for _ in range(3000)]
    endings = ("s", "es", "ies", "ing", "ed", "isation", "ability", "ment", "er", "ly", "ity", "ational")
    lines += [
        "".join(chance.choices("abcdeiostry", k=chance.randint(1, 8))) + each for each in endings for _ in range(80)
    ]
    return lines


def test_python_and_the_browser_cut_every_text_alike(walk: Walk, site: browser.Served, repository: Path) -> None:
    lines = corpus(repository)
    assert len(lines) > 5000
    walk.to("search/")
    cut = walk.page.evaluate(
        """async ([module, lines]) => {
          const { tokens, stem } = await import(module);
          return lines.map((line) => [tokens(line), line.split(" ").map(stem)]);
        }""",
        [module_of(site, "tokens"), lines],
    )
    for line, (found, stems) in zip(lines, cut, strict=True):
        assert [[each.term, int(each.weight)] for each in tokens(line)] == found, line
        assert [stem(word) for word in line.split(" ")] == stems, line
    assert sum(len(surfaces(line)) for line in lines) > 1000


NEAR = [("accessibility", "accesibility", 1), ("security", "secruity", 1), ("open", "opne", 1), ("abc", "abd", 1)]
FAR = [("accessibility", "acesibility", 1), ("open", "oven door", 2), ("abc", "xyz", 2)]


def test_near_words_are_told_from_far_ones(walk: Walk, site: browser.Served) -> None:
    walk.to("search/")
    ask = """async ([module, rows]) => {
      const { isNear } = await import(module);
      return rows.map((row) => isNear(...row));
    }"""
    assert walk.page.evaluate(ask, [module_of(site, "search"), NEAR]) == [True] * len(NEAR)
    assert walk.page.evaluate(ask, [module_of(site, "search"), FAR]) == [False] * len(FAR)


MARKED = [
    ("ＵＩとデータ", ["ui", "でた"], ["ＵＩ", "データ"]),
    ("脆弱性の対策", ["対策"], ["対策"]),
    ("𠮷野家と都民", ["都民"], ["都民"]),
    ("Secure by design", ["secur"], ["Secure"]),
    ("open-source", ["sourc"], ["source"]),
]


def test_what_was_found_is_marked_in_the_text_as_it_stands(walk: Walk, site: browser.Served) -> None:
    walk.to("search/")
    found = walk.page.evaluate(
        """async ([module, rows]) => {
          const { places } = await import(module);
          const cut = (text) => ([start, end]) => [...text].slice(start, end).join("");
          return rows.map(([text, terms]) => places(text, new Set(terms)).map(cut(text)));
        }""",
        [module_of(site, "excerpt"), [row[:2] for row in MARKED]],
    )
    assert found == [row[2] for row in MARKED]


def test_older_versions_are_left_out_unless_asked_for(walk: Walk, site: browser.Served) -> None:
    """With an index of its own: no guideline has two versions yet."""
    index = {
        "records": 2,
        "rows": ["説明"],
        "heads": [0],
        "texts": [0],
        "facets": {},
        "versions": ["1.0.0", ""],
        "size": 1,
    }
    walk.page.route("**/own/index.json", lambda route: route.fulfill(json=index))
    walk.page.route("**/own/rows-0.json", lambda route: route.fulfill(json=[["説明", 0, 8, 1, 8]]))
    walk.to("search/")
    found = walk.page.evaluate(
        """async (module) => {
          const index = await (await import(module)).Index.open("/own");
          const ask = async (old) => (await index.search("説明", { old })).records;
          return [index.hasOld, await ask(false), await ask(true)];
        }""",
        module_of(site, "search"),
    )
    assert found == [True, [1], [0, 1]]
    walk.page.unroute("**/own/*.json")
