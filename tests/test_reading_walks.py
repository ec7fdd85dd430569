"""Readings in a real browser: its rule is Python's, and no kanji of the site is left without one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conftest import REPOSITORY
from shishin.authoring.reading.texts import texts
from shishin.checks import browser
from shishin.content.reading import sources
from shishin.content.ruby import Reader, split
from shishin.render.made import readings_file
from support.walk import BrowserOfWorker, walking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shishin.model.library import Library
    from support.walk import Walk

pytestmark = pytest.mark.site

PIECES = """async ([module, file, lines]) => {
  const { pieces, prepare } = await import(module);
  const known = prepare(JSON.parse(file));
  return lines.map((line) => [...pieces(line, known)]);
}"""

LEFT = """async ([module, readings, pages]) => {
  const { annotate, SKIPPED } = await import(module);
  const left = [];
  let shown = 0;
  for (const page of pages) {
    // The pages' policy lets no text become a document, except as an answer.
    const document_ = await new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.responseType = "document";
      request.onload = () => resolve(request.response);
      request.open("GET", page);
      request.send();
    });
    const main = document_.querySelector("main");
    if (!main) continue;
    await annotate(main, readings);
    shown += main.querySelectorAll("ruby").length;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      // A comparison cuts words where they differ: a part of a word has no reading of its own.
      if (parentElement.closest("ins, del") || parentElement.querySelector(":scope > ins, :scope > del")) continue;
      if (/\\p{Script=Han}/u.test(data) && !parentElement.closest(SKIPPED)) left.push(`${page}: ${data.trim()}`);
    }
  }
  return { left, shown };
}"""


MARKED = """async ([module, readings, marked]) => {
  const { annotate, restore } = await import(module);
  const shown = marked.map((parts) => {
    const paragraph = document.createElement("p");
    for (const part of parts) {
      const mark = document.createElement("strong");
      mark.textContent = part;
      paragraph.append(mark);
    }
    document.querySelector("main").append(paragraph);
    return paragraph;
  });
  for (const each of shown) await annotate(each, readings);
  const read = shown.map((each) => each.textContent);
  for (const each of shown) restore(each);
  return [read, shown.map((each) => each.textContent)];
}"""


@pytest.fixture(scope="module")
def site(real_site: Path) -> browser.ServedSite:
    return browser.ServedSite(real_site)


@pytest.fixture(scope="module")
def walk(browser_of_worker: BrowserOfWorker, site: browser.ServedSite) -> Iterator[Walk]:
    with walking(browser_of_worker.started(), site) as opened:
        yield opened


def module_of(site: browser.ServedSite) -> str:
    """Give the module's address, whose name holds a digest."""
    return f"{site.base}assets/{next((site.folder / 'assets').glob('furigana.*.js')).name}"


def test_the_browser_reads_as_python_does(site: browser.ServedSite, walk: Walk, library: Library) -> None:
    reader = Reader(library.readings)
    lines = sorted({line for text in texts(sources.read(REPOSITORY, [])) for _number, line in text.lines})
    lines += ["𠮷分", "1𠮷人", "a高", "高", "表", "高\n", "、高か", "10分か", "1.1人"]
    assert len(lines) > 3_000
    file = readings_file(library).decode()
    cut = walk.to("").evaluate(PIECES, [module_of(site), file, lines])
    for line, pieces in zip(lines, cut, strict=True):
        expected: list[str | list[list[str]]] = []
        end = 0
        for word in (word for word in reader.words_in(line) if word.reading):
            shared = split(word.text, word.reading)
            assert shared is not None
            expected += [line[end : word.at]] if word.at > end else []
            expected.append([list(piece) for piece in shared])
            end = word.end
        assert pieces == [*expected, *([line[end:]] if end < len(line) else [])], line


def test_no_kanji_of_the_site_is_without_a_reading(site: browser.ServedSite, walk: Walk, real_site: Path) -> None:
    pages = sorted(path.relative_to(real_site).as_posix() for path in real_site.rglob("*.html"))
    japanese = [f"{site.base}{page}" for page in pages if not page.startswith("en/")]
    readings = f"{site.base}assets/{next((real_site / 'assets').glob('readings.*.json')).name}"
    unread = walk.to("").evaluate(LEFT, [module_of(site), readings, japanese])
    assert len(japanese) > 50
    assert unread["shown"] > 10_000
    assert json.dumps(unread["left"], ensure_ascii=False) == "[]"


def test_what_stands_beyond_a_mark_decides_readings_too(site: browser.ServedSite, walk: Walk, real_site: Path) -> None:
    readings = f"{site.base}assets/{next((real_site / 'assets').glob('readings.*.json')).name}"
    marked = [
        *(["10", "分", "かかる"], ["表", "す"], ["表", "の"], ["2", "人"], ["12", "人"], ["少", "なく"], ["公", "表"]),
        *(["年", "から"], ["表", "𠮷"], ["取", "り残", "す"]),
    ]
    read, restored = walk.to("").evaluate(MARKED, [module_of(site), readings, marked])
    assert read == [
        *(
            "10分（ぷん）かかる",
            "表（あらわ）す",
            "表（ひょう）の",
            "2人（り）",
            "12人（にん）",
            "少（すく）なく",
            "公表",
        ),
        *("年（とし）から", "表𠮷", "取（と）り残（のこ）す"),
    ]
    assert restored == ["".join(parts) for parts in marked]
