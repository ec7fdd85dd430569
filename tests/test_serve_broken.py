"""Whatever breaks while a preview runs is shown on its pages, and can be mended."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.findings.text import report
from support.languages import ENGLISH, JAPANESE
from support.preview import notice, running
from support.preview_edits import ABOUT, LONG, mend, own_templates, spoil
from support.site_files import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.site


def test_an_error_at_the_start_is_shown_until_it_is_mended(project: Path) -> None:
    spoil(project)
    with running(project) as preview:
        findings = load(project).findings
        assert preview.said["out"] == report(findings, ENGLISH) + "\n"
        assert "Errors: 1, warnings: 0." in preview.said["err"]
        assert "Aborted" not in preview.said["err"]
        for path, word in (("", "正しい形："), ("about/", "2行目"), ("en/", "Expected:"), ("/", "直し方：")):
            status, text = preview.ask(path)
            assert status == 503
            assert word in text
            assert "docs/about.ja.md" in notice(text)
        mend(project)
        assert "All is well again (0 warnings)." in preview.wait_to_say("well")
        assert "説明" in preview.wait_to_show("about/", "本文です。")
        assert notice(preview.ask("about/")[1]) == ""


def test_an_error_later_leaves_the_last_good_pages_with_a_notice(project: Path) -> None:
    with running(project) as preview:
        before, number = preview.ask("about/")[1], preview.ask("/-preview/number")[1]
        spoil(project)
        told = preview.wait_to_say("Errors: 1")
        findings = load(project).findings
        assert told.startswith(report(findings, ENGLISH))
        assert preview.ask(f"/-preview/number?after={number}")[1] != number
        for path, language, words in (("about/", JAPANESE, "2行目"), ("en/about/", ENGLISH, "line 2")):
            text = preview.ask(path)[1]
            shown = notice(text)
            assert 'role="alert"' in shown
            assert words in shown
            assert ("直し方：" if language is JAPANESE else "To mend it:") in shown
            assert text.index("<body") < text.index(shown) < text.index('class="skip"')
            assert "titel" in shown
        page = preview.ask("about/")[1]
        assert "本文です。" in page
        assert [line for line in before.splitlines() if line not in page and "data-number" not in line] == []
        assert preview.ask("nowhere/")[0] == 404
        assert notice(preview.ask("nowhere/")[1])
        # The same findings again are not said again.
        edit(project / ABOUT, "本文です。", "本文の説明です。")
        assert preview.is_silent(LONG)
        mend(project)
        assert "All is well again (1 warnings)." in preview.wait_to_say("well again")
        assert notice(preview.wait_to_show("about/", "本文の説明です。")) == ""


def template_syntax(project: Path) -> None:
    edit(project / "own/base.html", "{% block head %}", "{% blokc head %}")


def template_value(project: Path) -> None:
    edit(project / "own/base.html", '<main id="main"', '{{ nothing.at.all }}<main id="main"')


def template_gone(project: Path) -> None:
    (project / "own/partials/behind.html").unlink()


def template_turns_round(project: Path) -> None:
    edit(project / "own/base.html", '<main id="main"', '{% include "base.html" %}<main id="main"')


def template_of_another_page(project: Path) -> None:
    edit(project / "own/glossary.html", "{% block body %}", "{% block body %}{{ nothing.at.all }}")


def style_gone(project: Path) -> None:
    (project / "own/assets/styles/tokens.css").unlink()


def configuration_no_yaml(project: Path) -> None:
    edit(project / "mkdocs.yml", "site_name: ", "site_name: [")


def configuration_wrong(project: Path) -> None:
    edit(project / "mkdocs.yml", "name: material", "name: nothing")


def configuration_without_plugin(project: Path) -> None:
    edit(project / "mkdocs.yml", '  - shishin: {repository: "https://code.example/group/project"}\n', "")


def configuration_gone(project: Path) -> None:
    (project / "mkdocs.yml").unlink()


def folder_gone(project: Path) -> None:
    shutil.rmtree(project / "principles")


def source_gone(project: Path) -> None:
    (project / "docs/404.ja.md").unlink()


def source_no_text(project: Path) -> None:
    (project / ABOUT).write_bytes(b"\xff\xfe\x00")


BREAKS: dict[Callable[[Path], None], tuple[str, str]] = {
    template_syntax: ("own/base.html", "blokc"),
    template_value: ("own/base.html", "nothing"),
    template_gone: ("own/base.html", "partials/behind.html"),
    template_turns_round: ("own/", "recursion"),
    template_of_another_page: ("own/glossary.html", "nothing"),
    style_gone: ("mkdocs.yml", "tokens.css"),
    configuration_no_yaml: ("mkdocs.yml:2", "expected ',' or ']'"),
    configuration_wrong: ("mkdocs.yml", "nothing"),
    configuration_without_plugin: ("mkdocs.yml", "shishin"),
    configuration_gone: ("mkdocs.yml", "mkdocs.yml"),
    folder_gone: ("principles", "principles"),
    source_gone: ("docs/404.en.md", "language-missing"),
    source_no_text: (ABOUT, "UTF-8"),
}


def test_whatever_breaks_is_shown_and_can_be_mended(project: Path) -> None:
    own_templates(project)
    good = shutil.copytree(project, project.parent / "good")
    looked_at = 0
    with running(project) as preview:
        for spoiled, (file, word) in BREAKS.items():
            spoiled(project)
            told = preview.wait_to_say("Errors: ")
            assert f"{file}:" in told or (file.endswith("/") and file in told), spoiled.__name__
            assert word in told, told
            text = preview.ask("about/")[1]
            assert "本文です。" in text
            assert file.partition(":")[0] in notice(text)
            shutil.rmtree(project)
            shutil.copytree(good, project)
            preview.wait_to_say("well again")
            assert notice(preview.ask("about/")[1]) == ""
            looked_at += 1
    assert looked_at == 13


HOSTILE = (
    "<img src=x onerror=alert(1)>.ja.md",
    'a"onmouseover="b.ja.md',
    "\x1b[2J\x1b]0;x\x07.ja.md",
    "\u202eab.ja.md",
)


def test_hostile_names_and_texts_are_shown_as_text(project: Path) -> None:
    for name in HOSTILE:
        (project / "docs" / name).write_text("x", encoding="utf-8")
    edit(project / ABOUT, "layout: page", "layout: '</section><script>alert(1)</script>'")
    with running(project) as preview:
        for path in ("about/", "en/about/"):
            text = preview.ask(path)[1]
            assert text.count("<li>") == len(HOSTILE) + 1
            assert "<img" not in text
            assert "<script>" not in text
            assert text.count("</main>") == 1
            assert '"onmouseover' not in text
            assert "&lt;img src=x" in text
            assert "&lt;script&gt;alert(1)" in text
            assert not {"\x1b", "\x07", "\u202e", "\udcff"} & {*text}
            assert "&lt;U+202E&gt;" in text
        assert not {"\x1b", "\x07", "\u202e"} & {*preview.said["out"]}
        assert "<U+001B>[2J" in preview.said["out"]
