"""The search in a browser: numbers, near words, marks, older versions, and words cut as Python cuts them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from shishin.checks import browser
from shishin.search.numbers import code
from shishin.search.tokens import cutter
from support.languages import JAPANESE
from support.searching import ASK, module_of
from support.walk import BrowserOfWorker, Walk, walking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

CUT = cutter(JAPANESE.search)


@pytest.fixture(scope="module")
def site(real_site: Path) -> browser.ServedSite:
    return browser.ServedSite(real_site)


@pytest.fixture(scope="module")
def walk(browser_of_worker: BrowserOfWorker, site: browser.ServedSite) -> Iterator[Walk]:
    with walking(browser_of_worker.started(), site) as walk:
        yield walk


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
    nothing = ["", ""]
    index = {
        "rules": JAPANESE.search.script,
        "long": [],
        "numbered": [],
        "records": 2,
        "rows": [["説明"], "0123456789"],
        **dict.fromkeys(("heads", "texts", "long-texts"), nothing),
        "kana": [[], ""],
        "latin": [[], ""],
        "versions": [0, 0],
        "size": 1,
    }
    row = "".join(map(code, (0, 1, 8, 8)))
    walk.page.route("**/own/index.json", lambda route: route.fulfill(json=index))
    walk.page.route("**/own/lists-0123456789.json", lambda route: route.fulfill(json=[["説明"], "abcdef0123"]))
    walk.page.route("**/own/rows-abcdef0123.json", lambda route: route.fulfill(json=["0説明", row]))
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


def test_a_page_that_is_open_while_the_site_is_published_anew_finds_on(walk: Walk) -> None:
    """Its parts are gone, and the index of now has others."""
    asked: list[str] = []
    walk.page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    walk.to("search/?q=データ")
    expect(walk.page.locator(".result")).to_have_count(10)
    walk.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    walk.page.route("**/search-ja/lists-*.json", lambda route: route.fulfill(status=404), times=1)
    walk.page.locator(".search-input").last.fill("脆弱性")
    walk.page.locator(".result-title", has_text="脆弱性").first.wait_for()
    assert asked.count("index.json") == 1
    assert sum(name.startswith("rows-") for name in asked) >= 1
