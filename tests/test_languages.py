"""A language is a folder of data: an edition in a further language, in one language only, and one from English."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from shishin.checks import browser
from shishin.checks.audit import check_files
from shishin.cli import main
from shishin.content.load import load
from shishin.content.reading.edition import VALUE_WORDS, edition_languages, read_edition
from shishin.languages.complete import problems, reference
from shishin.languages.reader import known_codes, languages
from shishin.languages.tables import NAMES, Tables, read_tables
from shishin.pages.context import contexts
from shishin.pages.site import build_site
from shishin.search.index import ENTRY, index_files
from shishin.search.records import records
from shishin.search.words import SearchWords
from shishin.website.build import build
from support.editions import INVENTED, add_language, invent, write_from, write_language
from support.walk import walking

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SITE_URL = "https://sample.example/base/"
BASE = "/base/"


def test_a_language_is_added_by_a_folder_and_its_texts(project: Path) -> None:
    add_language(project)
    loaded = load(project)
    assert [(each.file, each.line, each.code) for each in loaded.findings] == []
    library = loaded.library
    assert library is not None
    assert library.languages.codes == ("ja", "en", INVENTED)
    pages = build_site(library).pages
    by_language = {
        code: [page for page in pages.values() if page.head.language.code == code] for code in library.languages.codes
    }
    assert len(by_language[INVENTED]) == len(by_language["en"]) == len(by_language["ja"]) > 25
    assert all(page.head.url.startswith(f"{INVENTED}/") for page in by_language[INVENTED])
    assert {len(page.head.alternates) for page in pages.values()} == {3}
    context = contexts(library)[INVENTED]
    found = {record.title for record in records(context)}
    assert {invent("Principle one"), invent("About")} & found
    assert ENTRY in dict(index_files(records(context), SearchWords(library, context.language)))


def test_each_wrong_word_of_a_language_is_named_with_its_file_and_key(project: Path) -> None:
    write_language(project / "languages" / INVENTED)
    assert [problems(read_tables(code, project)) for code in known_codes(project)] == [(), (), ()]
    interface = project / "languages" / INVENTED / "interface.toml"
    text = interface.read_text(encoding="utf-8")
    interface.write_text(text.replace("skip = ", "skipp = "), encoding="utf-8")
    (project / "languages" / INVENTED / "wording.toml").unlink()
    found = [(each.file, each.code, dict(each.values)) for each in load(project).findings]
    wording = [key for key in reference() if key[0] == "wording"]
    assert len(found) == 2 + len(wording)
    assert {file for file, code, _ in found if code == "language-words-missing"} == {
        f"languages/{INVENTED}/interface.toml",
        f"languages/{INVENTED}/wording.toml",
    }
    assert next(row for _, code, row in found if code == "language-words-unknown")["near"] == "skip"


def test_a_project_may_change_words_of_the_program(project: Path) -> None:
    (project / "languages/en").mkdir(parents=True)
    (project / "languages/en/interface.toml").write_text('skip = "Skip this"\n', encoding="utf-8")
    library = load(project).library
    assert library is not None
    english = library.languages.of("en")
    assert english.interface["skip"] == "Skip this"
    assert english.interface["menu"]["button"] == "Menu"


def test_values_of_closed_forms_need_words() -> None:
    needed = ("interface", "levels", "must-not")
    for code in known_codes():
        assert problems(Tables(code)) == ()
        (problem,) = problems(Tables(code), (needed,))
        assert (problem.code, dict(problem.values)["key"]) == ("language-words-missing", "levels.must-not")


def test_the_word_for_a_value_of_a_closed_form_cannot_be_taken_away(project: Path, repository: Path) -> None:
    assert len(VALUE_WORDS) >= 30
    assert read_edition(project).findings == ()
    shutil.copytree(repository / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for code in ("ja", "en"):
        path = project / f"scripts/shishin/languages/{code}/interface.toml"
        text, count = re.subn(r"(?m)^retire = .*\n", "", path.read_text(encoding="utf-8"))
        assert count == 2  # the phase's name and what is done in it
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "shishin", "--root", str(project), "--format", "json", "check"]
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts")}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("language-words-missing") == 2
    assert done.stdout.count("phases.retire") >= 2


@pytest.mark.parametrize("text", ["", "name = 5", "code = ["])
def test_a_language_without_words_gives_findings_whatever_is_asked_for(project: Path, text: str) -> None:
    folder = project / "languages" / INVENTED
    folder.mkdir(parents=True)
    if text:
        (folder / "language.toml").write_text(text, encoding="utf-8")
    publication = project / "principles/publication.yml"
    lines = publication.read_text(encoding="utf-8").replace("[ja, en]", f"[ja, en, {INVENTED}]", 1)
    publication.write_text(lines, encoding="utf-8")
    assert edition_languages(project).codes == ("ja", "en")
    for arguments in (["check"], ["build"], ["schema"], ["translated", "docs/about/index.en.md"], ["audit"]):
        done = CliRunner().invoke(main, ["--root", str(project), "--lang", "en", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), arguments
        if arguments in (["check"], ["build"]):
            assert done.exit_code == 1
            assert "[language-" in done.output


HOSTILE = {
    "an attribute": ("interface", 'skip = "{counts.striptags}"', "language-words-places"),
    "an index": ("interface", '[guideline]\nmatrix = "{counts[0]}"', "language-words-places"),
    "a width": ("interface", '[moved]\ntitle = "{address:>300000000}"', "language-words-places"),
    "half a brace": ("interface", 'skip = "{"', "language-words-places"),
    "another kind in a list": ("wording", '[requirement]\nmust = ["a", 1]', "language-words-type"),
    "a list for a text": ("language", "name = []", "language-words-type"),
    "a list for a number": ("language", "[lengths]\ndescription = []", "language-words-type"),
    "a number word that is no pattern": ("running-text", '[numbers]\ncardinals = ["("]', "language-pattern"),
    "a range that is none": ("running-text", '[numbers]\ngoes_on = "z-a"', "language-pattern"),
    "a replacement alone": ("search", '[stem]\nplurals = [["x"]]', "language-pattern"),
    "a replacement of no pattern": ("search", '[stem]\nplurals = [["(", ""]]', "language-pattern"),
    "a pattern that takes nothing out": (
        "running-text",
        '[slides]\npatterns = ["[Ss]lide {number}"]',
        "language-pattern",
    ),
    "too deep": ("interface", "x = " + "[\n" * 4_000, "language-file"),
    "too long a line": ("interface", "a." * 3_000 + "a = 1", "language-file"),
    "too many lines": ("interface", "#\n" * 6_000, "language-file"),
}


@pytest.mark.parametrize(("name", "text", "code"), HOSTILE.values(), ids=HOSTILE)
def test_words_of_a_project_are_no_way_in(project: Path, name: str, text: str, code: str) -> None:
    folder = project / "languages/en"
    folder.mkdir(parents=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    findings = load(project).findings
    assert {finding.code for finding in findings} == {code}, findings
    assert {finding.file for finding in findings} == {f"languages/en/{name}.toml"}


def test_a_file_of_words_is_no_link_and_a_stray_folder_no_language(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text('key = "secret"', encoding="utf-8")
    (project / "languages/.idea").mkdir(parents=True)
    (project / "languages/Old words").mkdir()
    assert load(project).findings == ()
    (project / "languages/en").mkdir()
    (project / "languages/en/interface.toml").symlink_to(secret)
    (finding,) = load(project).findings
    assert finding.code == "language-file"
    assert "secret" not in str(finding.values)


def test_every_file_of_a_language_is_looked_at() -> None:
    assert {key[0] for key in reference()} == set(NAMES)
    assert len(languages(known_codes()).all) == 2


@pytest.mark.parametrize("code", ["ja", "en"])
def test_an_edition_in_one_language_has_no_switch(project: Path, code: str) -> None:
    write_from(project, [code])
    loaded = load(project)
    assert [(each.file, each.line, each.code) for each in loaded.findings] == []
    assert loaded.library is not None
    assert [language.prefix for language in loaded.library.languages] == [""]
    pages = build_site(loaded.library).pages
    assert len(pages) > 25
    assert {page.head.alternates for page in pages.values()} == {()}
    assert {page.head.original_title for page in pages.values()} == {""}


@pytest.mark.site
@pytest.mark.parametrize("code", ["ja", "en"])
def test_a_site_in_one_language_names_no_other(project: Path, code: str) -> None:
    write_from(project, [code])
    site = project / "site"
    build(project, site)
    pages, findings = check_files(site, SITE_URL, edition_languages(project))
    assert findings == []
    assert len(pages) > 25
    texts = [path.read_text(encoding="utf-8") for path in [*site.rglob("*.html"), site / "sitemap.xml"]]
    assert not any("hreflang" in text or 'class="languages"' in text for text in texts)
    assert all(f'<html lang="{code}"' in text for text in texts[:-1])
    assert not any((site / other).exists() for other in ("ja", "en"))


@pytest.mark.site
def test_a_site_from_english_has_its_translation_in_japanese(project: Path) -> None:
    write_from(project, ["en", "ja"])
    site = project / "site"
    build(project, site)
    pages, findings = check_files(site, SITE_URL, edition_languages(project))
    assert findings == []
    by_url = {page.url: page for page in pages}
    assert by_url[""].all("html")[0].attrs["lang"] == "en"
    assert by_url["ja/"].all("html")[0].attrs["lang"] == "ja"
    assert sum(url.startswith("ja/") for url in by_url) > 25
    assert "English" in by_url["about/"].text(".about-page")
    assert "英語" in by_url["ja/about/"].text(".about-page")
    assert 'hreflang="x-default" href="https://sample.example/base/about/"' in by_url["ja/about/"].html


@pytest.mark.site
def test_a_site_in_three_languages_is_built_searched_and_checked(project: Path, chromium: Browser) -> None:
    add_language(project)
    site = project / "site"
    build(project, site)
    pages, findings = check_files(site, SITE_URL, edition_languages(project))
    assert findings == []
    assert sum(page.url.startswith(f"{INVENTED}/") for page in pages) > 25
    home = next(page for page in pages if page.url == f"{INVENTED}/")
    assert [link.attrs["hreflang"] for link in home.all(".languages a")] == ["ja", "en"]
    with walking(chromium, browser.ServedSite(site, BASE)) as walk:
        walk.to(f"{INVENTED}/search/?q={quote(invent('principle seven'))}")
        walk.page.wait_for_selector(".result")
        first = walk.page.locator(".result a").first
        assert str(first.get_attribute("href", timeout=5000)).endswith(f"{INVENTED}/principles/seven/")
