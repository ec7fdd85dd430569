"""Searching as readers do: the golden queries, and the rule of Python and of the browser held together."""

from __future__ import annotations

import gzip
import random
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from conftest import REPOSITORY
from shishin.checks import browser
from shishin.search.tokens import cutter
from support.languages import JAPANESE
from support.walk import Walk, walking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

pytestmark = pytest.mark.site

FIRST, IN_THREE = 0.90, 0.97
UNSEEN_FIRST, UNSEEN_IN_THREE = 0.80, 0.95
"""What readers may ask for whose words nobody has seen who wrote the synonyms."""

UNSEEN = sorted(path.name for path in (REPOSITORY / "tests/golden").glob("unseen-*.toml"))
EACH = 60
"""How many queries a set of them has."""

UNASKED = ("site.", "furigana.", "requirements.", "filters.", "redirect.")
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
    const hasText = (number, at) => at < WITH_TEXT && !index.isLong(number);
    const records = await Promise.all(
      shown.map((number, at) => index.record(number, { withText: hasText(number, at) })),
    );
    answers.push({ urls: records.map(({ url }) => url), whole: found.whole, asked });
  }
  window.fetch = fetched;
  return answers;
}""".replace("SHOWN", str(SHOWN)).replace("WITH_TEXT", str(WITH_TEXT))

CUT = cutter(JAPANESE.search)


@pytest.fixture(scope="module")
def site(real_site: Path) -> browser.ServedSite:
    return browser.ServedSite(real_site)


@pytest.fixture(scope="module")
def walk(site: browser.ServedSite) -> Iterator[Walk]:
    with browser.opened(browser.find()) as chromium, walking(chromium, site) as walk:
        yield walk


def module_of(site: browser.ServedSite, name: str) -> str:
    (path,) = site.folder.glob(f"assets/{name}.*.js")
    return f"/assets/{path.name}"


def golden(name: str) -> list[dict[str, Any]]:
    path = REPOSITORY / f"tests/golden/{name.removesuffix('.toml')}.toml"
    queries: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["query"]
    return queries


def unseen(code: str) -> list[dict[str, Any]]:
    """The queries of every set that is there, by writers who had not seen the words that searches know."""
    return [query for name in UNSEEN if name.endswith(f".{code}.toml") for query in golden(name)]


def _page_of(url: str) -> str:
    """A hit on a heading or a requirement is a hit on its page; a term is an answer of its own."""
    page, _, anchor = url.partition("#")
    return url if anchor.startswith("term-") else page


def weight(site: browser.ServedSite, address: str) -> int:
    return len(gzip.compress((site.folder / address.lstrip("/")).read_bytes(), mtime=0))


LANGUAGES = [("ja", ""), ("en", "en/")]


@dataclass
class Asked:
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


def ask(walk: Walk, site: browser.ServedSite, prefix: str, queries: Sequence[dict[str, Any]]) -> Asked:
    base = str(walk.to(f"{prefix}search/").locator("[data-index]").get_attribute("data-index"))
    answers = walk.page.evaluate(ASK, [module_of(site, "search"), base, [query["q"] for query in queries]])
    scripts = sum(
        weight(site, f"assets/{path.name}")
        for path in site.folder.glob("assets/*.js")
        if not path.name.startswith(UNASKED)
    )
    asked = Asked()
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


@pytest.mark.parametrize(("code", "prefix"), LANGUAGES)
def test_golden_queries_find_their_pages(walk: Walk, site: browser.ServedSite, code: str, prefix: str) -> None:
    asked = ask(walk, site, prefix, golden(code))
    assert asked.sought >= 200
    assert asked.nothing >= 8
    assert asked.wrong == []
    assert asked.first / asked.sought >= FIRST, asked.missed
    assert asked.three / asked.sought >= IN_THREE, asked.missed
    assert asked.heavy == []


@pytest.mark.parametrize(("code", "prefix"), LANGUAGES)
def test_queries_of_writers_who_saw_no_synonyms(walk: Walk, site: browser.ServedSite, code: str, prefix: str) -> None:
    queries = unseen(code)
    assert len(queries) == EACH * len([name for name in UNSEEN if name.endswith(f".{code}.toml")]) >= 6 * EACH
    asked = ask(walk, site, prefix, queries)
    assert asked.sought + asked.nothing == len(queries)
    assert asked.wrong == []
    assert asked.first / asked.sought >= UNSEEN_FIRST, asked.missed
    assert asked.three / asked.sought >= UNSEEN_IN_THREE, asked.missed
    assert asked.heavy == []


NUMBERS = {
    "guidelines/ui-ux/plain-words/#UX-07": [
        "ux7",
        "ＵＸ７",
        "UX 07",
        "ux-7",
        "UX07",
        "ＵＸ－０７",
        "ux−07",
        "UX‐007",
        "UXー07",
    ],
    "guidelines/security/identity-and-access/#SE-09": ["se9", "SE-09", "se 9 の要件"],
    "guidelines/data-utilisation/privacy/#DA-14": ["da14", "DA.14", "ＤＡ　１４"],
    "principles/accessibility/": ["原則3", "原則#3", "原則 ３", "原則＃０３"],
    "principles/learning/": ["原則10", "原則１０"],
}
NUMBERS_EN = {
    "guidelines/ui-ux/plain-words/#UX-07": ["ux7", "UX 07", "UX_07", "requirement ux-7"],
    "principles/accessibility/": ["principle 3", "Principle #3", "principle3", "principles 03"],
    "guidelines/ui-ux/accessible/#UX-26": ["WCAG 2.4.7", "wcag2.4.7"],
    # The guide tells what this clause asks for; the requirements that cite it come next.
    "guidelines/security/secure-by-design/": ["asvs 6.3.3"],
}


@pytest.mark.parametrize(("prefix", "numbers"), [("", NUMBERS), ("en/", NUMBERS_EN)], ids=["ja", "en"])
def test_a_number_is_found_however_it_is_typed(
    walk: Walk, site: browser.ServedSite, prefix: str, numbers: dict[str, list[str]]
) -> None:
    asked = [(query, right) for right, queries in numbers.items() for query in queries]
    base = str(walk.to(f"{prefix}search/").locator("[data-index]").get_attribute("data-index"))
    answers = walk.page.evaluate(ASK, [module_of(site, "search"), base, [query for query, _ in asked]])
    first = [(query, answer["urls"][:1]) for (query, _), answer in zip(asked, answers, strict=True)]
    assert len(first) >= 10
    assert first == [(query, [prefix + right]) for query, right in asked]


def test_a_number_in_the_box_of_every_page_leads_to_its_requirement(walk: Walk) -> None:
    walk.to("about/")
    box = walk.page.locator("header input[type=search], header input[name=q]").first
    if not box.is_visible():
        walk.page.locator("header summary, header button").first.click()
    box.fill("ｕｘ７")
    box.press("Enter")
    walk.page.wait_for_selector(".result-list li")
    assert walk.page.locator(".result-list a").first.get_attribute("href") == "../guidelines/ui-ux/plain-words/#UX-07"


@pytest.mark.parametrize("name", ["ja", "en", *UNSEEN])
def test_golden_queries_name_pages_that_exist(site: browser.ServedSite, name: str) -> None:
    prefix = "en/" if name.removesuffix(".toml").endswith("en") else ""
    rights = {right.partition("#")[0] for query in golden(name) for right in query["right"]}
    assert len(rights) > 15
    assert [right for right in rights if not (site.folder / prefix / right / "index.html").is_file()] == []
    words = [query["q"] for query in golden(name)]
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
        "".join(chance.choices("abcdeiostry", k=chance.randint(1, 8))) + ending for ending in endings for _ in range(80)
    ]
    return lines


def test_python_and_the_browser_cut_every_text_alike(walk: Walk, site: browser.ServedSite, repository: Path) -> None:
    lines = corpus(repository)
    assert len(lines) > 5000
    walk.to("search/")
    cut = walk.page.evaluate(
        """async ([module, lines, rules]) => {
          const { tokens, stem, useRules } = await import(module);
          useRules(rules);
          return lines.map((line) => [tokens(line), line.split(" ").map(stem)]);
        }""",
        [module_of(site, "tokens"), lines, dict(JAPANESE.search.script)],
    )
    for line, (terms, stems) in zip(lines, cut, strict=True):
        assert [[token.term, int(token.weight)] for token in CUT.tokens(line)] == terms, line
        assert [CUT.stem(word) for word in line.split(" ")] == stems, line
    assert sum(len(CUT.surfaces(line)) for line in lines) > 1000


NEAR = [("accessibility", "accesibility", 1), ("security", "secruity", 1), ("open", "opne", 1), ("abc", "abd", 1)]
FAR = [("accessibility", "acesibility", 1), ("open", "oven door", 2), ("abc", "xyz", 2)]


def test_near_words_are_told_from_far_ones(walk: Walk, site: browser.ServedSite) -> None:
    walk.to("search/")
    ask = """async ([module, rows]) => {
      const { isNear } = await import(module);
      return rows.map((row) => isNear(...row));
    }"""
    assert walk.page.evaluate(ask, [module_of(site, "word-scores"), NEAR]) == [True] * len(NEAR)
    assert walk.page.evaluate(ask, [module_of(site, "word-scores"), FAR]) == [False] * len(FAR)


MARKED = [
    ("ＵＩとデータ", ["ui", "でた"], ["ＵＩ", "データ"]),
    ("脆弱性の対策", ["対策"], ["対策"]),
    ("𠮷野家と都民", ["都民"], ["都民"]),
    ("Secure by design", ["secur"], ["Secure"]),
    ("open-source", ["sorc"], ["source"]),
]


def test_what_was_found_is_marked_in_the_text_as_it_stands(walk: Walk, site: browser.ServedSite) -> None:
    walk.to("search/")
    cuts = walk.page.evaluate(
        """async ([module, cutting, rows, rules]) => {
          const { places } = await import(module);
          (await import(cutting)).useRules(rules);
          const cut = (text) => ([start, end]) => [...text].slice(start, end).join("");
          return rows.map(([text, terms]) => places(text, new Set(terms)).map(cut(text)));
        }""",
        [
            module_of(site, "excerpt"),
            module_of(site, "tokens"),
            [row[:2] for row in MARKED],
            dict(JAPANESE.search.script),
        ],
    )
    assert cuts == [row[2] for row in MARKED]


def test_older_versions_are_left_out_unless_asked_for(walk: Walk, site: browser.ServedSite) -> None:
    """With an index of its own: no guideline has two versions yet."""
    index = {
        "rules": JAPANESE.search.script,
        "long": [],
        "numbered": [],
        "kana": "",
        "latin": "",
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
    answers = walk.page.evaluate(
        """async (module) => {
          const index = await (await import(module)).Index.open("/own");
          const ask = async (old) => (await index.search("説明", { old })).records;
          return [index.hasOld, await ask(false), await ask(true)];
        }""",
        module_of(site, "search"),
    )
    assert answers == [True, [1], [0, 1]]
    walk.page.unroute("**/own/*.json")
